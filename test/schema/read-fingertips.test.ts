import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFingertips, readObservations } from "../../src/schema/index.ts";
import { describeShared, sharedText } from "../shared.ts";
import { thrownBy, told } from "./helpers.ts";

const header = [
	"Indicator Name",
	"Area Code",
	"Area Name",
	"Area Type",
	"Sex",
	"Age",
	"Category Type",
	"Category",
	"Time period",
	"Value",
	"Lower CI 95.0 limit",
	"Upper CI 95.0 limit",
	"Lower CI 99.8 limit",
	"Upper CI 99.8 limit",
	"Count",
	"Denominator",
	"Recent Trend",
];
const row = [
	"Incidence rate/100,000\n",
	"E92000001",
	"England",
	"Country",
	"Persons",
	"All ages",
	"",
	"",
	"2015",
	"94.7",
	"93.9",
	"95.5",
	"93.5",
	"95.9",
	"51897",
	"54786327",
];

describe("readFingertips()", () => {
	it("readFingertips() takes line breaks in names and a field fewer as they are meant", () => {
		const read = readFingertips([header, row]);
		expect(told(read)).toEqual([["assumed-period", 1, "Time period", "2015"]]);
		expect(read.observations).toEqual([
			{
				period: "2015-01/2015-12",
				area: "E92000001",
				areaName: "England",
				indicator: "Incidence rate/100,000",
				dimensions: {
					Sex: "Persons",
					Age: "All ages",
					"Area Type": "Country",
					"Category Type": "",
					Category: "",
				},
				count: 51897,
				denominator: 54786327,
				value: 94.7,
				lower: 93.9,
				upper: 95.5,
				missing: {},
				markers: [],
				record: 1,
			},
		]);
	});

	it("readFingertips() reads the limits at 99.8% when it is asked to", () => {
		const [wide] = readFingertips([header, row], { limits: "99.8" }).observations;
		expect([wide?.lower, wide?.upper]).toEqual([93.5, 95.9]);
	});

	it.each([
		["2015/16", "2015-04/2016-03"],
		["2015/16 Q3", "2015-10/2015-12"],
		["2013 - 15", "2013-01/2015-12"],
		["2013/14 - 15/16", "2013-04/2016-03"],
		["1998 - 00", "1998-01/2000-12"],
	])("readFingertips() reads the period %s", (label, period) => {
		const fields = row.map((field, place) => (place === header.indexOf("Time period") ? label : field));
		expect(readFingertips([header, fields]).observations[0]?.period).toBe(period);
	});

	it("readFingertips() reads back what was written in its shape, in any order of columns, as lists or as records", () => {
		const two = (year: number) => String(year % 100).padStart(2, "0");
		/** Every way that Fingertips writes years, with the months that it means. */
		const years: readonly ((year: number) => readonly [label: string, period: string])[] = [
			(year) => [`${year}`, `${year}-01/${year}-12`],
			(year) => [`${year}/${two(year + 1)}`, `${year}-04/${year + 1}-03`],
			(year) => [`${year} - ${two(year + 2)}`, `${year}-01/${year + 2}-12`],
			(year) => [`${year}/${two(year + 1)} - ${two(year + 2)}/${two(year + 3)}`, `${year}-04/${year + 3}-03`],
			(year) => [`${year}/${two(year + 1)} Q2`, `${year}-07/${year}-09`],
		];
		const drawn = fc.record({
			indicator: fc.constantFrom("Rate", "Excess weight"),
			area: fc.constantFrom("E06000016", "E10000018", "E92000001"),
			year: fc.integer({ min: 1995, max: 2030 }),
			count: fc.option(fc.nat(9999)),
			more: fc.nat(9999),
			value: fc.option(fc.nat(99_999).map((tenths) => tenths / 10)),
		});
		const records = fc.uniqueArray(drawn, {
			selector: ({ indicator, area, year }) => `${indicator} ${area} ${year}`,
			maxLength: 6,
		});
		const order = fc.shuffledSubarray(header, { minLength: header.length });
		fc.assert(
			fc.property(
				records,
				fc.nat(4),
				order,
				fc.constantFrom("", "\n", " \n  "),
				(list, form, columns, end) => {
					const period = (year: number) => years[form]?.(year) ?? ["", ""];
					const written = list.map((one) => {
						const limit = one.value === null ? "" : String(one.value);
						return {
							...Object.fromEntries(header.map((name) => [name, ""])),
							"Indicator Name": one.indicator.replace(" ", `${end} `) + end,
							"Area Code": one.area,
							"Time period": period(one.year)[0],
							Count: one.count === null ? "" : String(one.count),
							Denominator: one.count === null ? "" : String(one.count + one.more + 1),
							Value: limit,
							"Lower CI 95.0 limit": limit,
							"Upper CI 95.0 limit": limit,
						} as Readonly<Record<string, string>>;
					});
					const lists = written.map((record) => columns.map((name) => record[name] ?? ""));
					const read = readFingertips([columns, ...lists]);
					expect(read.tally).toMatchObject({ records: list.length, accepted: list.length });
					expect(
						read.observations.map((one) => [
							one.indicator,
							one.area,
							one.period,
							one.count,
							one.denominator,
							one.value,
							one.upper,
						]),
					).toEqual(
						list.map(({ indicator, area, year, count, more, value }) => [
							indicator,
							area,
							period(year)[1],
							count,
							count === null ? null : count + more + 1,
							value,
							value,
						]),
					);
					expect(JSON.parse(JSON.stringify(read))).toEqual(read);
					expect(readFingertips(written).observations).toEqual(
						read.observations.map((one) => ({ ...one, record: expect.any(Number) })),
					);
				},
			),
		);
	});

	it("readFingertips() reads records that are objects", () => {
		const record = Object.fromEntries(header.map((name, place) => [name, row[place]]));
		expect(readFingertips([record]).observations[0]?.indicator).toBe("Incidence rate/100,000");
		expect(readFingertips([null as never]).tally.rejected).toBe(1);
	});

	it("readFingertips() refuses limits that it does not know", () => {
		expect(thrownBy(() => readFingertips([], { limits: "90" as "95" })).message).toBe(
			'Cannot read the Fingertips download: limits must be one of 95, 99.8, current value is "90"',
		);
	});
});

describeShared("Fingertips downloads", "data/fingertips/fingertips-93356-native-sample.csv", () => {
	const table = (file: string): string[][] =>
		parse(sharedText(`data/fingertips/${file}`), { relax_column_count: true, bom: true });

	it("readFingertips() reads every row of a download, and its rates follow from its counts", () => {
		const read = readFingertips(table("fingertips-93356-native-sample.csv"));
		expect(read.tally).toEqual({ rows: 180, records: 180, accepted: 180, rejected: 0, excluded: 0 });
		expect(new Set(read.issues.map(({ code, severity }) => `${code} ${severity}`))).toEqual(
			new Set(["assumed-period info", "blank info"]),
		);
		const counted = read.observations.filter(({ count }) => count !== null);
		expect(counted.length).toBeGreaterThan(150);
		for (const { count, denominator, value } of counted)
			expect(Math.abs((100_000 * (count ?? 0)) / (denominator ?? 0) - (value ?? 0))).toBeLessThan(1e-6);
	});

	it("readObservations() finds eleven rows of England under one key in a table without deprivation deciles", () => {
		const read = readObservations(table("general-fertility-rate-per-1000.csv"), {
			columns: {
				period: "year",
				areaCode: "area_code",
				indicator: "indicator_name",
				count: "count",
				denominator: "denominator",
				value: "value",
				lower: "lower_ci_95",
				upper: "upper_ci_95",
			},
			dimensions: ["sex", "age"],
			ignore: ["indicator_id", "polarity", "value_type", "benchmark_method", "recent_trend"],
		});
		expect(read.tally).toEqual({ rows: 175, records: 175, accepted: 120, rejected: 55, excluded: 0 });
		const conflicts = read.issues.filter(({ code }) => code === "conflicting-duplicate");
		expect(conflicts).toHaveLength(55);
		expect(conflicts.every(({ related }) => related.length === 10)).toBe(true);
	});
});
