import { type Claim, type Finding, type Report, wordsOf } from "./claim.ts";
import type { Verdict } from "./verdict.ts";

/** A claim with what was found about it. */
export interface Row {
	readonly claim: Claim;
	readonly finding: Finding;
	readonly expected: Verdict | undefined;
}

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

/** The report by its own headings, every claim with what was found, and a tally. */
export function printReport(report: Report, rows: readonly Row[], population: readonly string[]): string {
	const lines = [report.title, `${report.body}, ${report.report_date}`, ...population];
	let heading = "";
	for (const { claim, finding, expected } of rows) {
		if (claim.category !== heading) {
			heading = claim.category;
			lines.push("", heading.toUpperCase());
		}
		lines.push(
			"",
			`${claim.id}  ${claim.indicator} (paragraph ${claim.paragraph})`,
			`  printed   ${figuresOf(claim)}`,
			...(quoted(claim) ? [`  words     ${quoted(claim)}`] : []),
			...finding.computed.map((line, index) => `  ${index === 0 ? "computed" : "        "}  ${line}`),
			`  verdict   ${finding.verdict}${finding.verdict === expected ? "" : ` (recorded: ${expected ?? "nothing"})`}`,
			`  power     ${finding.power}`,
			`  reason    ${finding.reason}`,
		);
	}
	const tally = verdicts.map(
		(verdict) => `${rows.filter(({ finding }) => finding.verdict === verdict).length} ${verdict}`,
	);
	const differing = rows.filter(({ finding, expected }) => finding.verdict !== expected).length;
	lines.push(
		"",
		`${rows.length} claims: ${tally.join(", ")}`,
		differing === 0
			? "Every verdict is the recorded one."
			: `${differing} ${differing === 1 ? "verdict differs" : "verdicts differ"} from the recorded ones.`,
	);
	return lines.join("\n");
}
