import { binomialLimits } from "../estimate/binomial-interval.ts";
import type { ConfidenceInterval } from "../estimate/confidence-interval.ts";
import { poissonLimits } from "../estimate/poisson-interval.ts";
import type { UsableCounts } from "./area-count.ts";

/**
 * The exact interval of a rate (Garwood 1936) or of a proportion (Clopper and Pearson 1934): the benchmarks that the
 * exact test of the count does not reject.
 */
export function exactInterval(
	family: "rate" | "proportion",
	{ count, exposure }: UsableCounts,
	per: number,
	confidence: number,
): ConfidenceInterval {
	const limits =
		family === "rate"
			? poissonLimits("", count, "exact")
			: binomialLimits("", count, exposure, "clopper-pearson");
	const scale = family === "rate" ? exposure : 1;
	const [lower, upper] = limits((1 - confidence) / 2);
	return { confidence, lower: (lower * per) / scale, upper: (upper * per) / scale };
}
