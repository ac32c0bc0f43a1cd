import { isSignificant } from "../internal/significant.ts";
import { amountOf, reaches } from "./change-threshold.ts";
import type { ComparedDirection, DirectionReason } from "./direction-answer.ts";
import type { ResolvedDirection } from "./direction-options.ts";
import type { Evidence } from "./evidence.ts";

/** Fewer cases than this in both windows together are never called a change: no split of 4 has a p-value of 5%. */
const FEWEST = 5;

/** A window with fewer cases than this is marked. */
const SMALL = 10;

type Outcome = Pick<ComparedDirection, "material" | "similarBecause" | "reasons">;

type Verdict = Outcome &
	Pick<
		ComparedDirection,
		| "direction"
		| "performance"
		| "degree"
		| "significantly"
		| "similarityShown"
		| "tooFewToCall"
		| "smallCounts"
	>;

/**
 * The direction with its reasons: by evidence first, by size second. `at` gathers the evidence again at another
 * level of confidence, to see whether similarity is shown.
 */
export function verdictOf(evidence: Evidence, previous: number, settings: ResolvedDirection): Verdict {
	const { comparison, change, total, smallest } = evidence;
	const outcome = outcomeOf(evidence, previous, settings);
	const tooFewToCall = total === null ? null : isTooFew(total);
	const smallCounts = smallest === null ? null : smallest < SMALL;
	const similarBecause = tooFewToCall ? "too-few" : outcome.similarBecause;
	const direction = similarBecause !== null ? "similar" : change.absolute > 0 ? "up" : "down";
	const reasons: DirectionReason[] = [...outcome.reasons, ...comparison.reasons];
	if (smallest !== null && smallCounts) reasons.push({ code: "small-counts", smallest });
	if (total !== null && tooFewToCall) reasons.unshift({ code: "too-few", total });
	return {
		direction,
		performance: performanceOf(direction, settings.polarity),
		degree: direction === "similar" ? null : degreeOf(change.percent),
		significantly: comparison.pValue === null ? null : isSignificant(comparison.pValue, 0.998),
		material: outcome.material,
		similarBecause,
		similarityShown: direction === "similar" && isShown(evidence, previous, settings),
		tooFewToCall,
		smallCounts,
		reasons,
	};
}

/** Whether so few cases in both windows together are never called a change. */
export const isTooFew = (total: number) => total < FEWEST;

/** Whether a change of this size counts, whatever the evidence. */
export const isMaterial = (size: number, minimum: number) => size > 0 && reaches(size, minimum);

/** What test and size, or the tolerance, say whatever the number of cases. */
function outcomeOf(
	{ comparison, change }: Evidence,
	previous: number,
	{ minimumChange }: ResolvedDirection,
): Outcome {
	const { pValue, confidence } = comparison;
	if (pValue === null || confidence === null) {
		const within = comparison.kind === "values" && comparison.withinTolerance === true;
		const tolerance = comparison.kind === "values" ? comparison.tolerance : null;
		const amount = tolerance === null ? 0 : amountOf(tolerance, previous);
		const code = within ? "within-tolerance" : "outside-tolerance";
		return {
			material: null,
			similarBecause: within ? "within-tolerance" : null,
			reasons: [{ code, change: change.absolute, tolerance: amount }],
		};
	}
	const minimum = minimumChange === null ? 0 : amountOf(minimumChange, previous);
	const size = Math.abs(change.absolute);
	const material = isMaterial(size, minimum);
	const significant = isSignificant(pValue, confidence);
	const tested = { code: significant ? "significant" : "not-significant", pValue, confidence } as const;
	const immaterial = { code: "immaterial", change: change.absolute, minimum } as const;
	if (significant)
		return {
			material,
			similarBecause: material ? null : "immaterial",
			reasons: material ? [tested] : [immaterial, tested],
		};
	return { material, similarBecause: "not-significant", reasons: material ? [tested] : [tested, immaterial] };
}

/** Whether the 90% interval lies inside the band. It is not computed where the change itself lies outside. */
function isShown(
	{ change, limitsAt }: Evidence,
	previous: number,
	{ similarBand }: ResolvedDirection,
): boolean {
	if (similarBand === null || change.intervals.length === 0) return false;
	const band = amountOf(similarBand, previous);
	if (Math.abs(change.absolute) > band) return false;
	const { lower, upper } = limitsAt(0.9);
	const unit = change.scale === "percent" ? previous / 100 : 1;
	return lower !== null && upper !== null && lower * unit >= -band && upper * unit <= band;
}

/** The direction read with the polarity. */
function performanceOf(
	direction: Verdict["direction"],
	polarity: ResolvedDirection["polarity"],
): Verdict["performance"] {
	if (polarity === "neutral") return "not-judged";
	if (direction === "similar") return "stable";
	return (direction === "up") === (polarity === "higher-is-better") ? "improving" : "worsening";
}

/** A word for the size of a change in per cent. */
function degreeOf(percent: number | null): Verdict["degree"] {
	if (percent === null) return null;
	const size = Math.abs(percent);
	return reaches(size, 20) ? "substantially" : reaches(size, 5) ? "moderately" : "slightly";
}
