import { checkMember } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { add, compare, divide, type Fraction, fraction, multiply } from "../internal/exact.ts";
import { type Bounds, bounds, zero } from "../published/bounds.ts";
import { percentOf } from "../published/change.ts";
import { boundsOf, type ReadFigure } from "../published/figure.ts";
import type { Rounding } from "../published/rounding.ts";
import { type Axis, familyOf, multiplierOf, refuseError, toNumber } from "./axis.ts";
import { multiplesOf } from "./change-cone.ts";
import type { PercentageChangeClaim } from "./claim.ts";
import type { ClaimExample, ClaimLeftOut, ClaimProblem } from "./claim-check.ts";
import {
	axesOf,
	type ClaimFigures,
	figureAt,
	fullRange,
	fullRegion,
	type Judge,
	type Pair,
	pairsOf,
	type Side,
	unitsApart,
} from "./judge.ts";
import { pairInCone } from "./pair-in-cone.ts";
import type { Place, Rank, Region } from "./region.ts";

const words = ["below", "as-printed", "above"] as const;

/** A claim of a percentage change, over everything that prints as its figures do, in exact arithmetic. */
export function judgeChange(
	doing: string,
	claim: PercentageChangeClaim,
	figures: ClaimFigures,
	rounding: Rounding,
): Judge | readonly ClaimProblem[] {
	const { current, previous } = claim;
	const family = familyOf(doing, "current", current);
	checkMember(doing, "basis", claim.basis ?? "rate", ["rate", "count"]);
	if (familyOf(doing, "previous", previous) !== family)
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			`both windows must be ${family}, as the current one is`,
			familyOf(doing, "previous", previous),
		);
	refuseError(doing, "current", current);
	refuseError(doing, "previous", previous);
	const { current: now, previous: before, says } = figures;
	if (now === undefined || before === undefined || says === undefined) return [];
	const problem = (code: ClaimProblem["code"], figure: string, text: string) => [{ code, figure, text }];
	if (says.unit !== "percent" && says.unit !== "number") return problem("units-differ", "says", says.text);
	const apart = family === "values" ? unitsApart(now, before) : null;
	if (apart !== null) return [apart];
	const stands = boundsOf(says, rounding);
	if (stands === null) return problem("never-printed", "says", says.text);
	const found = pairsOf(
		axesOf(doing, "current", current, now, rounding, size(now)).map(withoutNegatives(now)),
		axesOf(doing, "previous", previous, before, rounding).map(withBase(before)),
	);
	if (!("pairs" in found)) return found;
	const { pairs, leftOut } = found;
	const { multiplier: per } = multiplierOf(current, now);
	const sides = pairs.map((pair): Side => {
		const changeAt = ({ x, y }: Place) =>
			percentOf(amountAt(pair.subject, x, claim.basis), amountAt(pair.reference, y, claim.basis));
		const rank = (place: Place): Rank => rankOf(changeAt(place), stands);
		const exampleOf = ({ subject, reference }: Pair, { x, y }: Place, answer: Rank): ClaimExample => {
			const change = percentOf(amountAt(subject, x, claim.basis), amountAt(reference, y, claim.basis));
			return {
				answer: words[(answer ?? 0) + 1] as string,
				figures: [figureAt(subject, x, per), figureAt(reference, y, per)],
				percent: change && toNumber(change),
				pValue: null,
			};
		};
		return {
			region: fullRegion(pair, rank),
			range: fullRange(pair.subject, pair.reference),
			example: (place) => exampleOf(pair, place, rank(place)),
			middle: () => {
				if (family === "values") return exampleOf(valuesBetween(pair, stands, rank), { x: 0, y: 0 }, 0);
				const place = countsBetween(pair, stands, claim.basis);
				return place && exampleOf(pair, place, 0);
			},
		};
	});
	return { words, wanted: ["as-printed"], sides, leftOut };
}

/** Two counts with such a change, where some pairs have a smaller and others a larger one; null where no whole counts have it. */
function countsBetween(pair: Pair, stands: Bounds, basis: "rate" | "count" | undefined): Place | null {
	const { subject, reference } = pair;
	const multiples = multiplesOf(pair, stands, basis);
	// A smaller change than what is printed so is there only where that is more than a fall of 100%.
	if (multiples === null || multiples.upper === null) return null;
	const cone = { ...multiples, lower: multiples.lower ?? zero, upper: multiples.upper };
	const box = { left: subject.first, right: subject.last, bottom: reference.first, top: reference.last };
	return pairInCone(cone, box);
}

/**
 * Two figures with just such a change, where some pairs have a smaller and others a larger one: figures without counts are
 * anything between their ends. From the pair with the smallest change to that with the largest one figure moves at a time.
 */
function valuesBetween({ subject, reference }: Pair, stands: Bounds, rank: Region["rank"]): Pair {
	const [lower, upper] = [stands.lower ?? zero, stands.upper ?? zero];
	const ratio = add(fraction(1n), divide(add(lower, upper), fraction(200n)));
	const ends = { x: subject.last, y: reference.last };
	return rank(ends) === 1
		? {
				subject: valueAxis(multiply(reference.exact(ends.y), ratio)),
				reference: valueAxis(reference.exact(ends.y)),
			}
		: {
				subject: valueAxis(subject.exact(ends.x)),
				reference: valueAxis(divide(subject.exact(ends.x), ratio)),
			};
}

/** The scale of a figure without counts that is one value. */
const valueAxis = (value: Fraction): Axis => ({
	family: "values",
	first: 0,
	last: 0,
	population: null,
	exact: () => value,
	at: () => toNumber(value),
});

/** What is printed as 0 or more is no negative size that rounding allows. */
const size = ({ value }: ReadFigure) => (value.numerator < 0n ? undefined : bounds(zero, null));

/** Below 0 a larger base makes for a larger change, and no few figures decide for all. */
const withoutNegatives =
	({ text }: ReadFigure) =>
	(axis: Axis | ClaimLeftOut): Axis | ClaimLeftOut =>
		"code" in axis || axis.exact(axis.first).numerator >= 0n
			? axis
			: { code: "negative-value", figure: "current", text, population: axis.population };

/** A scale of what something can be a percentage of: without its zero, where more is left. */
const withBase =
	({ text }: ReadFigure) =>
	(axis: Axis | ClaimLeftOut): Axis | ClaimLeftOut => {
		if ("code" in axis) return axis;
		const none = (code: ClaimProblem["code"]): ClaimLeftOut => {
			return { code, figure: "previous", text, population: axis.population };
		};
		const least = axis.exact(axis.first).numerator;
		if (least < 0n) return none("negative-base");
		if (least > 0n) return axis;
		return axis.first === axis.last ? none("zero-base") : { ...axis, first: axis.first + 1 };
	};

/** What is compared at a place: the rate, the count or the figure. */
function amountAt(axis: Axis, place: number, basis: "rate" | "count" = "rate"): Fraction {
	const value = axis.exact(place);
	return axis.population === null || basis === "count"
		? value
		: divide(value, fraction(BigInt(axis.population)));
}

/** Where a change lies: below what is printed so, in it, or above it. */
function rankOf(change: Fraction | null, { lower, upper, lowerInclusive, upperInclusive }: Bounds): Rank {
	if (change === null) return null;
	if (lower !== null) {
		const order = compare(change, lower);
		if (order < 0 || (order === 0 && !lowerInclusive)) return -1;
	}
	if (upper === null) return 0;
	const order = compare(change, upper);
	return order > 0 || (order === 0 && !upperInclusive) ? 1 : 0;
}
