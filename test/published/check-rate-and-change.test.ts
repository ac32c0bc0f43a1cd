import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkRateAndChange, roundExact, unround } from "../../src/published/index.ts";
import { answered, anyMode, anyRounding, contains, decimalText, frozen, thrownBy } from "./helpers.ts";

const checked = (...args: Parameters<typeof checkRateAndChange>) =>
	answered(checkRateAndChange(...args), "consistent", "inconsistent");

describe("checkRateAndChange()", () => {
	it("checkRateAndChange() gives the counts behind 8.6 and 10% higher", () => {
		expect(checked("8.6", "10% higher", { population: 698_268 })).toEqual({
			status: "consistent",
			current: { min: 5971, max: 6040 },
			previous: { min: 5404, max: 5515 },
			pairs: 3472,
			testable: false,
			power: 0,
			severity: null,
			explanations: [],
			population: 698_268,
			previousPopulation: 698_268,
			multiplier: 1000,
			basis: "rate",
			rounding: "nearest",
		});
		const counts = checked("8.6", "10%", {
			population: 706_155,
			previousPopulation: 698_268,
			basis: "count",
		});
		expect([counts.current, counts.previous]).toEqual([
			{ min: 6038, max: 6108 },
			{ min: 5465, max: 5578 },
		]);
	});

	it("checkRateAndChange() finds a last digit that slipped in the rate alone", () => {
		const options = { population: 1700, previousPopulation: 1700 };
		const statusOf = (rate: string, change: string) => checkRateAndChange(rate, change, options).status;
		expect(["-91%", "-90%", "-89%"].map((change) => statusOf("0.5", change))).toEqual(
			Array(3).fill("inconsistent"),
		);
		expect(["0.4", "0.6"].map((rate) => statusOf(rate, "-90%"))).toEqual(["inconsistent", "consistent"]);
		expect(checkRateAndChange("0.5", "-90%", options)).toMatchObject({
			severity: "last-digit",
			explanations: [{ code: "other-rounding" }, { code: "off-by-one-unit" }],
		});
	});

	it("checkRateAndChange() agrees with trying every pair of counts", () => {
		let [both, all] = [0, 0];
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 30 }),
				fc.integer({ min: -50, max: 99 }),
				fc.tuple(fc.integer({ min: 20, max: 60 }), fc.integer({ min: 20, max: 60 })),
				fc.constantFrom("rate" as const, "count" as const),
				anyRounding,
				(units, change, [population, previousPopulation], basis, rounding) => {
					const rate = decimalText(units, 0);
					const options = { population, previousPopulation, multiplier: 10, basis, rounding };
					const answer = checkRateAndChange(rate, `${change}%`, options);
					const result = answered(answer, "consistent", "inconsistent");
					const rates = answered(unround(rate, { rounding }), "interval");
					const changes = answered(unround(`${change}%`, { rounding }), "interval");
					const [top, under] = basis === "count" ? [1, 1] : [previousPopulation, population];
					const pairs: [number, number][] = [];
					for (let c = 0; c <= (units + 1) * (population / 10) + 1; c++) {
						if (!contains(rates, `${c * 10}/${population}`)) continue;
						for (let p = 1; p <= c * 7 + 7; p++)
							if (contains(changes, `${100 * (c * top - p * under)}/${p * under}`)) pairs.push([c, p]);
					}
					const range = (values: number[]) =>
						values.length === 0 ? null : { min: Math.min(...values), max: Math.max(...values) };
					expect(result.pairs).toBe(pairs.length);
					expect(result.current).toEqual(range(pairs.map(([c]) => c)));
					expect(result.previous).toEqual(range(pairs.map(([, p]) => p)));
					expect(result.status === "consistent").toBe(pairs.length > 0);
					if (pairs.length === 0) expect(result.testable).toBe(true);
					else both++;
					all++;
				},
			),
			{ numRuns: 100, seed: 20_200_320 },
		);
		// A share, so that it is asked for however few draws there are.
		expect(both / all).toBeGreaterThan(0.2);
	});

	it("checkRateAndChange() never accuses figures that were computed from counts", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 500 }),
				fc.integer({ min: 1, max: 500 }),
				fc.integer({ min: 500, max: 90_000 }),
				fc.integer({ min: 500, max: 90_000 }),
				anyMode,
				(c, p, population, previousPopulation, mode) => {
					const rate = roundExact(
						{ numerator: c, denominator: population, multiplier: 1000 },
						{ decimals: 2, mode },
					);
					const change = roundExact({ numerator: (c - p) * 100, denominator: p }, { decimals: 1, mode });
					const options = { population, previousPopulation, rounding: mode };
					expect(checked(rate, change, { ...options, basis: "count" }).status).toBe("consistent");
					const rates = roundExact(
						{ numerator: (c * previousPopulation - p * population) * 100, denominator: p * population },
						{ decimals: 1, mode },
					);
					const result = checked(rate, rates, options);
					expect(result.status).toBe("consistent");
					expect(c >= (result.current?.min ?? 1) && c <= (result.current?.max ?? 0)).toBe(true);
					expect(p >= (result.previous?.min ?? 1) && p <= (result.previous?.max ?? p)).toBe(true);
				},
			),
			{ numRuns: 300 },
		);
	});

	it("checkRateAndChange() finds what small counts cannot have changed by", () => {
		// 62% of 52 is 32 and no other count; from 29 it is 10.3% up, from 30 it is 6.7%.
		expect(checked("62%", "10%", { population: 52 }).previous).toEqual({ min: 29, max: 29 });
		const small = checked("62%", "9%", { population: 52 });
		expect([small.status, small.testable, small.severity]).toEqual(["inconsistent", true, "last-digit"]);
		expect([small.current, small.previous, small.pairs]).toEqual([null, null, 0]);
		// A fall from 32 to 29 is 9.4% of 32: the change may have been taken on the current count.
		expect(small.explanations).toEqual([{ code: "wrong-base" }, { code: "off-by-one-unit" }]);
		expect(small.power).toBeGreaterThan(0.8);
	});

	it("checkRateAndChange() leaves the previous count open where a fall of 100% is possible", () => {
		const gone = checked("0", "-100%", { population: 100, multiplier: 100 });
		expect([gone.current, gone.previous, gone.pairs, gone.power]).toEqual([
			{ min: 0, max: 0 },
			{ min: 1, max: null },
			null,
			0,
		]);
		const nearly = checked("5", "-100%", { population: 100, multiplier: 100 });
		expect([nearly.current, nearly.previous]).toEqual([
			{ min: 5, max: 5 },
			{ min: 1000, max: null },
		]);
		const either = checked("0", "-100%", { population: 500, multiplier: 100 });
		expect([either.current, either.previous]).toEqual([
			{ min: 0, max: 2 },
			{ min: 1, max: null },
		]);
		const exactly = { text: "-100%", exact: true } as const;
		expect(checked("0", exactly, { population: 500 }).current).toEqual({ min: 0, max: 0 });
		expect(checked("5", exactly, { population: 500 }).status).toBe("inconsistent");
		expect(checked("5", "-150%", { population: 500 }).status).toBe("inconsistent");
		const rise = checked("0.0", "up more than 50%", { population: 5_000, multiplier: 100 });
		expect([rise.current, rise.previous]).toEqual([
			{ min: 2, max: 2 },
			{ min: 1, max: 1 },
		]);
	});

	it("checkRateAndChange() explains a change taken on the current count", () => {
		const turned = checked({ text: "50", exact: true }, { text: "20%", exact: true }, { population: 1000 });
		expect(turned.status).toBe("inconsistent");
		expect(turned.explanations).toEqual([{ code: "wrong-base" }]);
	});

	it("checkRateAndChange() says what stands in the way", () => {
		const reasons = (...args: Parameters<typeof checkRateAndChange>) =>
			answered(checkRateAndChange(...args), "not-checkable").reasons;
		const population = 1000;
		expect(reasons("[c]", "", { population })).toEqual([
			{ code: "marker", figure: "rate", text: "[c]" },
			{ code: "blank", figure: "change", text: "" },
		]);
		expect(reasons("62%", "5%", { population, multiplier: 1000 })[0]).toEqual({
			code: "units-differ",
			figure: "rate",
			text: "62%",
		});
		expect(reasons("62%", "5 percentage points", { population })[0]).toEqual({
			code: "units-differ",
			figure: "change",
			text: "5 percentage points",
		});
		expect(reasons(">5", "5%", { population })[0]?.code).toBe("unbounded");
		expect(reasons("9E+20", "5%", { population })[0]?.code).toBe("too-large");
	});

	it("checkRateAndChange() works in closed form: millions of counts take no longer", () => {
		const started = performance.now();
		const wide = checked("9", "3%", { population: 4_000_000_000_000 });
		expect(wide.current).toEqual({ min: 34_000_000_000, max: 38_000_000_000 });
		expect(wide.pairs).toBeNull();
		expect(performance.now() - started).toBeLessThan(500);
	});

	it("checkRateAndChange() gives a plain record and leaves its arguments alone", () => {
		for (const change of ["10%", "-100%", "-200%", "[c]"]) {
			const options = frozen({ population: 52, basis: "count" } as const);
			const result = checkRateAndChange(frozen({ text: "62%", step: 1 }), change, options);
			expect(JSON.parse(JSON.stringify(result))).toEqual(result);
		}
	});

	it.each([
		[{}, TypeError, "wrong-type", "population must be a number, current value is undefined"],
		[
			{ population: { min: 1, max: 2 } },
			TypeError,
			"wrong-type",
			"population must be a number, current value is an object",
		],
		[
			{ population: 5, previousPopulation: 0 },
			RangeError,
			"out-of-range",
			"previousPopulation must be above 0, current value is 0",
		],
		[
			{ population: 5, multiplier: -1 },
			RangeError,
			"out-of-range",
			"multiplier must be above 0, current value is -1",
		],
		[
			{ population: 5, basis: "counts" },
			RangeError,
			"unknown-option",
			'basis must be one of rate, count, current value is "counts"',
		],
	])("checkRateAndChange() refuses a wrong argument: case %#", (options, Kind, code, must) => {
		expect(thrownBy(() => checkRateAndChange("8.6", "10%", options as never))).toEqual({
			Kind,
			code,
			message: `Cannot check the rate and its change: ${must}`,
		});
	});
});
