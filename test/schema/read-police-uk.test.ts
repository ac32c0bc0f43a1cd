import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPoliceUk, type TableRow } from "../../src/schema/index.ts";
import { thrownBy, told } from "./helpers.ts";

const header = ["Crime ID", "Month", "Reported by", "LSOA code", "LSOA name", "Crime type", "Context"];
const crime = (id: string, month: string, place: string, type: string) => [
	id,
	month,
	"Leicestershire Police",
	place === "" ? "" : "E01025613",
	place,
	type,
	"",
];

describe("readPoliceUk()", () => {
	it("readPoliceUk() counts crimes, with true zeros and with those that have no place", () => {
		const read = readPoliceUk([
			header,
			crime("a", "2019-12", "Blaby 001A", "Burglary"),
			crime("b", "2019-12", "Blaby 002B", "Burglary"),
			crime("", "2019-12", "Blaby 002B", "Anti-social behaviour"),
			crime("", "2019-12", "Blaby 002B", "Anti-social behaviour"),
			crime("c", "2020-01", "", "Burglary"),
		]);
		expect(read.issues).toEqual([]);
		expect(read.tally).toEqual({ rows: 5, records: 5, accepted: 5, rejected: 0, excluded: 0 });
		expect(
			read.observations.map(({ area, indicator, period, count, record }) => [
				area,
				indicator,
				period,
				count,
				record,
			]),
		).toEqual([
			["Blaby", "Anti-social behaviour", "2019-12", 2, 3],
			["Blaby", "Anti-social behaviour", "2020-01", 0, 0],
			["Blaby", "Burglary", "2019-12", 2, 1],
			["Blaby", "Burglary", "2020-01", 0, 0],
			["No location", "Anti-social behaviour", "2019-12", 0, 0],
			["No location", "Anti-social behaviour", "2020-01", 0, 0],
			["No location", "Burglary", "2019-12", 0, 0],
			["No location", "Burglary", "2020-01", 1, 5],
		]);
		expect(
			readPoliceUk([header, crime("a", "2019-12", "Blaby 001A", "Burglary")], { by: "lsoa" }).observations,
		).toEqual([expect.objectContaining({ area: "E01025613", count: 1 })]);
	});

	it("readPoliceUk() takes no month that a force has no file for as a month without crime", () => {
		const of = (force: string, row: readonly unknown[]) => row.map((cell, at) => (at === 2 ? force : cell));
		const rows = [
			of("Greater Manchester Police", crime("a", "2019-06", "Bolton 001A", "Burglary")),
			of("Greater Manchester Police", crime("b", "2019-06", "Bolton 001A", "Arson")),
			of("Greater Manchester Police", crime("b2", "2019-06", "Bolton 001A", "Arson")),
			// One row of another force makes its area no area of it.
			of("British Transport Police", crime("c", "2019-06", "Bolton 001A", "Arson")),
			of("British Transport Police", crime("d", "2019-07", "Bolton 001A", "Arson")),
			crime("e", "2019-06", "Blaby 001A", "Burglary"),
			crime("f", "2019-07", "Blaby 001A", "Burglary"),
		];
		const counts = (header: readonly string[], given: readonly (readonly unknown[])[]) => {
			const { observations, issues } = readPoliceUk([header, ...given]);
			return [
				observations.map(({ area, indicator, period, count }) =>
					[area, indicator, period.slice(5), count].join(" "),
				),
				issues.map(({ code, severity, column, raw }) => [code, severity, column, raw]),
			];
		};
		const found = [
			"Blaby Arson 06 0",
			"Blaby Arson 07 0",
			"Blaby Burglary 06 1",
			"Blaby Burglary 07 1",
			"Bolton Arson 06 3",
			"Bolton Arson 07 1",
			"Bolton Burglary 06 1",
		];
		const told = (column: string) => [["missing-period", "warning", column, "Greater Manchester Police"]];
		expect(counts(header, rows)).toEqual([found, told("Reported by")]);
		const renamed = header.map((name) => (name === "Reported by" ? "Falls within" : name));
		expect(counts(renamed, rows)).toEqual([found, told("Falls within")]);
		// Without the column the table is that of one force.
		const without = header.map((name) => (name === "Reported by" ? "Force" : name));
		expect(counts(without, rows)).toEqual([[...found, "Bolton Burglary 07 0"], []]);
		// A row that cannot be counted still shows that the force has the month.
		const blank = of("Greater Manchester Police", crime("g", "2019-07", "Bolton 001A", ""));
		expect(readPoliceUk([header, ...rows, blank]).issues.map(({ code }) => code)).not.toContain(
			"missing-period",
		);
	});

	it("readPoliceUk() tells the same crime twice from a contradiction", () => {
		const read = readPoliceUk([
			header,
			crime("a", "2019-12", "Blaby 001A", "Burglary"),
			crime("a", "2019-12", "Blaby 001A", "Burglary"),
			crime("b", "2019-12", "Blaby 001A", "Robbery"),
			crime("b", "2019-12", "Blaby 001A", "Burglary"),
		]);
		expect(read.tally).toEqual({ rows: 4, records: 4, accepted: 1, rejected: 2, excluded: 1 });
		expect(read.issues.map(({ code, record, related }) => [code, record, related])).toEqual([
			["duplicate-key", 2, [1]],
			["conflicting-duplicate", 3, [4]],
			["conflicting-duplicate", 4, [3]],
		]);
		expect(read.excluded).toEqual([{ record: 2, column: null, reason: "duplicate", inFavourOf: 1 }]);
	});

	it("readPoliceUk() rejects what it cannot count, and counts the rest", () => {
		const read = readPoliceUk([
			header,
			crime("a", "2011-12", "Blaby 001A", "Burglary"),
			crime("b", "December", "Blaby 001A", "Burglary"),
			crime("c", "2011-12", "Blaby 001A", ""),
			["d", "2011-12"],
		]);
		expect(told(read)).toEqual([
			["bad-period", 2, "Month", "December"],
			["blank", 3, "Crime type", ""],
			["not-a-record", 4, null, "[object]"],
		]);
		expect(read.tally).toEqual({ rows: 4, records: 4, accepted: 1, rejected: 3, excluded: 0 });
		expect(read.observations[0]?.period).toBe("2011-12");
		const missing = readPoliceUk([{ Month: "2019-12" }]);
		expect(told(missing).map(([code]) => code)).toEqual([
			"missing-column",
			"missing-column",
			"missing-column",
		]);
		expect(missing.tally.rejected).toBe(1);
		expect(readPoliceUk([]).tally.rows).toBe(0);
	});

	it("readPoliceUk() throws for no table, and its tally always adds up", () => {
		const cell = fc.oneof(fc.constantFrom("", "2019-12", "Blaby 001A", "a", "b"), fc.anything());
		const rows = fc.array(fc.oneof(fc.array(cell, { minLength: 7, maxLength: 7 }), cell), { maxLength: 12 });
		fc.assert(
			fc.property(rows, (table) => {
				const { tally, observations } = readPoliceUk([header, ...table] as TableRow[]);
				expect(tally.records).toBe(tally.accepted + tally.rejected + tally.excluded);
				expect(observations.reduce((sum, { count }) => sum + (count ?? 0), 0)).toBe(tally.accepted);
			}),
			{ numRuns: 500 },
		);
	});

	it("readPoliceUk() refuses a place that it does not know", () => {
		expect(thrownBy(() => readPoliceUk([], { by: "ward" as "lsoa" })).message).toBe(
			'Cannot read the street-level rows: by must be one of district, lsoa, current value is "ward"',
		);
	});

	it("readPoliceUk() says which records it could not tell apart or place, and which months are not there", () => {
		const crime = { "Crime ID": "1", Month: "2019-01", "LSOA code": "E01025613", "LSOA name": "Blaby 001A" };
		const read = readPoliceUk([
			{ ...crime, "Crime type": "Burglary" },
			{ ...crime, "Crime type": "Burglary", Month: "zz" },
			{ ...crime, "Crime type": "Anti-social behaviour", "Crime ID": "" },
			{ ...crime, "Crime type": "Burglary", "Crime ID": "2", Month: "2019-03" },
		]);
		expect(read.notChecked).toEqual([
			{ rule: "duplicates", records: [2, 3] },
			{ rule: "gaps", records: [2] },
		]);
		expect(read.issues.filter(({ code }) => code === "missing-period").map(({ message }) => message)).toEqual(
			["table must have the months between 2019-01 and 2019-03 as well"],
		);
	});
});
