import type { ParseCode } from "./parsed-figure.ts";

/**
 * Why a figure cannot be checked.
 *
 * `marker`, `blank` and the codes of `parsePublished`: it is no value. `units-differ`: it is in another unit than the
 * others. `never-printed`: no value is printed so under the rounding (nought with a minus sign, for one that rounds
 * down). `zero-base`, `negative-base`: nothing can be a percentage of it. `whole-lost`: a fall of 100% or more says
 * nothing of what was before. `no-change`: nor does a change of 0. `signs-differ`: one goes up and the other down.
 * `unbounded`: it has no upper end where one is needed. `too-large`: it asks for counts
 * beyond 2^53.
 *
 * @since 0.1.0
 */
export type NotCheckableCode =
	| "marker"
	| "blank"
	| ParseCode
	| "units-differ"
	| "never-printed"
	| "zero-base"
	| "negative-base"
	| "whole-lost"
	| "no-change"
	| "signs-differ"
	| "unbounded"
	| "too-large";

/**
 * One figure that stands in the way of a check.
 *
 * @since 0.1.0
 */
export interface NotCheckableReason {
	/** Why. */
	readonly code: NotCheckableCode;
	/** Which figure, by the name of the argument: `current`, `parts[2]`. */
	readonly figure: string;
	/** The figure as it is printed. */
	readonly text: string;
}

/**
 * The answer where what is printed cannot be checked. A fact about the figures, not an error.
 *
 * @since 0.1.0
 */
export interface NotCheckable {
	/** Says that nothing can be said. */
	readonly status: "not-checkable";
	/** Every figure that stands in the way, in the order of the arguments. */
	readonly reasons: readonly NotCheckableReason[];
}

/** The answer with one reason. */
export function notCheckable(code: NotCheckableCode, figure: string, text: string): NotCheckable {
	return { status: "not-checkable", reasons: [{ code, figure, text }] };
}
