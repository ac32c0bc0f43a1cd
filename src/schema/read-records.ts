import { optionsOf } from "../internal/check.ts";
import { periodOptions } from "../period/label-settings.ts";
import type { Period } from "../period/period.ts";
import { toPeriod } from "../period/to-period.ts";
import { enter, newLedger } from "./ledger.ts";
import type { ReadObservationsOptions } from "./observation-options.ts";
import type { ExcludedRecord, ObservationRow } from "./observation-row.ts";
import type { Plan } from "./plan-columns.ts";
import { figuresReader } from "./read-figures.ts";
import { keyReader } from "./read-key.ts";
import { type PeriodLabel, periodReader } from "./read-period.ts";
import { noStanding, standingOf, standingReader } from "./read-status.ts";
import { type Finding, finding, rawText } from "./row-issue.ts";
import { rowTotals } from "./row-totals.ts";
import { cellOf, isRecord, type Table, trimmed } from "./table.ts";

type Fields = Readonly<Record<string | number, unknown>>;

/** Reads every record on its own; what can only be said of several together is left to others. */
export function readRecords(table: Table, plan: Plan, options: ReadObservationsOptions, findings: Finding[]) {
	const { rows, start, width } = table;
	const known = new Map<Period, PeriodLabel>();
	const periods: PeriodLabel[] = [];
	const label = (period: Period) => {
		const found = known.get(period) ?? { period, id: periods.length };
		if (found.id === periods.length) periods.push(found);
		known.set(period, found);
		return found;
	};
	const settings = {
		legend: options.legend ?? {},
		parentheses: options.parentheses ?? "prose",
		weighted: options.weighted ?? false,
		withheld: options.withheld ?? null,
		withinDenominator: options.withinDenominator ?? false,
	};
	const keys = keyReader(plan, options, findings);
	const readStanding = standingReader(plan.status, plan.vintage, findings);
	const inLabels = optionsOf(options, periodOptions);
	const only = options.period === undefined ? null : label(toPeriod(options.period, inLabels));
	const readPeriod = plan.period && periodReader(plan.period, label, inLabels, findings);
	const { across } = options;
	const sources =
		across === undefined
			? [{ column: null, ...figuresReader(plan.measures, settings, findings) }]
			: plan.across.map((column) => ({
					column,
					period: periodReader(column, label, inLabels, findings)(column.name, 0),
					...figuresReader([[across, column]], settings, findings),
				}));
	const firstKey = (plan.areaCode ?? plan.areaName ?? plan.period ?? plan.indicator)?.key ?? "";
	const checkTotals = rowTotals(plan, across ?? "value", settings, findings);
	const unsummed: number[] = [];
	const escaped: number[] = [];

	const ledger = newLedger((rows.length - start) * sources.length, keys.all, periods);
	const excluded: ExcludedRecord[] = [];
	/** Records of which it is not known what they are of. */
	const unread: number[] = [];
	let rejected = 0;

	for (let index = start; index < rows.length; index++) {
		const record = index - start + 1;
		const row = rows[index];
		if (!plan.isReadable || !isWhole(row, record)) {
			rejected += sources.length;
			unread.push(record);
			if (settings.withinDenominator) escaped.push(record);
			if (plan.totals.length > 0) unsummed.push(record);
		} else if (isBlank(row)) {
			findings.push(finding("blank-row", "info", record, null, null, "record holds nothing"));
			for (const { column } of sources)
				excluded.push({ record, column: column?.name ?? null, reason: "blank-row", inFavourOf: null });
		} else readRow(row, record);
	}
	return {
		ledger,
		excluded,
		unread,
		rejected,
		offered: (rows.length - start) * sources.length,
		escaped: [...new Set([...escaped, ...sources.flatMap((source) => source.escaped)])].sort((a, b) => a - b),
		unsummed,
	};

	function isWhole(row: unknown, record: number): row is Fields {
		if (width === null ? !isRecord(row) : !Array.isArray(row)) {
			const must = `must be ${width === null ? "an object with columns" : "a list of fields"}`;
			findings.push(finding("not-a-record", "error", record, null, rawText(row), must));
			return false;
		}
		if (width === null || !Array.isArray(row) || row.length === width) return true;
		if (options.shortRows === "accept" && row.length < width) return true;
		if (row.every((field) => trimmed(rawText(field)) === "")) return true;
		const must = `record must have ${width} fields, and has ${row.length}`;
		findings.push(finding("field-count", "error", record, null, null, must));
		return false;
	}

	function readRow(row: Fields, record: number): void {
		const key = keys.read(row, record);
		const rowPeriod = only ?? readPeriod?.(cellOf(row, plan.period), record) ?? null;
		const standing = readStanding(row, record);
		for (const source of sources) {
			const { figures, notes } = source;
			const period = "period" in source ? source.period : rowPeriod;
			const isSound = source.read(row, record) && standing !== null;
			if (key === null || period === null) {
				rejected++;
				unread.push(record);
				continue;
			}
			if (!isSound) rejected++;
			const { series, areaName } = key;
			let made: ObservationRow = {
				period: period.period,
				area: series.area.text,
				areaName,
				indicator: series.indicator.text,
				dimensions: series.dimensions,
				count: figures.count,
				denominator: figures.denominator,
				value: figures.value,
				lower: figures.lower,
				upper: figures.upper,
				missing: notes.missing ?? noneMissing,
				markers: notes.markers ?? noMarkers,
				record,
			};
			if (notes.withheld !== null && made.count === null) made = { ...made, withheld: notes.withheld };
			if (notes.markers !== null) made = { ...made, ...standingOf(notes.markers, settings.legend) };
			if (standing !== null && standing !== noStanding) made = { ...made, ...standing };
			const number = enter(ledger, made, series, period, source.column?.name ?? null);
			if (!isSound) ledger.states.set(number, "wrong");
		}
		if (!checkTotals(row, record)) unsummed.push(record);
	}

	function isBlank(row: Fields): boolean {
		const first = row[firstKey];
		if (typeof first === "string" && first.charCodeAt(0) > 32) return false;
		return Object.values(row).every((cell) => trimmed(rawText(cell)) === "");
	}
}

const noneMissing: ObservationRow["missing"] = Object.freeze({});
const noMarkers: readonly string[] = Object.freeze([]);
