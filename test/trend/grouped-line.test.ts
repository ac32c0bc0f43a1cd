import { describe, expect, it } from "vitest";
import { fitGrouped, furthestOff, mostTelling, scoreOf } from "../../src/trend/grouped-line.ts";
import { pointOf } from "../../src/trend/points.ts";
import { expectNear, frozen, oracleDeviance } from "./helpers.ts";

const counts = [0, 8, 22, 22, 15, 22, 3, 3, 25, 28, 17, 21, 17, 22, 22, 9];
const points = counts.map((count, index) => pointOf("poisson", index + 1, count, 1000));
const groups = counts.map((_, index) => (index < 9 ? 0 : 1));

/** The deviance of lines with these slopes and the levels that suit them best, by its definition. */
function devianceAt(columns: readonly (readonly number[])[], slopes: readonly number[]): number {
	const factors = counts.map((_, at) =>
		Math.exp(slopes.reduce((sum, slope, which) => sum + slope * (columns[which]?.[at] ?? 0), 0)),
	);
	const sumOf = (list: readonly number[], group: number) =>
		list.reduce((sum, one, at) => (groups[at] === group ? sum + one : sum), 0);
	const levels = [0, 1].map((group) => sumOf(counts, group) / sumOf(factors, group));
	return counts.reduce((sum, count, at) => {
		const mean = (levels[groups[at] ?? 0] ?? 0) * (factors[at] ?? 0);
		return sum + 2 * ((count > 0 ? count * Math.log(count / mean) : 0) - (count - mean));
	}, 0);
}

describe("fitGrouped()", () => {
	it.each([2.005, 2.01, 2.015, 2.02, 2.03])(
		"holds a slope at its limit and finds the best of the other, with a bend at %d",
		(at) => {
			const columns = [
				points.map(({ time }) => Math.min(time - at, 0)),
				points.map(({ time }) => Math.max(time - at, 0)),
			];
			const fit = fitGrouped({ family: "poisson", points }, groups, columns);
			let best = Infinity;
			for (let slope = -0.3; slope <= 0.3; slope += 1e-4)
				best = Math.min(best, devianceAt(columns, [25, slope]));
			expect(fit.slopes[0]).toBe(25);
			expect(fit.deviance).toBeCloseTo(devianceAt(columns, fit.slopes), 9);
			expect(fit.deviance).toBeLessThanOrEqual(best + 1e-9);
		},
	);

	it("starts from levels that suit exposures far apart", () => {
		const sizes = [0.00168, 0.00116, 0.00181, 1_197_539];
		const far = [91_729, 126_903, 474_038, 1_011_022].map((count, index) =>
			pointOf("poisson", index + 1, count, (sizes[index] ?? 1) / 1_197_539),
		);
		const { slopes } = fitGrouped({ family: "poisson", points: far }, [0, 0, 0, 0], [[1, 2, 3, 4]]);
		// Where the events expected add up to those seen, and their mean time to that seen, by halving.
		const excess = (slope: number) => {
			const weights = far.map(({ size, time }) => size * Math.exp(slope * (time - 4)));
			const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
			const expected = sum(weights.map((w, i) => w * (i + 1))) / sum(weights);
			return expected - sum(far.map(({ value, time }) => value * time)) / sum(far.map(({ value }) => value));
		};
		let [low, high] = [-25, 25];
		for (let halving = 0; halving < 100; halving++) {
			const middle = (low + high) / 2;
			if (excess(middle) < 0) low = middle;
			else high = middle;
		}
		expect(slopes[0]).toBeCloseTo(low, 9);
	});

	it("holds the slope of the second column at its limit too", () => {
		const at = 2.01;
		const early = points.map(({ time }) => Math.min(time - at, 0));
		const late = points.map(({ time }) => Math.max(time - at, 0));
		const fit = fitGrouped({ family: "poisson", points }, groups, [early, late]);
		const turned = fitGrouped({ family: "poisson", points }, groups, [late, early]);
		expect(turned.slopes[1]).toBe(25);
		expectNear(turned.slopes[0], fit.slopes[1] ?? 0, 1e-9);
		expectNear(turned.deviance, fit.deviance, 1e-12);
	});

	it.each([
		["a step", [2, 10, 1, 10], [2, 1000, 1, 10], [0, 0, 0, 0], [0, 0, 1, 1]],
		["a bend", [0, 1, 100, 0], [1, 100, 100, 2], [0, 0, 0, 0], [0, 0, 0.5, 1.5]],
		[
			"a bend beside a break",
			[2, 0, 100, 10, 2, 0],
			[100, 1000, 100, 1000, 2, 1000],
			[0, 0, 1, 1, 1, 1],
			[0, 0, 0, 0, 0.5, 1.5],
		],
		["a break", [0, 0, 1, 0, 10, 1], [2, 1, 10, 1000, 10, 1], [0, 0, 0, 1, 1, 1], null],
	] as const)(
		"finds no less than any line on a grid for proportions far apart: %s",
		(_, seen, of, sides, second) => {
			const some = seen.map((count, at) => pointOf("binomial", at + 1, count, of[at] ?? 1));
			const times = seen.map((_, at) => at + 1);
			const columns = second === null ? [times] : [times, second];
			const data = { family: "binomial", points: some } as const;
			const fit = fitGrouped(data, sides, columns);
			expect(fitGrouped(data, sides, columns, fitGrouped(data, sides, [])).slopes).toEqual(fit.slopes);
			// Twice the log-likelihood that a side lacks at these slopes, at the level where as many are expected as were seen.
			const lackOf = (side: number, slopes: readonly number[]) => {
				const rows = seen.flatMap((count, at) => {
					const shift = slopes.reduce((sum, slope, which) => sum + slope * (columns[which]?.[at] ?? 0), 0);
					return sides[at] === side ? [{ count, size: of[at] ?? 1, shift }] : [];
				});
				let [low, high] = [-300, 300];
				for (let halving = 0; halving < 60; halving++) {
					const level = (low + high) / 2;
					const excess = rows.reduce(
						(sum, { count, size, shift }) => sum + size / (1 + Math.exp(-level - shift)) - count,
						0,
					);
					if (excess < 0) low = level;
					else high = level;
				}
				return rows.reduce((sum, { count, size, shift }) => {
					const eta = low + shift;
					const term = (x: number, of: number, odds: number) =>
						x === 0 ? 0 : 2 * x * (Math.log(x / of) + Math.log1p(Math.exp(-odds)));
					return sum + term(count, size, eta) + term(size - count, size, -eta);
				}, 0);
			};
			const grid = Array.from({ length: 26 }, (_, at) => 2 * at - 25);
			const lacks = grid.flatMap((one) =>
				(second === null ? [0] : grid).map((two) => lackOf(0, [one, two]) + lackOf(1, [one, two])),
			);
			expect(fit.deviance).toBeLessThanOrEqual(Math.min(...lacks) + 1e-6);
			expectNear(fit.deviance, lackOf(0, fit.slopes) + lackOf(1, fit.slopes), 1e-6);
		},
	);

	it("is lm() of R for values, with unequal weights, two groups and two columns", () => {
		const times = [1, 2, 3, 5, 6, 8, 9];
		const values = [-300, 400, 1_000, 850, 2_000, 1_900, 3_150];
		const weights = [1, 2, 0.5, 3, 1, 1.5, 2];
		const some = times.map((time, at) => pointOf("gaussian", time, values[at] ?? 0, weights[at] ?? 1));
		const data = { family: "gaussian", points: some } as const;
		const sides = [0, 0, 0, 1, 1, 1, 1];
		const column = [0, 1, 0, 1, 1, 0, 1];
		// lm(v ~ group - 1, weights)
		const { levels } = fitGrouped(data, sides, []);
		expectNear(levels[0], 2_000 / 7, 1e-12);
		expectNear(levels[1], 1_826.666666666667, 1e-12);
		// lm(v ~ group - 1 + t + column, weights), diag(vcov) / sigma^2
		const fit = fitGrouped(data, sides, [times, column]);
		expect(fit).toMatchObject({ degreesOfFreedom: 3, unbounded: false });
		expectNear(fit.levels[0], -973.44231955583, 1e-11);
		expectNear(fit.levels[1], -2_197.182808965659, 1e-11);
		expectNear(fit.slopes[0], 538.340530536706, 1e-11);
		expectNear(fit.slopes[1], 453.917334978409, 1e-11);
		expectNear(fit.variances[0], 0.0444170265268353, 1e-12);
		expectNear(fit.variances[1], 0.5101789019124002, 1e-12);
		expectNear(fit.deviance, 494_856.05593255, 1e-12);
		expectNear(fit.pearson, 494_856.05593255, 1e-12);
		// Weights in another unit: the slopes stay, and their variances have no end for values however large they are.
		const light = some.map((point) => pointOf("gaussian", point.time, point.value, point.size * 2 ** -40));
		const again = fitGrouped({ family: "gaussian", points: light }, sides, [times, column]);
		expect(again.variances).toEqual(fit.variances.map((variance) => variance * 2 ** 40));
		expect(again.unbounded).toBe(false);
		// Columns in another unit.
		for (const factors of [
			[1, 2 ** -30],
			[2 ** -30, 1],
			[2 ** 30, 1],
		] as const) {
			const scaled = [times.map((x) => x * factors[0]), column.map((x) => x * factors[1])];
			const { slopes, variances } = fitGrouped(data, sides, scaled);
			expectNear((slopes[0] ?? 0) * factors[0], fit.slopes[0] ?? 0, 1e-11);
			expectNear((slopes[1] ?? 0) * factors[1], fit.slopes[1] ?? 0, 1e-11);
			expectNear((variances[0] ?? 0) * factors[0] ** 2, fit.variances[0] ?? 0, 1e-12);
			expectNear((variances[1] ?? 0) * factors[1] ** 2, fit.variances[1] ?? 0, 1e-12);
		}
	});

	it("has no variance for columns that say the same, or nothing", () => {
		const data = { family: "poisson", points } as const;
		const times = points.map(({ time }) => time);
		const nothing = times.map(() => 0);
		expect(fitGrouped(data, groups, [times, times.map((time) => 3 * time)]).variances).toEqual([
			Infinity,
			Infinity,
		]);
		expect(fitGrouped(data, groups, [nothing, nothing])).toMatchObject({
			slopes: [0, 0],
			variances: [Infinity, Infinity],
			unbounded: true,
		});
		expect(fitGrouped(data, groups, [nothing])).toMatchObject({ slopes: [0], variances: [Infinity] });
		// One slope without an end beside one that has one.
		const late = points.map((point) =>
			pointOf("poisson", point.time, point.time < 4 ? 0 : 20 + point.time, 1),
		);
		const bent = [times.map((time) => Math.min(time - 4, 0)), times.map((time) => Math.max(time - 4, 0))];
		const half = fitGrouped(
			{ family: "poisson", points: late },
			times.map(() => 0),
			bent,
		);
		expect(half.variances[1]).toBeLessThan(1);
		expect(half.unbounded).toBe(true);
	});

	it.each(["poisson", "binomial"] as const)("leaves out groups that tell nothing: %s", (family) => {
		const row = [0, 8, 0, 22, 15, 0, 22, 0, 3, 3, 0, 25];
		const size = 40;
		const names = row.map((count, index) => (count === 0 ? 7 : index % 2));
		const full = row.map((count) => (count === 0 && family === "binomial" ? size : count));
		const told = row.flatMap((count, index) => (count > 0 ? [index] : []));
		const times = row.map((_, index) => index + 1);
		const fitOf = (counted: readonly number[], which: readonly number[]) => {
			const some = which.map((index) => pointOf(family, index + 1, counted[index] ?? 0, size));
			const columns = [which.map((index) => times[index] ?? 0), which.map((index) => (index > 5 ? 1 : 0))];
			return fitGrouped(
				{ family, points: some },
				which.map((index) => names[index] ?? 0),
				columns,
			);
		};
		const wanted = fitOf(row, told);
		for (const counted of [row, full]) {
			const fit = fitOf(
				counted,
				row.map((_, index) => index),
			);
			expect(fit.slopes).toEqual(wanted.slopes);
			expect(fit.variances).toEqual(wanted.variances);
			expect([fit.levels, fit.deviance, fit.pearson]).toEqual([
				wanted.levels,
				wanted.deviance,
				wanted.pearson,
			]);
			expect(fit.degreesOfFreedom).toBe(told.length - 4);
			expect(fit.groups.filter((group) => group < 0).length).toBe(row.length - told.length);
			expect(told.map((index) => fit.groups[index])).toEqual(wanted.groups);
			expect(row.map((count, index) => (count === 0 ? fit.weights[index] : 0))).toEqual(row.map(() => 0));
		}
	});

	it("reaches the deviance of another method for counts and exposures that are far apart", () => {
		let state = 5;
		const random = () => {
			state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
			return (state + 0.5) / 2 ** 32;
		};
		for (let draw = 0; draw < 300; draw++) {
			const size = 6 + Math.floor(8 * random());
			const rows = Array.from({ length: size }, (_, index) => ({
				t: index + 1,
				y: 1 + Math.floor(400 * random() ** 4),
				e: Math.exp(4 * random()),
			}));
			const knot = 2 + Math.floor((size - 4) * random());
			const second =
				draw % 2 === 0 ? (t: number) => (t > knot ? 1 : 0) : (t: number) => Math.max(t - knot, 0) - t;
			const some = rows.map(({ t, y, e }) => pointOf("poisson", t, y, e));
			const columns = [rows.map(({ t }) => t), rows.map(({ t }) => second(t))];
			const { deviance } = fitGrouped(
				{ family: "poisson", points: some },
				rows.map(() => 0),
				columns,
			);
			expectNear(
				deviance,
				oracleDeviance(rows, (t) => [1, t, second(t)]),
				1e-9,
			);
		}
	});

	it("finds the slopes of values on columns that are almost the same, however light the values weigh", () => {
		const times = [0, 1, 2, 3, 4, 5, 6, 7];
		const apart = [1, -3, 2, 0, -1, 3, 1, -2].map((one) => one * 2 ** -16);
		const weights = [1.1, 0.7, 1.3, 0.9, 0.6, 1.7, 0.8, 1.2];
		for (const unit of [1, 2 ** -60]) {
			// 3 times the first and 2 times the second, without rounding.
			const some = times.map((time, at) =>
				pointOf("gaussian", time, 5 * time + 2 * (apart[at] ?? 0), unit * (weights[at] ?? 1)),
			);
			const { slopes } = fitGrouped(
				{ family: "gaussian", points: some },
				times.map(() => 0),
				[times, times.map((time, at) => time + (apart[at] ?? 0))],
			);
			expectNear(slopes[0], 3, 1e-9);
			expectNear(slopes[1], 2, 1e-9);
		}
	});

	it("leaves the fit that it is given, its points and its columns as they are", () => {
		const times = points.map(({ time }) => time);
		const data = frozen({ family: "poisson", points } as const);
		const level = frozen(fitGrouped(data, groups, []));
		const late = times.map((time) => (time > 12 ? 1 : 0));
		for (const columns of [[times], [times, late]]) {
			const found = fitGrouped(data, groups, frozen(columns), level);
			const alone = fitGrouped(data, groups, columns);
			expect(found.slopes).toEqual(alone.slopes);
			expect(found.deviance).toBe(alone.deviance);
			for (const one of [level, frozen(found)]) {
				scoreOf(one, times);
				mostTelling(data, one, times, 1);
				furthestOff(one, times);
			}
		}
	});

	it("follows a slope that has no end to the first step which gains next to nothing", () => {
		// The line of the first two has no end; the others, which have a level and no slope, leave a deviance of about 100.
		const some = [100, 0, 150, 60, 100, 50].map((count, at) => pointOf("poisson", at + 1, count, 1));
		const sides = [0, 0, 1, 1, 1, 1];
		const { slopes, levels, deviance } = fitGrouped({ family: "poisson", points: some }, sides, [
			[0, 4, 0, 0, 0, 0],
		]);
		const left = Math.exp((levels[0] ?? 0) + 4 * (slopes[0] ?? 0));
		// Every step takes off what was left but for a share of 1 / e.
		const gained = left * (Math.E - 1);
		const nothing = 1e-14 * (1 + deviance / 2);
		expect(gained).toBeLessThan(1.1 * nothing);
		expect(gained).toBeGreaterThan((0.9 * nothing) / Math.E);
	});

	it("has nothing to say of no points", () => {
		expect(fitGrouped({ family: "poisson", points: [] }, [], [])).toEqual({
			levels: [],
			slopes: [],
			variances: [],
			deviance: 0,
			pearson: 0,
			degreesOfFreedom: 0,
			unbounded: false,
			scores: [],
			weights: [],
			groups: [],
		});
	});

	it("has no end without a column that could have one", () => {
		expect(fitGrouped({ family: "poisson", points }, groups, [])).toMatchObject({
			variances: [],
			unbounded: false,
		});
	});
});

describe("scoreOf()", () => {
	it("is 0 for a column that the levels leave nothing of", () => {
		const fit = fitGrouped({ family: "poisson", points }, groups, []);
		expect(scoreOf(fit, groups)).toBe(0);
		expect(
			scoreOf(
				fit,
				points.map(() => 0),
			),
		).toBe(0);
	});
});

/** A series of values that weigh so much, one unit of time after another. */
const weighed = (values: readonly number[], weights: readonly number[] = []) => ({
	family: "gaussian" as const,
	points: values.map((value, at) => pointOf("gaussian", at + 1, value, weights[at] ?? 1)),
});

/** The figures of two years, those of the same month in a group. */
const twoYears = (of: Readonly<Record<number, number>>, others: number) => {
	const data = weighed(Array.from({ length: 24 }, (_, at) => of[at] ?? others));
	const seasons = data.points.map((_, at) => at % 12);
	const times = data.points.map(({ time }) => time);
	return { data, times, fit: fitGrouped(data, seasons, [times]) };
};

describe("mostTelling()", () => {
	it("is the point of values without which the slope falls or rises most", () => {
		let state = 11;
		const random = () => {
			state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
			return (state + 0.5) / 2 ** 32;
		};
		for (let draw = 0; draw < 60; draw++) {
			const size = 7 + Math.floor(6 * random());
			const values = Array.from({ length: size }, (_, at) => 100 + 3 * at + 20 * random());
			const data = weighed(
				values,
				values.map(() => 0.5 + 3 * random()),
			);
			const sides = values.map((_, at) => (draw % 2 === 0 || at < 3 ? 0 : 1));
			const times = values.map((_, at) => at + 1);
			const fit = fitGrouped(data, sides, [times]);
			const slopeWithout = (left: number) => {
				const others = <T>(list: readonly T[]) => list.filter((_, at) => at !== left);
				const rest = { family: data.family, points: others(data.points) };
				return fitGrouped(rest, others(sides), [others(times)]).slopes[0] ?? 0;
			};
			const without = values.map((_, at) => slopeWithout(at));
			expect(mostTelling(data, fit, times, 1)).toBe(without.indexOf(Math.min(...without)));
			expect(mostTelling(data, fit, times, -1)).toBe(without.indexOf(Math.max(...without)));
		}
	});

	it("is of two that tell the same the one further from the mean of all, above it or below, or the first", () => {
		const told = (of: Readonly<Record<number, number>>, sign: number, others = 100) => {
			const { data, times, fit } = twoYears(of, others);
			return mostTelling(data, fit, times, sign);
		};
		expect([told({ 5: 300 }, -1), told({ 17: 300 }, 1)]).toEqual([5, 17]);
		expect([told({ 5: 2 }, 1), told({ 17: 2 }, -1)]).toEqual([5, 17]);
		// As far above the mean of all as below it.
		expect([told({ 5: -70, 17: 70 }, 1, 0), told({ 5: 70, 17: -70 }, -1, 0)]).toEqual([5, 5]);
	});

	it("is none where no point speaks for the slope", () => {
		const times = [-3, -1, 1, 3];
		for (const values of [
			[7, 7, 7, 7],
			[4, 6, 8, 10],
		]) {
			const data = weighed(values);
			const fit = fitGrouped(data, [0, 0, 0, 0], [times]);
			for (const sign of [1, -1]) expect(mostTelling(data, fit, times, sign)).toBeNull();
		}
	});

	it("is no point of a group that tells nothing", () => {
		const some = [0, 9, 5, 0, 7, 30].map((count, at) => pointOf("poisson", at + 1, count, 1));
		const data = { family: "poisson", points: some } as const;
		const times = some.map(({ time }) => time);
		const fit = fitGrouped(data, [1, 0, 0, 1, 0, 0], [times]);
		expect(mostTelling(data, fit, times, 1)).toBe(5);
	});
});

describe("furthestOff()", () => {
	it("is the first of those with the largest studentised residual, and none where every point is met", () => {
		const off = (values: readonly number[]) => {
			const data = weighed(values);
			const times = values.map((_, at) => at - (values.length - 1) / 2);
			const fit = fitGrouped(
				data,
				values.map(() => 0),
				[times],
			);
			return furthestOff(fit, times);
		};
		// The same in the mirror: the two in the middle are as far off as each other.
		expect(off([0, 0, 6, 6, 0, 0])).toBe(2);
		expect(off([0, 1, 2, 3, 4])).toBeNull();
	});

	it("is the point that stands out beside a group without events", () => {
		const counts = [20, 22, 60, 21, 19];
		for (const [row, place] of [
			[[0, 0, ...counts], 4],
			[[...counts, 0, 0], 2],
		] as const) {
			const some = row.map((count, at) => pointOf("poisson", at + 1, count, 1));
			const times = some.map(({ time }) => time);
			const sides = row.map((count) => (count === 0 ? 1 : 0));
			expect(furthestOff(fitGrouped({ family: "poisson", points: some }, sides, [times]), times)).toBe(place);
		}
	});
});
