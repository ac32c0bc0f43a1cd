import { auditPublished } from "direction-of-travel";
import { describe, expect, it } from "vitest";
import { claimsOf } from "../../examples/q3/checks.ts";
import { printReport } from "../../examples/q3/print.ts";
import { readExpected, readReport } from "../../examples/q3/report.ts";
import { describeShared, sharedJson } from "../shared.ts";

const report = readReport();
const expected = readExpected();
const { rows, tally } = auditPublished(claimsOf(report.claims, expected));
const own = rows.filter(({ id }) => Object.hasOwn(expected, id));
const about = (id: string) => {
	const found = rows.filter((row) => row.id === id || row.id.startsWith(`${id}: `));
	return found.map((row) => `${row.id}: ${row.status}, ${row.reason}`).join("\n");
};

describe("the Q3 report example", () => {
	it("gives every one of the 29 claims the verdict that is recorded for it", () => {
		expect(Object.fromEntries(own.map(({ id, status }) => [id, status]))).toEqual(expected);
		expect([own.length, tally.unexpected, tally.errors]).toEqual([29, 0, 0]);
	});

	it.each([
		["q3-01", "vehicle offences worsening: holds, up for all 6,995 combinations of counts"],
		["q3-01", "q3-06 holds and q3-08 not-checkable"],
		["q3-02", "re-offending not worse: depends"],
		["q3-02", "training and employment not worse: depends"],
		["q3-06", "it would not hold if current were 1.4 or less, or if change were 4% or less"],
		["q3-06", "3,472 pairs of counts have both"],
		["q3-07", "higher for all that prints so (closest: 5,971 of 698,268 and 6.850, +24.8%, p below 0.001)"],
		["q3-07", "it would not hold if area were 7.0 or less, or if benchmark were 8.3 or more"],
		["q3-10", "higher for all that prints so"],
		["q3-11", "levelling or levelled for the one combination of counts that prints so (p 0.041)"],
		[
			"q3-12",
			"beside the full year before: not-checkable, not to be judged: the periods are not of one length",
		],
		["q3-12", "as one more period of the series: holds"],
		["q3-12", "(p 0.027)"],
		["q3-14", "higher for all that prints so: the difference is 0.65 to 0.67"],
		["q3-14", "early signs of levelling: not-checkable, not to be judged: 5 points are needed"],
		["q3-15", "beside the year before: not-checkable, not to be judged: the periods are not of one length"],
		["q3-15", "of the entrants of that half year: contradicted, no whole count prints as 0.18"],
		["q3-16", "as printed: holds, lower for all that prints so: the difference is -3.00 to -1.00"],
		[
			"q3-16",
			"half a year beside a year: not-checkable, not to be judged: the periods are not of one length",
		],
		["q3-16", "1 count prints as 62%: 32"],
		["q3-16", "64% of 52 entrants: contradicted, no whole count prints as 64%"],
		["q3-18", "ambiguous in print: level or change"],
		["q3-18", "change in referral criteria: break in series"],
		["q3-19", "a rise needs a figure to rise from"],
		["q3-23", "higher for all that prints so: the difference is 3.86 to 3.97"],
		["q3-24", "5,901 to 5,970"],
		["q3-25", "similar for all 98 combinations of counts"],
		["q3-25", "p 0.246); it would not hold if current were 0.74 or less or 0.92 or more"],
		["q3-26", "the shares come to 89.5 to 92.5, 7.5 to 10.5 not stated"],
		["q3-26", "as all of the strands: contradicted"],
		["q3-27", "7 counts print as 0.88: 611 to 617"],
		["q3-28", "70 counts print as 0.3: 175 to 244"],
		["q3-28", "71 counts print as 0.3: 177 to 247"],
		["q3-29", "the same as printed, which may hide more: the difference is -1.00 to 1.00"],
	])("says of %s: %s", (id, words) => {
		expect(about(id)).toContain(words);
	});

	it("prints every claim under the headings of the report, and a tally", () => {
		const text = printReport(report, rows, []);
		for (const { id, category } of report.claims) {
			expect(text).toContain(`\n${id}  `);
			expect(text).toContain(`\n${category.toUpperCase()}\n`);
		}
		expect(text).toContain("29 claims: 9 holds, 0 contradicted, 2 depends, 18 not-checkable");
		expect(text).toContain("Every verdict is the recorded one.");
	});

	it("says when a verdict is not the recorded one", () => {
		const text = printReport(
			report,
			rows.map((row) => ({ ...row, expected: "contradicted" })),
			[],
		);
		expect(text).toContain("verdict   holds (recorded: contradicted)");
		expect(text).toContain("29 verdicts differ from the recorded ones.");
	});
});

describeShared("the claims of the example", "data/q3-2019-20.json", () => {
	it("are those that were transcribed", () => {
		expect(sharedJson("data/q3-2019-20.json")).toEqual(report);
	});
});
