import type { CheckSharesOptions } from "../published/check-shares.ts";
import type { Additivity } from "../published/check-total.ts";
import type { PrintedOrder } from "../published/compare-as-printed.ts";
import type { Computed } from "../published/computed.ts";
import type { PopulationRange } from "../published/count-range.ts";
import type { Figure } from "../published/figure.ts";
import type { RoundingOptions } from "../published/rounding.ts";
import type { Claim } from "./claim.ts";
import type { Verdict } from "./claim-check.ts";

/** A figure and what it was computed from: checked by `reproduces`. @since 0.1.0 */
export interface ComputedCheck {
	/** Names the check. */
	readonly kind: "computed";
	/** The figure as it is printed. */
	readonly printed: Figure;
	/** What was computed, in the unit of the figure. */
	readonly computed: Computed;
	/** Other populations that may have been used in place of the denominator. */
	readonly otherPopulations?: readonly number[];
}

/** A rate or a percentage and the population of which the counts are not printed: `consistentCounts`. @since 0.1.0 */
export interface CountsCheck {
	/** Names the check. */
	readonly kind: "counts";
	/** The rate or percentage as it is printed. */
	readonly printed: Figure;
	/** What the counts are divided by. */
	readonly population: number | PopulationRange;
	/** What the rate is per. Default as for `consistentCounts`. */
	readonly multiplier?: number;
	/** The largest count that can be. */
	readonly max?: number;
}

/** Two figures and their change in per cent: `checkPercentChange`. @since 0.1.0 */
export interface PercentChangeOfFigures {
	/** Names the check. */
	readonly kind: "percent-change";
	/** The current figure as it is printed. */
	readonly current: Figure;
	/** The previous figure as it is printed. */
	readonly previous: Figure;
	/** The change as it is printed. */
	readonly change: Figure;
}

/** Two figures and their difference: `checkDifference`. @since 0.1.0 */
export interface DifferenceOfFigures {
	/** Names the check. */
	readonly kind: "difference";
	/** The current figure as it is printed. */
	readonly current: Figure;
	/** The previous figure as it is printed. */
	readonly previous: Figure;
	/** The difference as it is printed. */
	readonly difference: Figure;
}

/**
 * A difference and the same in per cent, of a previous figure that is not printed: `impliedBase`. Beside the current
 * figure what both imply must agree. @since 0.1.0
 */
export interface ImpliedCheck {
	/** Names the check. */
	readonly kind: "implied";
	/** The difference as it is printed. */
	readonly difference: Figure;
	/** The change in per cent as it is printed. */
	readonly change: Figure;
	/** The current figure as it is printed, where it is. */
	readonly current?: Figure;
}

/** Parts and their total: `checkTotal`. @since 0.1.0 */
export interface TotalOfParts {
	/** Names the check. */
	readonly kind: "total";
	/** The parts as they are printed. */
	readonly parts: readonly Figure[];
	/** The total as it is printed. */
	readonly total: Figure;
	/** What it was added up from. Default `from-unrounded`. */
	readonly additivity?: Additivity;
}

/** Shares of one whole: `checkShares`. @since 0.1.0 */
export interface SharesOfWhole extends Pick<CheckSharesOptions, "structure"> {
	/** Names the check. */
	readonly kind: "shares";
	/** The shares as they are printed. */
	readonly parts: readonly Figure[];
	/** The whole. Default 100. */
	readonly whole?: number;
}

/** A rate and its change, which whole counts must both have: `checkRateAndChange`. @since 0.1.0 */
export interface RateAndChangeOfCounts {
	/** Names the check. */
	readonly kind: "rate-and-change";
	/** The current rate as it is printed. */
	readonly rate: Figure;
	/** Its change in per cent as it is printed. */
	readonly change: Figure;
	/** What the current count is divided by. */
	readonly population: number;
	/** What the previous count is divided by. Default `population`. */
	readonly previousPopulation?: number;
	/** What changed by so much per cent. Default `rate`. */
	readonly basis?: "rate" | "count";
}

/** Two figures, of which one is said to be higher, lower or the same: `compareAsPrinted`. @since 0.1.0 */
export interface OrderOfFigures {
	/** Names the check. */
	readonly kind: "order";
	/** The figure as it is printed. */
	readonly figure: Figure;
	/** The figure that it is set beside. */
	readonly reference: Figure;
	/** What is claimed of the first. */
	readonly says: PrintedOrder;
}

/** A judgement over every count that prints so: `checkClaim`. @since 0.1.0 */
export interface JudgedClaim {
	/** Names the check. */
	readonly kind: "judgement";
	/** What is claimed, with its figures. */
	readonly claim: Claim;
}

/** A claim that is true only if each of some other claims is. @since 0.1.0 */
export interface EveryClaim {
	/** Names the check. */
	readonly kind: "every";
	/** The `id` of each of them. */
	readonly of: readonly string[];
	/** What it also says and nothing printed can show; then it cannot hold. */
	readonly alsoSays?: string;
}

/** A claim of which too little is printed. @since 0.1.0 */
export interface UnprintedClaim {
	/** Names the check. */
	readonly kind: "not-printed";
	/** What is missing, as a sentence. */
	readonly because: string;
}

/** What is checked of a claim. Plain data. @since 0.1.0 */
export type PublishedCheck = (
	| ComputedCheck
	| CountsCheck
	| PercentChangeOfFigures
	| DifferenceOfFigures
	| ImpliedCheck
	| TotalOfParts
	| SharesOfWhole
	| RateAndChangeOfCounts
	| OrderOfFigures
	| JudgedClaim
	| EveryClaim
	| UnprintedClaim
) &
	RoundingOptions;

/** A claim of a report, as `auditPublished` takes it. Plain data, so that a report's claims can be kept as JSON. @since 0.1.0 */
export interface PublishedClaim {
	/** What it is called; no two claims of a report have the same. */
	readonly id: string;
	/** Its words, as they are printed. */
	readonly text?: string;
	/** What is checked. */
	readonly check: PublishedCheck;
	/** The verdict that is known, so that a pipeline fails when it is another. */
	readonly expected?: Verdict;
}
