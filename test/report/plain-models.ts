import {
	at,
	midP,
	normalTail,
	type PlainFit,
	poissonFit,
	reachOf,
	studentTail,
	total,
} from "./plain-sums.ts";

// The methods of the pages on direction of travel, trend and levelling off, once more from their formulas, for counts with one
// exposure, a prior of weight 4 and value 1, and an indicator that is better the lower it is.

const prior = { weight: 4, value: 1 };

/** The moderated dispersion, (d0 phi0 + X2) / (d0 + df). */
const moderated = (pearson: number, freedom: number) => ({
	value: (4 + pearson) / (4 + freedom),
	freedom: 4 + freedom,
});

type Dispersion = ReturnType<typeof moderated>;

/** Two-sided p-value of an estimate over its standard error at dispersion 1: the larger of Student's and the normal one. */
function cautious(z: number, { value, freedom }: Dispersion): number {
	const size = Math.abs(z);
	return Math.max(2 * studentTail(size / Math.sqrt(value), freedom), 2 * normalTail(size));
}

/** How far the limits lie from an estimate: the wider of Student's and the normal one. */
function reach(tail: number, variance: number, { value, freedom }: Dispersion): number {
	const error = Math.sqrt(variance);
	return Math.max(reachOf(tail, freedom) * Math.sqrt(value) * error, reachOf(tail, null) * error);
}

const inPerCent = (coefficient: number) => 100 * (Math.exp(coefficient) - 1);

function slopeOf(coefficient: number, variance: number, dispersion: Dispersion) {
	const width = reach(0.025, variance, dispersion);
	const interval = {
		confidence: 0.95,
		lower: inPerCent(coefficient - width),
		upper: inPerCent(coefficient + width),
	};
	return {
		change: inPerCent(coefficient),
		unit: "percent-per-period",
		coefficient,
		standardError: Math.sqrt(dispersion.value * variance),
		...interval,
		intervals: [interval],
	};
}

/** Direction of travel by matched months: the months of both windows side by side, over the same residents. */
export function plainTravel(
	now: readonly number[],
	before: readonly number[],
	residents: number,
	periods: readonly [current: string, previous: string],
) {
	const [x, y] = [total(now), total(before)];
	const [current, previous] = [(1000 * x) / residents, (1000 * y) / residents];
	const ratio = x / y;
	const share = ratio / (ratio + 1);
	const residuals: number[] = [];
	for (const [month, count] of now.entries()) {
		const both = count + at(before, month);
		if (both > 0) residuals.push((count - both * share) / Math.sqrt(both * share * (1 - share)));
	}
	const pairs = residuals.length;
	const pearson = total(residuals.map((one) => one * one));
	const dispersion = moderated(pearson, pairs - 1);
	const variance = 1 / x + 1 / y;
	const standardError = Math.sqrt(dispersion.value * variance);
	const statistic = Math.log(ratio) / standardError;
	const pDispersed = 2 * studentTail(Math.abs(statistic), dispersion.freedom);
	const pPrior = 2 * normalTail(Math.abs(Math.log(ratio)) / Math.sqrt(variance));
	const pValue = Math.max(pDispersed, pPrior);
	const limits = (tail: number) => {
		const width = reach(tail, variance, dispersion);
		return [Math.exp(Math.log(ratio) - width), Math.exp(Math.log(ratio) + width)] as const;
	};
	const percent = (100 * (x - y)) / y;
	const [lower, upper] = limits(0.025);
	const interval = { confidence: 0.95, lower, upper };
	const change = { confidence: 0.95, lower: 100 * (lower - 1), upper: 100 * (upper - 1) };
	const material = Math.abs(percent) >= 2;
	const evident = pValue < 0.05;
	const tooFew = x + y < 5;
	const direction = tooFew || !evident || !material ? "similar" : x > y ? "up" : "down";
	const [narrowLower, narrowUpper] = limits(0.05);
	const tested = { code: evident ? "significant" : "not-significant", pValue, confidence: 0.95 };
	const slight = { code: "immaterial", change: current - previous, minimum: 0.02 * previous };
	return {
		status: "compared",
		kind: "counts",
		polarity: "lower-is-better",
		current,
		previous,
		per: 1000,
		currentPeriod: periods[0],
		previousPeriod: periods[1],
		minimumChange: { relative: 0.02 },
		similarBand: { relative: 0.05 },
		direction,
		performance: { similar: "stable", up: "worsening", down: "improving" }[direction],
		degree:
			direction === "similar"
				? null
				: Math.abs(percent) >= 20
					? "substantially"
					: Math.abs(percent) >= 5
						? "moderately"
						: "slightly",
		significantly: pValue < 0.002,
		material,
		similarBecause:
			direction !== "similar" ? null : tooFew ? "too-few" : evident ? "immaterial" : "not-significant",
		similarityShown:
			direction === "similar" && Math.abs(percent) <= 5 && narrowLower >= 0.95 && narrowUpper <= 1.05,
		tooFewToCall: tooFew,
		smallCounts: Math.min(x, y) < 10,
		reasons: [
			...(tooFew ? [{ code: "too-few", total: x + y }] : []),
			...(material ? [tested] : evident ? [slight, tested] : [tested, slight]),
			...(Math.min(x, y) < 10 ? [{ code: "small-counts", smallest: Math.min(x, y) }] : []),
		],
		change: { absolute: current - previous, percent, scale: "percent", ...change, intervals: [change] },
		pValue,
		test: "matched-periods",
		comparison: {
			kind: "counts",
			method: "matched-periods",
			rateRatio: ratio,
			percentageChange: percent,
			pValue,
			statistic,
			...interval,
			intervals: [interval],
			intervalMethod: "matched-periods",
			currentCount: x,
			currentExposure: residents,
			previousCount: y,
			previousExposure: residents,
			dispersion: {
				value: dispersion.value,
				pairs,
				pearson,
				degreesOfFreedom: dispersion.freedom,
				priorWeight: 4,
				priorValue: 1,
				lagOne: total(residuals.slice(1).map((one, index) => one * at(residuals, index))) / pearson,
				autocorrelation: 0,
				standardError,
				pDispersed,
				pPrior,
			},
			reasons: [],
		},
	};
}

/** The place of an area against the whole that it is part of, which it is taken out of for the test. */
export function plainPlace(
	area: string,
	[count, exposure]: readonly [count: number, residents: number],
	[all, everybody]: readonly [count: number, residents: number],
) {
	const named = { kind: "benchmark-comparison", area, method: "mid-p", polarity: "lower-is-better" };
	if (exposure === everybody)
		return {
			comparison: {
				...named,
				status: "not-compared",
				position: "not-compared",
				performance: "not-judged",
				reasons: [{ code: "same-area" }],
			},
			position: "not-compared",
			standing: "not-judged",
		};
	const [rest, elsewhere] = [all - count, everybody - exposure];
	const pValue = midP(count, rest, exposure / everybody);
	const [value, benchmark, reference] = [
		(1000 * count) / exposure,
		(1000 * all) / everybody,
		(1000 * rest) / elsewhere,
	];
	const position = pValue >= 0.05 ? "in-line" : value > reference ? "higher" : "lower";
	const standing = { "in-line": "similar", higher: "worse", lower: "better" }[position];
	const evidence = pValue < 0.002 ? 0.998 : pValue < 0.05 ? 0.95 : null;
	return {
		comparison: {
			...named,
			status: "compared",
			position,
			performance: standing,
			evidence,
			pValue,
			test: "two-rates",
			value,
			benchmark,
			per: 1000,
			difference: value - benchmark,
			ratio: value / benchmark,
			percentDifference: 100 * (value / benchmark - 1),
			count,
			exposure,
			expected: (benchmark * exposure) / 1000,
			reference,
			referenceCount: rest,
			referenceExposure: elsewhere,
			own: "removed",
			levels: [0.95, 0.998],
			intervals: [],
			limits: [],
			reasons: [
				evidence === null
					? { code: "no-evidence", confidence: 0.95 }
					: { code: "differs", confidence: evidence },
				{ code: "own-area-removed", count, exposure },
				...(count < 10 ? [{ code: "small-count" }] : []),
			],
		},
		position,
		standing,
	};
}

/** The trend of quarters: a level for each season and one slope, which needs events in every season. */
export function plainTrend(counts: readonly number[], periods: readonly string[]) {
	const events = total(counts);
	const parts = {
		kind: "trend",
		measure: "count",
		method: "log-linear",
		periods,
		usualMonths: 3,
		settings: {
			polarity: "lower-is-better",
			seasons: "model",
			autocorrelation: null,
			dispersionPrior: prior,
			confidence: [0.95],
		},
	};
	if (events < 25)
		return {
			...parts,
			status: "not-assessed",
			direction: null,
			performance: "not-judged",
			slope: null,
			evidence: null,
			reasons: [{ code: "too-few-events", found: events, needed: 25 }],
		};
	const middle = (counts.length - 1) / 2;
	const lineOf = (places: readonly number[]) => {
		const fit = poissonFit(
			places.map((time) => at(counts, time)),
			places.map((time) => [...[0, 1, 2, 3].map((season) => (time % 4 === season ? 1 : 0)), time - middle]),
		);
		const freedom = places.length - 5;
		const dispersion = moderated(fit.pearson, freedom);
		const [coefficient, variance] = [at(fit.coefficients, 4), at(fit.variances, 4)];
		const z = coefficient / Math.sqrt(variance);
		const p = cautious(z, dispersion);
		const direction = p >= 0.05 ? "no-clear-trend" : z > 0 ? "rising" : "falling";
		return { freedom, dispersion, coefficient, variance, z, p, direction } as const;
	};
	const all = [...counts.keys()];
	const { freedom, dispersion, coefficient, variance, z, p, direction } = lineOf(all);
	// The quarter without which the slope is furthest from where it is, towards the other side.
	const without = all.map((one) => lineOf(all.filter((place) => place !== one)));
	const moves = without.map((line) => Math.sign(coefficient) * (coefficient - line.coefficient));
	const lone = moves.indexOf(Math.max(...moves));
	const restsOn = direction !== "no-clear-trend" && without[lone]?.direction !== direction;
	// Without a slope, every quarter has the mean of its season.
	let [score, information, scatter] = [0, 0, 0];
	for (let season = 0; season < 4; season++) {
		const times = counts.flatMap((_, time) => (time % 4 === season ? [time] : []));
		const mean = total(times.map((time) => at(counts, time))) / times.length;
		const centre = total(times) / times.length;
		for (const time of times) {
			score += (time - centre) * (at(counts, time) - mean);
			information += mean * (time - centre) ** 2;
			scatter += (at(counts, time) - mean) ** 2 / mean;
		}
	}
	return {
		...parts,
		status: "assessed",
		direction,
		performance: { "no-clear-trend": "stable", rising: "worsening", falling: "improving" }[direction],
		slope: slopeOf(coefficient, variance, dispersion),
		evidence: {
			p,
			z,
			scoreZ: score / Math.sqrt(information),
			departure: scatter - (score * score) / information,
			departureDegreesOfFreedom: freedom,
			dispersion: dispersion.value,
			degreesOfFreedom: dispersion.freedom,
		},
		reasons: restsOn ? [{ code: "rests-on-one-figure", period: periods[lone] }] : [],
	};
}

/** What the XmR chart of all values says of the last one. */
export function plainSignal(values: readonly number[], period: string) {
	const centre = total(values) / values.length;
	const ranges = values.slice(1).map((value, index) => Math.abs(value - at(values, index)));
	const mean = (list: readonly number[]) => total(list) / list.length;
	const width = 2.66 * mean(ranges.filter((range) => range < 3.267 * mean(ranges)));
	const value = at(values, values.length - 1);
	const sideOf = (one: number, reachOut: number) =>
		one > centre + reachOut ? "above" : one < centre - reachOut ? "below" : null;
	const same = (words: readonly (string | null)[]) =>
		words.every((word) => word === words[0]) ? (words[0] ?? null) : null;
	const last = (many: number) => values.slice(-many);
	const side = sideOf(value, (2 / 3) * width);
	const near = last(3).filter((one) => sideOf(one, (2 / 3) * width) === side).length;
	const steps = values.slice(1).map((one, index) => {
		const before = at(values, index);
		return one > before ? "rising" : one < before ? "falling" : null;
	});
	const rules = {
		outside: sideOf(value, width),
		trend: same(steps.slice(-6)),
		twoOfThree: near >= 2 && same(last(3).map((one) => sideOf(one, 0))) === side ? side : null,
		shift: same(last(7).map((one) => sideOf(one, 0))),
	};
	const word = rules.outside ?? rules.trend ?? rules.twoOfThree ?? rules.shift;
	return {
		period,
		type: word === null ? "common-cause" : word === "above" || word === "rising" ? "concern" : "improvement",
		rules,
		value,
		centre,
		lower: Math.max(0, centre - width),
		upper: centre + width,
		points: values.length,
	};
}

/** Times from the second point to the third last, so many steps to a gap, with every point among them. */
function stopsOf(points: number, steps: number): readonly number[] {
	return Array.from({ length: (points - 4) * steps + 1 }, (_, index) => 2 + index / steps);
}

/** Where a curve is lowest over the times where a bend may be: the best of many stops, or what lies beside it, by thirds. */
function lowestOf(curve: (time: number) => number, points: number): number {
	const stops = stopsOf(points, 8);
	const heights = stops.map(curve);
	const best = heights.indexOf(Math.min(...heights));
	let found = at(stops, best);
	for (const side of [best - 1, best]) {
		if (side < 0 || side + 1 >= stops.length) continue;
		let [low, high] = [at(stops, side), at(stops, side + 1)];
		for (let step = 0; step < 40; step++) {
			const [one, two] = [low + (high - low) / 3, high - (high - low) / 3];
			if (curve(one) < curve(two)) high = two;
			else low = one;
		}
		if (curve((low + high) / 2) < curve(found)) found = (low + high) / 2;
	}
	return found;
}

/** What the worse of two fits costs, on the scale of a deviance. */
const costOf = (better: number, worse: number, points: number) =>
	worse <= better ? 0 : Math.min(worse - better, (4 + points) * Math.log((4 + worse) / (4 + better)));

/** Two joined lines that meet at a time. */
const brokenAt = (counts: readonly number[], meet: number): PlainFit =>
	poissonFit(
		counts,
		counts.map((_, index) => [1, Math.min(0, index + 1 - meet), Math.max(0, index + 1 - meet)]),
	);

/** The time where two joined lines fit best: the best of many stops, or where the deviance turns beside it. */
function bestMeeting(counts: readonly number[]): number {
	const stops = stopsOf(counts.length, 8);
	const deviances = stops.map((meet) => brokenAt(counts, meet).deviance);
	const best = deviances.indexOf(Math.min(...deviances));
	let found = { meet: at(stops, best), deviance: at(deviances, best) };
	// How the deviance changes with the time, just after it or just before it: by the residuals of the later points.
	const change = (meet: number, isLater: (time: number) => boolean) => {
		const { coefficients, means } = brokenAt(counts, meet);
		const later = counts.map((count, index) => (isLater(index + 1) ? count - at(means, index) : 0));
		return (at(coefficients, 2) - at(coefficients, 1)) * total(later);
	};
	for (const side of [best - 1, best]) {
		if (side < 0 || side + 1 >= stops.length) continue;
		let [low, high] = [at(stops, side), at(stops, side + 1)];
		const [first, last] = [low, high];
		const falls = change(first, (time) => time > first) < 0 && change(last, (time) => time >= last) > 0;
		if (!falls) continue;
		for (let step = 0; step < 45; step++) {
			const middle = (low + high) / 2;
			if (change(middle, (time) => time > middle) < 0) low = middle;
			else high = middle;
		}
		const meet = (low + high) / 2;
		const { deviance } = brokenAt(counts, meet);
		if (deviance < found.deviance) found = { meet, deviance };
	}
	return found.meet;
}

/** The chance that a score process rises so high, by the tube formula. */
function tubeP(height: number, arc: number, pearson: number, points: number): number {
	if (height <= 0) return 1;
	const m = points - 2 + 4;
	const turns = arc / (2 * Math.PI);
	const u = (height * height) / (pearson + 4);
	// Beta(1/2, (m - 1) / 2) is t^2 / (t^2 + m - 1) of Student's t on m - 1 degrees of freedom.
	const seen = turns * (1 - u) ** ((m - 2) / 2) + studentTail(Math.sqrt(((m - 1) * u) / (1 - u)), m - 1);
	return Math.min(1, Math.max(seen, turns * Math.exp((-height * height) / 2) + normalTail(height)));
}

/** Score process of a bend about a straight line: its highest and lowest values, and the length of its curve. */
function scoreProcess(counts: readonly number[], means: readonly number[]) {
	const times = counts.map((_, index) => index + 1);
	const weighted = (of: (index: number) => number) => total(means.map((mean, index) => mean * of(index)));
	const mass = total(means);
	const centre = weighted((index) => at(times, index)) / mass;
	const spread = weighted((index) => (at(times, index) - centre) ** 2);
	const leftOf = (meet: number) => {
		const bend = times.map((time) => Math.max(0, time - meet));
		const level = weighted((index) => at(bend, index)) / mass;
		const tilt = weighted((index) => at(bend, index) * (at(times, index) - centre)) / spread;
		return bend.map((one, index) => one - level - tilt * (at(times, index) - centre));
	};
	const heightAt = (meet: number) => {
		const left = leftOf(meet);
		const score = total(left.map((one, index) => one * (at(counts, index) - at(means, index))));
		return score / Math.sqrt(weighted((index) => at(left, index) ** 2));
	};
	const directionAt = (meet: number) => {
		const left = leftOf(meet);
		const size = Math.sqrt(weighted((index) => at(left, index) ** 2));
		return left.map((one, index) => (Math.sqrt(at(means, index)) * one) / size);
	};
	const directions = stopsOf(counts.length, 16).map(directionAt);
	let arc = 0;
	for (const [index, one] of directions.slice(1).entries()) {
		const chord = Math.hypot(...one.map((value, place) => value - at(directions[index] ?? [], place)));
		arc += 2 * Math.asin(chord / 2);
	}
	return {
		highest: heightAt(lowestOf((meet) => -heightAt(meet), counts.length)),
		lowest: heightAt(lowestOf(heightAt, counts.length)),
		arc,
	};
}

/** When the bend was, by the profile likelihood: Simpson's rule over 12 cells a gap, and halves for the two ends. */
function profileOf(counts: readonly number[], best: PlainFit) {
	const width = 1 / 12;
	const scale = 2 * Math.max(1, (4 + best.deviance) / counts.length);
	const seen = new Map<number, number>();
	const weightAt = (meet: number) => {
		const weight = seen.get(meet) ?? Math.exp((best.deviance - brokenAt(counts, meet).deviance) / scale);
		seen.set(meet, weight);
		return weight;
	};
	const held = (from: number, to: number, of = weightAt) =>
		((to - from) / 6) * (of(from) + 4 * of((from + to) / 2) + of(to));
	const starts = stopsOf(counts.length, 12).slice(0, -1);
	const cells = starts.map((from) => held(from, from + width));
	const all = total(cells);
	const placeOf = (share: number) => {
		let left = share * all;
		for (const [index, cell] of cells.entries()) {
			if (cell < left) {
				left -= cell;
				continue;
			}
			const from = at(starts, index);
			let [low, high] = [from, from + width];
			for (let step = 0; step < 20; step++) {
				const middle = (low + high) / 2;
				if (held(from, middle) < left) low = middle;
				else high = middle;
			}
			return low;
		}
		return Number.NaN;
	};
	const moments = starts.map((from) => held(from, from + width, (meet) => meet * weightAt(meet)));
	return { time: total(moments) / all, lower: placeOf(0.05), upper: placeOf(0.95) };
}

/** Levelling off by the model, of quarters from January 2020 on. No step is looked for: `stepCost` says that none is near. */
export function plainLevelling(counts: readonly number[], periods: readonly string[]) {
	const points = counts.length;
	const events = total(counts);
	const parts = {
		method: "model",
		measure: "count",
		scale: "log",
		points,
		events,
		firstPeriod: periods[0],
		lastPeriod: periods.at(-1),
		usualMonths: 3,
		settings: {
			dispersionPrior: prior,
			autocorrelation: "ignore",
			pointsBefore: 1,
			pointsAfter: 2,
			materialMove: null,
			confidence: [0.95],
		},
	};
	const none = { from: null, pace: null, signal: null, breakpoint: null, before: null, after: null };
	if (events < 25)
		return {
			stepCost: 0,
			answer: {
				...parts,
				...none,
				state: "insufficient",
				evidence: null,
				slope: null,
				reasons: [{ code: "too-few-events", found: events, needed: 25 }],
			},
		};
	const line = poissonFit(
		counts,
		counts.map((_, index) => [1, index - (points - 1) / 2]),
	);
	const [slope, variance] = [at(line.coefficients, 1), at(line.variances, 1)];
	const dispersion = moderated(line.pearson, points - 2);
	const pLine = cautious(slope / Math.sqrt(variance), dispersion);
	const { highest, lowest, arc } = scoreProcess(counts, line.means);
	const pUp = tubeP(highest, arc, line.pearson, points);
	const pDown = tubeP(-lowest, arc, line.pearson, points);
	const [pSlowing, pAccelerating] = slope < 0 ? [pUp, pDown] : [pDown, pUp];
	const moves = pLine < 0.05;
	const pBend = Math.min(pSlowing, pAccelerating);
	const bends = moves ? pSlowing < 0.05 || pAccelerating < 0.025 : pBend < 0.025;
	const answer = {
		...parts,
		...none,
		slope: slopeOf(slope, variance, dispersion),
		reasons: [{ code: "season-not-modelled" }],
	};
	const p = bends ? pBend : pLine;
	const evidence = {
		p,
		confidence: 1 - p,
		pLine,
		pSlowing,
		pAccelerating,
		plateauPenalty: null,
		dispersion: dispersion.value,
		degreesOfFreedom: dispersion.freedom,
		correlation: null,
	};
	if (!bends)
		return {
			stepCost: 0,
			answer: {
				...answer,
				state: moves ? (slope < 0 ? "falling" : "rising") : "stable",
				pace: moves ? "steady" : null,
				signal: moves && pSlowing < 0.2 ? "first-signs" : null,
				evidence: { ...evidence, strength: moves ? "strong" : "none" },
			},
		};
	const meet = bestMeeting(counts);
	const broken = brokenAt(counts, meet);
	const [, before = 0, after = 0] = broken.coefficients;
	const [, varianceBefore = 0, varianceAfter = 0] = broken.variances;
	const scatter = moderated(broken.pearson, points - 4);
	const flatAt = (time: number) =>
		poissonFit(
			counts,
			counts.map((_, index) => [1, Math.min(0, index + 1 - time)]),
		);
	const flat = flatAt(lowestOf((time) => flatAt(time).deviance, points));
	const penalty = costOf(broken.deviance, flat.deviance, points);
	const opposite = before * after < 0;
	const steeper = Math.abs(after) > Math.abs(before);
	const from = before < 0 ? "fall" : "rise";
	const fits = opposite ? penalty <= 5 && at(flat.coefficients, 1) * before > 0 : penalty <= 2;
	const isFlat = fits || Math.abs(after) <= 0.1 * Math.abs(before);
	const newly = steeper && cautious(before / Math.sqrt(varianceBefore), scatter) >= 0.05;
	const verdict = isFlat
		? { state: "levelled", from, pace: null }
		: newly
			? { state: after < 0 ? "falling" : "rising", from: null, pace: "newly" }
			: opposite
				? { state: "reversed", from, pace: null }
				: steeper
					? { state: after < 0 ? "falling" : "rising", from: null, pace: "accelerating" }
					: { state: "levelling", from, pace: null };
	const steps = Array.from({ length: points - 3 }, (_, index) => index + 2).map(
		(place) =>
			poissonFit(
				counts,
				counts.map((_, index) => [1, index - (points - 1) / 2, index < place ? 0 : 1]),
			).deviance,
	);
	const profile = profileOf(counts, broken);
	const monthOf = (time: number) => Math.floor(1.5 + 3 * (time - 1) + 1e-6);
	const label = (time: number) => {
		const month = monthOf(time);
		return `${2020 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
	};
	const periodOf = (time: number) => periods[Math.floor(monthOf(time) / 3)];
	return {
		stepCost: costOf(Math.min(...steps), broken.deviance, points),
		answer: {
			...answer,
			...verdict,
			before: slopeOf(before, varianceBefore, scatter),
			after: slopeOf(after, varianceAfter, scatter),
			evidence: { ...evidence, strength: "strong", plateauPenalty: penalty },
			breakpoint: {
				time: profile.time,
				period: periodOf(profile.time),
				month: label(profile.time),
				confidence: 0.9,
				lower: profile.lower,
				lowerMonth: label(profile.lower),
				upper: profile.upper,
				upperMonth: label(profile.upper),
				likeliestTime: meet,
				likeliestPeriod: periodOf(meet),
			},
		},
	};
}
