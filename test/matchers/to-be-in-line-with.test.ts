import "../../src/vitest/index.ts";
import { describe, expect, it } from "vitest";
import { regionalAverage } from "../../src/benchmark/index.ts";
import { indirectlyStandardisedRatio } from "../../src/estimate/index.ts";
import { toBeInLineWith } from "../../src/matchers/index.ts";
import { thrownBy } from "../published/helpers.ts";
import { said } from "./helpers.ts";

const exposure = 698_268;
const region = { area: "East Midlands", value: 6.8, per: 1000 };
const tells = (...args: Parameters<typeof toBeInLineWith>) => said("toBeInLineWith", ...args);

describe("toBeInLineWith()", () => {
	it("toBeInLineWith() says how much higher or lower, with the evidence", () => {
		expect(tells({ area: "Leicestershire", count: 6005, exposure }, region)).toBe(
			"fails: Leicestershire is higher than East Midlands by 26.5% (8.60 against 6.80 per 1,000): " +
				"p below 0.001, at 99.8% (mid-p)",
		);
		expect(tells({ count: 4640, exposure }, { count: 350_000, exposure: 50_000_000 })).toBe(
			"fails: The area is lower than the benchmark by 5.07% (6.65 against 7.00 per 1,000): " +
				"p below 0.001, at 99.8% (mid-p)",
		);
		expect(tells({ count: 4590, exposure }, region)).toMatch(
			/ by 3.33% \(6.57 against 6.80 per 1,000\): p = 0.021, at 95% \(mid-p\)$/,
		);
	});

	it("toBeInLineWith() says that in line means no evidence", () => {
		expect(tells({ count: 4750, exposure }, region)).toBe(
			"holds: The area is in line with East Midlands, and was expected not to be: " +
				"0.0374% higher (6.803 against 6.800 per 1,000), p = 0.98, no evidence at 95% (mid-p)",
		);
		expect(tells({ count: 4640, exposure }, region, { confidence: 0.9 })).toMatch(
			/2.28% lower .*, p = 0.12, no evidence at 90% \(mid-p\)$/,
		);
		expect(tells({ count: 6, denominator: 10 }, { value: 0.6, per: 1 })).toContain(
			"no difference (0.600 against 0.600),",
		);
	});

	it("toBeInLineWith() has no p-value for intervals, and no per cent of a benchmark of 0", () => {
		const area = { area: "Blaby", value: 5, lower: 4, upper: 6 };
		expect(tells(area, { value: 6.8 })).toBe(
			"fails: Blaby is lower than the benchmark by 26.5% (5.00 against 6.80): at 95% (interval)",
		);
		expect(tells(area, { value: 5.5 })).toBe(
			"holds: Blaby is in line with the benchmark, and was expected not to be: 9.09% lower (5.00 against 5.50), " +
				"no evidence at 95% (interval)",
		);
		expect(tells(area, { value: 0 })).toContain(
			"Blaby is higher than the benchmark by 5.00 (5.00 against 0)",
		);
	});

	it("toBeInLineWith() neither holds nor fails where there is no comparison", () => {
		expect(tells({ area: "Blaby", count: null, exposure }, region)).toBe(
			"not checkable: Blaby was not compared with East Midlands: count-missing",
		);
		const average = regionalAverage([
			{ area: "Blaby", count: 38, exposure: 100 },
			{ area: "Melton", count: null, exposure: 100 },
		]);
		expect(tells({ area: "Blaby", count: 38, exposure: 100 }, average)).toBe(
			"not checkable: Blaby was not compared with the benchmark: benchmark-incomplete (Melton)",
		);
		const negated = toBeInLineWith.call({ isNot: true }, { count: null, exposure }, region);
		expect([negated.pass, negated.actual]).toEqual([true, "not-compared"]);
	});

	it("toBeInLineWith() takes a ratio with its rate, and a row with a rate of its own, for what they are", () => {
		const strata = [
			{ count: 30, exposure: 10_000, referenceCount: 400, referenceExposure: 200_000 },
			{ count: 10, exposure: 20_000, referenceCount: 600, referenceExposure: 400_000 },
		];
		expect(tells(indirectlyStandardisedRatio(strata) as never, { value: 1 })).toMatch(
			/ \(0.8\d* against 1.0/,
		);
		for (const more of [{ rate: 6.8 }, { proportion: 0.0068 }, { rate: null }])
			expect(tells({ count: 4750, exposure, ...more } as never, region)).toBe(
				tells({ count: 4750, exposure }, region),
			);
	});

	it("toBeInLineWith() refuses what compareToBenchmark refuses", () => {
		expect(thrownBy(() => toBeInLineWith({ count: -1, exposure }, region)).Kind).toBe(RangeError);
		expect(
			thrownBy(() => toBeInLineWith({ count: 1, exposure }, region, { method: "z" as never })).code,
		).toBe("unknown-option");
	});
});

describe("toBeInLineWith() on printed figures", () => {
	it("toBeInLineWith() holds where every count that prints so is in line", () => {
		expect({ rate: "6.9", population: 20_000 }).toBeInLineWith({ value: "6.8" });
		expect({ rate: "8.6", population: 698_268 }).not.toBeInLineWith({ value: "6.8" });
		expect(toBeInLineWith({ proportion: "62%", denominator: 400 }, { value: "64%" }).pass).toBe(true);
		expect(toBeInLineWith({ rate: "8.6", population: 698_268 }, { value: "6.8" }).message()).toMatch(
			/^The claim is expected to hold, and is contradicted: higher for all that prints so, never in-line \(closest: /,
		);
	});
});
