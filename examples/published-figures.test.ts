/**
 * Published figures under test: a suite that a publishing team can copy. The figures stand in
 * data/published-cases.json with what they were computed from; here they are 25 from eleven reports of others.
 *
 *   npx vitest run examples/published-figures.test.ts
 *
 * First every figure is held to its inputs by a matcher, whose message says what would have been printed. Then the same
 * figures are audited as one report, with the verdict that is known for each.
 */
import "direction-of-travel/vitest";
import { readFileSync } from "node:fs";
import {
	auditPublished,
	auditToJUnit,
	type Figure,
	formatAudit,
	type PublishedClaim,
} from "direction-of-travel";
import { describe, expect, it } from "vitest";

/** A figure in print with the numbers that it was made from, as in the file. */
interface Case {
	readonly id: string;
	readonly kind:
		| "percent_change"
		| "rate"
		| "share"
		| "comparison"
		| "implied_previous"
		| "inconsistent_sources";
	readonly area: string;
	readonly indicator: string;
	readonly given: Readonly<Record<string, number>>;
	readonly published: {
		readonly printed?: string;
		readonly absolute_change?: number;
		readonly comparison_phrase?: string;
	};
}

const cases: readonly Case[] = JSON.parse(
	readFileSync(new URL("data/published-cases.json", import.meta.url), "utf8"),
).cases;

const of = (kind: Case["kind"]) => cases.filter((one) => one.kind === kind);

/** A count as it is printed, which was not rounded. */
const count = (value: number | undefined): Figure => ({ text: String(value), exact: true });

/** A number of the file that a case of its kind has. */
const number = (value: number | undefined): number => {
	if (value === undefined) throw new Error("the case lacks a number");
	return value;
};

describe("every printed rate follows from its count and population", () => {
	it.each(of("rate"))("$id: $indicator, $area", ({ given, published }) => {
		expect({
			numerator: number(given["count"]),
			denominator: number(given["population"]),
			multiplier: number(given["per"]),
		}).toPrintAs(published.printed ?? "");
	});

	it("would be noticed if it were made with the population of the year after", () => {
		const rate = { numerator: 4205, denominator: 92_499, multiplier: 1000 };
		expect(() => expect(rate).toPrintAs("46", { otherPopulations: [91_461] })).toThrow(
			/rounds to 45, printed 46: 1 unit off .* it may be computed with a population of 91,461/,
		);
	});
});

describe("every printed change follows from its two counts", () => {
	it.each(of("percent_change"))("$id: $indicator, $area", ({ given, published }) => {
		const [current, previous] = [count(given["current"]), count(given["previous"])];
		expect(`${published.printed}%`).toBeConsistentWith({ current, previous });
		if (published.absolute_change !== undefined)
			expect(count(published.absolute_change)).toBeConsistentWith({ current, previous, as: "difference" });
	});
});

describe("every printed share follows from its part and its total", () => {
	it.each(of("share"))("$id: $indicator, $area", ({ given, published }) => {
		expect({
			numerator: number(given["part"]),
			denominator: number(given["total"]),
			multiplier: 100,
		}).toPrintAs(`${published.printed}%`);
	});

	it("they are shares of several answers, and add to more than 100", () => {
		const shares = of("share").map(({ published }) => `${published.printed}%`);
		expect(shares).toBeConsistentWith({ structure: "multiple-response" });
		expect(shares).not.toBeConsistentWith({ structure: "partition" });
	});
});

/** The claim of a case, for the audit of all of them. */
function claimOf({ id, kind, area, indicator, given, published }: Case): PublishedClaim {
	const text = `${indicator}, ${area}: ${published.printed ?? published.comparison_phrase ?? "not printed"}`;
	const [current, difference] = [count(given["current"]), String(given["absolute_change"])];
	switch (kind) {
		case "rate":
			return {
				id,
				text,
				check: {
					kind: "computed",
					printed: published.printed ?? "",
					computed: {
						numerator: number(given["count"]),
						denominator: number(given["population"]),
						multiplier: number(given["per"]),
					},
				},
				expected: "holds",
			};
		case "share":
			return {
				id,
				text,
				check: {
					kind: "computed",
					printed: `${published.printed}%`,
					computed: {
						numerator: number(given["part"]),
						denominator: number(given["total"]),
						multiplier: 100,
					},
				},
				expected: "holds",
			};
		case "percent_change":
			return {
				id,
				text,
				check: {
					kind: "percent-change",
					current,
					previous: count(given["previous"]),
					change: `${published.printed}%`,
				},
				expected: "holds",
			};
		case "implied_previous":
			return {
				id,
				text,
				check: {
					kind: "implied",
					difference: { text: difference, exact: true },
					change: `${number(given["percent"])}%`,
				},
				expected: "holds",
			};
		case "inconsistent_sources":
			return {
				id,
				text,
				check: {
					kind: "implied",
					difference,
					change: `${number(given["percent_other_source"])}%`,
					current,
				},
				expected: "contradicted",
			};
		case "comparison":
			return comparisonOf(id, text, given, published.comparison_phrase ?? "");
	}
}

/** "Higher than" says which is higher. "Against" says nothing, and "in line with" takes the counts. */
function comparisonOf(id: string, text: string, given: Case["given"], phrase: string): PublishedClaim {
	if (phrase !== "higher than")
		return {
			id,
			text,
			check: { kind: "not-printed", because: `"${phrase}" claims nothing that two bare figures can show` },
			expected: "not-checkable",
		};
	return {
		id,
		text,
		check: {
			kind: "order",
			figure: `${number(given["value"])}%`,
			reference: `${number(given["comparator"])}%`,
			says: "higher",
		},
		expected: "holds",
	};
}

describe("the whole file as one report", () => {
	const audit = auditPublished(cases.map(claimOf));

	it.each(audit.rows)("$id: $reason", ({ status, expected }) => {
		expect(status).toBe(expected);
	});

	it("has one contradiction, for which nothing usual is an explanation", () => {
		expect(audit.tally).toMatchObject({
			claims: 25,
			holds: 21,
			contradicted: 1,
			notCheckable: 3,
			unexpected: 0,
		});
		const [wrong] = audit.rows.filter(({ status }) => status === "contradicted");
		expect(wrong?.reason).toBe("-5.3% is printed, possible is -4.84% to -4.83%; no explanation found");
	});

	it("can be printed, and handed to a pipeline", () => {
		expect(formatAudit(audit, { title: "Published figures" })).toContain(
			"25 claims: 21 hold, 1 contradicted",
		);
		const suite = auditToJUnit(audit);
		expect([suite.tests, suite.failures, suite.errors, suite.skipped]).toEqual([25, 0, 0, 3]);
	});
});
