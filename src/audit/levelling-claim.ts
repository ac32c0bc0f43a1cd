import { checkMember, checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { monthCount } from "../period/month-count.ts";
import type { Rounding } from "../published/rounding.ts";
import { detectLevellingOff, levellingOffOptions } from "../trend/detect-levelling-off.ts";
import type { LevellingOff, LevellingState } from "../trend/levelling-off.ts";
import type { LevellingSeries } from "../trend/levelling-series.ts";
import { type Axis, axisOf, familyOf, multiplierOf, populationsOf } from "./axis.ts";
import type { LevellingOffClaim } from "./claim.ts";
import type { ClaimExample, ClaimProblem, ClaimRange, ClaimRefusal } from "./claim-check.ts";
import { type ClaimFigures, figureAt, fullRange } from "./judge.ts";
import { wantedAnswers } from "./wanted.ts";

const states: readonly LevellingState[] = [
	"rising",
	"falling",
	"levelling",
	"levelled",
	"reversed",
	"stepped",
	"stable",
];

/** More series than this are not judged one by one: a state does not go one way as a count grows. */
const mostSeries = 1000;

/** Every answer that some series has which prints so. */
export interface LevellingAnswers {
	readonly wanted: readonly string[];
	readonly examples: readonly ClaimExample[];
	readonly refusals: readonly ClaimRefusal[];
	readonly range: ClaimRange;
}

/** Judges every series that prints as the claim does. */
export function judgeLevelling(
	doing: string,
	claim: LevellingOffClaim,
	figures: ClaimFigures,
	rounding: Rounding,
): LevellingAnswers | readonly ClaimProblem[] {
	const { says, from, series, options = {} } = claim;
	checkOptions(doing, options, levellingOffOptions);
	const wanted = wantedAnswers(doing, says, states, {});
	if (from !== undefined) checkMember(doing, "from", from, ["rise", "fall"]);
	const axes: Axis[] = [];
	const pers: number[] = [];
	for (const [index, point] of series.entries()) {
		const name = nameOf(index);
		const figure = figures[name];
		if (figure === undefined) return [];
		familyOf(doing, name, point);
		const populations = populationsOf(doing, name, point);
		if (populations.length > 1)
			throw argumentError(
				RangeError,
				"out-of-range",
				doing,
				`population of ${name} must be one number`,
				point,
			);
		const axis = axisOf(name, point, figure, populations[0] ?? null, rounding);
		if ("code" in axis) return [axis];
		axes.push(axis);
		pers.push(multiplierOf(point, figure).multiplier);
	}
	const range = fullRange(...axes);
	const several = axes.reduce((product, { first, last }) => product * (last - first + 1), 1);
	if (several > mostSeries) return [{ code: "too-many-counts", figure: "series", text: `${several} series` }];
	const answers = new Map<string, ClaimExample>();
	const refusals: ClaimRefusal[] = [];
	for (const places of placesOf(axes)) {
		const found = detectLevellingOff(seriesAt(claim, axes, places), options);
		if (found.state === "insufficient") {
			refusals.push({ code: "not-comparable", reasons: found.reasons });
			continue;
		}
		const answer =
			from !== undefined && found.from !== from ? `${found.state} (${found.from ?? "no move"})` : found.state;
		if (!answers.has(answer))
			answers.set(answer, {
				answer,
				figures: axes.map((axis, index) => figureAt(axis, places[index] ?? 0, pers[index] ?? 1)),
				percent: null,
				pValue: pValueOf(found),
			});
	}
	return { wanted, examples: [...answers.values()], refusals, range };
}

/** What a point of the series is called. */
export const nameOf = (index: number) => `series[${index}]`;

const pValueOf = (found: Exclude<LevellingOff, { readonly state: "insufficient" }>) => found.evidence.p;

/** Every combination of places, one of each scale. */
function* placesOf(axes: readonly Axis[], before: readonly number[] = []): Generator<readonly number[]> {
	const axis = axes[before.length];
	if (axis === undefined) {
		yield before;
		return;
	}
	for (let place = axis.first; place <= axis.last; place++) yield* placesOf(axes, [...before, place]);
}

/** A series with these counts; a population counts for the months of its period. */
function seriesAt(
	{ series }: LevellingOffClaim,
	axes: readonly Axis[],
	places: readonly number[],
): LevellingSeries {
	return series.map(({ period, ...point }, index) => {
		const axis = axes[index] as Axis;
		const value = axis.at(places[index] ?? 0);
		if (axis.family === "values")
			return "standardError" in point && point.standardError !== undefined
				? { period, value, standardError: point.standardError }
				: { period, value };
		return axis.family === "proportions"
			? { period, count: value, denominator: axis.population ?? 1 }
			: { period, count: value, exposure: ((axis.population ?? 1) * monthCount(period)) / 12 };
	}) as LevellingSeries;
}
