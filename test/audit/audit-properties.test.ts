import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	type AuditRow,
	auditPublished,
	auditToJUnit,
	formatAudit,
	type PublishedCheck,
	type PublishedClaim,
} from "../../src/index.ts";
import { frozen } from "../published/helpers.ts";

const count = fc.integer({ min: 1, max: 9999 });
const exactly = (number: number) => ({ text: String(number), exact: true }) as const;
/** How far a printed figure is from the right one: mostly not at all. */
const slip = fc.constantFrom(0, 0, 0, 1, -1, 10);

/** A check of whole counts in print, with the verdict that adding up gives. */
const sums: fc.Arbitrary<{ readonly check: PublishedCheck; readonly status: AuditRow["status"] }> = fc
	.tuple(fc.array(count, { minLength: 1, maxLength: 4 }), count, slip, fc.boolean())
	.map(([parts, other, off, added]) => {
		const sum = parts.reduce((all, part) => all + part, 0);
		const check: PublishedCheck = added
			? { kind: "total", parts: parts.map(exactly), total: exactly(sum + off) }
			: {
					kind: "difference",
					current: exactly(sum),
					previous: exactly(other),
					difference: exactly(sum - other + off),
				};
		return { check, status: off === 0 ? "holds" : "contradicted" };
	});

/** Checks of every other verdict, and some that are malformed. */
const others: typeof sums = fc.constantFrom(
	{ check: { kind: "not-printed", because: "nothing is printed" }, status: "not-checkable" },
	{ check: { kind: "order", figure: "62%", reference: "63%", says: "lower" }, status: "depends" },
	{ check: { kind: "counts", printed: "8.6", population: 698_268 }, status: "holds" },
	{ check: { kind: "counts", printed: "8.6", population: 0 }, status: "error" },
	{ check: { kind: "guess" } as never, status: "error" },
	{ check: null as never, status: "error" },
);
const verdict = fc.constantFrom("holds", "contradicted", "depends", "not-checkable");

/** Text with everything that means something in a table of Markdown. */
const text = fc.string({
	unit: fc.constantFrom("|", "\n", "\r", "\\", "#", "*", "<", "[", "`", " ", "a", "é"),
});

/** A report of claims, each with the verdict that it must get. */
const report = fc
	.array(
		fc.record({
			known: fc.oneof(sums, others),
			text: fc.option(text, { nil: undefined }),
			expected: fc.option(verdict, { nil: undefined }),
		}),
		{ maxLength: 8 },
	)
	.map((drawn) =>
		drawn.map(({ known, text, expected }, index) => ({
			status: known.status,
			claim: {
				id: `claim ${index}`,
				check: known.check,
				...(text === undefined ? {} : { text }),
				...(expected === undefined ? {} : { expected }),
			} satisfies PublishedClaim,
		})),
	);

describe("auditPublished(), formatAudit() and auditToJUnit(): any report", () => {
	it("auditPublished() gives each claim the verdict of adding up, alone, among others and in any order", () => {
		fc.assert(
			fc.property(report, fc.infiniteStream(fc.nat(99)), (drawn, keys) => {
				const claims = frozen(drawn.map(({ claim }) => claim));
				const { rows, tally } = auditPublished(claims);
				expect(rows.map(({ id, status }) => [id, status])).toEqual(
					drawn.map(({ claim, status }) => [claim.id, status]),
				);
				for (const [index, claim] of claims.entries())
					expect(auditPublished([claim]).rows).toEqual([rows[index]]);
				const order = claims.map((claim) => ({ claim, key: keys.next().value ?? 0 }));
				const shuffled = order.sort((a, b) => a.key - b.key).map(({ claim }) => claim);
				const again = auditPublished(shuffled);
				expect(again.tally).toEqual(tally);
				expect(again.rows).toEqual(shuffled.map(({ id }) => rows.find((row) => row.id === id)));
				const { claims: all, holds, contradicted, depends, notCheckable, errors } = tally;
				expect(holds + contradicted + depends + notCheckable + errors).toBe(all);
				expect(tally.unexpected).toBe(
					drawn.filter(({ claim: { expected }, status }) => expected !== undefined && expected !== status)
						.length,
				);
				expect(JSON.parse(JSON.stringify(rows))).toEqual(rows);
			}),
			{ numRuns: 60 },
		);
	});

	it("auditPublished() takes a claim of several to be as true as the least of them, however they nest", () => {
		const worstFirst = ["contradicted", "error", "not-checkable", "depends", "holds"] as const;
		const parts = fc.array(fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }), { maxLength: 5 });
		fc.assert(
			fc.property(report, parts, fc.boolean(), (drawn, groups, backwards) => {
				fc.pre(drawn.length > 0);
				// Each group names claims before it, and other groups among them.
				const known = drawn.map(({ claim, status }) => ({ id: claim.id, status }));
				const made = groups.map((places, index): PublishedClaim => {
					const of = places.map(
						(place) => known[place % known.length] ?? { id: "", status: "error" as const },
					);
					const status = worstFirst.find((worst) => of.some((part) => part.status === worst)) ?? "error";
					known.push({ id: `group ${index}`, status });
					return { id: `group ${index}`, check: { kind: "every", of: of.map(({ id }) => id) } };
				});
				const claims = [...drawn.map(({ claim }) => claim), ...made];
				const { rows } = auditPublished(backwards ? claims.reverse() : claims);
				expect(new Map(rows.map(({ id, status }) => [id, status]))).toEqual(
					new Map(known.map(({ id, status }) => [id, status])),
				);
			}),
			{ numRuns: 60 },
		);
	});

	it("formatAudit() prints a row of five cells for each claim, whatever stands in its words", () => {
		fc.assert(
			fc.property(report, text, (drawn, title) => {
				const audit = auditPublished(drawn.map(({ claim }) => claim));
				const lines = formatAudit(audit, { title }).split("\n");
				const [heading, , sentence] = lines;
				expect(heading?.startsWith("# ")).toBe(true);
				expect(sentence?.match(/\d+/)?.[0]).toBe(String(drawn.length));
				const table = lines.slice(4, -1);
				expect(table).toHaveLength(drawn.length === 0 ? 0 : drawn.length + 2);
				expect(lines.at(-1)).toBe("");
				for (const [index, row] of audit.rows.entries()) {
					const cells = (table[index + 2] ?? "").split(/(?<!\\)(?:\\\\)*\|/).slice(1, -1);
					expect(cells).toHaveLength(5);
					const words = (cells[1] ?? "").slice(1, -1).replace(/\\(.)/g, "$1");
					expect(words).toBe((row.text ?? "").replace(/\s*[\r\n]+\s*/g, " "));
				}
			}),
			{ numRuns: 60 },
		);
	});

	it("auditToJUnit() counts every claim once, and fails more where more verdicts fail", () => {
		const failing = fc.uniqueArray(verdict);
		fc.assert(
			fc.property(report, failing, failing, (drawn, some, more) => {
				const audit = auditPublished(drawn.map(({ claim }) => claim));
				const [less, all] = [some, [...some, ...more]].map((failOn) => auditToJUnit(audit, { failOn }));
				if (less === undefined || all === undefined) throw new Error("no suite");
				const statuses = less.testcases.map(({ status }) => status);
				expect(statuses).toEqual(
					audit.rows.map(({ status, expected }) => {
						if (status === "error") return "error";
						const fails = expected === null ? some.includes(status) : expected !== status;
						return fails ? "failed" : status === "not-checkable" ? "skipped" : "passed";
					}),
				);
				const passed = statuses.filter((status) => status === "passed").length;
				expect(less.failures + less.errors + less.skipped + passed).toBe(less.tests);
				for (const [index, { status, outcome }] of less.testcases.entries()) {
					if (status === "failed") expect(all.testcases[index]?.status).toBe("failed");
					expect(outcome === null).toBe(status === "passed");
				}
				expect(auditToJUnit(audit, { failOn: ["contradicted"] })).toEqual(auditToJUnit(audit));
			}),
			{ numRuns: 60 },
		);
	});
});
