import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FunnelLimitsOptions, funnelLimits } from "../../src/benchmark/index.ts";
import { binomialLower, binomialUpper } from "../../src/internal/binomial.ts";
import { poissonLower, poissonUpper } from "../../src/internal/poisson.ts";
import { describeShared, sharedJson } from "../shared.ts";
import { expectPlain, expectRefusal, frozen } from "./helpers.ts";

const limitsAt = (exposure: number, options: FunnelLimitsOptions) => {
	const [point] = funnelLimits([exposure], options).points;
	if (point === undefined) throw new Error("no point");
	return point.limits;
};

describe("funnelLimits()", () => {
	it("funnelLimits() has its defaults in the result", () => {
		const answer = funnelLimits(frozen([1000, 2000]), frozen({ average: 5 }));
		expectPlain(answer);
		expect(answer).toMatchObject({
			kind: "funnel-limits",
			statistic: "rate",
			method: "exact",
			average: 5,
			per: 1000,
			levels: [0.95, 0.998],
			betweenVariance: 0,
		});
		expect(answer.points.map(({ exposure, limits }) => [exposure, limits.length])).toEqual([
			[1000, 2],
			[2000, 2],
		]);
		expect(funnelLimits([], { average: 5 }).points).toEqual([]);
	});

	it("funnelLimits() has whole counts outside a Poisson line just when their tail says so", () => {
		const levels = fc.constantFrom(0.8, 0.95, 0.998, 0.99999);
		fc.assert(
			fc.property(fc.double({ min: 1e-6, max: 3000, noNaN: true }), levels, (expected, confidence) => {
				const tail = (1 - confidence) / 2;
				const [limit] = limitsAt(expected, { statistic: "ratio", average: 1, confidence });
				const { lowTo = null, highFrom = 0, lower = 0, upper = 0 } = limit ?? {};
				expect(poissonUpper(highFrom ?? 0, expected)).toBeLessThan(tail);
				expect(poissonUpper((highFrom ?? 0) - 1, expected)).toBeGreaterThanOrEqual(tail * (1 - 1e-9));
				expect(poissonLower((lowTo ?? -1) + 1, expected)).toBeGreaterThanOrEqual(tail * (1 - 1e-9));
				if (lowTo !== null) expect(poissonLower(lowTo, expected)).toBeLessThan(tail);
				expect((highFrom ?? 0) / expected).toBeGreaterThan(upper);
				expect(((highFrom ?? 0) - 1) / expected).toBeLessThanOrEqual(upper);
				if (lowTo !== null) expect(lowTo / expected).toBeLessThan(lower);
				expect(((lowTo ?? -1) + 1) / expected).toBeGreaterThanOrEqual(lower);
			}),
			{ numRuns: 300 },
		);
	});

	it("funnelLimits() has whole counts outside a binomial line just when their tail says so", () => {
		const levels = fc.constantFrom(0.8, 0.95, 0.998);
		const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 2000 }), share, levels, (n, p, confidence) => {
				const tail = (1 - confidence) / 2;
				const [limit] = limitsAt(n, { statistic: "proportion", average: p, confidence });
				const { lowTo = null, highFrom = null, lower = 0, upper = 0 } = limit ?? {};
				expect(lower).toBeGreaterThanOrEqual(0);
				expect(upper).toBeLessThanOrEqual(1);
				const first = highFrom ?? n + 1;
				if (highFrom !== null) expect(binomialUpper(highFrom, n, p)).toBeLessThan(tail);
				expect(binomialUpper(first - 1, n, p)).toBeGreaterThanOrEqual(tail * (1 - 1e-9));
				const last = lowTo ?? -1;
				if (lowTo !== null) expect(binomialLower(lowTo, n, p)).toBeLessThan(tail);
				expect(binomialLower(last + 1, n, p)).toBeGreaterThanOrEqual(tail * (1 - 1e-9));
			}),
			{ numRuns: 300 },
		);
	});

	it("funnelLimits() stands at a count at the exposure of the closed form", () => {
		// qchisq(0.001, 20) / 2 and qchisq(0.999, 22) / 2 events are expected where 10 events stand on the 99.8% lines.
		const upper =
			limitsAt(2.9605203727437597, { statistic: "ratio", average: 1, confidence: 99.8 })[0]?.upper ?? 0;
		expect(upper * 2.9605203727437597).toBeCloseTo(10, 10);
		const lower =
			limitsAt(24.133971145417586, { statistic: "ratio", average: 1, confidence: 99.8 })[0]?.lower ?? 0;
		expect(lower * 24.133971145417586).toBeCloseTo(10, 10);
	});

	it("funnelLimits() closes on the average as the exposure grows", () => {
		for (const options of [
			{ average: 5 },
			{ average: 5, method: "normal" },
			{ average: 30, per: 100, statistic: "proportion" },
			{ average: 1, statistic: "ratio" },
		] as const) {
			const widths = [100, 1000, 10_000, 1e6, 1e8].map((exposure) => {
				const [limit] = limitsAt(exposure, options);
				const { lower = 0, upper = 0 } = limit ?? {};
				expect(lower).toBeLessThan(options.average);
				expect(upper).toBeGreaterThan(options.average);
				return upper - lower;
			});
			expect([...widths].sort((a, b) => b - a)).toEqual(widths);
			expect((widths.at(-1) ?? 1) / options.average).toBeLessThan(0.01);
		}
	});

	it("funnelLimits() draws an average of 0 or of all as one line", () => {
		expect(limitsAt(10, { average: 0 })[0]).toEqual({
			confidence: 0.95,
			lower: 0,
			upper: 0,
			lowTo: null,
			highFrom: 1,
		});
		expect(limitsAt(10, { average: 0, statistic: "proportion" })[0]).toMatchObject({
			lower: 0,
			upper: 0,
			highFrom: 1,
		});
		expect(limitsAt(10, { average: 1, statistic: "proportion" })[0]).toEqual({
			confidence: 0.95,
			lower: 1,
			upper: 1,
			lowTo: 9,
			highFrom: null,
		});
	});

	it("funnelLimits() caps proportions at their base, whatever it is", () => {
		for (const per of [1, 100, 1000])
			for (const method of ["exact", "normal"] as const) {
				const limits = limitsAt(4, { statistic: "proportion", average: 0.253 * per, per, method });
				expect(limits.at(-1)?.upper).toBeLessThanOrEqual(per);
				expect(limits.at(-1)?.upper).toBeGreaterThan(0.5 * per);
				expect(limits.at(-1)?.lower).toBe(0);
			}
	});

	it("funnelLimits() is widened by variance between areas", () => {
		const narrow = limitsAt(1e6, { average: 5, method: "normal" })[0];
		const wide = limitsAt(1e6, { average: 5, method: "normal", betweenVariance: 1 })[0];
		expect((wide?.upper ?? 0) - 5).toBeCloseTo(1.959964 * Math.sqrt(1 + 0.005), 5);
		expect(narrow?.upper).toBeLessThan(wide?.upper ?? 0);
	});

	it("funnelLimits() refuses wrong arguments", () => {
		const doing = "Cannot draw the funnel:";
		const refuses = (options: object, Kind: new () => Error, code: string, message: string) =>
			expectRefusal(() => funnelLimits([1], { average: 1, ...options }), Kind, code, `${doing} ${message}`);
		expectRefusal(
			() => funnelLimits([0], { average: 1 }),
			RangeError,
			"out-of-range",
			`${doing} each exposure must be above 0, current value is 0`,
		);
		refuses({ average: -1 }, RangeError, "out-of-range", "average must be 0 or more, current value is -1");
		refuses(
			{ average: Number.NaN },
			RangeError,
			"not-a-number",
			"average must be a finite number, current value is NaN",
		);
		refuses(
			{ average: 30, statistic: "proportion" },
			RangeError,
			"out-of-range",
			"average must be at most its base, 1, current value is 30",
		);
		refuses(
			{ statistic: "mean" },
			RangeError,
			"unknown-option",
			'statistic must be one of rate, proportion, ratio, current value is "mean"',
		);
		refuses(
			{ method: "byar" },
			RangeError,
			"unknown-option",
			'method must be one of exact, normal, current value is "byar"',
		);
		refuses({ per: 0 }, RangeError, "out-of-range", "per must be above 0, current value is 0");
		refuses(
			{ betweenVariance: 1 },
			TypeError,
			"not-applicable",
			"betweenVariance must come with method normal, current value is 1",
		);
		refuses(
			{ betweenVariance: -1, method: "normal" },
			RangeError,
			"out-of-range",
			"betweenVariance must be 0 or more, current value is -1",
		);
	});
});

interface CurveRow extends Readonly<Record<`exact${"Lower" | "Upper"}${"2s" | "3s"}`, number>> {
	readonly events: number;
	readonly population: number;
	readonly lower2s: number;
	readonly upper2s: number;
	readonly lower3s: number;
	readonly upper3s: number;
}

interface Curve {
	readonly cases: readonly {
		readonly id: string;
		readonly expected: { readonly average?: number };
		readonly curve?: { readonly rows: readonly CurveRow[] };
	}[];
	readonly poissonLimits: readonly {
		readonly expected: {
			readonly rows: readonly {
				readonly observed: number;
				readonly p: number;
				readonly expectedAtUpperLimit: number;
				readonly expectedAtLowerLimit: number;
			}[];
		};
	}[];
}

describeShared("funnelLimits() on the shared cases", "golden/funnels.json", () => {
	const shared = sharedJson<Curve>("golden/funnels.json");
	const rows = shared.poissonLimits.flatMap(({ expected }) => expected.rows);

	it.each(rows)("funnelLimits() stands at $observed events where it should at tail $p", (row) => {
		const options = { statistic: "ratio", average: 1, confidence: 1 - 2 * row.p } as const;
		const upper = (limitsAt(row.expectedAtUpperLimit, options)[0]?.upper ?? 0) * row.expectedAtUpperLimit;
		const lower = (limitsAt(row.expectedAtLowerLimit, options)[0]?.lower ?? 0) * row.expectedAtLowerLimit;
		expect(Math.abs(upper / row.observed - 1)).toBeLessThan(1e-12);
		expect(Math.abs(lower / row.observed - 1)).toBeLessThan(1e-12);
	});

	it("funnelLimits() passes through every point of the curve of rates", () => {
		const found = shared.cases.find(({ id }) => id === "burglary-per-1000");
		const average = found?.expected.average ?? 0;
		const points = found?.curve?.rows ?? [];
		expect(points.length).toBeGreaterThan(4);
		for (const row of points)
			for (const [index, level] of (["2s", "3s"] as const).entries())
				for (const side of ["Lower", "Upper"] as const) {
					const value = row[`exact${side}${level}`];
					const exposure = (row.events * 1000) / value;
					const limit = limitsAt(exposure, { average })[index];
					const drawn = side === "Lower" ? limit?.lower : limit?.upper;
					expect(Math.abs((drawn ?? 0) / value - 1)).toBeLessThan(1e-9);
				}
	});

	it("funnelLimits() draws the normal lines of the curve of proportions", () => {
		const found = shared.cases.find(({ id }) => id === "reoffending-percent");
		const average = found?.expected.average ?? 0;
		const points = found?.curve?.rows ?? [];
		expect(points.length).toBeGreaterThan(4);
		for (const row of points) {
			const limits = limitsAt(row.population, {
				average,
				per: 100,
				statistic: "proportion",
				method: "normal",
			});
			expect(limits[0]?.lower).toBeCloseTo(row.lower2s, 9);
			expect(limits[0]?.upper).toBeCloseTo(row.upper2s, 9);
			expect(limits[1]?.lower).toBeCloseTo(row.lower3s, 9);
			expect(limits[1]?.upper).toBeCloseTo(row.upper3s, 9);
		}
	});
});
