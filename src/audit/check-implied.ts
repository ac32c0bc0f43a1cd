import { compare, divide, type Fraction, multiply, negate, subtract } from "../internal/exact.ts";
import {
	addBounds,
	type Bounds,
	divideBounds,
	negateBounds,
	notNegative,
	scaleBounds,
	showBounds,
	zero,
} from "../published/bounds.ts";
import { holds, isSizeOfFall, meets } from "../published/change.ts";
import { type Explanation, explain, noFault, type Severity } from "../published/explanation.ts";
import { boundsOf, readFigures, unitsDiffer } from "../published/figure.ts";
import { impliedBase } from "../published/implied-base.ts";
import { powerAgainstMisprints } from "../published/misprints.ts";
import { type NotCheckable, notCheckable } from "../published/not-checkable.ts";
import { checkRounding, type Rounding, type RoundingOptions } from "../published/rounding.ts";
import { intervalText } from "./figure-text.ts";
import type { ImpliedCheck } from "./published-claim.ts";

/** What a difference and its per cent imply, beside the current figure. */
interface ImpliedFit {
	readonly status: "consistent" | "inconsistent";
	readonly severity: Severity | null;
	readonly explanations: readonly Explanation[];
	readonly testable: boolean;
	readonly power: number | null;
	readonly reason: string;
}

/**
 * Whether a difference and the same in per cent go with the current figure: with the difference d and the current
 * figure c the change is 100 d / (c - d), or of that size where it is printed as one beside a fall. Without the current
 * figure there is nothing that they could contradict.
 */
export function checkImplied(check: ImpliedCheck & RoundingOptions): ImpliedFit | NotCheckable {
	const { difference, change, current } = check;
	const doing = "check the difference and its per cent";
	const rounding = checkRounding(doing, check);
	if (current === undefined) {
		const implied = impliedBase(difference, change, { rounding });
		if (implied.status === "not-checkable") return implied;
		const reason = `the previous figure was ${intervalText(implied.interval, 1)}`;
		return { status: "consistent", ...noFault, testable: false, power: null, reason };
	}
	const read = readFigures(doing, rounding, { difference, change, current });
	if ("status" in read) return read;
	if (read.change.unit !== "percent" && read.change.unit !== "number")
		return notCheckable("units-differ", "change", read.change.text);
	const apart = unitsDiffer({ difference: read.difference, current: read.current });
	if (apart !== null) return apart;
	const sizeOfFall = isSizeOfFall(read);
	const changesUnder = (under: Rounding) => {
		const [d, c] = [boundsOf(read.difference, under), boundsOf(read.current, under)];
		const changes = d && c && changesFrom(d, c);
		return changes && sizeOfFall ? negateBounds(changes) : changes;
	};
	const possible = changesUnder(rounding);
	if (possible === null) {
		const nothing = compare(read.difference.value, read.current.value) >= 0;
		return notCheckable(nothing ? "zero-base" : "no-change", "difference", read.difference.text);
	}
	const fits = (under: Rounding, off: bigint) => {
		const changes = changesUnder(under);
		return changes !== null && meets(changes, boundsOf(read.change, under, off));
	};
	const consistent = fits(rounding, 0n);
	const printed = sizeOfFall ? negate(read.difference.value) : read.difference.value;
	const before = subtract(read.current.value, read.difference.value);
	const nominal: Fraction | null =
		before.numerator === 0n ? null : divide(multiply(printed, hundred), before);
	const wrongBase = divide(multiply(printed, hundred), read.current.value);
	const stands = boundsOf(read.change, rounding);
	const power = powerAgainstMisprints(read.change, (off) => fits(rounding, off));
	return {
		status: consistent ? "consistent" : "inconsistent",
		...(consistent
			? noFault
			: explain(rounding, fits, {
					readings: [
						["from-printed-figures", holds(stands, nominal)],
						["wrong-base", holds(stands, wrongBase)],
					],
					claim: read.change,
				})),
		testable: power > 0,
		power,
		reason: `${read.change.text} is printed, possible is ${intervalText(showBounds(possible), 2, "%")}`,
	};
}

const hundred: Fraction = { numerator: 100n, denominator: 1n };
const unit: Fraction = { numerator: 1n, denominator: 1n };
const one: Bounds = { lower: unit, upper: unit, lowerInclusive: true, upperInclusive: true };

/** The changes in per cent of a difference from what the current figure leaves; null where the difference may be 0, or nothing is left. */
function changesFrom(difference: Bounds, current: Bounds): Bounds | null {
	const now = notNegative(current);
	if (now === null) return null;
	if (difference.lower !== null && compare(difference.lower, zero) > 0) {
		const left = notNegative(addBounds(divideBounds(now, difference), negateBounds(one)));
		// Nothing was there before when the difference is all that there is.
		if (left === null || left.upper?.numerator === 0n) return null;
		return scaleBounds(divideBounds(one, left), hundred);
	}
	if (difference.upper === null || compare(difference.upper, zero) >= 0) return null;
	const left = addBounds(divideBounds(now, negateBounds(difference)), one);
	return negateBounds(scaleBounds(divideBounds(one, left), hundred));
}
