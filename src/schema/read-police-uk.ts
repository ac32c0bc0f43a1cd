import { checkMember, checkOptions } from "../internal/check.ts";
import { nextPeriod } from "../period/next-period.ts";
import type { Period } from "../period/period.ts";
import type { ExcludedRecord, ObservationRow, ObservationsRead } from "./observation-row.ts";
import { labelReader, labels } from "./read-label.ts";
import { type PeriodLabel, periodReader } from "./read-period.ts";
import { type Finding, finding, rawText } from "./row-issue.ts";
import { type Column, cellOf, isRecord, readTable, type TableRow, trimmed, withLines } from "./table.ts";

/**
 * How street-level rows are counted.
 *
 * @since 0.1.0
 */
export interface PoliceUkOptions {
	/** Names of the fields of rows that are lists. Default: the first row, or the names of the first object. */
	readonly header?: readonly string[];
	/** What is counted under: `district`, the LSOA name without the number at its end, or `lsoa`, its code. Default `district`. */
	readonly by?: "district" | "lsoa";
}

/** The area of records without a place. */
const noLocation = "No location";

/**
 * Counts by month, area and crime type of the street-level files of data.police.uk, one row a crime.
 *
 * Every row is counted once: one without a place under `No location`, so that totals agree. The same crime twice, with
 * its Crime ID, is counted once; two rows that contradict each other under one Crime ID are rejected. Anti-social
 * behaviour has no Crime ID, and no record without one can be told from another (`notChecked`). There is a file for each
 * force and month, which lists every crime of it, so that a crime type without a row for an area is a true zero in a month
 * that the force has rows for: the one under `Reported by`, or else `Falls within`, that most rows of the area have. A force
 * without a month is told (`missing-period`), and its areas have no observation of it; without these columns the table is
 * taken for that of one force. `accepted` counts rows, not observations; `record` is the first row counted, 0 for a zero.
 *
 * @param rows - the rows of one or more monthly files, with the header as the first row, or `header`, or objects
 * @param options - header, and what to count under
 * @returns counts with `area`, `indicator` (the crime type) and `period`, findings and tally
 * @throws TypeError when `rows` is no list; RangeError when `by` is unknown
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { readPoliceUk } from "direction-of-travel/schema";
 *
 * const crime = { "Crime ID": "a1", Month: "2019-12", "LSOA code": "E01025613", "LSOA name": "Blaby 001A" };
 * const read = readPoliceUk([
 * 	{ ...crime, "Crime type": "Burglary" },
 * 	{ ...crime, "Crime type": "Burglary", "Crime ID": "a2" },
 * 	{ ...crime, "Crime type": "Burglary" },
 * ]);
 * assert.deepEqual(read.tally, { rows: 3, records: 3, accepted: 2, rejected: 0, excluded: 1 });
 * assert.equal(read.observations[0]?.area, "Blaby");
 * assert.equal(read.observations[0]?.count, 2);
 * ```
 * @since 0.1.0
 */
export function readPoliceUk(rows: readonly TableRow[], options: PoliceUkOptions = {}): ObservationsRead {
	const doing = "read the street-level rows";
	checkOptions(doing, options, ["header", "by"]);
	const by = checkMember(doing, "by", options.by ?? "district", ["district", "lsoa"]);
	const table = readTable(doing, rows, options.header);
	const findings: Finding[] = [...table.findings];
	const total = table.rows.length - table.start;
	const columnOf = (name: string): Column => {
		const found = table.columns.find((column) => column.name === name);
		if (found === undefined && (table.columns.length > 0 || table.rows.length > 0))
			findings.push(finding("missing-column", "error", 0, name, null, "must be among the columns"));
		return found ?? { name, key: name };
	};
	const areaColumn = columnOf(by === "lsoa" ? "LSOA code" : "LSOA name");
	const [idColumn, monthColumn, typeColumn] = ["Crime ID", "Month", "Crime type"].map(columnOf);
	const forceColumn = ["Reported by", "Falls within"].flatMap((name) =>
		table.columns.filter((column) => column.name === name),
	)[0];
	const isReadable = findings.every(({ code }) => code !== "missing-column");
	const periods = new Map<Period, PeriodLabel>();
	const label = (period: Period) => {
		const known = periods.get(period) ?? { period, id: periods.size };
		periods.set(period, known);
		return known;
	};
	const areas = labels();
	const readMonth = periodReader(monthColumn ?? areaColumn, label, { prefer: "month" }, findings);
	const readArea = labelReader(areaColumn, areas, findings, false);
	const readType = labelReader(typeColumn ?? areaColumn, labels(), findings);
	const crimes: Crime[] = [];
	/** The months that each force has rows for. */
	const monthsOf = new Map<string, Set<Period>>();
	const byId = new Map<string, number[]>();
	const excluded: ExcludedRecord[] = [];
	/** Records that cannot be told from others, and records that may stand in a month that is missing. */
	const [unnamed, undated]: [number[], number[]] = [[], []];
	let rejected = 0;

	for (let record = 1; record <= total; record++) {
		const row = table.rows[table.start + record - 1];
		const isRow = table.width === null ? isRecord(row) : Array.isArray(row) && row.length === table.width;
		if (!isRow || !isReadable) {
			if (isReadable)
				findings.push(finding("not-a-record", "error", record, null, rawText(row), "must be a crime"));
			unnamed.push(record);
			undated.push(record);
			rejected++;
			continue;
		}
		const fields = row as Readonly<Record<string | number, unknown>>;
		const period = readMonth(cellOf(fields, monthColumn), record);
		const type = readType(cellOf(fields, typeColumn), record);
		const place = readArea(cellOf(fields, areaColumn), record)?.text ?? noLocation;
		const force = forceColumn === undefined ? "" : trimmed(rawText(cellOf(fields, forceColumn)));
		if (period !== null) monthsOf.set(force, (monthsOf.get(force) ?? new Set()).add(period.period));
		if (period === null || type === null) {
			unnamed.push(record);
			undated.push(record);
			rejected++;
			continue;
		}
		const area = by === "district" ? place.replace(/ \d{3}[A-Z]$/, "") : place;
		const id = trimmed(rawText(cellOf(fields, idColumn)));
		if (id !== "") {
			const same = byId.get(id);
			if (same === undefined) byId.set(id, [crimes.length]);
			else same.push(crimes.length);
		} else unnamed.push(record);
		crimes.push({ area, type: type.text, period: period.period, force, record });
	}

	const left = new Set<number>();
	for (const [id, numbers] of byId) {
		if (numbers.length === 1) continue;
		const all = numbers.map((number) => crimes[number]).filter((crime) => crime !== undefined);
		const content = all.map(({ record, ...crime }) => JSON.stringify(crime));
		const isSame = content.every((one) => one === content[0]);
		for (const [index, crime] of all.entries()) {
			if (isSame && index === 0) continue;
			left.add(numbers[index] ?? -1);
			const related = all.filter((one) => one !== crime).map(({ record }) => record);
			const { record } = crime;
			if (isSame) {
				excluded.push({ record, column: null, reason: "duplicate", inFavourOf: all[0]?.record ?? null });
				findings.push(
					finding("duplicate-key", "warning", record, "Crime ID", id, "must stand once only", related),
				);
			} else {
				rejected++;
				const must = "must stand once only, and another record contradicts it";
				findings.push(finding("conflicting-duplicate", "error", record, "Crime ID", id, must, related));
			}
		}
	}
	const months = [...periods.keys()].sort();
	for (const [index, month] of months.entries()) {
		const before = months[index - 1];
		if (before === undefined || nextPeriod(before) === month) continue;
		const must = `table must have the months between ${before} and ${month} as well`;
		findings.push(finding("missing-period", "warning", 0, null, null, must));
	}
	for (const [force, own] of monthsOf)
		for (const month of months.filter((one) => !own.has(one))) {
			const must = `table must have ${month} of ${force || "the rows without a force"} as well`;
			findings.push(finding("missing-period", "warning", 0, forceColumn?.name ?? null, force, must));
		}
	const counted = crimes.filter((_, number) => !left.has(number));
	return {
		kind: "observations-read",
		observations: countsOf(counted, months, monthsOf),
		issues: withLines(
			table,
			findings.sort((a, b) => a.record - b.record),
		),
		excluded: excluded.sort((a, b) => a.record - b.record),
		notChecked: [
			{ rule: "duplicates" as const, records: unnamed },
			{ rule: "gaps" as const, records: undated },
		].filter(({ records }) => records.length > 0),
		tally: { rows: total, records: total, accepted: counted.length, rejected, excluded: excluded.length },
	};
}

interface Crime {
	readonly area: string;
	readonly type: string;
	readonly period: Period;
	/** Who reported it; empty where that is not said. */
	readonly force: string;
	readonly record: number;
}

/** The force of each area: the one that most of its crimes were reported by, the first in order of the alphabet of several. */
function forcesOf(crimes: readonly Crime[]): ReadonlyMap<string, string> {
	const tally = new Map<string, Map<string, number>>();
	for (const { area, force } of crimes) {
		const own = tally.get(area) ?? new Map<string, number>();
		tally.set(area, own.set(force, (own.get(force) ?? 0) + 1));
	}
	return new Map(
		[...tally].map(([area, own]) => {
			const [[force] = [""]] = [...own].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
			return [area, force];
		}),
	);
}

/**
 * Counts of every crime type in every area and month, zeros included where the force of the area has the month, by area, crime
 * type and month.
 */
function countsOf(
	crimes: readonly Crime[],
	periods: readonly Period[],
	monthsOf: ReadonlyMap<string, ReadonlySet<Period>>,
): readonly ObservationRow[] {
	const forces = forcesOf(crimes);
	const counts = new Map<string, { count: number; readonly record: number }>();
	const keyOf = (area: string, type: string, period: Period) => JSON.stringify([area, type, period]);
	for (const { area, type, period, record } of crimes) {
		const key = keyOf(area, type, period);
		const found = counts.get(key);
		if (found === undefined) counts.set(key, { count: 1, record });
		else found.count++;
	}
	const [areas, types] = [inOrder(crimes.map(({ area }) => area)), inOrder(crimes.map(({ type }) => type))];
	return areas.flatMap((area) =>
		types.flatMap((indicator) =>
			periods.flatMap((period): readonly ObservationRow[] => {
				const found = counts.get(keyOf(area, indicator, period));
				if (found === undefined && monthsOf.get(forces.get(area) ?? "")?.has(period) !== true) return [];
				const { count, record } = found ?? { count: 0, record: 0 };
				const row = {
					period,
					area,
					areaName: null,
					indicator,
					dimensions: {},
					count,
					denominator: null,
					value: null,
					lower: null,
					upper: null,
					missing: {},
					markers: [],
					record,
				};
				return [row];
			}),
		),
	);
}

function inOrder(names: readonly string[]): readonly string[] {
	return [...new Set(names)].sort();
}
