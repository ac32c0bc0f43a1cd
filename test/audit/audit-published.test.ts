import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkKeys, claimKeys } from "../../src/audit/keys.ts";
import {
	type AuditRow,
	auditPublished,
	auditToJUnit,
	formatAudit,
	type PublishedCheck,
	type PublishedClaim,
} from "../../src/index.ts";

const row = (check: PublishedCheck, more: Partial<PublishedClaim> = {}): AuditRow => {
	const [first] = auditPublished([{ id: "a", check, ...more }]).rows;
	if (first === undefined) throw new Error("no row");
	return first;
};

const said = (check: PublishedCheck) => {
	const { status, severity, testable, reason } = row(check);
	return [status, severity, testable, reason];
};

const count = (text: string) => ({ text, exact: true }) as const;

describe("auditPublished()", () => {
	it("auditPublished() holds a figure against what it was computed from, and names the population of another year", () => {
		const computed = { numerator: 4205, denominator: 91_461, multiplier: 1000 };
		expect(said({ kind: "computed", printed: "46", computed })).toEqual([
			"holds",
			null,
			true,
			"printed as computed (46)",
		]);
		expect(said({ kind: "computed", printed: "45", computed, otherPopulations: [92_499] })).toEqual([
			"contradicted",
			"last-digit",
			true,
			"computed it would be printed 46, printed is 45: 1 of the last place too low; it would fit if it was rounded by trunc or floor, or it is one unit of the last place off, or the population was 92499",
		]);
		expect(said({ kind: "computed", printed: "64", computed })[3]).toBe(
			"computed it would be printed 46, printed is 64: 18 of the last place too high; it would fit if digits of 46 were exchanged",
		);
		expect(said({ kind: "computed", printed: "<5", computed: 7 })).toEqual([
			"contradicted",
			"value",
			true,
			"computed it would be printed otherwise, printed is <5; no explanation found",
		]);
		expect(said({ kind: "computed", printed: "more than 21", computed: 15 })[3]).toBe(
			"computed it would be printed otherwise, printed is more than 21; no explanation found",
		);
		expect(said({ kind: "computed", printed: "[c]", computed: 7 })).toEqual([
			"not-checkable",
			null,
			false,
			"figure ([c]): a marker and no figure",
		]);
	});

	it("auditPublished() says which counts print so, and when that proves nothing", () => {
		expect(said({ kind: "counts", printed: "64%", population: 52 })).toEqual([
			"contradicted",
			"last-digit",
			true,
			"no whole count prints as 64%; it would fit if it was rounded by ceil or expand, or it is one unit of the last place off",
		]);
		expect(said({ kind: "counts", printed: "8.6", population: 698_268 })).toEqual([
			"holds",
			null,
			false,
			"70 counts print as 8.6: 5,971 to 6,040; nothing that could be printed would fail",
		]);
		expect(said({ kind: "counts", printed: "10+", population: 2000 })[3]).toBe(
			"counts of 20 or more print as 10+; nothing that could be printed would fail",
		);
	});

	it("auditPublished() holds changes, differences, totals and shares against their figures", () => {
		expect(said({ kind: "percent-change", current: "0.88", previous: "0.83", change: "9%" })).toEqual([
			"contradicted",
			"value",
			true,
			"9% is printed, possible is 5, 6 or 7; no explanation found",
		]);
		expect(
			said({ kind: "percent-change", current: count("50"), previous: count("40"), change: "20%" })[3],
		).toBe("20% is printed, possible is 25; it would fit if it is a percentage of the current figure");
		expect(
			said({ kind: "percent-change", current: count("40"), previous: count("50"), change: "25%" })[3],
		).toBe(
			"25% is printed, possible is -20; it would fit if it is the change from the current figure to the previous one",
		);
		expect(
			said({ kind: "percent-change", current: count("101"), previous: count("100"), change: "-1%" }).slice(
				0,
				2,
			),
		).toEqual(["contradicted", "decision"]);
		expect(said({ kind: "percent-change", current: "50%", previous: "40%", change: "10%" })[3]).toBe(
			"10% is printed, possible is 22, 23, 24, 25, 26, 27 or 28; it would fit if it is the difference in percentage points, printed as per cent",
		);
		expect(said({ kind: "difference", current: "0.88", previous: "0.83", difference: "0.05" })).toEqual([
			"holds",
			null,
			true,
			"0.05 is printed, possible is 0.04, 0.05 or 0.06",
		]);
		expect(said({ kind: "total", parts: ["12.4", "8.5", "3.3"], total: "24.6" })[3]).toBe(
			"24.6 is printed, possible is 24.0, 24.1, 24.2, 24.3 or 24.4; no explanation found",
		);
		expect(said({ kind: "shares", parts: ["64%", "19%", "8%"], structure: "subset" })[3]).toBe(
			"the shares come to 89.5 to 92.5, 7.5 to 10.5 not stated",
		);
		expect(said({ kind: "shares", parts: ["6.4", "1.9"], structure: "partition", whole: 10 })[3]).toBe(
			"the shares come to 8.2 to 8.4 of 10; no explanation found",
		);
		expect(said({ kind: "rate-and-change", rate: "8.6", change: "10%", population: 698_268 })[3]).toBe(
			"3,472 pairs of counts have both: 5,971 to 6,040 now; nothing that could be printed would fail",
		);
		expect(said({ kind: "rate-and-change", rate: "8", change: "1%", population: 500 })[3]).toMatch(
			/^no whole counts have both; /,
		);
		expect(said({ kind: "rate-and-change", rate: "0", change: "-100%", population: 500 })[3]).toMatch(
			/^any number of pairs of counts have both: 0 to 0 now/,
		);
	});

	it("auditPublished() holds a difference and its per cent against the current figure", () => {
		expect(said({ kind: "implied", difference: "-4,500", change: "-5.3%", current: "88,573" })).toEqual([
			"contradicted",
			"value",
			true,
			"-5.3% is printed, possible is -4.84% to -4.83%; no explanation found",
		]);
		expect(said({ kind: "implied", difference: "-4,500", change: "-4.8%", current: "88,573" })[0]).toBe(
			"holds",
		);
		expect(
			said({ kind: "implied", difference: count("65"), change: "0.1%", current: count("59,172") }),
		).toEqual(["holds", null, true, "0.1% is printed, possible is 0.11% to 0.11%"]);
		expect(said({ kind: "implied", difference: count("10"), change: "20%", current: count("50") })[3]).toBe(
			"20% is printed, possible is 25.00% to 25.00%; it would fit if it is a percentage of the current figure",
		);
		expect(said({ kind: "implied", difference: count("3,068"), change: "10.2%" })).toEqual([
			"holds",
			null,
			false,
			"the previous figure was 29931.7 to 30226.6; nothing that could be printed would fail",
		]);
		expect(said({ kind: "implied", difference: "0", change: "0%", current: "50" })[3]).toBe(
			"difference (0): a change of 0 says nothing of what was before",
		);
		expect(said({ kind: "implied", difference: "5", change: "5 percentage points", current: "50" })[3]).toBe(
			"change (5 percentage points): in another unit than what it is set beside",
		);
		expect(said({ kind: "implied", difference: count("5"), change: "50%", current: count("5") })[3]).toBe(
			"difference (5): nothing is a percentage of 0",
		);
		expect(said({ kind: "implied", difference: "£10", change: "50%", current: "30%" })[3]).toContain(
			"in another unit",
		);
		expect(said({ kind: "implied", difference: "[c]", change: "5%", current: "50" })[0]).toBe(
			"not-checkable",
		);
	});

	it("auditPublished() says of two figures what is certain of their order", () => {
		const order = (figure: string, reference: string, says: "higher" | "lower" | "same") =>
			said({ kind: "order", figure, reference, says });
		expect(order("12.41", "8.5", "higher")).toEqual([
			"holds",
			null,
			true,
			"higher for all that prints so: the difference is 3.86 to 3.97",
		]);
		expect(order("12.41", "8.5", "lower")).toEqual([
			"contradicted",
			"decision",
			true,
			"higher for all that prints so: the difference is 3.86 to 3.97",
		]);
		expect(order("62%", "63%", "lower")[0]).toBe("depends");
		expect(order("62%", "63%", "lower")[3]).toBe("not certain: the difference is -2.00 to 0.00");
		expect(order("94%", "94%", "same")[3]).toBe(
			"the same as printed, which may hide more: the difference is -1.00 to 1.00",
		);
		expect(order("94%", "80%", "same").slice(0, 2)).toEqual(["contradicted", "decision"]);
		expect(order("94%", "95%", "same")[0]).toBe("depends");
		expect(order("94%", "9.5 per 1,000", "same")[0]).toBe("not-checkable");
		expect(order("94%", "95%", "up" as never)).toEqual([
			"error",
			null,
			false,
			'Cannot check a claim of the report: says must be one of higher, lower, same, current value is "up"',
		]);
	});

	it("auditPublished() puts the verdict of a judgement into a sentence", () => {
		const judged = (now: string, says: "up" | "down" | "similar", denominators: number[]) =>
			said({
				kind: "judgement",
				claim: {
					judgement: "direction",
					says,
					current: { proportion: now, denominator: denominators },
					previous: { proportion: "64%", denominator: denominators[0] ?? 1 },
				},
			});
		expect(judged("62%", "down", [20_000])).toEqual([
			"holds",
			null,
			true,
			"down for all 40,401 combinations of counts that print so (closest: 12,500 of 20,000 and 12,700 of 20,000, -1.6%, p 0.038); it would not hold if current were 63% or more, or if previous were 63% or less",
		]);
		expect(judged("62%", "up", [20_000])[3]).toBe(
			"down for all 40,401 combinations of counts that print so, never up (closest: 12,500 of 20,000 and 12,700 of 20,000, -1.6%, p 0.038); it could hold if current were 64% or more, or if previous were 62% or less",
		);
		expect(judged("62%", "similar", [100, 20_000])[3]).toBe(
			"similar for all 202 combinations of counts that print so (closest: 12,300 of 20,000 and 64 of 100, -3.9%, p 0.608); it would not hold if current were 54% or less or 73% or more, or if previous were 52% or less or 72% or more",
		);
		expect(judged("60%", "similar", [20_000])[3]).toMatch(
			/; it could hold if current were 63%, or if previous were 61%$/,
		);
		const counts = (now: object, before: object, more: object = {}) =>
			said({
				kind: "judgement",
				claim: {
					judgement: "direction",
					says: "up",
					current: { count: { text: "1100", exact: true }, population: 1, ...now },
					previous: { count: { text: "1000", exact: true }, population: 1, ...before },
					...more,
				},
			})[3];
		expect(counts({}, {}, { change: "10.00%" })).toMatch(
			/; no other figure goes with the rest, so that nothing shows how far that reaches$/,
		);
		expect(counts({}, {}, { says: ["up", "down"] })).toMatch(
			/; it would not hold if current were 1089, or if previous were 1010$/,
		);
		const few = { count: { text: "0", step: 4 } };
		expect(counts(few, few)).toMatch(
			/^similar for what can be judged of all 9 combinations of counts that print so, never up/,
		);
		expect(counts(few, few, { says: "similar" })).toMatch(
			/, but with other counts not to be judged: there are no events$/,
		);
		expect(counts({ count: "1,23" }, {})).toBe(
			"current (1,23): no figure that can be read (malformed-thousands)",
		);
		expect(judged("[c]", "up", [100])[3]).toBe("current ([c]): a marker and no figure");
		expect(
			said({
				kind: "judgement",
				claim: {
					judgement: "levelling-off",
					says: "levelling",
					series: [{ count: "3", population: 1, period: "2019-01/2019-12" as never }],
				},
			})[3],
		).toBe("not to be judged: 5 points are needed, there are 1 and 25 events are needed, there are 3");
	});

	it("auditPublished() takes a claim of several others to be as true as the least of them", () => {
		const total = (id: string, sum: string): PublishedClaim => ({
			id,
			check: { kind: "total", parts: ["1", "2"], total: sum },
		});
		const every = (id: string, of: readonly string[], alsoSays?: string): PublishedClaim => ({
			id,
			check: { kind: "every", of, ...(alsoSays === undefined ? {} : { alsoSays }) },
		});
		const { rows } = auditPublished([
			every("outer", ["inner", "fine"]),
			every("inner", ["fine", "wrong"]),
			total("fine", "3"),
			total("wrong", "9"),
			every("more", ["fine"], "and nothing else is printed"),
			every("none", []),
			every("circle", ["circle"]),
			every("unknown", ["fine", "nobody"]),
			{ id: "bad", check: { kind: "counts", printed: "8.6", population: 0 } },
			every("bad and wrong", ["bad", "wrong"]),
			every("bad and fine", ["bad", "fine"]),
		]);
		expect(rows.map(({ id, status, reason }) => [id, status, reason])).toEqual([
			["outer", "contradicted", "inner contradicted and fine holds"],
			["inner", "contradicted", "fine holds and wrong contradicted"],
			["fine", "holds", "3 is printed, possible is 2, 3 or 4"],
			["wrong", "contradicted", "9 is printed, possible is 2, 3 or 4; no explanation found"],
			["more", "not-checkable", "fine holds; and nothing else is printed"],
			["none", "not-checkable", "of no claim"],
			[
				"circle",
				"error",
				'Cannot check a claim of the report: of must name other claims of the report, which do not name this one, current value is ["circle"]',
			],
			[
				"unknown",
				"error",
				'Cannot check a claim of the report: of must name other claims of the report, which do not name this one, current value is ["nobody"]',
			],
			["bad", "error", "Cannot find the counts: population must be above 0, current value is 0"],
			["bad and wrong", "contradicted", "bad error and wrong contradicted"],
			["bad and fine", "error", "bad error and fine holds"],
		]);
	});

	it("auditPublished() does not stop at a malformed claim, and counts every verdict", () => {
		const { rows, tally } = auditPublished([
			{ id: "a", check: { kind: "counts", printed: "8.6", population: 0 } },
			{ id: "b", check: { kind: "guess" } as never },
			{ id: "c", check: undefined as never },
			{ id: "d", check: { kind: "every" } as never },
			{ id: "e", check: { kind: "not-printed", because: "no figure is printed" }, expected: "holds" },
			{ id: "f", check: { kind: "counts", printed: "8.6", population: 698_268 }, expected: "holds" },
			{ id: "g", check: { kind: "order", figure: "62%", reference: "63%", says: "lower" } },
			{ id: "h", check: { kind: "order", figure: "62%", reference: "60%", says: "lower" } },
		]);
		expect(rows.map(({ status }) => status)).toEqual([
			"error",
			"error",
			"error",
			"error",
			"not-checkable",
			"holds",
			"depends",
			"contradicted",
		]);
		expect(rows[0]?.reason).toBe("Cannot find the counts: population must be above 0, current value is 0");
		expect(tally).toEqual({
			claims: 8,
			holds: 1,
			contradicted: 1,
			depends: 1,
			notCheckable: 1,
			errors: 4,
			untestable: 1,
			unexpected: 1,
		});
		expect(auditPublished([]).tally.claims).toBe(0);
	});

	it("auditPublished() needs claims with ids of their own", () => {
		const check = { kind: "not-printed", because: "" } as const;
		expect(() => auditPublished({} as never)).toThrow("Cannot audit the report: claims must be a list");
		expect(() => auditPublished([{ id: "", check }])).toThrow("id of a claim must be text");
		expect(() =>
			auditPublished([
				{ id: "a", check },
				{ id: "a", check },
			]),
		).toThrow('id of a claim must be its own, current value is "a"');
		expect(() => auditPublished([null as never])).toThrow(
			"Cannot audit the report: a claim must be a record, current value is null",
		);
	});

	it("auditPublished() says of a malformed claim what is wrong, in a row that can be printed and kept as JSON", () => {
		const fine = { kind: "not-printed", because: "no figure" };
		const figures = { current: "5", previous: "4" };
		const malformed: readonly (readonly [claim: object, reason: string])[] = [
			[
				{ check: fine, expected: "true" },
				'expected must be one of holds, contradicted, depends, not-checkable, current value is "true"',
			],
			[
				{ check: fine, expcted: "holds" },
				'a claim must have no key but id, text, check, expected, current value is "expcted"',
			],
			[{ check: fine, text: 5 }, "text must be text, current value is 5"],
			[{}, "check must be a record, current value is undefined"],
			[{ check: null }, "check must be a record, current value is null"],
			[
				{ check: { kind: "guess" } },
				'kind of the check must be one of computed, counts, percent-change, difference, implied, total, shares, rate-and-change, order, judgement, every, not-printed, current value is "guess"',
			],
			[
				{ check: { kind: "not-printed" } },
				"a check of kind not-printed must have because, current value is undefined",
			],
			[{ check: { kind: "not-printed", because: 5 } }, "because must be text, current value is 5"],
			[
				{ check: { kind: "judgement" } },
				"a check of kind judgement must have claim, current value is undefined",
			],
			[{ check: { kind: "judgement", claim: null } }, "claim must be a record, current value is null"],
			[
				{ check: { kind: "percent-change", ...figures } },
				"a check of kind percent-change must have change, current value is undefined",
			],
			[
				{ check: { kind: "implied", difference: "1", change: "25%", curent: "5" } },
				'a check of kind implied must have no key but kind, difference, change, current, rounding, current value is "curent"',
			],
			[{ check: { kind: "every", of: "a" } }, 'of must be a list, current value is "a"'],
			[{ check: { kind: "every", of: [5] } }, "each id of others must be text, current value is 5"],
			[{ check: { kind: "every", of: [], alsoSays: 5 } }, "alsoSays must be text, current value is 5"],
		];
		const found = auditPublished(malformed.map(([claim], index) => ({ id: `${index}`, ...claim })) as never);
		expect(found.rows.map(({ status, reason }) => [status, reason])).toEqual(
			malformed.map(([, reason]) => ["error", `Cannot check a claim of the report: ${reason}`]),
		);
		expect(JSON.parse(JSON.stringify(found))).toEqual(found);
		expect(found.rows.slice(2, 6).map(({ kind, text, expected }) => [kind, text, expected])).toEqual([
			["not-printed", null, null],
			[null, null, null],
			[null, null, null],
			[null, null, null],
		]);
		expect([found.tally.errors, found.tally.unexpected]).toEqual([15, 0]);
		expect(formatAudit(found).match(/\*\*malformed\*\*/g)).toHaveLength(15);
		expect(auditToJUnit(found).testcases[3]).toMatchObject({ classname: "malformed", status: "error" });
	});

	it("auditPublished() knows ids such as __proto__, and answers in plain data", () => {
		const audit = auditPublished([
			{ id: "__proto__", check: { kind: "total", parts: ["1"], total: "1" } },
			{ id: "constructor", check: { kind: "every", of: ["__proto__"] } },
		]);
		expect(audit.rows.map(({ status }) => status)).toEqual(["holds", "holds"]);
		expect(JSON.parse(JSON.stringify(audit))).toEqual(audit);
	});
});

describe("the claims that the guide has as JSON", () => {
	const claims: readonly PublishedClaim[] = JSON.parse(readFileSync("examples/data/claims.json", "utf8"));

	it("the claims have every kind of check and every judgement, and the verdicts that they say", () => {
		expect(new Set(claims.map(({ check }) => check.kind))).toEqual(new Set(Object.keys(checkKeys)));
		const judged = claims.flatMap(({ check }) => (check.kind === "judgement" ? [check.claim.judgement] : []));
		expect(new Set(judged)).toEqual(new Set(Object.keys(claimKeys)));
		const { rows, tally } = auditPublished(claims);
		expect(rows.filter(({ status, expected }) => status !== expected)).toEqual([]);
		expect(tally).toMatchObject({ claims: 15, errors: 0, unexpected: 0 });
	});

	it("the page says every key of every kind of check and of every judgement", () => {
		const page = readFileSync("docs/put-your-report-under-test.md", "utf8");
		const [, keys = ""] = page.split("### The keys of a claim");
		const named = (cell: string | undefined) =>
			[...(cell ?? "").matchAll(/`([\w-]+)`/g)].map(([, key]) => key);
		const row = (name: string) => {
			const line = keys.split("\n").find((text) => text.startsWith(`| \`${name}\` |`)) ?? "";
			return line
				.split("|")
				.slice(2)
				.map((cell) => named(cell.replaceAll(/\([^)]*\)/g, "")));
		};
		for (const [kind, [must, may]] of Object.entries(checkKeys))
			expect([kind, row(kind).slice(0, 2)]).toEqual([kind, [must, may]]);
		for (const [judgement, known] of Object.entries(claimKeys))
			expect([judgement, row(judgement).slice(0, 2).flat().sort()]).toEqual([judgement, [...known].sort()]);
	});
});

const audit = auditPublished([
	{
		id: "total",
		text: "in all 52 | see\n*table* <1>",
		check: { kind: "total", parts: ["12", "30"], total: "52" },
	},
	{ id: "fine", check: { kind: "total", parts: ["12", "30"], total: "42" }, expected: "contradicted" },
	{ id: "none", check: { kind: "not-printed", because: "no figure is printed" } },
	{ id: "bad", check: { kind: "counts", printed: "8.6", population: 0 } },
	{ id: "depends", check: { kind: "order", figure: "62%", reference: "63%", says: "lower" } },
	{ id: "known", check: { kind: "total", parts: ["12"], total: "15" }, expected: "contradicted" },
	{ id: "grim", check: { kind: "counts", printed: "8.6", population: 698_268 } },
	{ id: "gap", check: { kind: "not-printed", because: "none" }, expected: "not-checkable" },
]);

describe("formatAudit()", () => {
	it("formatAudit() prints a row for each claim, and nothing in them breaks the table", () => {
		expect(formatAudit(audit, { title: "Board <1>" })).toBe(`# Board \\<1\\>

8 claims: 2 hold, 2 contradicted, 1 depend, 2 not checkable, 1 malformed. Of those that hold 1 could not have failed. Of the known verdicts 1 differ.

| claim | words | verdict | severity | why |
| --- | --- | --- | --- | --- |
| total | in all 52 \\| see \\*table\\* \\<1\\> | **contradicted** | value | 52 is printed, possible is 41, 42 or 43; no explanation found |
| fine |  | holds (known: **contradicted**) |  | 42 is printed, possible is 41, 42 or 43 |
| none |  | not checkable |  | no figure is printed |
| bad |  | **malformed** |  | Cannot find the counts: population must be above 0, current value is 0 |
| depends |  | depends |  | not certain: the difference is -2.00 to 0.00 |
| known |  | **contradicted** | value | 15 is printed, possible is 11, 12 or 13; no explanation found |
| grim |  | holds |  | 70 counts print as 8.6: 5,971 to 6,040; nothing that could be printed would fail |
| gap |  | not checkable |  | none |
`);
		expect(formatAudit(auditPublished([]))).toBe(
			"# Audit\n\n0 claims: 0 hold, 0 contradicted, 0 depend, 0 not checkable.\n",
		);
	});
});

describe("auditToJUnit()", () => {
	it("auditToJUnit() fails what is contradicted, and what has another verdict than the known one", () => {
		const suite = auditToJUnit(audit);
		expect({ ...suite, testcases: suite.testcases.map(({ name, status }) => [name, status]) }).toEqual({
			name: "printed figures",
			tests: 8,
			failures: 2,
			errors: 1,
			skipped: 2,
			testcases: [
				["total: in all 52 | see\n*table* <1>", "failed"],
				["fine", "failed"],
				["none", "skipped"],
				["bad", "error"],
				["depends", "passed"],
				["known", "passed"],
				["grim", "passed"],
				["gap", "skipped"],
			],
		});
		expect(suite.testcases[0]).toEqual({
			name: "total: in all 52 | see\n*table* <1>",
			classname: "total",
			status: "failed",
			outcome: {
				type: "contradicted, value",
				message: "52 is printed, possible is 41, 42 or 43; no explanation found",
			},
		});
		expect(suite.testcases[4]?.outcome).toBeNull();
		expect(suite.testcases[2]?.outcome?.type).toBe("not-checkable");
	});

	it("auditToJUnit() fails what the caller says", () => {
		const suite = auditToJUnit(audit, { name: "minutes", failOn: ["depends", "not-checkable"] });
		expect([suite.name, suite.failures]).toEqual(["minutes", 3]);
		expect(suite.testcases.filter(({ status }) => status === "failed").map(({ name }) => name)).toEqual([
			"fine",
			"none",
			"depends",
		]);
	});
});
