import { type Period, roundExact, toPeriod } from "direction-of-travel";
import { areaChart, areaRows, overviewRows, rollingChart, rollingRows } from "direction-of-travel/chart";
import {
	type BuildDashboardOptions,
	buildDashboard,
	exceptionReport,
	formatReport,
	type IndicatorInput,
	positionStatement,
} from "direction-of-travel/report";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { monthly, single } from "./helpers.ts";

const years: readonly [Period, Period] = [toPeriod("2018"), toPeriod("2019")];

/** Two years of a figure that comes without counts. */
const average = (before: number, now: number, definition: Partial<IndicatorInput> = {}) =>
	single(
		{ measure: "average", unit: "days", frequency: "annual", tolerance: 0, ...definition },
		[before, now].map((value, at) => ({
			indicator: "x",
			area: "Blaby",
			period: years[at] as Period,
			value,
		})),
	);

/** Counts of two years, the same in each month of a year, in a million residents. */
const knives = (before: number, now: number, definition: Partial<IndicatorInput> = {}) =>
	single(
		{ name: "Knife crime", measure: "rate", comparator: "none", ...definition },
		monthly("x", "Blaby", "2018-01/2019-12", (month) => (month < 12 ? before : now)),
		{ populations: [{ area: "Blaby", population: 1_000_000 }] },
	);

const everyRule = (
	[
		["change", "change-for-the-worse"],
		["benchmark", "worse-than-benchmark"],
		["target", "missed-target"],
	] as const
).map(([id, kind]) => ({
	id,
	kind,
	...(kind === "change-for-the-worse"
		? { degrees: ["slightly", "moderately", "substantially"] as const }
		: kind === "worse-than-benchmark"
			? { confidence: 0.95 }
			: {}),
}));
const exceptions = (dashboard: ReturnType<typeof single>) =>
	formatReport(dashboard, { exceptions: exceptionReport(dashboard, { rules: everyRule }) })
		.split("\n")
		.filter((line) => line.startsWith("- Knife") || line.startsWith("- Crime"));
const say = (dashboard: ReturnType<typeof single>) => positionStatement(dashboard, "Crime").text;

describe("figures that are judged apart", () => {
	it("print apart in a change, in all that says it", () => {
		const dashboard = knives(5, 8);
		expect(say(dashboard)).toContain(
			"Knife crime in Blaby: 0.10 per 1,000 in the 12 months to December 2019. " +
				"This is substantially higher than 0.06 per 1,000 the year before (+60.0%).",
		);
		expect(exceptions(dashboard)).toEqual([
			"- Knife crime in Blaby rose by 60.0%, from 0.06 per 1,000 to 0.10 per 1,000.",
		]);
		expect(formatReport(dashboard)).toContain(
			"| 0.10 per 1,000 | 0.08 to 0.12 | 0.06 per 1,000 | +60.0% | up |",
		);
		expect(rollingRows(dashboard, "x").map(({ printed, interval }) => [printed, interval])).toEqual([
			["0.10", "0.08 to 0.12"],
			["0.06", "0.05 to 0.08"],
		]);
		expect(JSON.stringify(rollingChart(dashboard, "x"))).toContain('"Value":"0.06 per 1,000"');
		expect(overviewRows(dashboard, "Blaby")[0]?.current).toBe("0.10 per 1,000");
	});

	it("print apart in a missed target", () => {
		const missed = average(9, 7.03, { target: 7, unit: "per 1,000" });
		expect(say(missed)).toBe(
			"Crime in Blaby: 7.03 per 1,000 in the 12 months to December 2019. " +
				"This is substantially lower than 9.00 per 1,000 the year before (-21.9%). That is an improvement. " +
				"The target of 7.00 per 1,000 is missed.",
		);
		expect(exceptions(missed)).toEqual([
			"- Crime in Blaby: 7.03 per 1,000, which misses the target of 7.00 per 1,000.",
		]);
	});

	it("print apart against a benchmark, which is higher or lower", () => {
		const of = (value: number, polarity: IndicatorInput["polarity"]) =>
			single(
				{
					measure: "average",
					unit: "days",
					frequency: "annual",
					polarity,
					decimals: 0,
					comparator: { value: 30.2, name: "the national mean" },
				},
				years.map((period) => ({ indicator: "x", area: "Blaby", period, value, standardError: 0.001 })),
			);
		expect(say(of(30.4, "lower-is-better"))).toContain(
			"Crime in Blaby: 30.4 days in the 12 months to December 2019. ",
		);
		expect(say(of(30.4, "lower-is-better"))).toContain(
			"It is higher than the national mean of 30.2 days, which is worse.",
		);
		expect(exceptions(of(30.4, "lower-is-better"))).toEqual([
			"- Crime in Blaby: 30.4 days, higher than the national mean of 30.2 days (evidence at 99.8%).",
		]);
		expect(say(of(30.15, "neutral"))).toContain("It is lower than the national mean of 30.20 days.");
	});

	it("print apart against a benchmark that the dashboard's own levels do not tell them from", () => {
		const dashboard = knives(100, 104, {
			comparator: { value: 1.23, name: "the plan" },
			decimals: 1,
		});
		const loose = buildDashboard(
			dashboard.indicators,
			monthly("x", "Blaby", "2018-01/2019-12", () => 104),
			{
				period: toPeriod("2019-12"),
				areas: [{ id: "Blaby", level: "district" }],
				populations: [{ area: "Blaby", population: 1_000_000 }],
				benchmarkConfidence: [0.01, 0.998],
			},
		);
		const report = exceptionReport(loose, {
			rules: [{ id: "loose", kind: "worse-than-benchmark", confidence: 0.01 }],
		});
		expect(formatReport(loose, { exceptions: report })).toContain(
			"- Knife crime in Blaby: 1.25 per 1,000, higher than the plan of 1.23 per 1,000 (evidence at 1%).",
		);
	});

	it("print a change that is none in the usual decimals with more of them", () => {
		expect(say(average(5000.1, 5000.3))).toContain(
			"This is slightly higher than 5,000.1 days the year before (+0.004%).",
		);
		const points = average(60.06, 60.04, { unit: "%", polarity: "higher-is-better" });
		expect(say(points)).toContain("lower than 60.1% the year before (-0.02 percentage points).");
		expect(exceptions(points)).toEqual([
			"- Crime in Blaby fell by 0.02 percentage points, from 60.1% to 60.0%.",
		]);
		expect(formatReport(points)).toContain("| 60.1% | -0.02 percentage points | down |");
		expect(overviewRows(points, "Blaby")[0]?.change).toBe("-0.02 percentage points");
	});
});

describe("figures that are not judged apart", () => {
	it("print as the indicator says, though they differ", () => {
		expect(say(average(7.01, 7.03, { tolerance: 1 }))).toBe(
			"Crime in Blaby: 7.0 days in the 12 months to December 2019. " +
				"The difference from 7.0 days the year before is within the tolerance.",
		);
		expect(formatReport(average(7.01, 7.03, { tolerance: 1 }))).toContain("| 7.0 days | +0.3% | similar |");
		expect(say(average(7, 6.97, { tolerance: 1, target: 7 }))).toContain("The target of 7.0 days is met.");
		expect(say(knives(8, 8, { comparator: { value: 0.095, name: "the plan" } }))).toContain(
			"It is in line with the plan of 0.1 per 1,000: there is no evidence of a difference.",
		);
	});

	it("print as the indicator says where no decimals within reason tell them apart", () => {
		expect(say(average(6, 7.000000000000001, { target: 7 }))).toContain("The target of 7.0 days is missed.");
		expect(say(average(0, 1e-17))).toContain("0.0 days in the 12 months");
		expect(say(average(6, 123_456_789.000_000_03, { target: 123_456_789 }))).toContain(
			"The target of 123,456,789.0 days is missed.",
		);
	});
});

describe("areaRows(), areaChart()", () => {
	const areas: BuildDashboardOptions["areas"] = ["a", "b", "c"].map((id) => ({ id, level: "district" }));
	const built = (values: readonly number[], comparator: IndicatorInput["comparator"] & object) =>
		buildDashboard(
			[
				{
					id: "x",
					polarity: "lower-is-better",
					measure: "average",
					unit: "days",
					frequency: "annual",
					comparator,
				},
			],
			values.map((value, at) => ({
				indicator: "x",
				area: ["a", "b", "c"][at] ?? "",
				period: years[1],
				value,
				standardError: 0.001,
			})),
			{ period: toPeriod("2019-12"), areas },
		);

	it("print an area and what it is compared with apart, where they are judged so", () => {
		const national = built([7.03, 7, 9], { value: 7, name: "the national mean" });
		expect(areaRows(national, "x").map(({ printed, position }) => [printed, position])).toEqual([
			["7.03", "higher"],
			["7.00", "in line"],
			["9.00", "higher"],
		]);
		expect(areaChart(national, "x").description).toContain(
			"a: 7.03, higher, worse; b: 7.00, in line; c: 9.00, ",
		);
		const text = JSON.stringify(areaChart(national, "x"));
		expect(text).toContain('"text":"the national mean: 7.00"');
		expect(text).toContain('"Value":"7.03 days"');
		const mean = built([7.03, 7.01, 6.96], { method: "mean-of-rates" });
		expect(areaRows(mean, "x").map(({ printed }) => printed)).toEqual(["7.03", "7.01", "6.96", "7.00"]);
		expect(areaChart(mean, "x").description).toContain(
			"c: 6.96, lower, better; Average of the areas (mean of rates): 7.00.",
		);
	});
});

describe("any two figures", () => {
	it("differ in print where a sentence tells them apart, and are rounded all the same", () => {
		const figure = fc.oneof(
			fc.integer({ min: 1, max: 60 }).map((whole) => whole / 4),
			fc.double({ min: 0.001, max: 20, noNaN: true }).map((number) => Number(number.toPrecision(6))),
		);
		const near = fc.tuple(figure, fc.constantFrom(0, 0.004, -0.03, 0.0007, 1)).map(([one, gap]) => one + gap);
		const number = /-?[\d,]+(?:\.\d+)?/.source;
		const decimalsOf = (printed: string) => printed.split(".")[1]?.length ?? 0;
		fc.assert(
			fc.property(
				figure,
				fc.array(near, { minLength: 3, maxLength: 3 }),
				fc.nat(3),
				fc.constantFrom("days", "%"),
				fc.constantFrom<IndicatorInput["polarity"]>("lower-is-better", "higher-is-better"),
				(now, [before = 1, benchmark = 1, target = 1], decimals, unit, polarity) => {
					const dashboard = single(
						{
							measure: "average",
							frequency: "annual",
							unit,
							polarity,
							decimals,
							target,
							comparator: { value: benchmark, name: "the plan" },
						},
						[before, now].map((value, at) => ({
							indicator: "x",
							area: "Blaby",
							period: years[at] as Period,
							value,
							standardError: 1e-6,
						})),
						{ benchmarkConfidence: [0.95] },
					);
					const text = say(dashboard);
					const [, current = ""] = new RegExp(`Blaby: (${number})`).exec(text) ?? [];
					const check = (printed: string, value: number) => {
						expect(decimalsOf(printed)).toBeGreaterThanOrEqual(decimals);
						expect(printed).toBe(roundExact(value, { decimals: decimalsOf(printed), grouping: true }));
					};
					check(current, now);
					for (const [told, value] of [
						[`(?:higher|lower) than (${number})\\S* ?\\w* the year before`, before],
						[`(?:higher|lower) than the plan of (${number})`, benchmark],
						[`The target of (${number})\\S* ?\\w* is missed`, target],
					] as const) {
						const printed = new RegExp(told).exec(text)?.[1];
						if (printed === undefined) continue;
						check(printed, value);
						expect(printed).not.toBe(current);
					}
					const pair = new RegExp(
						`from (${number})\\D* to (${number})|: (${number}).* (?:of|target of) (${number})`,
					);
					for (const line of exceptions(dashboard)) {
						const [one, other] = (pair.exec(line) ?? []).slice(1).filter((found) => found !== undefined);
						expect(one).toMatch(/\d/);
						expect(other).not.toBe(one);
					}
				},
			),
			{ numRuns: 200 },
		);
	});
});
