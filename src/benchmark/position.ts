import type { Polarity } from "./polarity.ts";

/** Where an area stands against its benchmark: `in-line` means no evidence of a difference. @since 0.1.0 */
export type BenchmarkPosition = "higher" | "in-line" | "lower";

/** A position read with the polarity of the indicator; `not-judged` where the polarity is neutral. @since 0.1.0 */
export type BenchmarkPerformance = "better" | "similar" | "worse" | "not-judged";

/** The position read with the polarity. */
export function performanceOf(position: BenchmarkPosition, polarity: Polarity): BenchmarkPerformance {
	if (polarity === "neutral") return "not-judged";
	if (position === "in-line") return "similar";
	return (position === "higher") === (polarity === "higher-is-better") ? "better" : "worse";
}

/** The position of the point `value` against the limits; a point on a limit is inside. */
export function positionOf(value: number, lower: number, upper: number): BenchmarkPosition {
	if (value > upper) return "higher";
	return value < lower ? "lower" : "in-line";
}
