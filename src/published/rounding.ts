import { checkMember, checkRecord } from "../internal/check.ts";

/**
 * What happens to a value between two printable ones, by its ECMA-402 name.
 *
 * To the nearer one, and a tie away from zero (`halfExpand`), to the even last digit (`halfEven`), up (`halfCeil`),
 * down (`halfFloor`) or towards zero (`halfTrunc`); or always towards zero (`trunc`), down (`floor`), up (`ceil`) or
 * away from zero (`expand`).
 *
 * @since 0.1.0
 */
export type RoundingMode =
	| "halfExpand"
	| "halfEven"
	| "halfCeil"
	| "halfFloor"
	| "halfTrunc"
	| "trunc"
	| "floor"
	| "ceil"
	| "expand";

/**
 * How a printed figure was rounded, as far as is known. `nearest`: to the nearer value, with the rule for ties unknown.
 * It allows what any of the five half rules allows, so it never accuses a publisher over a tie.
 *
 * @since 0.1.0
 */
export type Rounding = RoundingMode | "nearest";

/**
 * What every check of a printed figure can be told.
 *
 * @since 0.1.0
 */
export interface RoundingOptions {
	/** How the figures were rounded. Default `nearest`. */
	readonly rounding?: Rounding;
}

/** Their names. */
export const roundingOptions: readonly (keyof RoundingOptions)[] = ["rounding"];

/** The nine modes, the five half modes first. */
export const roundingModes: readonly RoundingMode[] = [
	"halfExpand",
	"halfEven",
	"halfCeil",
	"halfFloor",
	"halfTrunc",
	"trunc",
	"floor",
	"ceil",
	"expand",
];

/** The rounding that was asked for, `nearest` where none was. */
export function checkRounding(doing: string, options: RoundingOptions): Rounding {
	checkRecord(doing, "options", options);
	return checkMember<Rounding>(doing, "rounding", options.rounding ?? "nearest", [
		"nearest",
		...roundingModes,
	]);
}
