import type { Legend } from "../published/markers.ts";
import { parsePublished } from "../published/parse-published.ts";
import type { WithheldRange } from "../rolling/observation.ts";
import { type Finding, finding, type RowIssueCode, rawText } from "./row-issue.ts";
import { type Column, trimmed } from "./table.ts";

/** A column of figures. */
export type Measure = "count" | "denominator" | "value" | "lower" | "upper";

/** What the cells of a record say beside their numbers. */
export interface RecordNotes {
	failed: boolean;
	/** What stands in the place of figures: what the marker says, `blank`, or `bounded` ("fewer than 5"). */
	missing: Partial<Record<Measure, string>> | null;
	markers: string[] | null;
	withheld: WithheldRange | null;
}

/** How figures are read. */
export interface MeasureSettings {
	readonly legend: Legend;
	readonly parentheses: "prose" | "negative";
	readonly weighted: boolean;
	readonly withheld: WithheldRange | null;
}

/** Reads the figure of one column in each record; null where there is none, and then the notes say why. */
export type MeasureReader = (cell: unknown, record: number, notes: RecordNotes) => number | null;

const plainCount = /^(?:0|[1-9]\d{0,14})$/;
const plainValue = /^-?(?:0|[1-9]\d{0,14})(?:\.(\d{1,20}))?$/;

/** Meanings of a marker under which there is a figure that is not shown. */
const hidden = ["confidential", "suppressed"];

export function measureReader(
	measure: Measure,
	column: Column,
	settings: MeasureSettings,
	findings: Finding[],
): MeasureReader {
	const whole = measure === "count" && !settings.weighted;
	const signed = measure === "value" || measure === "lower" || measure === "upper";
	const places = { first: -1, mixed: false };
	const fail = (
		code: RowIssueCode,
		must: string,
		record: number,
		cell: unknown,
		notes: RecordNotes,
	): null => {
		notes.failed = true;
		findings.push(finding(code, "error", record, column.name, rawText(cell), must));
		return null;
	};
	const stands = (meaning: string, notes: RecordNotes): null => {
		notes.missing = { ...notes.missing, [measure]: meaning };
		return null;
	};
	const checked = (value: number, record: number, cell: unknown, notes: RecordNotes) => {
		if (value < 0 && !signed) return fail("negative", "must be 0 or more", record, cell, notes);
		if (whole && !Number.isSafeInteger(value))
			return fail("not-an-integer", "must be a whole number", record, cell, notes);
		if (measure === "denominator" && value === 0)
			return fail("out-of-range", "must be above 0", record, cell, notes);
		return value + 0;
	};
	const seePlaces = (decimals: number, record: number, cell: unknown) => {
		if (places.first < 0) places.first = decimals;
		if (places.mixed || places.first === decimals || decimals > 6 || places.first > 6) return;
		places.mixed = true;
		const must = `should be printed to one number of decimals (${places.first} before)`;
		findings.push(finding("mixed-precision", "info", record, column.name, rawText(cell), must));
	};
	return (cell, record, notes) => {
		if (typeof cell === "string") {
			if (plainCount.test(cell)) {
				if (measure === "value") seePlaces(0, record, cell);
				return checked(Number(cell), record, cell, notes);
			}
			const decimals = signed || settings.weighted ? plainValue.exec(cell) : null;
			if (decimals !== null) {
				if (measure === "value") seePlaces(decimals[1]?.length ?? 0, record, cell);
				return checked(Number(cell), record, cell, notes);
			}
			return readText(cell, record, notes);
		}
		if (cell === null || cell === undefined) return readText("", record, notes);
		if (typeof cell === "number")
			return Number.isFinite(cell)
				? checked(cell, record, cell, notes)
				: fail("machine-artefact", "must be a finite number", record, cell, notes);
		if (typeof cell === "bigint") return checked(Number(cell), record, cell, notes);
		return fail("not-a-number", "must be a number", record, cell, notes);
	};

	function readText(cell: string, record: number, notes: RecordNotes): number | null {
		const { legend, parentheses } = settings;
		const read = parsePublished(cell, { legend, parentheses });
		if (read.kind === "blank") return stands("blank", notes);
		if (trimmed(cell) !== cell)
			findings.push(
				finding("whitespace", "info", record, column.name, cell, "must have no blanks around it"),
			);
		if (read.kind === "marker") {
			const { meaning } = read;
			if (meaning === "ambiguous")
				return fail("ambiguous-marker", "must be explained by a legend", record, cell, notes);
			if (meaning === "zero") return checked(0, record, cell, notes);
			notes.markers = [...(notes.markers ?? []), ...read.markers];
			// A withheld count of which nothing is known still is a count, and no blank.
			if (measure === "count" && hidden.includes(meaning))
				notes.withheld ??= settings.withheld ?? { from: 0, to: null };
			return stands(meaning, notes);
		}
		if (read.kind === "error") {
			const known = ["malformed-thousands", "machine-artefact", "unknown-marker"] as const;
			const code = known.find((one) => one === read.code) ?? "not-a-number";
			return fail(code, `must be a figure that can be read (${read.code})`, record, cell, notes);
		}
		if (read.notes.includes("unknown-marker"))
			return fail("unknown-marker", "must have markers that are known", record, cell, notes);
		if (parentheses === "prose" && read.notes.includes("parenthesised") && Number(read.value) !== 0) {
			const must = "can be below 0 in brackets: parentheses says which";
			findings.push(finding("parenthesised", "warning", record, column.name, cell, must));
		}
		if (!signed && read.unit !== "number")
			return fail("not-a-number", `must be a plain number, not ${read.unit}`, record, cell, notes);
		notes.markers = read.markers.length > 0 ? [...(notes.markers ?? []), ...read.markers] : notes.markers;
		const { qualifier, interval, step } = read;
		if (qualifier !== "exact") {
			const isBound = /^(?:less-than|at-most|more-than|at-least)$/.test(qualifier);
			if (measure !== "count" || !isBound)
				return fail("not-exact", `must be exact, not ${qualifier}`, record, cell, notes);
			const range = boundedBy(interval, settings.weighted);
			if (range === null)
				return fail(
					"out-of-range",
					"must be a bound that a count of 0 or more can meet",
					record,
					cell,
					notes,
				);
			notes.withheld ??= range;
			return stands("bounded", notes);
		}
		if (measure === "value") seePlaces(read.decimals, record, cell);
		const isCount = measure === "count" || measure === "denominator";
		if (isCount && !(Number(step) <= 1))
			return fail("not-exact", `must be exact, not rounded to ${step}`, record, cell, notes);
		return checked(Number(read.value), record, cell, notes);
	}
}

/** The counts of 0 and more in an interval, whole unless they are weighted; null where there are none. */
function boundedBy(
	{
		lower,
		upper,
		lowerInclusive,
		upperInclusive,
	}: {
		readonly lower: string | null;
		readonly upper: string | null;
		readonly lowerInclusive: boolean;
		readonly upperInclusive: boolean;
	},
	weighted: boolean,
): WithheldRange | null {
	const next = (bound: number, isIn: boolean, step: number) => {
		if (weighted) return bound;
		if (Number.isInteger(bound)) return isIn ? bound : bound + step;
		return step > 0 ? Math.ceil(bound) : Math.floor(bound);
	};
	const from = lower === null ? 0 : Math.max(0, next(Number(lower), lowerInclusive, 1));
	const to = upper === null ? null : next(Number(upper), upperInclusive, -1);
	const isHeld = [from, to ?? 0].every((bound) =>
		weighted ? Number.isFinite(bound) : Number.isSafeInteger(bound),
	);
	const isEmpty = to !== null && (to < from || (to === from && weighted && !upperInclusive));
	return isHeld && !isEmpty ? { from, to } : null;
}
