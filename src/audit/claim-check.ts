import type { NotComparedReason } from "../benchmark/benchmark-comparison.ts";
import type { DirectionRefusal } from "../direction/direction-answer.ts";
import type { NotCheckableCode } from "../published/not-checkable.ts";
import type { Rounding } from "../published/rounding.ts";
import type { LevellingReason } from "../trend/levelling-reason.ts";
import type { Claim } from "./claim.ts";

/**
 * What a check says of a claim. `holds`: it is true for every count, or value, that prints so. `contradicted`: for none.
 * `depends`: for some. `not-checkable`: the report does not print enough to say. Counts that cannot be judged make no claim
 * true: beside counts that do, it depends; where the others do not, it is contradicted.
 *
 * @since 0.1.0
 */
export type Verdict = "holds" | "contradicted" | "depends" | "not-checkable";

/** All of them. */
export const verdicts: readonly Verdict[] = ["holds", "contradicted", "depends", "not-checkable"];

/**
 * A printed figure that stands in the way of a check. `no-counts`: no whole count prints so, or none that goes with the
 * other figures. `negative-value`: a change is not judged to or from a figure below 0. `too-many-counts`: more series than
 * are judged one by one.
 *
 * @since 0.1.0
 */
export interface ClaimProblem {
	/** Why. */
	readonly code: NotCheckableCode | "no-counts" | "negative-value" | "too-many-counts";
	/** Which figure, by its name in the claim. */
	readonly figure: string;
	/** The figure as it is printed. */
	readonly text: string;
}

/** A population that cannot have been the one, because no counts go with it and the figures. @since 0.1.0 */
export interface ClaimLeftOut extends ClaimProblem {
	/** The population; null for a figure without counts. */
	readonly population: number | null;
}

/** A judgement that cannot be made of what is printed, whatever the counts. @since 0.1.0 */
export interface ClaimRefusal {
	/** Names the reason. */
	readonly code: "not-comparable";
	/** What stands against the judgement. */
	readonly reasons: readonly (DirectionRefusal | NotComparedReason | LevellingReason)[];
}

/** One side of a pair of figures that print so. @since 0.1.0 */
export interface PossibleFigure {
	/** The count; null for a figure without counts. */
	readonly count: number | null;
	/** What it is divided by; null for a figure without counts. */
	readonly population: number | null;
	/** The rate, proportion or figure, in the unit in which it is printed. */
	readonly value: number;
}

/** Figures that print as the report does, with what is to be said of them. @since 0.1.0 */
export interface ClaimExample {
	/** What the judgement says: `up`, `in-line`, `levelling`; for a percentage change `below`, `as-printed` or `above`. */
	readonly answer: string;
	/** The figures in the order of the claim: current and previous, area and benchmark, or the series. */
	readonly figures: readonly PossibleFigure[];
	/** The change in per cent, or the distance from the benchmark; null where there is none. */
	readonly percent: number | null;
	/** The p-value of the judgement; null where it has none. */
	readonly pValue: number | null;
}

/**
 * How many counts, or pairs of them, print so for one choice of populations. Where a change in per cent ties the counts to
 * each other, or one is part of the other, `counts` is the box around them, not all of which goes together.
 *
 * @since 0.1.0
 */
export interface ClaimRange {
	/** The smallest and the largest count of each figure, with its population; null for a figure without counts. */
	readonly counts: readonly ({
		/** The smallest. */
		readonly min: number;
		/** The largest. */
		readonly max: number;
		/** What it is divided by. */
		readonly population: number;
	} | null)[];
	/**
	 * How many combinations there are, for an area within its group those of the box. Null for figures without counts, beyond
	 * 2^53, and for a printed previous figure beside a printed change, of which they are not counted.
	 */
	readonly combinations: number | null;
}

/** How far a verdict reaches: the nearest printed figures with which it would be another. @since 0.1.0 */
export interface ClaimReach {
	/** Which figure, by its name in the claim. */
	readonly figure: string;
	/** The nearest smaller figure with another verdict; null where there is none. */
	readonly below: string | null;
	/** The nearest larger figure with another verdict; null where there is none. */
	readonly above: string | null;
	/**
	 * Whether the figure can be moved alone. False where nothing near it goes with the other figures, so that nothing can be
	 * said of how far the verdict reaches.
	 */
	readonly free: boolean;
}

/** What every check of a claim holds. @since 0.1.0 */
export interface ClaimSettings {
	/** What the record is. */
	readonly kind: "claim-check";
	/** What was claimed. */
	readonly judgement: Claim["judgement"];
	/** The answers that would make it true. */
	readonly says: readonly string[];
	/** The rounding that was allowed for. */
	readonly rounding: Rounding;
}

/** A claim that was checked over every count that prints so. @since 0.1.0 */
export interface CheckedClaim extends ClaimSettings {
	/** The verdict. */
	readonly status: Exclude<Verdict, "not-checkable">;
	/** Every answer that some figures have, one example of each. */
	readonly answers: readonly ClaimExample[];
	/** Figures with which it is true; of those looked at the ones that come closest to another answer. Null where it is contradicted. */
	readonly for: ClaimExample | null;
	/** Figures with which it is not true. Null where it holds, and where it depends on counts that cannot be judged. */
	readonly against: ClaimExample | null;
	/** Why some counts cannot be judged; null where all can. */
	readonly unjudged: ClaimRefusal | null;
	/** What was checked, one for each choice of populations. */
	readonly over: readonly ClaimRange[];
	/** The populations that cannot have been the ones, of several that were given. */
	readonly leftOut: readonly ClaimLeftOut[];
	/**
	 * False when no printed figure within reach would have had another verdict, so that this one says nothing, or when none
	 * can be moved alone.
	 */
	readonly testable: boolean;
	/** How far the verdict reaches, one for each figure; empty where it depends on the counts. */
	readonly reach: readonly ClaimReach[];
}

/** A claim that cannot be checked, and why. @since 0.1.0 */
export interface UncheckedClaim extends ClaimSettings {
	/** Says that nothing can be said. */
	readonly status: "not-checkable";
	/** Everything that stands in the way. */
	readonly reasons: readonly (ClaimProblem | ClaimRefusal)[];
}

/** Answer of `checkClaim`: narrow it by `status`. @since 0.1.0 */
export type ClaimCheck = CheckedClaim | UncheckedClaim;
