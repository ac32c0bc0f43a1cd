import { betaUpper } from "../internal/beta.ts";
import { log } from "../internal/elementary.ts";
import { gammaUpper } from "../internal/gamma.ts";
import { bendP, bendTest } from "./bend-test.ts";
import { bestStep } from "./best-step.ts";
import { earlyLines, type Knots } from "./broken-line.ts";
import { type Bending, bentColumns, bentLines, isApart } from "./declared-break.ts";
import { cautiousP, type Dispersion, dispersionOf, type Prior } from "./dispersion.ts";
import { type Fit, fitLine } from "./fit-line.ts";
import { fitGrouped } from "./grouped-line.ts";
import type { LevellingPace, LevellingVerdict } from "./levelling-off.ts";
import { type Points, pearsonOf, stand, withoutRounding } from "./points.ts";
import { stepP, stepScores } from "./step-test.ts";

/** A bend that was found. */
export interface Bend {
	/** The points, with the step at a declared break taken out as it is beside the broken line. */
	readonly data: Points;
	readonly broken: Fit;
	/** The deviance at every knot and at the best of every gap, each with a height of its own for a declared break. */
	readonly profile: readonly Bending[];
	/** Deviance of the broken line. */
	readonly deviance: number;
	readonly dispersion: Dispersion;
	/** What a flat line after the breakpoint costs; Infinity where it does not fit at all. */
	readonly plateauPenalty: number;
	/** Slope before the breakpoint where it is flat after it. */
	readonly plateauSlope: number;
}

/** What the model says of a series. */
export interface ModelVerdict extends LevellingVerdict {
	readonly line: Fit;
	readonly dispersion: Dispersion;
	readonly p: number;
	readonly pLine: number;
	readonly pSlowing: number;
	readonly pAccelerating: number;
	readonly bend: Bend | null;
	/** How many points come before the step; only where the state is `stepped`. */
	readonly stepAt?: number;
	/** The belief that the verdict was reached with, widened for autocorrelation. */
	readonly prior: Prior | null;
	/** Correlation with the point before that was allowed for; null where it was not asked for. */
	readonly correlation: number | null;
}

/**
 * Judges a series by a straight line and by two joined lines, with the breakpoint between the knots. `sides` says on which
 * side of a declared break each point stands: its height was taken out of the points, and is as uncertain as they are.
 */
export function levellingModel(
	data: Points,
	belief: Prior | null,
	knots: Knots,
	adjusted: boolean,
	sides: readonly number[],
): ModelVerdict {
	const { points } = data;
	const lost = isApart(sides) ? 1 : 0;
	const count = points.length;
	const times = points.map(({ time }) => time);
	const centre = ((times[0] ?? 0) + (times[count - 1] ?? 0)) / 2;
	const line = besideLevels(data, sides, fitLine(data, "straight", centre), [times]);
	const raw = bendTest(data, line, knots, sides);
	const correlation = adjusted ? correlationOf(data, belief, knots, sides) : null;
	const inflation = correlation === null ? 1 : (1 + correlation) / (1 - correlation);
	const prior = belief && { ...belief, value: belief.value * inflation };
	const { highest, lowest, arcLength } = raw;
	const test = { highest, lowest, arcLength, pearson: inflation * withoutRounding(data, raw.pearson) };
	const dispersion = dispersionOf(prior, test.pearson, count - 2 - lost);
	const pLine = cautiousP(lineZ(data, line), dispersion);
	const pUp = bendP(test.highest, test, prior, count - lost);
	const pDown = bendP(-test.lowest, test, prior, count - lost);
	const [, slope] = line.coefficients;
	const [pSlowing, pAccelerating] = slope < 0 ? [pUp, pDown] : [pDown, pUp];
	const moves = pLine < 0.05;
	const p = Math.min(pSlowing, pAccelerating);
	const bends = moves ? pSlowing < 0.05 || pAccelerating < 0.025 : p < 0.025;
	const found = { line, dispersion, pLine, pSlowing, pAccelerating, prior, correlation };
	if (bends) {
		const bend = bendOf(data, prior, knots, inflation, sides);
		const step = stepInstead(data, prior, line, test.pearson, bend.deviance, sides);
		if (step !== null)
			return {
				...found,
				state: "stepped",
				from: step.height < 0 ? "fall" : "rise",
				pace: null,
				signal: null,
				p: step.p,
				bend: null,
				stepAt: step.before,
			};
		return { ...found, ...bendVerdict(data, bend), signal: null, p, bend };
	}
	return {
		line,
		dispersion,
		pLine,
		pSlowing,
		pAccelerating,
		prior,
		correlation,
		state: moves ? (slope < 0 ? "falling" : "rising") : "stable",
		from: null,
		pace: moves ? "steady" : null,
		signal: moves && pSlowing < 0.2 ? "first-signs" : null,
		p: pLine,
		bend: null,
	};
}

/**
 * Chance that levels for the seasons take as much off the deviance of a line where there are no seasons: by F with the
 * dispersion that they leave, moderated by the prior, or by chi-squared with that of the prior, whichever is larger. 1 where the
 * points are less than two for a season.
 */
export function seasonP(data: Points, seasons: readonly number[], prior: Prior | null): number {
	const lost = new Set(seasons).size - 1;
	if (seasons.length < 2 * (lost + 1)) return 1;
	const times = data.points.map(({ time }) => time);
	const level = seasons.map(() => 0);
	const without = fitGrouped(data, level, [times]);
	const fit = fitGrouped(data, seasons, [times]);
	const { weight, value } = prior ?? { weight: 0, value: 1 };
	const drop = withoutRounding(data, without.deviance - fit.deviance);
	const left = withoutRounding(data, fit.pearson) + weight * value;
	const freedom = fit.degreesOfFreedom + weight;
	// Where there is nothing to take off, there may be nothing left either.
	if (!(drop > 0)) return 1;
	const seen = betaUpper(drop / (drop + left), lost / 2, freedom / 2);
	return prior === null ? seen : Math.max(seen, gammaUpper(lost / 2, drop / value / 2));
}

/**
 * Correlation of the points about the best broken line with those before them, from 0 to 0.8: what a bend explains is not
 * mistaken for it. A fit with so many parameters leaves residuals that swing, which lowers their correlation by about 3 over
 * the number of points; that is added.
 */
function correlationOf(given: Points, prior: Prior | null, knots: Knots, sides: readonly number[]): number {
	const { data, broken } = bendOf(given, prior, knots, 1, sides);
	const [level, before, after] = broken.coefficients;
	const at = { score: 0, weight: 0, loss: 0 };
	const residuals = data.points.map((point) => {
		const gap = point.time - broken.at;
		stand(data.family, point, level + (gap < 0 ? before : after) * gap, at);
		return at.weight > 0 ? at.score / Math.sqrt(at.weight) : 0;
	});
	const square = residuals.reduce((sum, value) => sum + value * value, 0);
	const lagged = residuals.slice(1).reduce((sum, value, index) => sum + value * (residuals[index] ?? 0), 0);
	const found = square > 0 ? lagged / square : 0;
	return Math.min(0.8, Math.max(0, found + 3 / residuals.length));
}

/**
 * A step that fits so much better than the bend that it is what happened: by 10 on the scale of a deviance, with as many
 * parameters, where the step is more than chance gives. A few points cannot tell the two apart; the bend then stands. Less
 * than 10 would take the word from one plateau in twelve.
 */
function stepInstead(
	data: Points,
	prior: Prior | null,
	line: Fit,
	pearson: number,
	bendDeviance: number,
	sides: readonly number[],
): { readonly before: number; readonly height: number; readonly p: number } | null {
	const { points, family } = data;
	if (points.length < 6) return null;
	const [level, slope] = line.coefficients;
	const at = { score: 0, weight: 0, loss: 0 };
	const stands = points.map((point) => {
		stand(family, point, level + slope * (point.time - line.at), at);
		return { score: at.score, weight: at.weight };
	});
	const scores = stepScores(
		{
			scores: stands.map(({ score }) => score),
			weights: stands.map(({ weight }) => weight),
			groups: sides,
		},
		points.map(({ time }) => time),
		2,
	);
	const cost = (deviance: number) =>
		costOf(prior, points.length, Math.max(0, withoutRounding(data, deviance)), bendDeviance);
	// The square of a score is about what its step takes off the deviance: most series need no fit to be settled.
	const largest = Math.max(0, ...scores.map(({ z }) => z * z));
	if (cost(line.deviance - 2 * largest) < 10) return null;
	const best = bestStep(data, sides, scores);
	if (best === null || cost(best.fit.deviance) < 10) return null;
	const p = stepP(scores, pearson, prior, points.length - (isApart(sides) ? 3 : 2));
	return p < 0.05 ? { before: best.before, height: best.height, p } : null;
}

/** What the worse of two fits costs, on the scale of a deviance. */
function costOf(prior: Prior | null, count: number, better: number, worse: number): number {
	if (worse <= better) return 0;
	const { weight, value } = prior ?? { weight: 0, value: 0 };
	const ratio = (weight + count) * log((weight * value + worse) / (weight * value + better));
	return prior === null ? ratio : Math.min((worse - better) / value, ratio);
}

/** The slope over its standard error at dispersion 1, or the root of the deviance it explains where it has no end. */
function lineZ(data: Points, { at, coefficients, variances, deviance, unbounded }: Fit): number {
	const [, slope] = coefficients;
	if (unbounded) {
		const level = fitLine(data, "flat-after", data.points[0]?.time ?? at);
		return Math.sign(slope) * Math.sqrt(Math.max(0, level.deviance - deviance));
	}
	return zOf(data, slope, variances[0]);
}

/** A slope over its standard error at dispersion 1; 0 where it is no more than the rounding of the values. */
function zOf(data: Points, slope: number, variance: number): number {
	return withoutRounding(data, (slope * slope) / variance) === 0 ? 0 : slope / Math.sqrt(variance);
}

/** The fit with the variances that its slopes have where the height of a declared break is not known. */
function besideLevels(
	data: Points,
	sides: readonly number[],
	fit: Fit,
	columns: readonly (readonly number[])[],
): Fit {
	if (!isApart(sides)) return fit;
	const [before = Infinity, after = Infinity] = fitGrouped(data, sides, columns).variances;
	return { ...fit, variances: [before, after] };
}

/** The best broken line, and what a flat end would cost. */
function bendOf(
	given: Points,
	prior: Prior | null,
	knots: Knots,
	inflation: number,
	sides: readonly number[],
): Bend {
	const count = given.points.length;
	const early = isApart(sides) ? [] : earlyLines(given, knots);
	const { data, lines: profile, best } = bentLines(given, "broken", knots, sides, early);
	const fit = fitLine(data, "broken", best.at, best);
	const broken = besideLevels(data, sides, fit, bentColumns(data, "broken", fit.at));
	const deviance = withoutRounding(data, broken.deviance);
	const flat = bentLines(given, "flat-after", knots, sides, early);
	const plateau = withoutRounding(flat.data, flat.best.deviance);
	const plateauSlope = flat.best.coefficients[1];
	const [level, before, after] = broken.coefficients;
	const pearson = pearsonOf(data, (time) => level + (time < broken.at ? before : after) * (time - broken.at));
	const left = count - (isApart(sides) ? 5 : 4);
	const dispersion = dispersionOf(prior, inflation * withoutRounding(data, pearson), left);
	const found = { data, broken, profile, deviance, dispersion, plateauSlope };
	return { ...found, plateauPenalty: costOf(prior, count, deviance, plateau) };
}

/** What the two slopes amount to. */
function bendVerdict(
	data: Points,
	{ broken, dispersion, plateauPenalty, plateauSlope }: Bend,
): {
	readonly state: LevellingVerdict["state"];
	readonly from: LevellingVerdict["from"];
	readonly pace: LevellingPace | null;
} {
	const [, before, after] = broken.coefficients;
	const from = before < 0 ? "fall" : "rise";
	const opposite = before * after < 0;
	const flat = opposite ? plateauPenalty <= 5 && plateauSlope * before > 0 : plateauPenalty <= 2;
	if (flat || Math.abs(after) <= 0.1 * Math.abs(before)) return { state: "levelled", from, pace: null };
	const steeper = Math.abs(after) > Math.abs(before);
	const move = after < 0 ? "falling" : "rising";
	const shown = cautiousP(zOf(data, before, broken.variances[0]), dispersion) < 0.05;
	if (steeper && !shown) return { state: move, from: null, pace: "newly" };
	if (opposite) return { state: "reversed", from, pace: null };
	return steeper
		? { state: move, from: null, pace: "accelerating" }
		: { state: "levelling", from, pace: null };
}
