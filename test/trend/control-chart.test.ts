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
import { expectNear, expectPlain, frozen, thrownBy } from "./helpers.ts";

const month = (index: number): Period => periodOf(2018 * 12 + index, 2018 * 12 + index, "make a month");
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
			const variation = icon === "commonCause" ? "common-cause" : icon.replace(/High|Low/, "");
			expect([one.id, found.variation]).toEqual([one.id, variation]);
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
		const flat = charted(monthly(Array(14).fill(0.1)));
		expect(
			flat.points.every(({ rule, lower, upper }) => rule === null && lower === 0.1 && upper === 0.1),
		).toBe(true);
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
				`rebase must name periods of the series, current value is "${month(99)}"`,
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
			[{ per: 100 }, TypeError, "not-applicable", "per must come with chart p or u, current value is 100"],
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
		).toMatchObject({
			Kind: RangeError,
			code: "duplicate",
		});
	});
});
