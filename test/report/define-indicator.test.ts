import { toPeriod } from "direction-of-travel";
import { defineIndicator, type Indicator, type IndicatorInput } from "direction-of-travel/report";
import { describe, expect, it } from "vitest";
import { frozen } from "./helpers.ts";

const least: IndicatorInput = { id: "x", polarity: "lower-is-better", measure: "rate" };

describe("defineIndicator()", () => {
	it("resolves every default", () => {
		expect(defineIndicator(frozen({ ...least }))).toEqual({
			kind: "indicator",
			id: "x",
			name: "x",
			category: "Other",
			unit: "per 1,000",
			polarity: "lower-is-better",
			measure: "rate",
			per: 1000,
			exposureRule: "mean-over-window",
			uncertainty: "counts",
			tolerance: null,
			decimals: 1,
			source: null,
			caveats: [],
			breaks: [],
			target: null,
			comparator: { kind: "average", method: "pooled", own: "in", members: "all" },
			frequency: "monthly",
			overlapsWith: [],
			explained: [],
		});
	});

	it("has a default of each measure", () => {
		const of = (input: Partial<IndicatorInput>) => {
			const { per, uncertainty, unit, decimals, comparator } = defineIndicator({ ...least, ...input });
			return [per, uncertainty, unit, decimals, comparator.kind];
		};
		expect(of({ measure: "count" })).toEqual([null, "counts", "number", 0, "none"]);
		expect(of({ measure: "proportion" })).toEqual([100, "counts", "%", 1, "average"]);
		expect(of({ measure: "survey" })).toEqual([100, "sample-size", "%", 1, "none"]);
		expect(of({ measure: "survey", tolerance: 1 })).toEqual([100, "tolerance", "%", 1, "none"]);
		expect(of({ measure: "average" })).toEqual([null, "standard-error", "value", 1, "none"]);
	});

	it("has % for parts of a whole per 100 only: a rate may lie above it", () => {
		const unit = (measure: IndicatorInput["measure"], per: number) =>
			defineIndicator({ ...least, measure, per }).unit;
		expect(unit("rate", 100)).toBe("per 100");
		expect(unit("rate", 100_000)).toBe("per 100,000");
		expect([unit("proportion", 100), unit("survey", 100)]).toEqual(["%", "%"]);
		expect([unit("proportion", 1), unit("survey", 10)]).toEqual(["per 1", "per 10"]);
	});

	it("gives what it takes back, through JSON and through itself", () => {
		const full = defineIndicator({
			...least,
			name: "X",
			category: "C",
			unit: "offences",
			per: 100_000,
			decimals: 2,
			source: "Police",
			caveats: ["Beware"],
			breaks: [
				{ from: toPeriod("2019-04"), cause: "Second" },
				{ from: toPeriod("2018-04"), cause: "First" },
			],
			target: { target: { value: 5 }, from: toPeriod("2019-04"), by: "interval" },
			comparator: { value: 6.8, name: "the national average" },
			frequency: "quarterly",
			overlapsWith: "y",
			explained: [{ cause: "New rules", area: "Blaby", from: toPeriod("2019-04") }],
		});
		expect(full.breaks.map(({ cause }) => cause)).toEqual(["First", "Second"]);
		expect(full.explained).toEqual([{ cause: "New rules", area: "Blaby", from: "2019-04", to: null }]);
		expect(JSON.parse(JSON.stringify(full))).toEqual(full);
		expect(defineIndicator(full)).toEqual(full);
		const survey = defineIndicator({
			...least,
			measure: "survey",
			tolerance: 2,
			comparator: { method: "mean-of-rates", own: "out" },
		});
		expect(defineIndicator(survey)).toEqual(survey);
		const plain = defineIndicator({ ...least, target: 5, comparator: "none" });
		expect(defineIndicator(plain)).toEqual(plain);
	});

	it.each<[Partial<Record<keyof IndicatorInput, unknown>>, string]>([
		[{ id: "" }, 'Cannot define the indicator: id must not be empty, current value is ""'],
		[{ id: 3 }, "Cannot define the indicator: id must be text, current value is 3"],
		[
			{ measure: "index" },
			'Cannot define the indicator x: measure must be one of rate, count, proportion, survey, average, current value is "index"',
		],
		[
			{ polarity: undefined },
			"Cannot define the indicator x: polarity must be one of lower-is-better, higher-is-better, neutral, current value is undefined",
		],
		[
			{ measure: "count", per: 1000 },
			"Cannot define the indicator x: per must be left out for measure count, current value is 1000",
		],
		[{ per: 0 }, "Cannot define the indicator x: per must be above 0, current value is 0"],
		[
			{ tolerance: 1 },
			"Cannot define the indicator x: tolerance must come with measure survey or average, current value is 1",
		],
		[
			{ measure: "survey", tolerance: -1 },
			"Cannot define the indicator x: tolerance must be 0 or more, current value is -1",
		],
		[
			{ measure: "survey", uncertainty: "tolerance" },
			"Cannot define the indicator x: tolerance must be given, current value is undefined",
		],
		[
			{ measure: "average", uncertainty: "sample-size" },
			'Cannot define the indicator x: uncertainty must be one of standard-error, current value is "sample-size"',
		],
		[{ decimals: 16 }, "Cannot define the indicator x: decimals must be from 0 to 15, current value is 16"],
		[
			{ polarity: "neutral", target: 5 },
			'Cannot define the indicator x: target must come with a polarity that is not neutral, current value is "neutral"',
		],
		[
			{ measure: "proportion", target: 101 },
			"Cannot define the indicator x: the target must be at most 100, current value is 101",
		],
		[{ target: -1 }, "Cannot define the indicator x: the target must be 0 or more, current value is -1"],
		[
			{ measure: "count", target: -1 },
			"Cannot define the indicator x: the target must be 0 or more, current value is -1",
		],
		[
			{ measure: "proportion", per: 1, comparator: { value: 1.5, name: "the plan" } },
			"Cannot define the indicator x: comparator.value must be at most 1, current value is 1.5",
		],
		[
			{ comparator: { value: -1, name: "the plan" } },
			"Cannot define the indicator x: comparator.value must be 0 or more, current value is -1",
		],
		[
			{ measure: "count", comparator: { value: -1, name: "the plan" } },
			"Cannot define the indicator x: comparator.value must be 0 or more, current value is -1",
		],
		[
			{ target: "5" },
			"Cannot define the indicator x: target must be a number or a record with a target, current value is undefined",
		],
		[
			{ measure: "survey", comparator: { method: "pooled", own: "out" } },
			'Cannot define the indicator x: comparator.own must be in for measure survey beside the figure of the region itself, current value is "out"',
		],
		[
			{ measure: "count", exposureRule: "sum-over-window" },
			'Cannot define the indicator x: exposureRule must be left out for measure count, current value is "sum-over-window"',
		],
		[
			{ exposureRule: "given" },
			'Cannot define the indicator x: exposureRule must be one of mean-over-window, sum-over-window, current value is "given"',
		],
		[
			{ measure: "count", comparator: "pooled" },
			'Cannot define the indicator x: comparator must be none or a figure for measure count, current value is "pooled"',
		],
		[
			{ comparator: "mean" },
			'Cannot define the indicator x: comparator must be one of pooled, mean-of-rates, current value is "mean"',
		],
		[
			{ frequency: "weekly" },
			'Cannot define the indicator x: frequency must be one of monthly, quarterly, annual, part-year, current value is "weekly"',
		],
		[
			{ overlapsWith: "x" },
			'Cannot define the indicator x: overlapsWith must name other indicators, current value is "x"',
		],
		[
			{ breaks: [{ from: "April", cause: "y" }] },
			'Cannot define the indicator x: period must be YYYY-MM or YYYY-MM/YYYY-MM, current value is "April"',
		],
		[{ name: null }, "Cannot define the indicator x: name must be text, current value is null"],
		[{ decimals: null }, "Cannot define the indicator x: decimals must be a number, current value is null"],
		[{ breaks: null }, "Cannot define the indicator x: breaks must be a list, current value is null"],
		[
			{ target: { target: { value: 5, perr: 1000 } } },
			'Cannot define the indicator x: target.target must be among value, per, current value is "perr"',
		],
		[
			{ target: { target: { upper: 5 } } },
			"Cannot define the indicator x: upperPercentile must be a number, current value is undefined",
		],
		[
			{ caveats: "Beware" },
			'Cannot define the indicator x: caveats must be a list, current value is "Beware"',
		],
	])("refuses %j", (wrong, message) => {
		expect(() => defineIndicator({ ...least, ...wrong } as IndicatorInput)).toThrow(message);
	});

	it("refuses an answer of its own that has lost a part", () => {
		const { comparator, target, ...others } = defineIndicator(least);
		expect(() => defineIndicator({ ...others, target } as Indicator)).toThrow(
			"Cannot define the indicator: comparator must be an object, current value is undefined",
		);
		expect(() => defineIndicator({ ...others, comparator } as Indicator)).toThrow(
			"Cannot define the indicator: target must be an object, current value is undefined",
		);
	});

	it("refuses what is no definition", () => {
		expect(() => defineIndicator(null as unknown as IndicatorInput)).toThrow(
			"Cannot define the indicator: the definition must be an object, current value is null",
		);
	});
});
