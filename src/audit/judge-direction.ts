import type { DirectionOfTravel } from "../direction/direction-answer.ts";
import type { DirectionInput } from "../direction/direction-inputs.ts";
import { directionOfTravel } from "../direction/direction-of-travel.ts";
import { type DirectionOfTravelOptions, directionOptions } from "../direction/direction-options.ts";
import { checkMember, checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import type { Rounding } from "../published/rounding.ts";
import { type Axis, familyOf, multiplierOf } from "./axis.ts";
import { changeCone, coneRange, coneRegion, unprintedAxes } from "./change-cone.ts";
import type { DirectionClaim, PrintedWindow, UnprintedWindow } from "./claim.ts";
import type { ClaimExample, ClaimProblem, ClaimRefusal } from "./claim-check.ts";
import {
	axesOf,
	type ClaimFigures,
	everywhere,
	figureAt,
	fullRange,
	fullRegion,
	type Judge,
	type Pair,
	pairsOf,
	type Side,
	unitsApart,
} from "./judge.ts";
import type { Place, Rank, Region } from "./region.ts";
import { performances, wantedAnswers } from "./wanted.ts";

const words = ["down", "similar", "up"] as const;

/** The tests whose evidence of a rise never falls as the current count grows or the previous one shrinks. */
const oneWay = ["mid-p", "exact", "score", "n-minus-1-chi-squared", "fisher-mid-p"];

/** A claim of direction, over everything that prints as its figures do. */
export function judgeDirection(
	doing: string,
	claim: DirectionClaim,
	figures: ClaimFigures,
	rounding: Rounding,
): Judge | readonly ClaimProblem[] {
	const { current, previous, options = {} } = claim;
	checkFamilies(doing, claim);
	checkMember(doing, "basis", claim.basis ?? "rate", ["rate", "count"]);
	checkMethod(doing, checkOptions(doing, options, directionOptions));
	const wanted = wantedAnswers(
		doing,
		claim.says,
		words,
		performances(options.polarity, words, ["worsening", "stable", "improving"]),
	);
	const { current: now, previous: before, change } = figures;
	if (now === undefined) return [];
	if (change !== undefined && change.unit !== "percent" && change.unit !== "number")
		return [{ code: "units-differ", figure: "change", text: change.text }];
	const apart = "value" in current && before !== undefined ? unitsApart(now, before) : null;
	if (apart !== null) return [apart];
	const subjects = axesOf(doing, "current", current, now, rounding);
	const references =
		before === undefined
			? unprintedAxes(doing, previous as UnprintedWindow)
			: axesOf(doing, "previous", previous as PrintedWindow, before, rounding);
	const found = pairsOf(subjects, references);
	if (!("pairs" in found)) return found;
	const { pairs, leftOut } = found;
	const { multiplier: per } = multiplierOf(current, now);
	const settings = "value" in current ? options : { per, ...options };
	// A rate is shown in the unit of its print; a count has none.
	const shownPer = "count" in current ? (options.per ?? per) : per;
	const cones = pairs.map((pair) =>
		change === undefined ? null : changeCone(pair, change, claim.basis, rounding),
	);
	// Whether nothing may be left follows from the change alone: it is so for every population or for none.
	if (change !== undefined && cones.includes(null))
		return [{ code: "whole-lost", figure: "change", text: change.text }];
	const sides = pairs.map((pair, index): Side => {
		const travel = ({ subject, reference }: Pair, { x, y }: Place) =>
			directionOfTravel(inputAt(subject, x, current), inputAt(reference, y, previous), settings);
		const rankOf = (at: Pair, place: Place): Rank => {
			const { direction } = travel(at, place);
			return direction === null ? null : direction === "up" ? 1 : direction === "down" ? -1 : 0;
		};
		const rank = (place: Place) => rankOf(pair, place);
		const example = (at: Pair, place: Place) => exampleOf(travel(at, place), at, place, shownPer);
		const bands = bandsOf(pair, options);
		const cone = cones[index] ?? null;
		return {
			region: cone === null ? fullRegion(pair, rank, bands) : coneRegion(pair, cone, rank, bands),
			range:
				cone === null ? fullRange(pair.subject, pair.reference) : coneRange(pair, cone, before === undefined),
			example: (place) => example(pair, place),
			...("value" in current
				? {
						middle: () => {
							const found = example(valuesBetween(pair, rankOf), { x: 0, y: 0 });
							return "answer" in found && found.answer === words[1] ? found : null;
						},
					}
				: {}),
		};
	});
	return { words, wanted, sides, leftOut };
}

/**
 * Two figures without counts, where some pairs are down and others up: between them some are similar, be it only those
 * that are equal. From the lowest pair to the highest one figure moves at a time, which is halved down to the last digit.
 */
function valuesBetween({ subject, reference }: Pair, rankOf: (pair: Pair, place: Place) => Rank): Pair {
	const [left, right] = [subject.at(subject.first), subject.at(subject.last)];
	const [bottom, top] = [reference.at(reference.first), reference.at(reference.last)];
	const pairAt = (x: number, y: number) => ({
		subject: { ...subject, at: () => x },
		reference: { ...reference, at: () => y },
	});
	const rank = (x: number, y: number) => rankOf(pairAt(x, y), { x: 0, y: 0 }) ?? 0;
	const isFirst = rank(right, top) > 0;
	const along = (share: number) => (isFirst ? pairAt(share, top) : pairAt(right, share));
	let [low, high] = isFirst ? [left, right] : [top, bottom];
	for (;;) {
		const middle = low + (high - low) / 2;
		const found = along(middle);
		const answer = rankOf(found, { x: 0, y: 0 }) ?? 0;
		if (answer === 0 || middle === low || middle === high) return found;
		if (answer < 0) low = middle;
		else high = middle;
	}
}

/** A window with a count, or a value, that prints as its figure does. */
function inputAt(axis: Axis, place: number, window: PrintedWindow | UnprintedWindow): DirectionInput {
	const period = window.period === undefined ? {} : { period: window.period };
	const { population } = axis;
	if (axis.family === "counts") return { count: axis.at(place), exposure: population, ...period };
	if (axis.family === "proportions") return { count: axis.at(place), denominator: population, ...period };
	const error = "standardError" in window ? window.standardError : undefined;
	return { value: axis.at(place), ...(error === undefined ? {} : { standardError: error }), ...period };
}

function exampleOf(
	travel: DirectionOfTravel,
	{ subject, reference }: Pair,
	{ x, y }: Place,
	per: number,
): ClaimExample | ClaimRefusal {
	if (travel.status !== "compared") return { code: "not-comparable", reasons: travel.reasons };
	return {
		answer: travel.direction,
		figures: [figureAt(subject, x, per), figureAt(reference, y, per)],
		percent: travel.change.percent,
		pValue: travel.pValue,
	};
}

/**
 * The bands of both counts together within which the judgement goes one way: no events, too few to call, and for
 * proportions where Fisher's test takes the place of chi-squared. All of them follow from the sum of the counts alone.
 */
function bandsOf({ subject, reference }: Pair, options: DirectionOfTravelOptions): Region["bands"] {
	if (subject.family === "values") return everywhere;
	const most = Number.MAX_SAFE_INTEGER;
	if (subject.family === "counts") return bandsFrom([0, 1, 5], most);
	const [n, m] = [subject.population ?? 1, reference.population ?? 1];
	const all = n + m;
	const least = leastForChiSquared(n, m, options);
	const starts = [0, 1, 5, ...(least === null ? [] : [least, all - least + 1]), all - 4, all];
	return bandsFrom(
		[...new Set(starts.filter((start) => start >= 0 && start <= all))].sort((a, b) => a - b),
		all,
	);
}

/** The fewest events with which chi-squared takes the place of Fisher's test; null where only one of them is ever used. */
function leastForChiSquared(
	n: number,
	m: number,
	{ designEffect = 1, method }: DirectionOfTravelOptions,
): number | null {
	if (designEffect !== 1 || method !== undefined) return null;
	const all = n + m;
	// As compareProportions has it: the smallest expected count is below 1. Here up to half of all are events.
	const fisher = (events: number) => (Math.min(n, m) * events) / all < 1;
	let least = Math.max(0, Math.floor(all / Math.min(n, m)) - 2);
	while (least <= all / 2 && fisher(least)) least++;
	return least <= all / 2 ? least : null;
}

const bandsFrom = (starts: readonly number[], last: number): Region["bands"] =>
	starts.map((start, index) => [start, (starts[index + 1] ?? last + 1) - 1] as const);

/** Both windows must be of one kind; a change in per cent takes counts. */
function checkFamilies(doing: string, { current, previous, change }: DirectionClaim): void {
	const family = familyOf(doing, "current", current);
	const other = familyOf(doing, "previous", previous, { unprinted: change !== undefined });
	if (family !== other)
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			`both windows must be ${family}, as the current one is`,
			other,
		);
	if (change !== undefined && family !== "counts")
		throw argumentError(TypeError, "not-applicable", doing, "change must come with rates or counts", change);
}

/** What cannot be proved from a few pairs is refused. */
function checkMethod(doing: string, { method, tolerance, minimumChange }: DirectionOfTravelOptions): void {
	if (method !== undefined && !oneWay.includes(method))
		throw argumentError(
			TypeError,
			"not-applicable",
			doing,
			`method must be one of ${oneWay.join(", ")}, whose answers for a few counts decide for all`,
			method,
		);
	for (const threshold of [tolerance, minimumChange])
		if (typeof threshold === "object" && "relative" in threshold && threshold.relative >= 1)
			throw argumentError(
				RangeError,
				"out-of-range",
				doing,
				"a relative threshold must be below 1 for a claim",
				threshold.relative,
			);
}
