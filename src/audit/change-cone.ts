import { fraction, multiply } from "../internal/exact.ts";
import { type Bounds, zero } from "../published/bounds.ts";
import { previousPerCurrent } from "../published/count-pairs.ts";
import { boundsOf, type ReadFigure } from "../published/figure.ts";
import { toSafe } from "../published/rate-base.ts";
import type { Rounding } from "../published/rounding.ts";
import { type Cone, countPairs, firstWhole, lastWhole } from "../published/whole-numbers.ts";
import { type Axis, populationsOf } from "./axis.ts";
import type { UnprintedWindow } from "./claim.ts";
import type { ClaimRange } from "./claim-check.ts";
import { type Pair, remembered } from "./judge.ts";
import { pairInCone } from "./pair-in-cone.ts";
import type { Region } from "./region.ts";

/** The scales of a window of which only the population is known: any count of 1 or more. */
export function unprintedAxes(doing: string, window: UnprintedWindow): readonly Axis[] {
	return populationsOf(doing, "previous", window).map((population) => ({
		family: "counts",
		first: 1,
		last: Number.MAX_SAFE_INTEGER,
		population: population ?? 1,
		exact: (place) => fraction(BigInt(place)),
		at: (place) => place,
	}));
}

/**
 * What the previous count is as a multiple of the current one, where the change is printed so. Null where nothing may be
 * left, which says nothing of what was before; that follows from the change alone.
 */
export function changeCone(
	pair: Pair,
	change: ReadFigure,
	basis: "rate" | "count" | undefined,
	rounding: Rounding,
): Cone | null {
	const stands = boundsOf(change, rounding);
	const multiples = stands && multiplesOf(pair, stands, basis);
	if (multiples === null) return null;
	const { lower, upper } = multiples;
	return upper === null ? null : { ...multiples, lower: lower ?? zero, upper };
}

/** What the previous count is as a multiple of the current one for such a change; null where the current one must be 0. */
export function multiplesOf(
	{ subject, reference }: Pair,
	change: Bounds,
	basis: "rate" | "count" = "rate",
): Bounds | null {
	const ratio =
		basis === "count"
			? fraction(1n)
			: fraction(BigInt(reference.population ?? 1), BigInt(subject.population ?? 1));
	return previousPerCurrent(change, ratio);
}

const wholeTimes = (x: number, factor: Cone["lower"]) => multiply(fraction(BigInt(x)), factor);

/** The previous counts that go with a current one: within multiples of it, and within their own scale. */
const previousOf =
	({ reference }: Pair, cone: Cone): Region["range"] =>
	(x) => {
		const first = toSafe(firstWhole(wholeTimes(x, cone.lower), cone.lowerInclusive));
		const last = toSafe(lastWhole(wholeTimes(x, cone.upper), cone.upperInclusive));
		return [
			// Nothing is a percentage of 0.
			Math.max(1, reference.first, first ?? Number.MAX_SAFE_INTEGER),
			Math.min(reference.last, last ?? Number.MAX_SAFE_INTEGER),
		];
	};

/** The pairs in which the previous count lies within multiples of the current one, and within its own scale. */
export function coneRegion(pair: Pair, cone: Cone, rank: Region["rank"], bands: Region["bands"]): Region {
	const { subject, reference } = pair;
	return {
		first: subject.first,
		last: subject.last,
		range: previousOf(pair, cone),
		rank: remembered(rank),
		bands,
		anyIn: (left, right) => pairInCone(cone, { left, right, bottom: reference.first, top: reference.last }),
	};
}

/** The counts of such a region, and how many pairs there are where the previous one is free. */
export function coneRange({ subject, reference }: Pair, cone: Cone, free: boolean): ClaimRange {
	const range = previousOf({ subject, reference }, cone);
	const from = Math.max(1, subject.first);
	const pairs = free ? toSafe(countPairs(BigInt(from), BigInt(subject.last), cone)) : null;
	return {
		counts: [
			{ min: subject.first, max: subject.last, population: subject.population ?? 1 },
			{
				min: range(subject.first)[0],
				max: range(subject.last)[1],
				population: reference.population ?? 1,
			},
		],
		combinations: pairs,
	};
}
