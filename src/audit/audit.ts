import type { Explanation, Severity } from "../published/explanation.ts";
import type { Verdict } from "./claim-check.ts";
import type { PublishedCheck } from "./published-claim.ts";

/** What is found about one claim of a report. Flat, so that it can be a row of a table. @since 0.1.0 */
export interface AuditRow {
	/** What the claim is called. */
	readonly id: string;
	/** Its words; null where none were given. */
	readonly text: string | null;
	/** Which check was made; null for a claim whose check is not known. */
	readonly kind: PublishedCheck["kind"] | null;
	/**
	 * The verdict. Of printed figures that are held against each other: `holds` when some values print so and fit,
	 * `contradicted` when none do. `error`: the claim itself is malformed, and the reason says how.
	 */
	readonly status: Verdict | "error";
	/** How bad it is; null unless figures contradict each other. */
	readonly severity: Severity | null;
	/** How figures that contradict each other may have come about; often nothing. */
	readonly explanations: readonly Explanation[];
	/** False when nothing that could have been printed would have failed, so that passing says nothing. */
	readonly testable: boolean;
	/** Share of wrong figures that would fail, as the check defines it; null where it has no such share. */
	readonly power: number | null;
	/** One sentence: what was found and, for what fails, what may explain it. */
	readonly reason: string;
	/** The verdict that is known; null where none was given. */
	readonly expected: Verdict | null;
	/** The whole answer of the check; null for claims of which nothing is computed. */
	readonly result: object | null;
}

/** How many claims have which verdict. @since 0.1.0 */
export interface AuditTally {
	/** All claims. */
	readonly claims: number;
	/** Those that hold. */
	readonly holds: number;
	/** Those that are contradicted. */
	readonly contradicted: number;
	/** Those that depend on what is not printed. */
	readonly depends: number;
	/** Those of which too little is printed. */
	readonly notCheckable: number;
	/** Those that are malformed. */
	readonly errors: number;
	/** Of those that hold, how many could not have failed. */
	readonly untestable: number;
	/** Those with a known verdict that is another. */
	readonly unexpected: number;
}

/** A report held against its own figures. @since 0.1.0 */
export interface Audit {
	/** What the record is. */
	readonly kind: "audit";
	/** A row for each claim, in their order. */
	readonly rows: readonly AuditRow[];
	/** How many have which verdict. */
	readonly tally: AuditTally;
}
