import { expect, it } from "vitest";
import { percentageChange, rate, share } from "../../src/estimate/index.ts";
import {
	checkDifference,
	compareAsPrinted,
	impliedBase,
	impliedPrevious,
	reproduces,
	roundExact,
} from "../../src/published/index.ts";
import { describeShared, sharedJson, sharedText } from "../shared.ts";
import { answered } from "./helpers.ts";

interface Case {
	readonly id: string;
	readonly kind: string;
	readonly given: {
		readonly count?: number;
		readonly population?: number;
		readonly per?: number;
		readonly part?: number;
		readonly total?: number;
		readonly current?: number;
		readonly previous?: number;
		readonly value?: number;
		readonly comparator?: number;
		readonly percent?: number;
		readonly absolute_change?: number;
		readonly percent_other_source?: number;
	};
	readonly published: { readonly printed?: string; readonly absolute_change?: number };
	readonly check: {
		readonly unrounded_rate?: number;
		readonly unrounded_percent?: number;
		readonly rounded_half_up?: number;
		readonly rounded_half_even?: number;
		readonly reproduces?: boolean;
		readonly absolute_reproduces?: boolean;
		readonly difference?: number;
		readonly percent_difference?: number;
		readonly implied_previous_low?: number;
		readonly implied_previous_high?: number;
		readonly percent_from_absolute?: number;
		readonly absolute_from_percent?: number;
	};
}

describeShared("the published cases", "data/published/cases.json", () => {
	const { cases } = sharedJson<{ cases: readonly Case[] }>("data/published/cases.json");
	const of = (kind: string) => cases.filter((one) => one.kind === kind);
	const count = (value: number | undefined) => ({ text: String(value), exact: true }) as const;

	it("the cases are those that are checked here, and no others", () => {
		const kinds = [
			"percent_change",
			"rate",
			"share",
			"comparison",
			"implied_previous",
			"inconsistent_sources",
		];
		expect(kinds.map((kind) => of(kind).length)).toEqual([6, 8, 5, 4, 1, 1]);
		expect(cases).toHaveLength(25);
	});

	for (const { id, kind, given, published, check } of cases) {
		const {
			count: events = 0,
			population = 1,
			per = 1,
			part = 0,
			total = 1,
			current = 0,
			previous = 1,
		} = given;
		if (kind === "rate" || kind === "share" || kind === "percent_change")
			it(`${id} has the value, the roundings and the verdict that its check states`, () => {
				const [value, exact] = {
					rate: [
						rate(events, population, { per }).value,
						{ numerator: events, denominator: population, multiplier: per },
					],
					share: [share(part, total).value, { numerator: part, denominator: total, multiplier: 100 }],
					percent_change: [
						answered(percentageChange(current, previous), "defined").change,
						{ numerator: current - previous, denominator: previous, multiplier: 100 },
					],
				}[kind] as [number, { numerator: number; denominator: number; multiplier: number }];
				expect(value).toBeCloseTo(Number(check.unrounded_rate ?? check.unrounded_percent), 5);
				const decimals = (published.printed ?? "").split(".")[1]?.length ?? 0;
				const round = (mode: "halfExpand" | "halfEven") => Number(roundExact(exact, { decimals, mode }));
				expect(round("halfExpand")).toBe(check.rounded_half_up);
				if (check.rounded_half_even !== undefined) expect(round("halfEven")).toBe(check.rounded_half_even);
				expect(reproduces(exact, published.printed ?? "").status).toBe(
					check.reproduces === true ? "reproduces" : "differs",
				);
				if (published.absolute_change === undefined) return;
				const difference = checkDifference(count(current), count(previous), {
					difference: count(published.absolute_change),
				});
				expect(difference.status).toBe(check.absolute_reproduces === true ? "consistent" : "inconsistent");
			});
		if (kind === "comparison")
			it(`${id} has the difference and the per cent that its check states`, () => {
				const { value = 0, comparator = 1 } = given;
				const answer = answered(compareAsPrinted(String(value), String(comparator)), "compared");
				expect(answer.asPrinted).toBe(Number(check.difference) > 0 ? "higher" : "lower");
				const nominal = answered(
					checkDifference(count(value), count(comparator), { difference: count(Number(check.difference)) }),
					"consistent",
					"inconsistent",
				).nominal;
				expect(Number(nominal)).toBeCloseTo(Number(check.difference), 9);
				expect(answered(percentageChange(value, comparator), "defined").change).toBeCloseTo(
					Number(check.percent_difference),
					3,
				);
			});
		if (kind === "implied_previous")
			it(`${id} implies the previous count that its check states`, () => {
				const { interval } = answered(
					impliedBase(count(given.absolute_change), `${given.percent}%`),
					"implied",
				);
				const end = (text: string | null) => Number(roundExact(text ?? "", { decimals: 1 }));
				expect(end(interval.lower)).toBe(check.implied_previous_low);
				expect(end(interval.upper)).toBe(check.implied_previous_high);
			});
		if (kind === "inconsistent_sources")
			it(`${id} is found to contradict itself`, () => {
				const { absolute_change = 0, percent_other_source = 0 } = given;
				const { change } = answered(percentageChange(current, current - absolute_change), "defined");
				expect(change).toBeCloseTo(check.percent_from_absolute ?? 0, 3);
				expect(reproduces(change, `${percent_other_source}%`).status).toBe("differs");
				const { interval, nominal } = answered(
					impliedPrevious(count(current), `${percent_other_source}%`),
					"implied",
				);
				const number = (text: string | null) => {
					const [over = "0", under = "1"] = (text ?? "").split("/");
					return Number(over) / Number(under);
				};
				expect(current - number(nominal)).toBeCloseTo(check.absolute_from_percent ?? 0, 1);
				// Not even with both figures rounded: 4,500 is at most 4,550, and 5.3% of what was there at least 4,906.
				expect(number(interval.lower) - current).toBeGreaterThan(4_550);
			});
	}
});

describeShared(
	"a most similar group in print",
	"data/published/most-similar-group-comparison-2016-01.csv",
	() => {
		const [header = "", ...rows] = sharedText("data/published/most-similar-group-comparison-2016-01.csv")
			.trim()
			.split(/\r?\n/);

		it("the group average follows from the rate and its distance, to the places of both", () => {
			expect(header.split(",").slice(2)).toEqual([
				"distance_from_group_average_pct",
				"rank_of_15",
				"rate_per_1000",
				"implied_group_average",
			]);
			expect(rows).toHaveLength(14);
			for (const row of rows) {
				const [, , distance = "", , rate = "", average = ""] = row.split(",");
				const { interval, nominal } = answered(impliedPrevious(rate, `${distance}%`), "implied");
				const number = (text: string | null) => {
					const [over = "0", under = "1"] = (text ?? "").split("/");
					return Number(over) / Number(under);
				};
				expect(number(nominal)).toBeCloseTo(Number(average), 3);
				expect(number(interval.lower)).toBeLessThan(Number(average));
				expect(number(interval.upper)).toBeGreaterThan(Number(average));
			}
		});
	},
);
