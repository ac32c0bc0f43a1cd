import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import { readObservations } from "../../src/schema/index.ts";
import { describeShared, sharedText } from "../shared.ts";

const table = (file: string): string[][] => parse(sharedText(file), { bom: true });

describeShared("real files", "data/monthly/london-mps-borough-2015-04_2020-03.csv", () => {
	it.each([
		["data/monthly/leicestershire-police-uk-2019-12_2022-10.csv", "crime_type", 5390, 980],
		["data/monthly/london-mps-borough-2015-04_2020-03.csv", "offence_group", 5940, 180],
	])("readObservations() reads every row of %s", (file, indicator, rows, withoutCode) => {
		const read = readObservations(table(file), {
			columns: { period: "month", areaCode: "area_code", areaName: "area_name", indicator, count: "count" },
			areaCodes: "gss",
		});
		expect(read.tally).toEqual({ rows, records: rows, accepted: rows, rejected: 0, excluded: 0 });
		// Police areas that are no districts have a name and no code; there is nothing else to be said.
		expect(new Set(read.issues.map(({ code, severity, column }) => `${code} ${severity} ${column}`))).toEqual(
			new Set(["blank info area_code"]),
		);
		expect(read.issues).toHaveLength(withoutCode);
		expect(read.notChecked).toEqual([]);
	});

	it.each([
		["data/population/ons-mid-year-estimates-east-midlands-2001-2019.csv", ["level"], ["basis"], 817],
		["data/population/ons-mid-year-estimates-london-2009-2019.csv", [], [], 374],
	])("readObservations() reads every row of %s", (file, dimensions, ignore, rows) => {
		const read = readObservations(table(file), {
			columns: { period: "mid_year", areaCode: "area_code", areaName: "area_name", count: "population" },
			dimensions,
			ignore,
			indicator: "population",
		});
		expect(read.tally.accepted).toBe(rows);
		expect(read.issues.every(({ severity }) => severity === "info")).toBe(true);
	});
});
