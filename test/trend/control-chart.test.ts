import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Period } from "../../src/period/index.ts";
import { periodOf } from "../../src/period/months.ts";
import {
	type Charted,
	type ChartPoint,
	type ControlChartOptions,
	controlChart,
} from "../../src/trend/index.ts";
import { describeShared, sharedJson } from "../shared.ts";
import { expectNear, expectPlain, frozen, month, thrownBy } from "./helpers.ts";

const monthly = (values: readonly (number | null)[]) =>
	values.map((value, index) => ({ period: month(index), value }));
function charted(...args: Parameters<typeof controlChart>): Charted {
	const chart = controlChart(...args);
	if (chart.status !== "charted") throw new Error(JSON.stringify(chart));
	return chart;
}
/** Indexes of the points of which a rule says something. */
const where = (points: readonly ChartPoint[], rule: keyof ChartPoint["rules"]) =>
	points.flatMap(({ rules }, index) => (rules[rule] === null ? [] : [index]));

interface Case {
	readonly id: string;
	readonly input: {
		readonly values: readonly number[];
		readonly improvementDirection: "increase" | "decrease" | "neutral";
		readonly target: number | null;
		readonly rebaseAt: readonly number[];
		readonly fixAfterPoints: number | null;
		readonly screenOutliers: boolean;
	};
	readonly expected: {
		readonly segments: readonly {
			readonly start: number;
			readonly n: number;
			readonly mean: number;
			readonly lowerLimit: number | "NaN";
			readonly upperLimit: number | "NaN";
		}[];
		readonly outsideLimits: readonly number[];
		readonly partOfSevenPointTrend: readonly number[];
		readonly partOfTwoInThree: readonly number[];
		readonly partOfSevenOneSide: readonly number[];
		readonly ownTwoInThreeCountingBeyond3Sigma?: readonly number[];
		readonly label: readonly string[];
		readonly pointType: readonly string[];
		readonly lastPointVariationIcon: string;
		readonly assurance: string | null;
	};
}

describeShared("controlChart() against the reference", "golden/spc.json", () => {
	const { cases } = sharedJson<{ cases: readonly Case[] }>("golden/spc.json");
	const polarities = {
		increase: "higher-is-better",
		decrease: "lower-is-better",
		neutral: "neutral",
	} as const;
	const optionsOf = ({ input }: Case): ControlChartOptions => ({
		polarity: polarities[input.improvementDirection],
		screenOutliers: input.screenOutliers,
		twoOfThree: "within",
		rebase: input.rebaseAt.map((index) => ({ period: month(index), reason: "as the case says" })),
		...(input.fixAfterPoints === null ? {} : { baseline: input.fixAfterPoints }),
		...(input.target === null ? {} : { targets: [{ from: month(0), value: input.target }] }),
	});
	/** The label of the reference. */
	const label = ({ rule, rules }: ChartPoint): string => {
		if (rule === null) return "Common Cause";
		const side = rules[rule] === "above" ? "Above" : "Below";
		if (rule === "outside") return `${side} ${side === "Above" ? "UCL" : "LCL"}`;
		if (rule === "trend") return `7 Point Trend (${rules.trend === "rising" ? "Increasing" : "Decreasing"})`;
		return `${rule === "shift" ? "7 Points" : "2 in 3"} ${side} CL`;
	};
	const types = {
		"common-cause": "common_cause",
		improvement: "special_cause_improvement",
		concern: "special_cause_concern",
		"neutral-high": "special_cause_neutral_high",
		"neutral-low": "special_cause_neutral_low",
	};

	it("controlChart() has its cases", () => {
		expect(cases).toHaveLength(14);
	});

	for (const one of cases) {
		const { id, input, expected } = one;
		it(`controlChart() gives ${id}`, () => {
			const chart = charted(monthly(input.values), optionsOf(one));
			expect(chart.segments).toHaveLength(expected.segments.length);
			expected.segments.forEach(({ start, n, mean, lowerLimit, upperLimit }, index) => {
				expect(chart.segments[index]).toMatchObject({ from: month(start), points: n });
				expectNear(chart.segments[index]?.centre, mean, 1e-12);
				// The reference has no limits for equal values where it screens; they are the values themselves.
				const point = chart.points[start];
				expectNear(point?.lowerByFormula, lowerLimit === "NaN" ? mean : lowerLimit, 1e-12);
				expectNear(point?.upperByFormula, upperLimit === "NaN" ? mean : upperLimit, 1e-12);
			});
			expect(where(chart.points, "outside")).toEqual(expected.outsideLimits);
			expect(where(chart.points, "trend")).toEqual(expected.partOfSevenPointTrend);
			expect(where(chart.points, "twoOfThree")).toEqual(expected.partOfTwoInThree);
			expect(where(chart.points, "shift")).toEqual(expected.partOfSevenOneSide);
			expect(chart.points.map(label)).toEqual(expected.label);
			expect(chart.points.map(({ type }) => types[type])).toEqual(expected.pointType);
			if (expected.ownTwoInThreeCountingBeyond3Sigma === undefined) return;
			const current = charted(monthly(input.values), { ...optionsOf(one), twoOfThree: "beyond" });
			expect(where(current.points, "twoOfThree")).toEqual(expected.ownTwoInThreeCountingBeyond3Sigma);
		});
	}

	it("controlChart() gives every variation and assurance", () => {
		const assurances: Record<string, Charted["assurance"]> = {
			inconsistent: "hit-and-miss",
			consistent_pass: "consistently-meets",
			consistent_fail: "consistently-fails",
		};
		for (const one of cases) {
			const { lastPointVariationIcon: icon, assurance } = one.expected;
			const found = charted(monthly(one.input.values), optionsOf(one));
			const last = found.points.at(-1);
			const said = last?.rule ? last.rules[last.rule] : null;
			const side = said === "above" || said === "rising" ? "High" : "Low";
			const shown = found.variation === "common-cause" ? "commonCause" : `${found.variation}${side}`;
			expect([one.id, shown]).toEqual([one.id, icon]);
			expect([one.id, found.assurance]).toEqual([one.id, assurance === null ? null : assurances[assurance]]);
		}
	});
});

describe("controlChart()", () => {
	const steady = [50, 52, 49, 51, 50, 53, 48, 51, 50, 52, 49, 51, 50, 52];

	it("controlChart() leaves its arguments alone and gives plain data", () => {
		const chart = controlChart(frozen(monthly(steady)), frozen({ targets: [{ from: month(3), value: 70 }] }));
		expectPlain(chart);
		expect(chart).toMatchObject({ kind: "control-chart", chart: "xmr", missing: [], reasons: [] });
	});

	it("controlChart() breaks runs and moving ranges at a gap, and lists a blank", () => {
		// Seven in a row above the centre, but for the month between them that is not there.
		const row = [50, 50, 50, 50, 50, 50, 60, 60, 60, 60, null, 60, 60, 60, 40, 50];
		const chart = charted(monthly(row), { twoOfThree: "within" });
		expect(chart.missing).toEqual([month(10)]);
		expect(chart.reasons).toEqual([{ code: "missing-periods", periods: [month(10)] }]);
		expect(where(chart.points, "shift")).toEqual([]);
		const whole = charted(monthly(row.map((value) => value ?? 60)));
		expect(where(whole.points, "shift")).not.toEqual([]);
		const rise = [1, 2, 3, 4, null, 5, 6, 7, 8, 3, 4, 2, 5];
		expect(where(charted(monthly(rise)).points, "trend")).toEqual([]);
		const absent = monthly(rise).filter(({ value }) => value !== null);
		expect(charted(absent).points).toEqual(charted(monthly(rise)).points);
	});

	it("controlChart() does not stop at a blank after six rises, nor take equal values for signals", () => {
		expect(charted(monthly([1, 2, 3, 4, 5, 6, 7, null, 3, 4, 5, 6])).status).toBe("charted");
		for (const level of [0, 0.1, -3])
			for (const screenOutliers of [true, false]) {
				const flat = charted(monthly(Array(14).fill(level)), { screenOutliers });
				expect(flat.points.map(({ rules, lower, upper }) => [...Object.values(rules), lower, upper])).toEqual(
					Array(14).fill([null, null, null, null, level, level]),
				);
			}
	});

	it("controlChart() takes two of three from three points without a gap", () => {
		const near = (...last: readonly (number | null)[]) => {
			const points = charted(monthly([...steady, ...last]), { baseline: 14 }).points;
			return points.filter(({ rules }) => rules.twoOfThree !== null).map(({ period }) => period);
		};
		expect(near(56, 51, 56)).toEqual([month(14), month(16)]);
		expect(near(56, null, 51, 56)).toEqual([]);
		expect(near(56, 51, null, 56)).toEqual([]);
		expect(near(56, 49, 56)).toEqual([]);
	});

	it("controlChart() takes six or seven points for a run", () => {
		const row = [50, 52, 49, 51, 50, 53, 55, 55, 56, 55, 57, 55, 44, 45, 43, 46];
		expect(where(charted(monthly(row), { runLength: 6 }).points, "shift").length).toBeGreaterThan(0);
		const rises = [5, 1, 2, 3, 4, 5, 6, 1, 4, 2, 5, 3];
		expect(where(charted(monthly(rises), { runLength: 6 }).points, "trend")).toEqual([1, 2, 3, 4, 5, 6]);
		expect(where(charted(monthly(rises)).points, "trend")).toEqual([]);
	});

	it("controlChart() keeps limits within what values can be, and says what the formula gives", () => {
		const counts = [0, 3, 1, 5, 0, 2, 7, 1, 0, 4, 2, 1, 6, 0];
		const series = counts.map((count, index) => ({ period: month(index), count }));
		const chart = charted(series, { chart: "xmr" });
		expect(chart.points[0]?.lower).toBe(0);
		expect(chart.points[0]?.lowerByFormula).toBeLessThan(-5);
		const percent = charted(monthly([97, 99, 98, 100, 96, 99, 100, 98, 99, 97, 100, 99]), { maximum: 100 });
		expect(percent.points[0]?.upper).toBe(100);
	});

	it("controlChart() draws p, u and c by chance alone", () => {
		const p = charted(
			[8, 12, 10, 9, 30].map((count, index) => ({ period: month(index), count, denominator: 100 + index })),
			{ per: 100, polarity: "lower-is-better" },
		);
		const share = 69 / 510;
		expectNear(p.segments[0]?.centre, 100 * share, 1e-12);
		expectNear(p.points[4]?.upper, 100 * (share + 3 * Math.sqrt((share * (1 - share)) / 104)), 1e-12);
		expect(p.points[4]).toMatchObject({ rule: "outside", type: "concern" });
		const u = charted(
			[8, 12, 10, 9, 30].map((count, index) => ({ period: month(index), count, exposure: 1_000 + index })),
		);
		expectNear(u.points[1]?.lower, 1000 * Math.max(0, 69 / 5010 - 3 * Math.sqrt(69 / 5010 / 1001)), 1e-12);
		const c = charted([8, 12, 10, 9, 30].map((count, index) => ({ period: month(index), count })));
		expectNear(c.points[0]?.upper, 13.8 + 3 * Math.sqrt(13.8), 1e-12);
		expect([p.chart, u.chart, c.chart]).toEqual(["p", "u", "c"]);
		expect(c.reasons).toEqual([{ code: "short-segment", period: month(0) }]);
	});

	it("controlChart() starts anew where it is told to, and nowhere else", () => {
		const row = [...steady, ...steady.map((value) => value + 30)];
		const chart = charted(monthly(row), { rebase: [{ period: month(14), reason: "new system" }] });
		expect(chart.segments.map(({ from, reason, points }) => [from, reason, points])).toEqual([
			[month(0), null, 14],
			[month(14), "new system", 14],
		]);
		expect(chart.points.every(({ rule }) => rule === null)).toBe(true);
		expect(chart.segments[1]?.meanMovingRange).toBe(chart.segments[0]?.meanMovingRange);
	});

	it("controlChart() holds the target of the time against the last limits", () => {
		const targets = [
			{ from: month(10), value: 70 },
			{ from: month(0), value: 50 },
		];
		const chart = charted(monthly(steady), { polarity: "lower-is-better", targets });
		expect(chart.points.map(({ target }) => target)).toEqual([...Array(10).fill(50), ...Array(4).fill(70)]);
		expect(chart.assurance).toBe("consistently-meets");
		expect(charted(monthly(steady), { polarity: "higher-is-better", targets }).assurance).toBe(
			"consistently-fails",
		);
		expect(charted(monthly(steady), { targets }).assurance).toBeNull();
		const [point] = charted(monthly(steady)).points;
		const edge = [{ from: month(0), value: point?.upper ?? 0 }];
		expect(charted(monthly(steady), { polarity: "lower-is-better", targets: edge }).assurance).toBe(
			"hit-and-miss",
		);
	});

	it("controlChart() has no chart of what none can be made of", () => {
		const codes = (...args: Parameters<typeof controlChart>) => {
			const chart = controlChart(...args);
			expect(chart).toMatchObject({ status: "not-charted", points: [], variation: null, assurance: null });
			expectPlain(chart);
			return chart.reasons.map(({ code }) => code);
		};
		expect(codes([])).toEqual(["too-few-points"]);
		expect(codes(monthly([1, null]))).toEqual(["too-few-points"]);
		expect(codes([...monthly([1, 2]), ...monthly([3])])).toEqual(["duplicate-periods"]);
		const rolling = [0, 1, 2].map((index) => ({
			period: periodOf(2018 * 12 + index, 2018 * 12 + index + 11, "make a year"),
			value: index,
		}));
		expect(codes(rolling)).toEqual(["overlapping-periods"]);
		const lone = charted(monthly([1, null, 3, null, 2]));
		expect(lone.reasons.map(({ code }) => code)).toEqual([
			"missing-periods",
			"short-segment",
			"no-moving-range",
		]);
		expect(lone.points[0]).toMatchObject({ lower: null, upper: null, rule: null });
	});

	it("controlChart() moves with its values, and polarity turns good into bad", () => {
		const values = fc.array(fc.oneof(fc.constant(null), fc.integer({ min: -50, max: 50 })), {
			maxLength: 30,
		});
		fc.assert(
			fc.property(values, fc.integer({ min: -9, max: 9 }), (row, shift) => {
				const chart = controlChart(monthly(row), { polarity: "higher-is-better" });
				expectPlain(chart);
				if (chart.status !== "charted") return;
				const moved = charted(monthly(row.map((value) => (value === null ? null : value + shift))));
				expect(moved.points.map(({ rules }) => rules.shift)).toEqual(
					chart.points.map(({ rules }) => rules.shift),
				);
				moved.points.forEach(({ lower }, index) => {
					const before = chart.points[index]?.lower ?? null;
					if (lower !== null) expectNear(lower, (before ?? 0) + shift, 1e-9);
				});
				const turned = charted(monthly(row), { polarity: "lower-is-better" });
				const swap = { improvement: "concern", concern: "improvement" } as Record<string, string>;
				expect(turned.points.map(({ type }) => swap[type] ?? type)).toEqual(
					chart.points.map(({ type }) => type),
				);
			}),
		);
	});

	it("controlChart() refuses wrong options", () => {
		const doing = "Cannot draw the control chart:";
		const refused = (options: ControlChartOptions) => thrownBy(() => controlChart(monthly(steady), options));
		for (const [options, Kind, code, message] of [
			[
				{ rebase: [{ period: month(99), reason: "x" }] },
				RangeError,
				"out-of-range",
				`rebase must name periods of the series with a figure, current value is "${month(99)}"`,
			],
			[
				{ rebase: [{ period: month(3), reason: "" }] },
				TypeError,
				"wrong-type",
				`reason of rebase ${month(3)} must be words, current value is ""`,
			],
			[{ baseline: 5 }, RangeError, "out-of-range", "baseline must be 12 or more, current value is 5"],
			[{ runLength: 8 as 7 }, RangeError, "out-of-range", "runLength must be 6 or 7, current value is 8"],
			[
				{ chart: "p" },
				TypeError,
				"not-applicable",
				'chart must be xmr for such a series, current value is "p"',
			],
			[
				{ per: 100 },
				TypeError,
				"not-applicable",
				"per must come with counts that are divided by something, current value is 100",
			],
			[
				{
					rebase: [
						{ period: month(3), reason: "x" },
						{ period: month(3), reason: "y" },
					],
				},
				RangeError,
				"duplicate",
				`rebase must name a period once, current value is "${month(3)}"`,
			],
			[{ rebase: {} as [] }, TypeError, "wrong-type", "rebase must be a list, current value is an object"],
			[{ targets: {} as [] }, TypeError, "wrong-type", "targets must be a list, current value is an object"],
			[
				{ rebase: [{ period: "March" as Period, reason: "x" }] },
				SyntaxError,
				"not-a-period",
				'period must be YYYY-MM or YYYY-MM/YYYY-MM, current value is "March"',
			],
			[
				{ targets: [{ from: "2018" as Period, value: 1 }] },
				SyntaxError,
				"not-a-period",
				'period must be YYYY-MM or YYYY-MM/YYYY-MM, current value is "2018"',
			],
			[
				{ baseline: 12.5 },
				RangeError,
				"not-a-whole-number",
				"baseline must be a whole number, current value is 12.5",
			],
			[
				{ chart: "g" as "c" },
				RangeError,
				"unknown-option",
				'chart must be one of xmr, p, u, c, current value is "g"',
			],
			[
				{ polarity: "up" as "neutral" },
				RangeError,
				"unknown-option",
				'polarity must be one of lower-is-better, higher-is-better, neutral, current value is "up"',
			],
			[
				{ twoOfThree: "old" as "within" },
				RangeError,
				"unknown-option",
				'twoOfThree must be one of beyond, within, current value is "old"',
			],
			[
				{ screenOutliers: "no" as unknown as boolean },
				TypeError,
				"wrong-type",
				'screenOutliers must be true or false, current value is "no"',
			],
			[
				{ minimum: Number.NaN },
				RangeError,
				"not-a-number",
				"minimum must be a finite number, current value is NaN",
			],
			[
				{ minimum: 50 },
				RangeError,
				"out-of-range",
				`value of ${month(2)} must be at least minimum, 50, current value is 49`,
			],
			[
				{ maximum: 52 },
				RangeError,
				"out-of-range",
				`value of ${month(5)} must be at most maximum, 52, current value is 53`,
			],
			[
				{ maximum: 100, targets: [{ from: month(0), value: 101 }] },
				RangeError,
				"out-of-range",
				`target of ${month(0)} must be at most maximum, 100, current value is 101`,
			],
			[
				{ minimum: 5, maximum: 5 },
				RangeError,
				"out-of-range",
				"maximum must be above minimum, 5, current value is 5",
			],
			[
				{ targets: [{ from: month(0), value: Number.NaN }] },
				RangeError,
				"not-a-number",
				`target of ${month(0)} must be a finite number, current value is NaN`,
			],
		] as const)
			expect(refused(options)).toEqual({ Kind, code, message: `${doing} ${message}` });
		expect(
			refused({
				targets: [
					{ from: month(0), value: 1 },
					{ from: month(0), value: 2 },
				],
			}),
		).toEqual({
			Kind: RangeError,
			code: "duplicate",
			message: `${doing} targets must begin at different months, current value is ["${month(0)}", "${month(0)}"]`,
		});
	});

	it("controlChart() refuses what is wrong with a series", () => {
		const doing = "Cannot draw the control chart:";
		const counts = [5, 6, 7].map((count, index) => ({ period: month(index), count }));
		const refused = (...args: Parameters<typeof controlChart>) => thrownBy(() => controlChart(...args));
		expect(refused(counts, { screenOutliers: false })).toEqual({
			Kind: TypeError,
			code: "not-applicable",
			message: `${doing} screenOutliers must come with chart xmr, current value is "c"`,
		});
		expect(refused(counts, { chart: "u" })).toEqual({
			Kind: TypeError,
			code: "not-applicable",
			message: `${doing} chart must be c or xmr for such a series, current value is "u"`,
		});
		expect(refused(monthly([1, 2, null, 4]), { rebase: [{ period: month(2), reason: "x" }] })).toEqual({
			Kind: RangeError,
			code: "out-of-range",
			message: `${doing} rebase must name periods of the series with a figure, current value is "${month(2)}"`,
		});
		expect(refused([{ period: month(0), count: 9, denominator: 8 }])).toEqual({
			Kind: RangeError,
			code: "out-of-range",
			message: `${doing} count of ${month(0)} must be at most its denominator, 8, current value is 9`,
		});
		expect(
			refused(
				counts.map((one) => ({ ...one, denominator: 10 })),
				{ targets: [{ from: month(0), value: 95 }] },
			),
		).toEqual({
			Kind: RangeError,
			code: "out-of-range",
			message: `${doing} target of ${month(0)} must be at most maximum, 1, current value is 95`,
		});
		expect(
			refused(
				counts.map((one) => ({ ...one, exposure: 1 })),
				{ per: 1e308 },
			),
		).toEqual({
			Kind: RangeError,
			code: "not-a-number",
			message: `${doing} value of ${month(0)} must be a finite number, current value is Infinity`,
		});
	});

	it("controlChart() takes equal shares and rates for equal", () => {
		// Quotients that are the same number must not lie on one side of their own centre by rounding.
		for (let size = 3; size < 30; size++)
			for (let count = 1; count < size; count++) {
				const times = (index: number) => 1 + (index % 3);
				const shares = Array.from({ length: 12 }, (_, index) => ({
					period: month(index),
					count: count * times(index),
					denominator: size * times(index),
				}));
				const rates = Array.from({ length: 12 }, (_, index) => ({
					period: month(index),
					count: count * times(index),
					exposure: 137 * size * times(index),
				}));
				const signals = [charted(shares), charted(rates), charted(rates, { chart: "xmr" })].map(
					({ points }) => points.filter(({ rule }) => rule !== null).length,
				);
				expect([count, size, ...signals]).toEqual([count, size, 0, 0, 0]);
				const { segments, points } = charted(rates);
				expect(segments[0]?.centre).toBe(points[0]?.value);
			}
		const centred = [0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 1.8, -1.2, 4.6, -4, 2.9, -2.3, 5, -4.4];
		for (const sign of [1, -1])
			expect(where(charted(monthly(centred.map((value) => sign * value))).points, "shift")).toEqual([]);
	});

	it("controlChart() calls no point outside that is not outside the limit drawn", () => {
		const row = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 12, maxLength: 12 });
		fc.assert(
			fc.property(row, fc.boolean(), (tens, high) => {
				const values = tens.map((value) => value / 100);
				const [point] = charted(monthly(values), { baseline: 12 }).points;
				const onLimit = (high ? point?.upper : point?.lower) ?? 0;
				const last = charted(monthly([...values, onLimit]), { baseline: 12 }).points.at(-1);
				expect(last?.rules.outside).toBeNull();
				const off = onLimit + (high ? 1e-6 : -1e-6);
				expect(charted(monthly([...values, off]), { baseline: 12 }).points.at(-1)?.rules.outside).toBe(
					high ? "above" : "below",
				);
			}),
		);
	});

	it("controlChart() draws the near lines at two thirds, and no further than values can be", () => {
		const [point] = charted(monthly(steady)).points;
		const { centre = 0, upperByFormula, nearLower, nearUpper } = point ?? {};
		expectNear(nearUpper, centre + (2 * ((upperByFormula ?? 0) - centre)) / 3, 1e-12);
		expectNear((nearLower ?? 0) + (nearUpper ?? 0), 2 * centre, 1e-12);
		const few = [0, 3, 1, 5, 0, 2, 7, 1, 0, 4, 2, 1, 6, 0].map((count, index) => ({
			period: month(index),
			count,
		}));
		expect(charted(few, { chart: "xmr" }).points[0]).toMatchObject({ lower: 0, nearLower: 0 });
	});

	it("controlChart() is content with 12 points, and says so of 11", () => {
		expect(charted(monthly(steady.slice(0, 12))).reasons).toEqual([]);
		expect(charted(monthly(steady.slice(0, 11))).reasons).toEqual([
			{ code: "short-segment", period: month(0) },
		]);
	});

	it("controlChart() starts anew after a break that the series declares", () => {
		const values = [...steady, ...steady.map((value) => value + 30)];
		const series = values.map((value, index) => ({
			period: month(index),
			value: index === 14 ? null : value,
			...(index === 14 ? { breakBefore: "new counting rules" } : {}),
		}));
		const chart = charted(series);
		// The month that declares it is blank: the segment begins with the next figure.
		expect(chart.segments.map(({ from, reason }) => [from, reason])).toEqual([
			[month(0), null],
			[month(15), "new counting rules"],
		]);
		expect(chart.reasons).toEqual([
			{ code: "missing-periods", periods: [month(14)] },
			{ code: "break-taken-out", periods: [month(14)] },
		]);
		const told = charted(series, { rebase: [{ period: month(15), reason: "new system" }] });
		expect(told.segments.map(({ reason }) => reason)).toEqual([null, "new system"]);
	});

	it("controlChart() does not set the count of a quarter among those of months", () => {
		const months = Array.from({ length: 12 }, (_, index) => ({
			period: month(index),
			count: 10 + (index % 3),
		}));
		const quarter = periodOf(2019 * 12, 2019 * 12 + 2, "make a quarter");
		expect(controlChart([...months, { period: quarter, count: 31 }])).toMatchObject({
			status: "not-charted",
			reasons: [{ code: "uneven-periods", periods: [quarter], alternative: "periods-of-one-length" }],
		});
		const rates = [...months, { period: quarter, count: 31 }].map((one, index) => ({
			...one,
			exposure: index < 12 ? 100 : 300,
		}));
		const chart = charted(rates);
		expect(chart.reasons).toEqual([{ code: "part-periods", periods: [quarter] }]);
		expect(chart.points.at(-1)?.rule).toBeNull();
	});

	it("controlChart() draws xmr of rates and proportions too", () => {
		const rates = steady.map((count, index) => ({ period: month(index), count, exposure: 10_000 }));
		const chart = charted(rates, { chart: "xmr", per: 10_000 });
		expect(chart.points.map(({ rules, upper }) => ({ rules, upper }))).toEqual(
			charted(monthly(steady)).points.map(({ rules, upper }) => ({ rules, upper })),
		);
		expect([chart.chart, chart.settings.per, chart.settings.minimum]).toEqual(["xmr", 10_000, 0]);
	});

	it("controlChart() prints the settings that it was made with, and takes those of an empty series", () => {
		expect(charted(monthly(steady)).settings).toEqual({
			per: null,
			polarity: "neutral",
			runLength: 7,
			twoOfThree: "beyond",
			screenOutliers: true,
			baseline: null,
			rebase: [],
			targets: [],
			minimum: null,
			maximum: null,
		});
		// The area of a batch that has no rows is no reason to stop the others.
		for (const options of [{ per: 100 }, { chart: "p" }, { chart: "xmr", screenOutliers: false }] as const)
			expect(controlChart([], options)).toMatchObject({
				status: "not-charted",
				reasons: [{ code: "too-few-points", found: 0, needed: 2 }],
			});
		expectPlain(controlChart(monthly(steady), { minimum: -0, targets: [{ from: month(0), value: -0 }] }));
	});

	it("controlChart() counts a point beyond the limit of a baseline that never moved", () => {
		const chart = charted(monthly([...Array(12).fill(5), 7, 8, 9]), { baseline: 12 });
		expect(where(chart.points, "outside")).toEqual([12, 13, 14]);
		expect(where(chart.points, "twoOfThree")).toEqual([12, 13, 14]);
	});

	it("controlChart() has plain numbers for counts, rates and proportions of any kind", () => {
		const size = fc.integer({ min: 1, max: 50 });
		const row = fc.tuple(fc.option(fc.integer({ min: 0, max: 50 })), size, fc.boolean());
		fc.assert(
			fc.property(fc.array(row, { maxLength: 30 }), fc.constantFrom("p", "u", "c"), (rows, chart) => {
				const series = rows.flatMap(([count, exposure, absent], index) =>
					absent ? [] : [{ period: month(index), count, exposure }],
				);
				const answer =
					chart === "p"
						? controlChart(
								series.map(({ period, count, exposure }) => ({ period, count, denominator: exposure + 50 })),
							)
						: chart === "u"
							? controlChart(series)
							: controlChart(series.map(({ period, count }) => ({ period, count })));
				expectPlain(answer);
				if (answer.status !== "charted") return;
				for (const { centre, lower, upper, nearLower, nearUpper, lowerByFormula } of answer.points) {
					const order = [lowerByFormula, lower, nearLower, centre, nearUpper, upper].map(Number);
					expect(order).toEqual([...order].sort((a, b) => a - b));
				}
			}),
		);
	});
});
