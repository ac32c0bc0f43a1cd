import type { AuditRow, Verdict } from "direction-of-travel";
import { type Claim, type Report, wordsOf } from "./report.ts";

const verdicts: readonly Verdict[] = ["holds", "contradicted", "depends", "not-checkable"];

/** The figures of a claim as the report prints them. */
function figuresOf({ value, comparator, series, shares, period }: Claim): string {
	const figures = [
		...(value ? [`${value.printed} ${value.unit}`] : []),
		...(series ?? []).map((point) => `${point.value.printed} in ${point.period.label}`),
		...(shares ?? []).map((share) => `${share.printed}% ${share.category}`),
	].join(", ");
	const against = comparator
		? ` against ${comparator.printed ?? "no printed figure"} (${comparator.type})`
		: "";
	return `${figures || "no figure"}${against}${period ? `; ${period.label}` : ""}`;
}

/** The words of a claim, in quotation marks. */
const quoted = (claim: Claim) =>
	wordsOf(claim)
		.map((phrase) => `"${phrase}"`)
		.join(" / ");

/** The report by its own headings, every claim with what the audit found, and a tally of the claims of the report. */
export function printReport(report: Report, rows: readonly AuditRow[], notes: readonly string[]): string {
	const lines = [report.title, `${report.body}, ${report.report_date}`, ...notes];
	const own: AuditRow[] = [];
	let heading = "";
	for (const claim of report.claims) {
		if (claim.category !== heading) {
			heading = claim.category;
			lines.push("", heading.toUpperCase());
		}
		const row = rows.find(({ id }) => id === claim.id);
		if (row === undefined) throw new Error(`${claim.id} was not audited`);
		own.push(row);
		const beside = rows.filter(({ id }) => id.startsWith(`${claim.id}: `));
		lines.push(
			"",
			`${claim.id}  ${claim.indicator} (paragraph ${claim.paragraph})`,
			`  printed   ${figuresOf(claim)}`,
			...(quoted(claim) ? [`  words     ${quoted(claim)}`] : []),
			`  verdict   ${row.status}${row.status === row.expected ? "" : ` (recorded: ${row.expected ?? "nothing"})`}`,
			`  why       ${row.reason}`,
			...beside.map(
				({ id, status, reason }) => `  beside    ${id.slice(claim.id.length + 2)}: ${status}, ${reason}`,
			),
			...(claim.caveat === undefined ? [] : [`  noted     ${claim.caveat}`]),
		);
	}
	const tally = verdicts.map(
		(verdict) => `${own.filter(({ status }) => status === verdict).length} ${verdict}`,
	);
	const differing = own.filter(({ status, expected }) => status !== expected).length;
	lines.push(
		"",
		`${own.length} claims: ${tally.join(", ")}`,
		differing === 0
			? "Every verdict is the recorded one."
			: `${differing} ${differing === 1 ? "verdict differs" : "verdicts differ"} from the recorded ones.`,
	);
	return lines.join("\n");
}
