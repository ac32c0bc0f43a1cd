import { checkOptions } from "../internal/check.ts";
import { type StudentQuantile, studentQuantile } from "../internal/student.ts";
import { breakpointOf } from "./breakpoint.ts";
import { isApart, type SettledBreak, settleBreak, withoutBreak } from "./declared-break.ts";
import type { Dispersion } from "./dispersion.ts";
import { fitGrouped, furthestOff, mostTelling } from "./grouped-line.ts";
import { levellingHalves } from "./levelling-halves.ts";
import { levellingModel, type ModelVerdict, seasonP } from "./levelling-model.ts";
import type {
	EvidenceStrength,
	LevellingByHalves,
	LevellingByModel,
	LevellingOff,
	LevellingOffOptions,
	LevellingParts,
} from "./levelling-off.ts";
import { levellingPoints, type ScaledSeries } from "./levelling-points.ts";
import type { LevellingReason } from "./levelling-reason.ts";
import type { LevellingSeries } from "./levelling-series.ts";
import { type ResolvedSettings, resolveSettings } from "./levelling-settings.ts";
import type { Points } from "./points.ts";
import { type ReadSeries, readLevellingSeries } from "./read-levelling-series.ts";
import { slopeOf } from "./slope.ts";

const doing = "detect levelling off";

/** The names of the options. */
export const levellingOffOptions: readonly (keyof LevellingOffOptions)[] = [
	"method",
	"scale",
	"dispersionPrior",
	"breaks",
	"autocorrelation",
	"pointsBefore",
	"pointsAfter",
	"materialMove",
	"confidence",
];

/**
 * Whether a rise or a fall has slowed, flattened or turned, with the evidence for it and when it was.
 *
 * The model, which is the default, fits one straight line and two joined ones with a breakpoint anywhere from the
 * second point to the third last: counts by Poisson regression of the rate on a logarithmic scale, proportions by
 * logistic regression, values by (weighted) least squares. A bend is found where the largest score of a bend is more
 * than chance gives (p < 0.05 for a slowing, 0.025 for a steepening), with the dispersion that the series shows,
 * moderated by a prior. Where a step fits clearly better than the bend, the series has `stepped` and not levelled off: see
 * {@link detectStep}. The state otherwise follows from the two slopes and from what a flat end would cost. The light rule
 * compares the slopes of the two halves; its state is a description unless `evidence` says more. A state of the model that one
 * figure makes has the reason `rests-on-one-figure`. Months that show a season are `insufficient`: pass the quarters.
 *
 * Each point stands at the mid-point of its period and has the exposure of its length, so half a year can stand at the
 * end of a series of years. A missing period is no zero: time runs on over it. Fewer than 5 points or 25 events,
 * overlapping or duplicate periods are `insufficient`, with the reason. The step at a recorded break is taken out before
 * anything is tested, where three figures stand on either side; otherwise the break is such a reason. A series of zeros has
 * too few events; a constant series is `stable`; negative values are data. Two points are never levelling. Rolling
 * windows overlap, and are refused: pass the periods that they were made from. Nothing is rounded.
 *
 * @param series - one point per period, all counts (perhaps with exposure), all proportions or all values, in any order
 * @param options - method, scale of values, belief about the dispersion, levels of confidence of the slopes
 * @returns the state with the direction of the earlier move, evidence, breakpoint, slopes, settings and reasons
 * @throws RangeError when a count is negative or not whole, an exposure, denominator or standard error is not above 0,
 * a count exceeds its denominator, exposures or weights differ beyond all measure, or an option is out of range;
 * TypeError when a number is not a number, points are not all of one kind, or an option is given that does not apply;
 * SyntaxError when a period is not one
 * @example A fall that slows
 * ```ts
 * import { detectLevellingOff, toPeriod } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const firstTimeEntrants = [190, 124, 126, 101, 100].map((count, i) => ({
 *   period: toPeriod(`${2014 + i}/${15 + i}`),
 *   count,
 * }));
 * const answer = detectLevellingOff(firstTimeEntrants);
 * assert.equal(answer.state, "levelling");
 * assert.equal(answer.from, "fall");
 * assert.equal(answer.breakpoint?.period, toPeriod("2015/16"));
 * assert.ok(Math.abs((answer.evidence?.p ?? 0) - 0.041) < 0.0005);
 * assert.ok(Math.abs((answer.before?.change ?? 0) + 32.8) < 0.05);
 * assert.ok(Math.abs((answer.after?.change ?? 0) + 8.3) < 0.05);
 *
 * const withHalfAYear = [...firstTimeEntrants, { period: toPeriod("Apr-Sept 2019"), count: 52 }];
 * assert.equal(detectLevellingOff(withHalfAYear).state, "levelling");
 * assert.deepEqual(detectLevellingOff(firstTimeEntrants.slice(3)).reasons[0], {
 *   code: "too-few-points",
 *   found: 2,
 *   needed: 5,
 * });
 * ```
 * @example Percentages without the counts behind them
 * ```ts
 * import { detectLevellingOff, toPeriod } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const percent = [41.2, 45.9, 50.3, 55.1, 58.8, 60.2, 59.7, 60.9, 60.4, 61];
 * const series = percent.map((value, i) => ({ period: toPeriod(`${2010 + i}/${11 + i}`), value }));
 * const { state, from, method } = detectLevellingOff(series);
 * assert.deepEqual([state, from, method], ["levelled", "rise", "model"]);
 * assert.equal(detectLevellingOff(series, { method: "light" }).state, "levelled");
 * ```
 * @see Hinkley (1971), Inference in two-phase regression; Hudson (1966), Fitting segmented curves whose join points
 * have to be estimated: the global optimum
 * @see Hotelling (1939), Tubes and spheres in n-spaces; Knowles and Siegmund (1989), On Hotelling's approach to testing
 * for a nonlinear parameter in regression; Davies (2002), Hypothesis testing when a nuisance parameter is present only
 * under the alternative: the p-value of the best bend
 * @see Smyth (2004), Linear models and empirical Bayes methods: the moderated variance
 * @since 0.1.0
 */
export function detectLevellingOff(series: LevellingSeries, options: LevellingOffOptions = {}): LevellingOff {
	checkOptions(doing, options, levellingOffOptions);
	return levellingOffOf(readLevellingSeries(doing, series), options);
}

/**
 * The same of a series that has been read; `given` are its points on the scale asked for, where they are known, and
 * `quantile` gives Student's quantiles.
 */
export function levellingOffOf(
	read: ReadSeries,
	options: LevellingOffOptions,
	given: ScaledSeries | null = null,
	quantile: StudentQuantile = studentQuantile,
): LevellingOff {
	const resolved = resolveSettings(doing, options, read.measure === "value" && !read.sized);
	const settled = settleBreak(read, resolved.breaks);
	const asGiven = given ?? levellingPoints(doing, read, options.scale);
	const scaled = settled.index === null ? asGiven : withoutBreak(asGiven, read, settled.index);
	const refusals = refusalsOf(read, scaled, resolved, settled);
	const sides = asGiven.points.map((_, at) => (settled.index !== null && at >= settled.index ? 1 : 0));
	const parts = {
		measure: read.measure,
		scale: read.measure === null ? null : scaled.scale,
		points: read.figures.length,
		events: scaled.events,
		firstPeriod: read.figures[0]?.period ?? null,
		lastPeriod: read.figures.at(-1)?.period ?? null,
		usualMonths: read.figures.length === 0 ? null : read.usualMonths,
		settings: resolved.settings,
		reasons: [...read.cautions, ...settled.cautions],
	};
	if (refusals.length === 0)
		return resolved.method === "model"
			? byModel(parts, read, scaled, resolved, sides, quantile)
			: byHalves(parts, scaled, resolved, sides, quantile);
	return {
		state: "insufficient",
		from: null,
		pace: null,
		signal: null,
		method: resolved.method,
		evidence: null,
		breakpoint: null,
		slope: null,
		before: null,
		after: null,
		...parts,
		reasons: refusals,
	};
}

/** Why nothing can be said of the series, the most serious reason first. */
function refusalsOf(
	{ figures, refusals, measure }: ReadSeries,
	scaled: ScaledSeries,
	{ method, prior, pointsBefore, pointsAfter }: ResolvedSettings,
	settled: SettledBreak,
): readonly LevellingReason[] {
	const found: LevellingReason[] = [...refusals, ...settled.refusals, ...scaled.refusals];
	const needed = method === "model" ? Math.max(5, pointsBefore + pointsAfter + 1) : 5;
	if (figures.length < needed) found.push({ code: "too-few-points", found: figures.length, needed });
	if (scaled.events !== null && scaled.events < 25)
		found.push({ code: "too-few-events", found: scaled.events, needed: 25 });
	if (method === "light" && scaled.family !== "gaussian") {
		const without = figures.filter(
			({ value, size }) => value === 0 || (measure === "proportion" && value === size),
		);
		if (without.length > 0)
			found.push({
				code: "zero-count",
				periods: without.map(({ period }) => period),
				alternative: "method-model",
			});
	}
	// A season of months looks like a bend in every second series; one of quarters only like more scatter.
	if (found.length === 0 && figures.every(({ first, last }) => first === last)) {
		const seasons = figures.map(({ first }) => first % 12);
		if (seasonP(scaled, seasons, prior) < 0.05) found.push({ code: "season-not-modelled" });
	}
	return found;
}

function byModel(
	parts: LevellingParts,
	read: ReadSeries,
	scaled: ScaledSeries,
	{ prior: belief, levels, pointsBefore, pointsAfter, autocorrelation }: ResolvedSettings,
	sides: readonly number[],
	quantile: StudentQuantile,
): LevellingByModel {
	const { family, scale, points, unit, bare } = scaled;
	const data = { family, points };
	const judge = (some: Points, places: readonly number[]) =>
		levellingModel(
			some,
			belief,
			{ first: pointsBefore, last: some.points.length - pointsAfter - 1 },
			autocorrelation === "adjust",
			places,
		);
	const without = (lone: number) => {
		const rest = scaled.points.filter((_, index) => index !== lone);
		const places = sides.filter((_, index) => index !== lone);
		if (rest.length <= pointsBefore + pointsAfter) return null;
		if (!isApart(places)) return judge({ family, points: rest }, places);
		// Beside the others the step at the break has another height.
		const { points, refusals } = withoutBreak({ ...scaled, points: rest }, read, places.indexOf(1));
		return refusals.length > 0 ? null : judge({ family, points }, places);
	};
	const verdict = judge(data, sides);
	const { line, dispersion, bend, p, pLine, pSlowing, pAccelerating, stepAt, prior, correlation } = verdict;
	const { coefficients, variances } = bend?.broken ?? line;
	const slope = (coefficient: number, variance: number, scatter: Dispersion) =>
		slopeOf(scale, unit, coefficient, variance, scatter, levels, quantile);
	const penalty = bend?.plateauPenalty ?? Number.POSITIVE_INFINITY;
	const stepped = stepAt === undefined ? undefined : read.figures[stepAt]?.period;
	const unbounded = line.unbounded || bend?.broken.unbounded === true;
	const lone = loneOf(data, verdict, sides, without);
	const restsOn = lone === null ? undefined : read.figures[lone]?.period;
	return {
		state: verdict.state,
		from: verdict.from,
		pace: verdict.pace,
		signal: verdict.signal,
		method: "model",
		evidence: {
			p,
			confidence: 1 - p,
			strength: verdict.state === "stable" ? "none" : strengthOf(p),
			pLine,
			pSlowing,
			pAccelerating,
			plateauPenalty: Number.isFinite(penalty) ? penalty : null,
			dispersion: dispersion.value * (bare ? unit * unit : 1),
			degreesOfFreedom: dispersion.degreesOfFreedom,
			correlation,
		},
		breakpoint: bend && breakpointOf(doing, read, bend, prior, sides),
		slope: slope(line.coefficients[1], line.variances[0], dispersion),
		before: bend && slope(coefficients[1], variances[0], bend.dispersion),
		after: bend && slope(coefficients[2], variances[1], bend.dispersion),
		measure: parts.measure,
		scale: parts.scale,
		points: parts.points,
		events: parts.events,
		firstPeriod: parts.firstPeriod,
		lastPeriod: parts.lastPeriod,
		usualMonths: parts.usualMonths,
		settings: parts.settings,
		reasons: [
			...parts.reasons,
			...(stepped === undefined ? [] : ([{ code: "step-fits-better", periods: [stepped] }] as const)),
			...(unbounded ? ([{ code: "slope-unbounded" }] as const) : []),
			...(restsOn === undefined ? [] : ([{ code: "rests-on-one-figure", period: restsOn }] as const)),
		],
	};
}

/**
 * The point that a state rests on; null where there is none. Of a steady move it is looked for in that which tells most of the
 * slope, of a bend or a step in that which lies furthest off the straight line. The others are judged however few they are.
 */
function loneOf(
	data: Points,
	{ state, from, line, bend }: ModelVerdict,
	sides: readonly number[],
	without: (lone: number) => ModelVerdict | null,
): number | null {
	if (state === "stable") return null;
	const times = data.points.map(({ time }) => time);
	// A line without an end says nothing of its points.
	const fit = fitGrouped(data, sides, line.unbounded ? [] : [times]);
	const isSteady = bend === null && state !== "stepped";
	const lone = isSteady
		? mostTelling(data, fit, times, Math.sign(line.coefficients[1]))
		: furthestOff(fit, times);
	const left = lone === null ? null : without(lone);
	return left?.state === state && left.from === from ? null : lone;
}

function byHalves(
	parts: LevellingParts,
	{ family, scale, points, unit, bare }: ScaledSeries,
	{ prior, levels, materialMove }: ResolvedSettings,
	sides: readonly number[],
	quantile: StudentQuantile,
): LevellingByHalves {
	const size = points.reduce((sum, { value }) => sum + Math.abs(value), 0) / points.length;
	const { line, earlier, later, dispersion, ratio, z, p, half, ...verdict } = levellingHalves(
		{ family, points },
		prior,
		scale === "raw" ? materialMove * size : materialMove,
		sides,
	);
	const slope = ({ slope: value, variance }: typeof line) =>
		slopeOf(scale, unit, value, variance, dispersion, levels, quantile);
	return {
		...verdict,
		method: "light",
		evidence: {
			p,
			confidence: 1 - p,
			strength: strengthOf(p),
			ratio,
			z: bare ? z * unit : z,
			half,
			dispersion: dispersion.value * (bare ? unit * unit : 1),
			degreesOfFreedom: dispersion.degreesOfFreedom,
		},
		breakpoint: null,
		slope: slope(line),
		before: slope(earlier),
		after: slope(later),
		...parts,
	};
}

function strengthOf(p: number): EvidenceStrength {
	return p < 0.05 ? "strong" : p < 0.1 ? "moderate" : p < 0.2 ? "weak" : "none";
}
