import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lastOfChart } from "../../src/trend/control-chart.ts";
import { chartRules } from "../../src/trend/control-chart-rules.ts";
import { type Charted, controlChart } from "../../src/trend/index.ts";
import { readLevellingSeries } from "../../src/trend/read-levelling-series.ts";
import { expectPlain, month, quarter as quarterFrom } from "./helpers.ts";

const quarter = (index: number) => quarterFrom(index, 2018);
const monthly = (values: readonly number[]) =>
	values.map((value, index) => ({ period: month(index), value }));
function charted(...args: Parameters<typeof controlChart>): Charted {
	const chart = controlChart(...args);
	if (chart.status !== "charted") throw new Error(JSON.stringify(chart));
	return chart;
}

describe("the parts of a control chart", () => {
	it("lastOfChart() is the last point of the whole chart, with breaks, gaps and values in place of counts", () => {
		const row = fc.record({
			value: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 40, max: 60 })),
			step: fc.constantFrom(1, 1, 1, 1, 1, 1, 2),
			isBreak: fc.constantFrom(false, false, false, false, false, false, true),
		});
		const falling = (length: number) =>
			fc.constant(Array.from({ length }, (_, i) => ({ value: 40 - i, step: 1, isBreak: false })));
		const rows = fc
			.tuple(fc.array(row, { maxLength: 12 }), fc.oneof(fc.constant([]), falling(6), falling(7), falling(8)))
			.map(([start, end]) => [...start, ...end]);
		fc.assert(
			fc.property(rows, fc.boolean(), fc.constantFrom(6 as const, 7 as const), (given, isOwn, runLength) => {
				let at = 0;
				const points = given.map(({ value, step, isBreak }) => {
					at += step;
					return { period: month(at), value, ...(isBreak ? { breakBefore: `Since ${at}` } : {}) };
				});
				const read = readLevellingSeries(
					"read",
					isOwn ? points : points.map(({ value, ...rest }) => ({ ...rest, value: -value - 1 })),
				);
				const found = lastOfChart(read, isOwn ? null : points.map(({ value }) => value), { runLength });
				const chart = controlChart(points, { runLength });
				if (chart.status !== "charted") expect(found).toBeNull();
				else {
					expect(found?.point).toEqual(chart.points.at(-1));
					expect(found?.baseline).toBe(chart.segments.at(-1)?.baseline);
				}
			}),
			{ numRuns: 300 },
		);
		const twice = [...monthly([1, 2, 3, 4]), { period: month(3), value: 5 }];
		expect(lastOfChart(readLevellingSeries("read", twice), null, {})).toBeNull();
	});

	it("chartRules() takes what lies on a limit for near it and not within, and no step over a gap", () => {
		const lines = { lower: -3, nearLower: -2, nearUpper: 2, upper: 3 };
		const rulesOf = (values: readonly number[], gaps: readonly number[] = []) =>
			chartRules(
				values.map((value, index) => ({
					value,
					centre: 0,
					lines,
					slack: 1e-9,
					follows: index > 0 && !gaps.includes(index),
				})),
				7,
				"within",
			);
		for (const way of [1, -1]) {
			expect(rulesOf([3 * way, 2.5 * way, 0.5 * way]).map(({ twoOfThree }) => twoOfThree)).toEqual([
				null,
				null,
				null,
			]);
			const side = way === 1 ? "above" : "below";
			expect(rulesOf([2.6 * way, 2.5 * way, 0.5 * way]).map(({ twoOfThree }) => twoOfThree)).toEqual([
				side,
				side,
				null,
			]);
		}
		// Two near a limit, and the third on the other side or on the centre, in each of the three places.
		for (const third of [-0.5, 0])
			for (const values of [
				[third, 2.5, 2.6],
				[2.5, third, 2.6],
				[2.5, 2.6, third],
			])
				expect(rulesOf(values).map(({ twoOfThree }) => twoOfThree)).toEqual([null, null, null]);
		expect(rulesOf([0, 0, 0]).map(({ twoOfThree }) => twoOfThree)).toEqual([null, null, null]);
		const trendOf = (values: readonly number[], gaps: readonly number[]) =>
			rulesOf(values, gaps).map(({ trend }) => trend);
		const rise = [-0.3, -0.2, -0.1, 0.1, 0.2, 0.3, 0.4];
		expect(trendOf(rise, [])).toEqual(rise.map(() => "rising"));
		for (const gap of [1, 2, 3, 4, 5, 6]) expect(trendOf(rise, [gap])).toEqual(rise.map(() => null));
		// Seven that rise after a gap, which itself is no step.
		const long = [-0.4, ...rise];
		expect(trendOf(long, [1])).toEqual([null, ...rise.map(() => "rising")]);
		expect(trendOf([-0.5, ...long], [3])).toEqual([null, null, ...rise.map(() => null)]);
	});

	it("controlChart() says why each segment begins and lists periods in order", () => {
		const values = [3, 5, 4, 6, 5, 4, 9, 8, 9, 7, 8, 9, 1, 2, 1, 3, 2, 1];
		const series = values.map((value, index) => ({
			period: month(index),
			value: index === 3 || index === 10 ? null : value,
			...(index === 6 ? { breakBefore: "New form" } : index === 12 ? { breakBefore: "New law" } : {}),
		}));
		for (const rows of [series, [...series].reverse()]) {
			const chart = charted(rows);
			expect(chart.segments.map(({ reason }) => reason)).toEqual([null, "New form", "New law"]);
			expect(chart.missing).toEqual([month(3), month(10)]);
			expect(chart.reasons.find(({ code }) => code === "break-taken-out")).toEqual({
				code: "break-taken-out",
				periods: [month(6), month(12)],
			});
		}
	});

	it("controlChart() charts two figures, and bare values over uneven periods", () => {
		expect(controlChart(monthly([1, 2])).status).toBe("charted");
		expect(controlChart(monthly([1])).status).toBe("not-charted");
		const uneven = [
			...monthly([4, 5, 6]),
			{ period: quarter(1), value: 5 },
			{ period: quarter(2), value: 4 },
		];
		expect(controlChart(uneven).status).toBe("charted");
	});

	it("controlChart() has the target on a limit met or missed, and on the wrong side of both missed", () => {
		const verdict = (values: readonly number[], target: number, polarity: Charted["polarity"]) =>
			charted(monthly(values), { polarity, targets: [{ from: month(0), value: target }] }).assurance;
		const spread = [50, 52, 49, 51, 50, 53, 48, 51];
		for (const [target, lower, higher] of [
			[20, "consistently-fails", "consistently-meets"],
			[50, "hit-and-miss", "hit-and-miss"],
			[80, "consistently-meets", "consistently-fails"],
		] as const) {
			expect(verdict(spread, target, "lower-is-better")).toBe(lower);
			expect(verdict(spread, target, "higher-is-better")).toBe(higher);
			expect(verdict(spread, target, "neutral")).toBeNull();
		}
		expect(verdict([5, 5, 5, 5], 5, "lower-is-better")).toBe("hit-and-miss");
	});

	it("controlChart() writes 0 where it is given -0, at a bound as well", () => {
		const values = [-0, 1, 2, 1, 0, -0, -1, -2, -1];
		expectPlain(controlChart(monthly(values)));
		expectPlain(controlChart(monthly(values.map(Math.abs).map((value) => -value)), { maximum: 0 }));
		expectPlain(controlChart(monthly([-0, 1, 2, 1, -0]), { minimum: 0 }));
	});

	it("controlChart() takes what is on the centre but for rounding for on it, in every unit", () => {
		// The mean is 0, but that the three do not add up to it in binary.
		const rounded = charted(monthly([0.1, 0.2, -0.3, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
		expect(rounded.points.map(({ rules }) => rules.shift)).toEqual(rounded.points.map(() => null));
		const values = [50, 52, 49, 51, 50, 53, 48, 51, 58, 59, 60, 61, 60, 62, 70, 40];
		const rules = charted(monthly(values)).points.map((point) => point.rules);
		expect(rules.some(({ shift }) => shift !== null)).toBe(true);
		for (const unit of [1e-12, 1e12])
			expect(
				charted(monthly(values.map((value) => value * unit))).points.map((point) => point.rules),
			).toEqual(rules);
	});

	it("controlChart() has equal values as their own centre, and leaves out ranges of 3.267 means", () => {
		for (const value of [0.1, 0.7, 5.3, 1 / 3])
			for (let count = 2; count < 30; count++)
				expect(charted(monthly(Array.from({ length: count }, () => value))).segments[0]?.centre).toBe(value);
		// Ranges 3267, 733, 0 and 0, of which the mean is 1000.
		const [outlier] = charted(monthly([0, 3267, 4000, 4000, 4000])).segments;
		expect([outlier?.screened, outlier?.meanMovingRange]).toEqual([1, 733 / 3]);
		const [kept] = charted(monthly([0, 3266, 4000, 4000, 4000])).segments;
		expect([kept?.screened, kept?.meanMovingRange]).toEqual([0, 1000]);
	});

	it("controlChart() calls a point high or low where nothing is better", () => {
		const values = [50, 52, 49, 51, 50, 53, 48, 51, 50, 52, 49, 51, 90, 10];
		const types = charted(monthly(values), { baseline: 12 }).points.map(({ type }) => type);
		expect(types.slice(-2)).toEqual(["neutral-high", "neutral-low"]);
	});
});

describe("the settings of a control chart", () => {
	const counts = Array.from({ length: 12 }, (_, index) => ({ period: month(index), count: 5 + (index % 3) }));
	const below = monthly([-5, -6, -4, -5, -7, -5, -6]);

	it("controlChart() refuses options that the chart does not have, and has none for an empty series", () => {
		expect(() => controlChart(counts, { per: 10 })).toThrow(/per must/);
		expect(() => controlChart(counts, { screenOutliers: true })).toThrow(/screenOutliers/);
		expect(controlChart(counts).settings.screenOutliers).toBeNull();
		const empty = controlChart([], { screenOutliers: true });
		expect([empty.status, empty.settings.minimum]).toEqual(["not-charted", null]);
	});

	it("controlChart() holds bounds and targets against what is there", () => {
		expect(charted(below, { maximum: -1 }).settings).toMatchObject({ minimum: null, maximum: -1 });
		const targets = (value: number) => [{ from: month(0), value }];
		expect(charted(below, { targets: targets(-5) }).points[0]?.target).toBe(-5);
		expect(charted(below, { maximum: -1, targets: targets(-2) }).points[0]?.target).toBe(-2);
		expect(charted(below, { maximum: -1, targets: targets(-1) }).points[0]?.target).toBe(-1);
		expect(() => controlChart(below, { maximum: -1, targets: targets(0) })).toThrow(/at most maximum/);
		const reason = 5 as unknown as string;
		expect(() => controlChart(below, { rebase: [{ period: month(2), reason }] })).toThrow(/must be words/);
	});
});
