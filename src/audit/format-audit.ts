import { checkMember, checkOptions, checkRecord, checkRecords } from "../internal/check.ts";
import type { Audit, AuditRow } from "./audit.ts";

/** How an audit is printed. @since 0.1.0 */
export interface FormatAuditOptions {
	/** Heading of the report. Default `Audit`. */
	readonly title?: string;
}

const words = {
	holds: "holds",
	contradicted: "**contradicted**",
	depends: "depends",
	"not-checkable": "not checkable",
	error: "**malformed**",
} as const;

/**
 * An audit as Markdown: the tally in a sentence, and a table with a row for each claim.
 *
 * Text of the report is escaped, so that a bar or a line break in it does not break the table. Contradictions stand where
 * their claims do; a verdict that is not the known one is marked. An audit of no claims is its heading and the tally.
 *
 * @param audit - the answer of `auditPublished`
 * @param options - the heading
 * @returns the Markdown, ending in a line break
 * @throws TypeError when `audit` is no audit; RangeError when a claim in it has a verdict that there is none of
 * @example Usage
 * ```ts
 * import { auditPublished, formatAudit } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const audit = auditPublished([
 *   { id: "total", check: { kind: "total", parts: ["12", "30"], total: "52" } },
 * ]);
 * assert.equal(
 *   formatAudit(audit, { title: "Minutes" }),
 *   `# Minutes
 *
 * 1 claim: 0 hold, 1 contradicted, 0 depend, 0 not checkable.
 *
 * | claim | words | verdict | severity | why |
 * | --- | --- | --- | --- | --- |
 * | total |  | **contradicted** | value | 52 is printed, possible is 41, 42 or 43; no explanation found |
 * `,
 * );
 * ```
 * @since 0.1.0
 */
export function formatAudit(audit: Audit, options: FormatAuditOptions = {}): string {
	const doing = "format the audit";
	const { rows, tally } = checkRecord(doing, "audit", audit);
	checkRecords(doing, "audit.rows", rows);
	checkRecord(doing, "audit.tally", tally);
	const { title = "Audit" } = checkOptions(doing, options, ["title"]);
	const counts = [
		`${tally.holds} hold`,
		`${tally.contradicted} contradicted`,
		`${tally.depends} depend`,
		`${tally.notCheckable} not checkable`,
		...(tally.errors > 0 ? [`${tally.errors} malformed`] : []),
	];
	const notes = [
		...(tally.untestable > 0 ? [` Of those that hold ${tally.untestable} could not have failed.`] : []),
		...(tally.unexpected > 0 ? [` Of the known verdicts ${tally.unexpected} differ.`] : []),
	];
	const lines = [
		`# ${escaped(title)}`,
		"",
		`${tally.claims} ${tally.claims === 1 ? "claim" : "claims"}: ${counts.join(", ")}.${notes.join("")}`,
	];
	if (rows.length > 0)
		lines.push(
			"",
			"| claim | words | verdict | severity | why |",
			"| --- | --- | --- | --- | --- |",
			...rows.map(lineOf),
		);
	return `${lines.join("\n")}\n`;
}

function lineOf({ id, text, status, severity, reason, expected }: AuditRow): string {
	const verdict =
		words[checkMember("print the audit", "status", status, Object.keys(words) as (keyof typeof words)[])];
	const known = expected !== null && expected !== status ? ` (known: ${words[expected]})` : "";
	return `| ${escaped(id)} | ${escaped(text ?? "")} | ${verdict}${known} | ${severity ?? ""} | ${escaped(reason)} |`;
}

/** Text that cannot break the table or become markup. */
const escaped = (text: string) =>
	text.replace(/[\\`*_[\]<>|#]/g, (character) => `\\${character}`).replace(/\s*[\r\n]\s*/g, " ");
