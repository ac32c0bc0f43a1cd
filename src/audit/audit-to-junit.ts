import { checkList, checkMember, checkOptions, checkRecord, checkRecords } from "../internal/check.ts";
import type { Audit, AuditRow } from "./audit.ts";
import { type Verdict, verdicts } from "./claim-check.ts";

/** When a claim fails a pipeline. @since 0.1.0 */
export interface AuditToJUnitOptions {
	/** Name of the suite. Default `printed figures`. */
	readonly name?: string;
	/** The verdicts that fail where no other is known. Default `contradicted` alone. */
	readonly failOn?: readonly Verdict[];
}

/** One claim as a test case. @since 0.1.0 */
export interface JUnitCase {
	/** What the claim is called, with its words. */
	readonly name: string;
	/** Which check was made. */
	readonly classname: string;
	/** What a pipeline shows. */
	readonly status: "passed" | "failed" | "skipped" | "error";
	/** Why it failed, is malformed or was not checked; null where it passed. */
	readonly outcome: {
		/** The verdict, with the severity of a contradiction. */
		readonly type: string;
		/** What was found. */
		readonly message: string;
	} | null;
}

/** A suite with the names and counts of JUnit's XML, as JSON. @since 0.1.0 */
export interface JUnitSuite {
	/** Name of the suite. */
	readonly name: string;
	/** All cases. */
	readonly tests: number;
	/** Those that failed. */
	readonly failures: number;
	/** Those that are malformed. */
	readonly errors: number;
	/** Those that were not checked. */
	readonly skipped: number;
	/** A case for each claim. */
	readonly testcases: readonly JUnitCase[];
}

/**
 * An audit in the shape of a JUnit report, for a pipeline.
 *
 * A claim with a known verdict fails when its verdict is another, whichever that is. Any other fails when it is
 * contradicted, or has another verdict of `failOn`; what is not checkable is skipped, what is malformed is an error.
 *
 * @param audit - the answer of `auditPublished`
 * @param options - name of the suite, and which verdicts fail
 * @returns the suite, as plain JSON
 * @throws TypeError when `audit` is no audit
 * @example Usage
 * ```ts
 * import { auditPublished, auditToJUnit } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const suite = auditToJUnit(
 *   auditPublished([{ id: "total", check: { kind: "total", parts: ["12", "30"], total: "52" } }]),
 * );
 * assert.deepEqual([suite.tests, suite.failures, suite.testcases[0]?.status], [1, 1, "failed"]);
 * assert.equal(suite.testcases[0]?.outcome?.type, "contradicted, value");
 * ```
 * @since 0.1.0
 */
export function auditToJUnit(audit: Audit, options: AuditToJUnitOptions = {}): JUnitSuite {
	const doing = "write the audit as test cases";
	checkRecords(doing, "audit.rows", checkRecord(doing, "audit", audit).rows);
	const { name = "printed figures", failOn = ["contradicted"] } = checkOptions(doing, options, [
		"name",
		"failOn",
	]);
	for (const verdict of checkList(doing, "failOn", failOn)) checkMember(doing, "failOn", verdict, verdicts);
	const testcases = audit.rows.map((row): JUnitCase => {
		const status = statusOf(row, failOn);
		return {
			name: row.text === null ? row.id : `${row.id}: ${row.text}`,
			classname: row.kind ?? "malformed",
			status,
			outcome:
				status === "passed"
					? null
					: {
							type: row.severity === null ? row.status : `${row.status}, ${row.severity}`,
							message: row.reason,
						},
		};
	});
	const having = (wanted: JUnitCase["status"]) => testcases.filter(({ status }) => status === wanted).length;
	return {
		name,
		tests: testcases.length,
		failures: having("failed"),
		errors: having("error"),
		skipped: having("skipped"),
		testcases,
	};
}

function statusOf({ status, expected }: AuditRow, failOn: readonly Verdict[]): JUnitCase["status"] {
	if (status === "error") return "error";
	if (expected !== null) {
		if (expected !== status) return "failed";
		return status === "not-checkable" ? "skipped" : "passed";
	}
	if (failOn.includes(status)) return "failed";
	return status === "not-checkable" ? "skipped" : "passed";
}
