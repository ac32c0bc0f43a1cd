import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	type QuantileBandMethod,
	type QuantileBandsOptions,
	quantileBands,
} from "../../src/benchmark/index.ts";
import { describeShared, sharedJson } from "../shared.ts";
import { expectPlain, expectRefusal, frozen } from "./helpers.ts";

const named = (values: readonly (number | null)[]) =>
	frozen(values.map((value, index) => ({ area: `ward ${index}`, value })));

const bandsOf = (values: readonly number[], options: QuantileBandsOptions) =>
	quantileBands(named(values), options).areas.map(({ band }) => band);

describe("quantileBands()", () => {
	it("quantileBands() has band 1 at the highest unless it is told otherwise", () => {
		const values = [9, 4, 4, 7, 1, 8];
		expect(bandsOf(values, { bands: 3 })).toEqual([1, 2, 2, 2, 3, 1]);
		expect(bandsOf(values, { bands: 3, order: "lowest-first" })).toEqual([3, 1, 1, 2, 1, 3]);
	});

	it("quantileBands() keeps equal values in one band, except by ntile", () => {
		for (const method of ["rank", "phe-quantile", "percentile"] as const) {
			const answer = quantileBands(named([3, 3, 3, 3, 3, 3]), { bands: 3, method, order: "lowest-first" });
			expect(answer.areas.map(({ band }) => band)).toEqual([1, 1, 1, 1, 1, 1]);
			expect(answer.ties).toBe("share-a-band");
		}
		const split = quantileBands(named([3, 3, 3, 3, 3, 3, 3]), { bands: 3, method: "ntile" });
		expect(split.areas.map(({ band }) => band)).toEqual([1, 1, 1, 2, 2, 3, 3]);
		expect(split.ties).toBe("split");
	});

	it("quantileBands() is not misled by the rounding of a division, as the published rule is", () => {
		const values = Array.from({ length: 34 }, (_, index) => index + 1);
		const options = { bands: 14, order: "lowest-first" } as const;
		expect(bandsOf(values, options)[17]).toBe(8);
		expect(bandsOf(values, { ...options, method: "phe-quantile" })[17]).toBe(7);
	});

	it("quantileBands() reverses the percentile bands where band 1 is the highest", () => {
		const values = [1, 2, 3, 4, 5, 6, 7];
		expect(bandsOf(values, { method: "percentile" })).toEqual([5, 5, 4, 3, 2, 1, 1]);
	});

	it("quantileBands() has no bands for too few areas, and lists those without a value", () => {
		for (const [bands, method, needed] of [
			[5, "rank", 5],
			[2, "percentile", 4],
			[5, "ntile", 5],
		] as const) {
			const answer = quantileBands(named([1, 2, null, 3]), { bands, method });
			expectPlain(answer);
			expect(answer).toMatchObject({ status: "too-few-areas", needed, of: 3, areas: [], bounds: [] });
			expect(answer.unranked).toEqual([{ area: "ward 2", code: "value-missing" }]);
		}
		expect(quantileBands([]).status).toBe("too-few-areas");
	});

	it("quantileBands() takes counts by their rate", () => {
		const areas = [5, 1, 3, 4].map((count, index) => ({ area: `ward ${index}`, count, exposure: 1000 }));
		const answer = quantileBands([...areas, { area: "none", count: null, exposure: 3 }], { bands: 2 });
		expect(answer.areas.map(({ value, band }) => [value, band])).toEqual([
			[5, 1],
			[1, 2],
			[3, 2],
			[4, 1],
		]);
		expect(answer).toMatchObject({ per: 1000, unranked: [{ area: "none", code: "count-missing" }] });
	});

	it("quantileBands() has bands that differ by at most one area in size when no values are equal", () => {
		const sizes = fc.tuple(fc.integer({ min: 2, max: 20 }), fc.integer({ min: 0, max: 200 }));
		const method = fc.constantFrom<QuantileBandMethod>("rank", "ntile");
		fc.assert(
			fc.property(sizes, method, fc.boolean(), ([bands, more], by, highest) => {
				const values = Array.from({ length: bands + more }, (_, index) => (index * 7919) % 100_003);
				const order = highest ? "highest-first" : "lowest-first";
				const found = bandsOf(values, { bands, method: by, order });
				const perBand = Array.from(
					{ length: bands },
					(_, band) => found.filter((one) => one === band + 1).length,
				);
				expect(Math.max(...perBand) - Math.min(...perBand)).toBeLessThanOrEqual(1);
				expect(perBand.reduce((sum, size) => sum + size, 0)).toBe(values.length);
				const ordered = values
					.map((value, index) => [value, found[index] ?? 0] as const)
					.sort(([a], [b]) => a - b);
				for (const [index, [, band]] of ordered.entries()) {
					const next = ordered[index + 1]?.[1] ?? band;
					expect(highest ? band - next : next - band).toBeGreaterThanOrEqual(0);
				}
			}),
		);
	});

	it("quantileBands() refuses wrong arguments", () => {
		const doing = "Cannot put the areas into bands:";
		const refuses = (options: object, Kind: new () => Error, code: string, message: string) =>
			expectRefusal(() => quantileBands(named([1]), options), Kind, code, `${doing} ${message}`);
		refuses({ bands: 1 }, RangeError, "out-of-range", "bands must be 2 or more, current value is 1");
		refuses(
			{ bands: 2.5 },
			RangeError,
			"not-a-whole-number",
			"bands must be a whole number, current value is 2.5",
		);
		refuses(
			{ method: "r7" },
			RangeError,
			"unknown-option",
			'method must be one of rank, phe-quantile, percentile, ntile, current value is "r7"',
		);
		refuses(
			{ order: "up" },
			RangeError,
			"unknown-option",
			'order must be one of highest-first, lowest-first, current value is "up"',
		);
		refuses({ per: 5 }, TypeError, "not-applicable", "per must come with counts, current value is 5");
	});
});

const file = "golden/quantiles.json";

describeShared("quantileBands() on the shared cases", file, () => {
	const { cases } = sharedJson<{
		readonly cases: readonly {
			readonly id: string;
			readonly input: {
				readonly values: readonly (number | null)[];
				readonly quantiles: number;
				readonly invert: boolean;
			};
			readonly expected: {
				readonly pheQuantile: readonly (number | null)[];
				readonly exactRank: readonly (number | null)[];
				readonly percentileCategory: readonly (number | null)[];
				readonly percentileBounds: readonly number[] | null;
			};
		}[];
	}>(file);

	it.each(cases)("quantileBands() gives the bands of $id by all three rules", ({ input, expected }) => {
		const areas = named(input.values);
		const found = (method: QuantileBandMethod, highest: boolean) => {
			const order = highest ? "highest-first" : "lowest-first";
			const answer = quantileBands(areas, { bands: input.quantiles, method, order });
			expectPlain(answer);
			return {
				answer,
				bands: areas.map(({ area }) => answer.areas.find((one) => one.area === area)?.band ?? null),
			};
		};
		expect(found("rank", input.invert).bands).toEqual(expected.exactRank);
		expect(found("phe-quantile", input.invert).bands).toEqual(expected.pheQuantile);
		const percentile = found("percentile", false);
		expect(percentile.bands).toEqual(expected.percentileCategory);
		const bounds = expected.percentileBounds ?? [];
		expect(percentile.answer.bounds).toHaveLength(bounds.length);
		for (const [index, bound] of percentile.answer.bounds.entries())
			expect(Math.abs(bound - (bounds[index] ?? 0))).toBeLessThanOrEqual(5.1e-11);
	});
});
