import { checkCount, checkMember, checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import type { StepFit } from "./best-step.ts";
import { levelGroups, settleBreak } from "./declared-break.ts";
import type { Dispersion } from "./dispersion.ts";
import { levellingPoints, type Scale } from "./levelling-points.ts";
import type { LevellingReason } from "./levelling-reason.ts";
import type { LevellingSeries } from "./levelling-series.ts";
import { resolveSettings } from "./levelling-settings.ts";
import { lookForStep } from "./look-for-step.ts";
import { oddFigure } from "./odd-figure.ts";
import { readLevellingSeries, unevenPeriods } from "./read-levelling-series.ts";
import { slopeOf } from "./slope.ts";
import type { Step, StepDetection, StepOptions, StepParts } from "./step-answer.ts";

const doing = "detect a step";

const UNITS = { log: "percent", logit: "percent-of-odds", raw: "value" } as const;

/**
 * Whether a series moved from one level to another at once: a law, a new way of counting, a river that was dammed. Not the
 * same as a bend, which {@link detectLevellingOff} looks for.
 *
 * A straight line, with a slope, is set against the same line with a step at one place, over every place with two points
 * on either side. The score of each step is set over its standard deviation; the p-value of the largest allows for there
 * being many places (Bonferroni's sum less the chance of neighbours, Worsley 1982), with the dispersion that the series
 * shows, moderated by a prior. A step is shown where it is below 1 - confidence and no bend fits better. Its place is where the
 * deviance is least. Where the best step the other way is not told apart from it by chance, the one with the flatter slope is
 * given, and `several-places` names the others.
 *
 * For months and quarters every season has a level of its own, which takes two full years at least. Over two years a step at
 * the turn of the year is the same as a slope and cannot be seen (`places-not-separable`); `seasons: "ignore"` looks there
 * too. Over two and three years most steps, or those at the turn of a year, are the same as another one a year away beside
 * another slope.
 *
 * One figure out of line is no step. Where leaving one out of the line explains no less than the step, the others are
 * tested alone: where they do not show the same step, the answer is theirs and `rests-on-one-figure` names it. Where they show
 * none, and chance does not tell the step from the figure out of line, the one with the flatter slope is taken.
 *
 * A series that rises or falls steadily has no step, and a bend is none: where two joined lines fit better, `bendFitsBetter`
 * says so. A few points cannot tell the two apart. Fewer than 6 points or 25 events, overlapping or duplicate periods, and
 * series in which a step can be looked for nowhere are `not-assessed`, with the reason. The step at a recorded break is known
 * and not looked for: the series has a level of its own since. The size of the test is 4% to 6% for bare values at 6 to 60
 * points and 1% to 3% for Poisson counts; counts with four times their variance are called stepped in 12% of cases at 8 points
 * and 5% at 40.
 *
 * @param series - one point per period, all counts (perhaps with exposure), all proportions or all values, in any order
 * @param options - points on either side, belief about the dispersion, scale of values, levels of confidence
 * @returns whether there is a step, when and how high, and the evidence: narrow it by `status`
 * @throws RangeError when a figure or an option is out of range; TypeError when a number is not a number, points are not
 * all of one kind, or an option is given that does not apply; SyntaxError when a period is not one
 * @example A level that fell at once
 * ```ts
 * import { detectStep, toPeriod } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const counts = [412, 398, 431, 405, 420, 301, 312, 296, 308, 299];
 * const series = counts.map((count, i) => ({ period: toPeriod(`${2008 + i}/${String(9 + i).padStart(2, "0")}`), count }));
 * const answer = detectStep(series);
 * assert(answer.status === "assessed");
 * assert.equal(answer.step?.period, toPeriod("2013/14"));
 * assert.equal(answer.step?.direction, "down");
 * ```
 * @see Worsley K.J. (1982), An improved Bonferroni inequality and applications, Biometrika 69, 297-302
 * @since 0.1.0
 */
export function detectStep(series: LevellingSeries, options: StepOptions = {}): StepDetection {
	checkOptions(doing, options, [
		"pointsEachSide",
		"seasons",
		"dispersionPrior",
		"breaks",
		"scale",
		"confidence",
	]);
	const read = readLevellingSeries(doing, series);
	const bare = read.measure === "value" && !read.sized;
	const { prior, levels, breaks } = resolveSettings(
		doing,
		{
			...(options.confidence === undefined ? {} : { confidence: options.confidence }),
			...(options.dispersionPrior === undefined ? {} : { dispersionPrior: options.dispersionPrior }),
			...(options.scale === undefined ? {} : { scale: options.scale }),
			...(options.breaks === undefined ? {} : { breaks: options.breaks }),
		},
		bare,
	);
	const least = options.pointsEachSide ?? 2;
	if (checkCount(doing, "pointsEachSide", least) < 2)
		throw argumentError(RangeError, "out-of-range", doing, "pointsEachSide must be 2 or more", least);
	const { family, points, scale, unit, events, refusals } = levellingPoints(doing, read, options.scale);
	const settled = settleBreak(read, breaks);
	const found: LevellingReason[] = [...read.refusals, ...settled.refusals, ...refusals];
	const asked = checkMember(doing, "seasons", options.seasons ?? "model", ["model", "ignore"]);
	const seasonal = asked === "model" && read.usualMonths % 12 !== 0;
	const groups = levelGroups(read, seasonal, settled);
	const needed = Math.max(6, 2 * least, seasonal ? 24 / read.usualMonths : 0, new Set(groups).size + 4);
	const uneven = seasonal ? unevenPeriods(read) : [];
	if (uneven.length > 0)
		found.push({ code: "uneven-periods", periods: uneven, alternative: "periods-of-one-length" });
	if (points.length < needed) found.push({ code: "too-few-points", found: points.length, needed });
	if (events !== null && events < 25) found.push({ code: "too-few-events", found: events, needed: 25 });
	const parts: StepParts = {
		kind: "step",
		measure: read.measure,
		points: points.length,
		reasons: [
			...read.cautions.filter(({ code }) => code !== "season-not-modelled" || !seasonal),
			...settled.cautions,
		],
	};
	if (found.length > 0)
		return { ...parts, status: "not-assessed", found: false, step: null, evidence: null, reasons: found };
	const look = { data: { family, points }, prior, least, confidence: levels[0] ?? 0.95 };
	const whole = lookForStep(look, groups);
	const named = (indexes: readonly number[]) => indexes.flatMap((index) => read.figures[index]?.period ?? []);
	const placed = new Set(whole.scores.map(({ before }) => before));
	const hidden = points.flatMap((_, index) =>
		index < least || index > points.length - least || placed.has(index) ? [] : [index],
	);
	const reasons: LevellingReason[] = [...parts.reasons];
	// That a recorded break begins there is said already.
	const unsaid = whole.step === null ? hidden : hidden.filter((index) => index !== settled.index);
	if (unsaid.length > 0) reasons.push({ code: "places-not-separable", periods: named(unsaid) });
	if (whole.step === null)
		return { ...parts, status: "not-assessed", found: false, step: null, evidence: null, reasons };
	const odd = whole.shown ? oddFigure(look.data, groups, whole.step, whole.margins) : null;
	const rest = odd && lookForStep(look, odd.groups, odd.index);
	// To the others a step at the figure that is left out is one at the figure after it.
	const toOthers = (before: number) => (before === odd?.index ? before + 1 : before);
	const stays =
		rest?.shown &&
		rest.step !== null &&
		toOthers(rest.step.before) === toOthers(whole.step.before) &&
		rest.step.height * whole.step.height > 0;
	const told = rest && !stays && (odd?.better || rest.shown) ? rest : whole;
	const step = told.shown ? told.step : null;
	const places = new Set((step?.others ?? []).map(({ before }) => toOthers(before)));
	if (step !== null) places.delete(toOthers(step.before));
	const others = named([...places]).sort();
	if (others.length > 0) reasons.push({ code: "several-places", periods: others });
	for (const period of named(odd === null || stays ? [] : [odd.index]))
		reasons.push({ code: "rests-on-one-figure", period });
	const unsquared = bare ? unit * unit : 1;
	return {
		...parts,
		status: "assessed",
		found: step !== null,
		step: step && stepOf(step, scale, unit, told.after, levels, read.figures[step.before]?.period),
		bendFitsBetter: told.bendFitsBetter,
		evidence: {
			p: told.p,
			z: told.scores.reduce((most, { z }) => (Math.abs(z) > Math.abs(most) ? z : most), 0),
			places: told.scores.length,
			dispersion: told.dispersion * unsquared,
			stepDeviance: told.step === null ? null : told.step.fit.deviance * unsquared,
			bendDeviance: told.bendDeviance === null ? null : told.bendDeviance * unsquared,
		},
		reasons,
	};
}

/** The step as it is given to a caller. */
function stepOf(
	{ height, variance }: StepFit,
	scale: Scale,
	unit: number,
	dispersion: Dispersion,
	levels: readonly number[],
	period: Step["period"] | undefined,
): Step | null {
	if (period === undefined) return null;
	const { change, confidence, lower, upper, intervals } = slopeOf(
		scale,
		unit,
		height,
		variance,
		dispersion,
		levels,
	);
	return {
		period,
		direction: height > 0 ? "up" : "down",
		change,
		unit: UNITS[scale],
		confidence,
		lower,
		upper,
		intervals,
	};
}
