import { type Legend, meaningOf } from "../published/markers.ts";
import type { ObservationStatus } from "../rolling/observation.ts";
import { type Finding, finding, rawText } from "./row-issue.ts";
import { type Column, cellOf, trimmed } from "./table.ts";

/** How settled a figure is and when it was published; absent where that is not said. */
export interface Standing {
	readonly status?: ObservationStatus;
	readonly vintage?: string;
	readonly breakBefore?: string;
}

const statuses = ["provisional", "revised", "final"] as const;
const vintagePattern = /^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/;
/** Where there are no such columns. */
export const noStanding: Standing = Object.freeze({});

/** Reads what the columns of status and vintage say; null where one of them cannot be read, and that is then found. */
export function standingReader(
	statusColumn: Column | null,
	vintageColumn: Column | null,
	findings: Finding[],
) {
	if (statusColumn === null && vintageColumn === null) return () => noStanding;
	return (row: Readonly<Record<string | number, unknown>>, record: number): Standing | null => {
		const [given, vintage] = [textOf(row, statusColumn), textOf(row, vintageColumn)];
		const status = statuses.find((one) => one === given.toLowerCase());
		const isStatus = status !== undefined || given === "";
		const isVintage = vintagePattern.test(vintage) || vintage === "";
		if (!isStatus && statusColumn !== null)
			findings.push(
				finding(
					"unknown-status",
					"error",
					record,
					statusColumn.name,
					given,
					`must be one of ${statuses.join(", ")}`,
				),
			);
		if (!isVintage && vintageColumn !== null)
			findings.push(
				finding("bad-vintage", "error", record, vintageColumn.name, vintage, "must be YYYY-MM-DD or YYYY-MM"),
			);
		if (!isStatus || !isVintage) return null;
		return { ...(status && { status }), ...(vintage && { vintage }) };
	};
}

function textOf(row: Readonly<Record<string | number, unknown>>, column: Column | null): string {
	return column === null ? "" : trimmed(rawText(cellOf(row, column)));
}

/** What the markers beside a figure say of it, by the legend: provisional, revised, a break before it. */
export function standingOf(markers: readonly string[], legend: Legend): Standing {
	const meanings = markers.map((marker) => meaningOf(marker, legend));
	const status = (["provisional", "revised"] as const).find((one) => meanings.includes(one));
	const broken = markers[meanings.indexOf("break")];
	return { ...(status && { status }), ...(broken && { breakBefore: `marked [${broken}]` }) };
}
