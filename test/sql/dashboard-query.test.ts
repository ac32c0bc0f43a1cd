import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toPeriod } from "../../src/index.ts";
import {
	type DashboardQueryOptions,
	type DashboardSource,
	dashboardQuery,
	type SqlDialect,
} from "../../src/sql/index.ts";

const counts = { table: "counts", area: "area", indicator: "offence", period: "month", count: "n" };
const people = { table: "people", area: "area", population: "residents" };
const ending = toPeriod("2019-12");
const dialects: readonly SqlDialect[] = ["duckdb", "postgresql", "spark", "trino", "bigquery"];

const query = (source: object = {}, options: object = {}) =>
	dashboardQuery(
		{ counts, populations: people, ...source } as DashboardSource,
		{
			dialect: "duckdb",
			ending,
			...options,
		} as DashboardQueryOptions,
	);

/** Class, code and message of what a call throws. */
function refused(source: object, options: object = {}): readonly unknown[] {
	try {
		query(source, options);
	} catch (error) {
		const { name, message, code } = error as Error & { readonly code: string };
		return [name, code, message];
	}
	throw new Error("nothing was thrown");
}

describe("dashboardQuery()", () => {
	it.each(dialects)("dashboardQuery() writes the query of %s", (dialect) => {
		const populations = { ...people, year: "mid_year" };
		const withheld = { ...counts, table: ["police", "counts"], withheld: "hidden" };
		const { text, values } = query(
			{ counts: withheld, populations },
			{ dialect, region: ["Ashby", "Oadby"], own: "out", average: "mean-of-rates" },
		);
		expect(`${text}\n\n${values.join("\n")}\n`).toMatchSnapshot();
	});

	it("dashboardQuery() adds up exposures that stand beside the counts, and reads dates", () => {
		const { text } = query({
			counts: { ...counts, periodAs: "date", exposure: "referrals" },
			populations: undefined,
		});
		expect(text).toMatchSnapshot();
		expect(text).not.toContain("people");
	});

	it("dashboardQuery() counts the rows whose month is none, and takes nothing from them", () => {
		const { text } = query();
		expect(text).toContain(`CASE WHEN "month" SIMILAR TO '[0-9]{4}-(0[1-9]|1[0-2])' THEN`);
		expect(text).toMatch(
			/WHERE COALESCE\(month, CAST\((\$\d+) AS BIGINT\)\) BETWEEN .* AND CAST\(\1 AS BIGINT\)$/m,
		);
		expect(text).toContain("SUM(CASE WHEN month IS NULL THEN records END) AS rejected");
	});

	it("dashboardQuery() lets no number in that is none", () => {
		const { text } = query({ counts: { ...counts, exposure: "referrals" }, populations: undefined });
		expect(text).toContain("SUM(CASE WHEN n >= 0 AND n < 9007199254740992 AND n = FLOOR(n) THEN n END)");
		expect(text).toContain("divisor >= 0 AND divisor <= CAST('1.7976931348623157e+308' AS DOUBLE)");
		expect(query().text).toContain(
			`COUNT(*) = 1 AND CAST(MIN("residents") AS DOUBLE) > 0 AND CAST(MIN("residents") AS DOUBLE) <= CAST('1.79`,
		);
	});

	it("dashboardQuery() quotes every name and binds every value, whatever they hold", () => {
		const nasty = fc
			.string({
				minLength: 1,
				unit: fc.constantFrom('"', "`", "'", ";", "-", " ", "a", "$", "1", "?", ")", "\n"),
			})
			.map((name) => `§${name}§`);
		fc.assert(
			fc.property(
				fc.record({
					table: nasty,
					area: nasty,
					indicator: nasty,
					period: nasty,
					count: nasty,
					withheld: nasty,
				}),
				fc.array(nasty, { minLength: 1, maxLength: 3 }),
				fc.constantFrom("duckdb" as const, "postgresql" as const, "spark" as const, "trino" as const),
				(table, region, dialect) => {
					const { text, values } = query({ counts: table }, { dialect, region });
					// With every quoted name taken out, nothing of what the caller gave is left.
					const mark = dialect === "spark" ? "`" : '"';
					const rest = text.replace(new RegExp(`${mark}(?:[^${mark}]|${mark}${mark})*${mark}`, "g"), "name");
					expect(rest).not.toContain("§");
					expect(rest).not.toMatch(/["`;]/);
					for (const area of region) expect(values).toContain(area);
				},
			),
		);
	});

	it("dashboardQuery() gives no step the name of a table of the source", () => {
		const steps = (table: unknown, people: string) =>
			[
				...query({
					counts: { ...counts, table },
					populations: { table: people, area: "area", population: "residents" },
				}).text.matchAll(/^(?:WITH )?(\w+) AS \($/gm),
			].map(([, name]) => name);
		const usual = steps("counts", "people");
		expect(usual).toContain("cells");
		expect(steps("CELLS", "cells_")).toEqual(usual.map((name) => (name === "cells" ? "cells__" : name)));
		expect(steps(["police", "Region"], "current_population")).toEqual(
			usual.map((name) => (name === "region" || name === "current_population" ? `${name}_` : name)),
		);
	});

	it("dashboardQuery() sets areas that are numbers beside the region as texts", () => {
		expect(query({}, { region: ["7"] }).text).toContain("CAST(area AS VARCHAR) IN (CAST(");
	});

	it("dashboardQuery() counts members of the region by name that do not occur", () => {
		const excluded = (options: object) =>
			query({}, options).text.match(/^ +(.*) - SUM.* AS excluded,$/m)?.[1];
		expect(excluded({})).toBe("COUNT(*)");
		expect(excluded({ region: ["A", "B", "Nowhere"] })).toMatch(/^CAST\(\$\d+ AS BIGINT\)$/);
		expect(query({}, { region: ["A", "B", "Nowhere"] }).values).toContain(3);
	});

	it("dashboardQuery() adds up the others where an area is not part of its own average", () => {
		const { text } = query({}, { own: "out" });
		expect(text).not.toMatch(/r\.(?:events|exposure|rates)\b/);
		expect(text.match(/ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING/g)).toHaveLength(6);
	});

	it("dashboardQuery() has as many places as values, each used", () => {
		for (const dialect of dialects) {
			const { text, values } = query({ populations: { ...people, year: "y" } }, { dialect, region: ["A"] });
			const places = [...text.matchAll(/CAST\((\$\d+|@p\d+|\?) AS/g)].map(([, place]) => place ?? "");
			const numbers = places.map((place, at) => (place === "?" ? at + 1 : Number(place.replace(/\D/g, ""))));
			expect(new Set(numbers)).toEqual(new Set(values.map((_, at) => at + 1)));
		}
	});

	it("dashboardQuery() asks for the population of the mid-years that rollingRates() takes", () => {
		const years = (exposureRule: string) =>
			query({ populations: { ...people, year: "y", exposureRule } }).values.filter(
				(value) => Number(value) > 2000 && Number(value) < 2100,
			);
		expect(years("mid-year-before-window")).toEqual([2018, 2017]);
		expect(years("mid-year-of-window-start")).toEqual([2019, 2018]);
		expect(years("nearest-mid-year")).toEqual([2019, 2018]);
	});

	it("dashboardQuery() refuses what it cannot write", () => {
		expect(refused({}, { dialect: "oracle" })).toEqual([
			"RangeError",
			"unknown-option",
			'Cannot write the dashboard query: dialect must be one of duckdb, postgresql, spark, trino, bigquery, current value is "oracle"',
		]);
		expect(refused({}, { ending: undefined })[2]).toContain("ending must be a period");
		expect(refused({}, { ending: "2019" })[0]).toBe("SyntaxError");
		expect(refused({}, { months: 5 })[2]).toContain("months must be whole years against the previous window");
		expect(refused({ counts: { ...counts, area: "" } })).toEqual([
			"RangeError",
			"out-of-range",
			'Cannot write the dashboard query: a name must not be empty, and hold nothing that duckdb cannot quote, current value is ""',
		]);
		expect(refused({ counts: { ...counts, area: "a\u0001" } })[1]).toBe("out-of-range");
		expect(refused({ counts: { ...counts, area: "a`b" } }, { dialect: "bigquery" })[1]).toBe("out-of-range");
		expect(refused({ counts: { ...counts, area: 5 } })[2]).toContain("a name must be a text");
		expect(refused({ counts: { ...counts, table: [] } })[2]).toContain("a table must be a name or its parts");
		expect(refused({ counts: { ...counts, periodAs: "x" } })[1]).toBe("unknown-option");
		expect(refused({ counts: { ...counts, exposure: "n" } })[2]).toContain(
			"populations or an exposure column must be given, and not both",
		);
		expect(refused({ populations: undefined })[1]).toBe("not-applicable");
		expect(refused({ populations: { ...people, exposureRule: "nearest-mid-year" } })[2]).toContain(
			"exposureRule must come with a column of years",
		);
		expect(refused({ populations: { ...people, year: "y", exposureRule: "mean-over-window" } })[1]).toBe(
			"unknown-option",
		);
		expect(refused({}, { region: [5] })).toEqual([
			"TypeError",
			"wrong-type",
			"Cannot write the dashboard query: region must be a list of names, current value is 5",
		]);
		expect(refused({}, { region: ["A", "B", "A"] })[1]).toBe("duplicate");
		expect(refused({ counts: undefined })).toEqual([
			"TypeError",
			"wrong-type",
			"Cannot write the dashboard query: counts must be a record, current value is undefined",
		]);
		expect(refused({ populations: null })[2]).toContain("populations must be a record");
		expect(() => dashboardQuery(undefined as never, { dialect: "duckdb", ending })).toThrow(
			"Cannot write the dashboard query: source must be a record, current value is undefined",
		);
		expect(refused({}, { region: "Ashby" })[2]).toContain("region must be a list");
		expect(refused({}, { per: 0 })[2]).toContain("per must be above 0");
		expect(query({}, { minimumChange: 0, region: [] }).text).toContain("1 = 0");
	});
});
