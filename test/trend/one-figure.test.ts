import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { monthsIn, type Period, toPeriod } from "../../src/period/index.ts";
import { detectLevellingOff, detectStep, type LevellingReason, trend } from "../../src/trend/index.ts";
import { month, quarter, year, yearly, yearlyValues } from "./helpers.ts";

const monthly = (counts: readonly number[]) =>
	counts.map((count, index) => ({ period: month(index), count }));
const quarterly = (counts: readonly number[]) =>
	counts.map((count, index) => ({ period: quarter(index, 2000), count }));

/** The period of the figure that an answer rests on; null where it names none. */
function restsOn({ reasons }: { readonly reasons: readonly LevellingReason[] }): Period | null {
	const found = reasons.filter((reason) => reason.code === "rests-on-one-figure");
	expect(found.length).toBeLessThanOrEqual(1);
	return found[0]?.period ?? null;
}

const all = { points: "all" } as const;

describe("a step one figure from a declared break", () => {
	const of = (values: readonly number[], height: number) =>
		values.map((value, at) => ({
			period: year(2000 + at),
			value: value + (at >= 4 ? height : 0),
			...(at === 4 ? { breakBefore: "b" } : {}),
		}));

	it("detectStep() takes it for the figure that it is, whatever the height of the break", () => {
		for (const height of [0, 10, -7.3, 1000]) {
			const { found, reasons } = detectStep(of([56, 54, 57, 73, 63, 63, 68, 68], height));
			expect(found).toBe(false);
			expect(reasons.map(({ code }) => code)).toContain("rests-on-one-figure");
		}
		const counts = [215, 203, 216, 309, 208, 213, 219, 221];
		for (const exposure of [1000, 1300, 700])
			expect(
				detectStep(
					counts.map((count, at) => ({
						period: year(2000 + at),
						count,
						exposure: at >= 4 ? exposure : 1000,
						...(at === 4 ? { breakBefore: "b" } : {}),
					})),
				).found,
			).toBe(false);
	});

	it("trend() finds no autocorrelation in the height of the break", () => {
		const values = [10, 12, 11, 14, 13, 16, 15, 18, 17, 20, 19, 22, 21, 24];
		const answers = [0, -14, 30, 0.1].map((height) =>
			trend(
				values.map((value, at) => ({
					period: year(2000 + at),
					value: value + (at >= 7 ? height : 0),
					...(at === 7 ? { breakBefore: "new source" } : {}),
				})),
				{ ...all, autocorrelation: "hamed-rao" },
			),
		);
		for (const { direction, evidence } of answers) {
			expect(direction).toBe("rising");
			expect(evidence?.p).toBeCloseTo(answers[0]?.evidence?.p ?? Number.NaN, 12);
		}
	});
});

describe("a trend that rests on one figure", () => {
	it("trend() names the outbreak in a flat series of 24 months", () => {
		const months = monthsIn(toPeriod("2017-04/2019-03"));
		const flat = months.map((period, index) => ({ period, count: index === 17 ? 211 : 11 }));
		const answer = trend(flat);
		// glm() of R with seasons: z = 8.963719084, p = 0.006252807; without the 18th month its slope is 0 and p is 1.
		expect(answer.direction).toBe("rising");
		expect(answer.evidence?.p).toBeCloseTo(0.006252807, 6);
		expect(answer.reasons).toEqual([{ code: "rests-on-one-figure", period: toPeriod("2018-09") }]);
	});

	it("trend() names the one of two figures of a season that lies away from the others", () => {
		const with24 = (at: number, count: number, others: number) =>
			restsOn(trend(monthly(Array.from({ length: 24 }, (_, index) => (index === at ? count : others)))));
		// In the first year and in the second: by the two Junes alone nobody could say which it is.
		expect([with24(5, 211, 11), with24(17, 211, 11)]).toEqual([month(5), month(17)]);
	});

	it("trend() names the pair's own outbreak where no other season has an event", () => {
		const counts = Array.from({ length: 24 }, (_, index) => (index === 5 ? 11 : index === 17 ? 211 : 0));
		expect(restsOn(trend(monthly(counts)))).toBe(month(17));
	});

	it("trend() names an outbreak in years, of counts, proportions and values with standard errors", () => {
		const counts = [50, 52, 49, 51, 48, 50, 160];
		expect(restsOn(trend(yearly(counts), all))).toBe(year(2006));
		const shares = yearly(counts).map((point) => ({ ...point, denominator: 1000 }));
		expect(restsOn(trend(shares, all))).toBe(year(2006));
		const values = yearlyValues([...counts.slice(0, -1), 400]).map((point) => ({
			...point,
			standardError: 7,
		}));
		expect(restsOn(trend(values, all))).toBe(year(2006));
	});

	it("trend() names none for a trend that all figures share, for ranks, and where no trend is shown", () => {
		expect(restsOn(trend(yearly([300, 270, 243, 219, 197, 177]), all))).toBeNull();
		expect(
			restsOn(trend(monthly(Array.from({ length: 24 }, (_, t) => Math.round(200 * 1.03 ** t))))),
		).toBeNull();
		expect(restsOn(trend(yearlyValues([61.2, 63.4, 64, 66.9, 70.1])))).toBeNull();
		expect(restsOn(trend(yearly([50, 250, 50, 50, 50])))).toBeNull();
	});

	it("trend() names that without which the slope of values is flattest", () => {
		let named = 0;
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 5, maxLength: 8 }),
				fc.integer({ min: -4, max: 4 }),
				(noise, slope) => {
					const series = yearlyValues(noise.map((one, at) => one + slope * at)).map((row) => ({
						...row,
						standardError: 2,
					}));
					const slopeOf = (rows: typeof series) => trend(rows, all).slope?.coefficient ?? 0;
					const answer = trend(series, all);
					const period = restsOn(answer);
					if (period === null) return;
					named++;
					const sign = Math.sign(slopeOf(series));
					const without = (left: string) => sign * slopeOf(series.filter((row) => row.period !== left));
					const least = Math.min(...series.map((row) => without(row.period)));
					expect(without(period)).toBeLessThanOrEqual(least + 1e-9);
				},
			),
			{ numRuns: 400 },
		);
		expect(named).toBeGreaterThan(20);
	});

	it("trend() names one of the only two figures that a line has to go by, whatever their size", () => {
		for (let early = 1; early < 20; early++)
			for (const late of [150, 173, 211, 260]) {
				const counts = Array.from({ length: 24 }, (_, at) => (at === 5 ? early : at === 17 ? late : 0));
				const answer = trend(monthly(counts));
				if (answer.direction !== "no-clear-trend") expect(restsOn(answer)).toBe(month(17));
			}
	});

	it("trend() goes by the level of confidence that it was asked for", () => {
		// By glm() of R, without the first: z = -2.04, p = 0.071, which is no trend at 95% and one at 90%.
		const entrants = yearly([190, 124, 126, 101, 100], 2014);
		expect(restsOn(trend(entrants))).toBe(year(2014));
		expect(restsOn(trend(entrants, { confidence: 0.9 }))).toBeNull();
	});

	it("trend() names the figure beside a break that is taken out", () => {
		const counts = [100, 102, 99, 101, 200, 203, 199, 640];
		const series = yearly(counts).map((point, index) =>
			index === 4 ? { ...point, breakBefore: "new rules" } : point,
		);
		const answer = trend(series, all);
		expect([answer.direction, restsOn(answer)]).toEqual(["rising", year(2007)]);
	});

	it("trend() goes elsewhere without the figure that it names", () => {
		let [named, others] = [0, 0];
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 9, maxLength: 26 }),
				fc.nat(25),
				fc.integer({ min: 0, max: 400 }),
				fc.constantFrom(yearly, quarterly, monthly),
				(counts, place, spike, make) => {
					const series = make(counts.map((count, index) => (index === place ? spike : count)));
					const answer = trend(series, all);
					if (answer.status !== "assessed") return;
					const period = restsOn(answer);
					if (period === null) {
						others++;
						return;
					}
					named++;
					expect(answer.direction).not.toBe("no-clear-trend");
					expect(answer.periods).toContain(period);
					const left = trend(
						series.filter((point) => point.period !== period),
						all,
					);
					expect(left.direction).not.toBe(answer.direction);
				},
			),
			{ numRuns: 500 },
		);
		expect(named).toBeGreaterThan(20);
		expect(others).toBeGreaterThan(50);
	});
});

describe("a state that rests on one figure", () => {
	it("detectLevellingOff() names the spike that it takes for a turn", () => {
		const spike = detectLevellingOff(yearly([50, 250, 50, 50, 50]));
		expect([spike.state, spike.reasons]).toEqual([
			"reversed",
			[{ code: "rests-on-one-figure", period: year(2001) }],
		]);
		const quarters = [0, 80_410_278_323, 160_563, 0, 0].map((count, index) => ({
			period: toPeriod(`${2000 + 2 * index}-01/${2000 + 2 * index}-03`),
			count,
		}));
		const apart = detectLevellingOff(quarters);
		expect([apart.state, restsOn(apart)]).toEqual(["reversed", quarters[1]?.period]);
	});

	it("detectLevellingOff() names the outbreak that makes a rise, and the first year that makes a fall slow", () => {
		const rise = detectLevellingOff(yearly([50, 52, 49, 51, 48, 50, 51, 160]));
		expect([rise.state, restsOn(rise)]).toEqual(["rising", year(2007)]);
		const slower = detectLevellingOff(yearly([190, 124, 126, 101, 100], 2014));
		expect([slower.state, restsOn(slower)]).toEqual(["levelling", year(2014)]);
	});

	it("detectLevellingOff() names none where the figures agree, and none by halves", () => {
		for (const counts of [
			[300, 270, 243, 219, 197, 177],
			[100, 150, 220, 330, 335, 328, 331, 333],
			[400, 320, 256, 205, 164, 205, 256, 320, 400],
			[201, 196, 210, 204, 199, 402, 396, 411, 405, 398],
			[57, 59, 63, 63, 56, 56, 57, 62],
		])
			expect(restsOn(detectLevellingOff(yearly(counts)))).toBeNull();
		expect(restsOn(detectLevellingOff(yearly([50, 250, 50, 50, 50]), { method: "light" }))).toBeNull();
	});

	it("detectLevellingOff() rests on one figure where too few are left to judge", () => {
		const two = { pointsBefore: 2, pointsAfter: 2 };
		const answer = detectLevellingOff(yearly([300, 240, 190, 150, 120]), two);
		expect(answer.state).toBe("falling");
		expect(restsOn(answer)).not.toBeNull();
		expect(restsOn(detectLevellingOff(yearly([300, 240, 190, 150, 120])))).toBeNull();
	});

	it("detectLevellingOff() takes the step at a break out once more without the figure", () => {
		const counts = [100, 102, 99, 101, 200, 203, 199, 201, 640];
		const series = yearly(counts).map((point, index) =>
			index === 4 ? { ...point, breakBefore: "new rules" } : point,
		);
		const answer = detectLevellingOff(series);
		expect([answer.state, restsOn(answer)]).toEqual(["rising", year(2008)]);
		expect(detectLevellingOff(series.slice(0, -1)).state).toBe("stable");
	});

	it("detectLevellingOff() is in another state without the figure that it names", () => {
		let [named, others] = [0, 0];
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 5, maxLength: 14 }),
				fc.nat(13),
				fc.integer({ min: 0, max: 400 }),
				(counts, place, spike) => {
					const series = yearly(counts.map((count, index) => (index === place ? spike : count)));
					const answer = detectLevellingOff(series);
					if (answer.state === "insufficient") return;
					const period = restsOn(answer);
					if (period === null) {
						others++;
						return;
					}
					named++;
					expect(answer.state).not.toBe("stable");
					const left = detectLevellingOff(series.filter((point) => point.period !== period));
					expect([left.state, left.from]).not.toEqual([answer.state, answer.from]);
				},
			),
			{ numRuns: 300 },
		);
		expect(named).toBeGreaterThan(50);
		expect(others).toBeGreaterThan(50);
	});
});

describe("months with a season", () => {
	const season = (amplitude: number, length: number) =>
		Array.from({ length }, (_, index) => Math.round(200 * (1 + amplitude * Math.sin((Math.PI * index) / 6))));

	it("detectLevellingOff() does not judge months that a season is shown in, by either method", () => {
		for (const method of ["model", "light"] as const)
			for (const length of [24, 30, 36]) {
				const { state, reasons } = detectLevellingOff(monthly(season(0.3, length)), { method });
				expect([state, reasons]).toEqual(["insufficient", [{ code: "season-not-modelled" }]]);
			}
		const values = monthly(season(0.3, 24)).map(({ period, count }) => ({ period, value: count }));
		expect(detectLevellingOff(values).state).toBe("insufficient");
	});

	it("detectLevellingOff() judges months without one, less than two years of them, and quarters", () => {
		const judged = [
			monthly(season(0, 24)),
			monthly(Array.from({ length: 24 }, (_, t) => Math.round(200 * 1.03 ** t))),
			monthly(season(0.3, 23)),
			quarterly(Array.from({ length: 12 }, (_, t) => 600 + 180 * Math.round(Math.sin((Math.PI * t) / 2)))),
		];
		for (const series of judged) {
			const { state, reasons } = detectLevellingOff(series);
			expect(state).not.toBe("insufficient");
			expect(reasons.map(({ code }) => code)).toContain("season-not-modelled");
		}
	});
});
