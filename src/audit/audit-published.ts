import { checkList } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import type { Audit, AuditRow, AuditTally } from "./audit.ts";
import { type Finding, findingOf, nothing } from "./audit-row.ts";
import { checkRecord } from "./axis.ts";
import { checking, checkPublishedClaim, isKind, isVerdict } from "./check-published-claim.ts";
import { listed } from "./explanation-text.ts";
import type { EveryClaim, PublishedCheck, PublishedClaim } from "./published-claim.ts";

const doing = "audit the report";

/**
 * A whole report held against its own figures: every claim with its verdict, and how many have which.
 *
 * Each claim names one check: `computed` (the figure and what it comes from), `counts`, `percent-change`, `difference`,
 * `implied`, `total`, `shares`, `rate-and-change` and `order` hold printed figures against each other; `judgement` is
 * `checkClaim`; `every` is a claim that is true only if some others are (one that is contradicted makes it so);
 * `not-printed` records a claim of which too little is printed. Nothing stops at the first fault: a claim that is itself
 * malformed (a key that is missing, misspelt or out of range) is an `error` in its row, and the others are checked.
 *
 * A verdict of `holds` proves what its check can prove: see `testable` and `power` in each row, and `untestable` in the
 * tally. A claim may carry the verdict that is known for it (`expected`), so that a pipeline fails when it changes. No
 * claims is an audit of none.
 *
 * @param claims - the claims of the report, each with an `id` of its own; plain data, so that they can be kept as JSON
 * @returns a row for each claim, in order, and the tally
 * @throws TypeError when `claims` is no list, or a claim is no record or has no `id`; RangeError when two have the same
 * @example Three claims of one report
 * ```ts
 * import { auditPublished } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const { rows, tally } = auditPublished([
 *   {
 *     id: "vehicle",
 *     text: "10% higher than the previous rolling 12 months",
 *     check: {
 *       kind: "judgement",
 *       claim: {
 *         judgement: "direction",
 *         says: "up",
 *         current: { rate: "8.6", population: 698_268 },
 *         previous: { population: 698_268 },
 *         change: "10%",
 *       },
 *     },
 *   },
 *   { id: "strands", check: { kind: "shares", parts: ["64%", "19%", "8%"], structure: "partition" } },
 *   { id: "burglary", check: { kind: "not-printed", because: "no figure is printed" } },
 * ]);
 * assert.deepEqual(rows.map(({ status }) => status), ["holds", "contradicted", "not-checkable"]);
 * assert.equal(rows[1]?.reason, "the shares come to 89.5 to 92.5 of 100; no explanation found");
 * assert.equal(tally.contradicted, 1);
 * ```
 * @see Nuijten M. B. et al. (2016), The prevalence of statistical reporting errors in psychology, Behavior Research
 * Methods 48, for checking a body of reports as a whole
 * @since 0.1.0
 */
export function auditPublished(claims: readonly PublishedClaim[]): Audit {
	const named = new Set<string>();
	for (const claim of checkList(doing, "claims", claims)) {
		checkRecord(doing, "a claim", claim);
		const { id } = claim;
		if (typeof id !== "string" || id === "")
			throw argumentError(TypeError, "wrong-type", doing, "id of a claim must be text", id);
		if (named.has(id))
			throw argumentError(RangeError, "duplicate", doing, "id of a claim must be its own", id);
		named.add(id);
	}
	const rows = new Map<string, AuditRow>();
	const settle = (claim: PublishedClaim, find: () => Finding) =>
		rows.set(claim.id, rowOf(claim, safely(find)));
	// A claim of several others may name one of its kind; each round settles those whose parts are settled.
	let open: (PublishedClaim & { readonly check: EveryClaim })[] = [];
	for (const claim of claims) {
		const fault = faultOf(claim);
		if (fault !== null) rows.set(claim.id, rowOf(claim, fault));
		else if (isOfOthers(claim)) open.push(claim);
		else settle(claim, () => findingOf(claim.check as Exclude<PublishedCheck, EveryClaim>));
	}
	while (open.length > 0) {
		const ready = open.filter(({ check }) => missingOf(check, rows).length === 0);
		for (const claim of ready) settle(claim, () => everyOf(claim.check, rows));
		open = open.filter(({ id }) => !rows.has(id));
		if (ready.length === 0) {
			for (const claim of open) rows.set(claim.id, rowOf(claim, unknownParts(claim.check, rows)));
			break;
		}
	}
	const inOrder = claims.flatMap(({ id }) => rows.get(id) ?? []);
	return { kind: "audit", rows: inOrder, tally: tallyOf(inOrder) };
}

const error = (reason: string): Finding => ({ ...nothing, status: "error", reason });

const isOfOthers = (claim: PublishedClaim): claim is PublishedClaim & { readonly check: EveryClaim } =>
	claim.check.kind === "every";

/** A malformed claim is the fault of its own row. What is no fault of a claim is thrown on. */
function safely(find: () => Finding): Finding {
	try {
		return find();
	} catch (thrown) {
		if (thrown instanceof Error) return error(thrown.message);
		throw thrown;
	}
}

/** What is wrong with the claim itself; null for nothing. */
function faultOf(claim: PublishedClaim): Finding | null {
	let sound = false;
	const found = safely(() => {
		checkPublishedClaim(claim);
		sound = true;
		return error("");
	});
	return sound ? null : found;
}

/** What a malformed claim says of itself is kept where it is what it should be. */
function rowOf({ id, text, check, expected }: PublishedClaim, finding: Finding): AuditRow {
	const kind: unknown = check?.kind;
	return {
		id,
		text: typeof text === "string" ? text : null,
		kind: isKind(kind) ? kind : null,
		...finding,
		expected: isVerdict(expected) ? expected : null,
	};
}

/** One claim that is contradicted makes all of them together wrong, whatever is malformed beside it. */
const worstFirst: readonly AuditRow["status"][] = [
	"contradicted",
	"error",
	"not-checkable",
	"depends",
	"holds",
];

/** True only if each of the others is. */
function everyOf({ of, alsoSays }: EveryClaim, rows: ReadonlyMap<string, AuditRow>): Finding {
	const parts = of.flatMap((id) => rows.get(id) ?? []);
	const worst = worstFirst.find((status) => parts.some((part) => part.status === status)) ?? "not-checkable";
	const status = alsoSays !== undefined && worst === "holds" ? "not-checkable" : worst;
	const found = parts.map((part) => `${part.id} ${part.status}`);
	return {
		...nothing,
		status,
		testable: parts.some(({ testable }) => testable),
		reason: `${found.length === 0 ? "of no claim" : listed(found, "and")}${alsoSays === undefined ? "" : `; ${alsoSays}`}`,
	};
}

/** The claims that a claim names and that have no row yet. */
function missingOf({ of }: EveryClaim, rows: ReadonlyMap<string, AuditRow>): readonly string[] {
	return of.filter((id) => !rows.has(id));
}

function unknownParts(check: EveryClaim, rows: ReadonlyMap<string, AuditRow>): Finding {
	const { message } = argumentError(
		RangeError,
		"unknown-option",
		checking,
		"of must name other claims of the report, which do not name this one",
		missingOf(check, rows),
	);
	return error(message);
}

function tallyOf(rows: readonly AuditRow[]): AuditTally {
	const having = (status: AuditRow["status"]) => rows.filter((row) => row.status === status).length;
	return {
		claims: rows.length,
		holds: having("holds"),
		contradicted: having("contradicted"),
		depends: having("depends"),
		notCheckable: having("not-checkable"),
		errors: having("error"),
		untestable: rows.filter(({ status, testable }) => status === "holds" && !testable).length,
		unexpected: rows.filter(({ status, expected }) => expected !== null && expected !== status).length,
	};
}
