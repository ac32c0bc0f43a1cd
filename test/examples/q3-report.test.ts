import { describe, expect, it } from "vitest";
import { checkClaims } from "../../examples/q3/checks.ts";
import { readExpected, readReport } from "../../examples/q3/claim.ts";
import { printReport } from "../../examples/q3/print.ts";
import { describeShared, sharedJson } from "../shared.ts";

const report = readReport();
const rows = checkClaims(report);
const expected = readExpected();
const found = (id: string) => {
	const finding = rows.find(({ claim }) => claim.id === id)?.finding;
	if (finding === undefined) throw new Error(`no claim ${id}`);
	return { ...finding, text: [...finding.computed, finding.power, finding.reason].join("\n") };
};

describe("the Q3 report example", () => {
	it("gives every one of the 29 claims the verdict that is recorded for it", () => {
		expect(Object.fromEntries(rows.map(({ claim, finding }) => [claim.id, finding.verdict]))).toEqual(
			expected,
		);
		expect(rows).toHaveLength(29);
	});

	it.each([
		["q3-01", "checked: vehicle offences worsening for every pair"],
		["q3-01", "not checked: no figure is printed for overall crime"],
		["q3-02", "training and employment (depends)"],
		["q3-06", "up for 3,472 of 3,472 pairs; worsening"],
		["q3-06", "up for 3,523 of 3,523 pairs; worsening"],
		["q3-06", "previous rate 7.74 to 7.90, printed 7.7, 7.8, 7.9"],
		["q3-06", 'not checked: "at a slower rate"'],
		["q3-07", "+24.8% to +28.1%"],
		["q3-07", "higher for 282 of 282 comparisons: 141 counts against both ends of 6.8; worse"],
		["q3-07", "all beyond the 99.8% limit"],
		["q3-10", "the same gap as q3-07: +24.8% to +28.1%"],
		["q3-10", '"slightly" is not the word of the library for that size, which is substantially'],
		["q3-11", "-34.7%, +1.6%, -19.8%, -1.0%; overall -47.4%"],
		["q3-11", "levelling after a fall, p 0.041"],
		["q3-12", "beside 100 in a full year: refused, length-differs"],
		["q3-12", "beside half of 100: similar"],
		["q3-12", "as one more period of the series: levelling after a fall, p 0.027"],
		["q3-14", "+90.9% to +95.0%: up for every value"],
		["q3-14", "from 19 offenders a year"],
		["q3-14", "levelling is not supported by two points"],
		["q3-15", "beside 1.37 for April 2018 to March 2019: refused, length-differs"],
		["q3-15", "of 52 offenders: impossible"],
		["q3-16", "-3 to -1 points: lower for every value"],
		["q3-16", "62% of 52 is exactly 32"],
		["q3-16", "64% of 52 is impossible"],
		["q3-16", "for some pair of counts: from 2,000 people, for every pair: from 17,897 people"],
		["q3-16", "a denominator that is not printed; 6 months beside 12: length-differs"],
		["q3-16", '"slightly" is the word of the library'],
		["q3-18", "(49%) is 49"],
		["q3-18", "ambiguous in print: level or change"],
		["q3-18", "change in referral criteria: break in series"],
		["q3-19", "(1887) is 1887"],
		["q3-23", "+45.1% to +46.9%: higher"],
		["q3-23", "the two sources overlap and may not be added"],
		["q3-25", "+4.8% to +7.3%"],
		["q3-25", "similar for 49 of 49 pairs; not-judged"],
		["q3-25", "is shown for 0 of 98 pairs"],
		["q3-26", "as a subset: consistent, 7.5 to 10.5% not stated"],
		["q3-26", "as a partition: impossible, the sum is 89.5 to 92.5%"],
		["q3-26", "of the 14 totals that 0.88 allows 14 can have these shares"],
		["q3-27", "0.88 per 1,000 (q3-25) is 611 to 617 incidents"],
		["q3-28", "175 to 244 events at mid-2018, 177 to 247 at mid-2019"],
		["q3-29", "same as printed; the difference is -1 to 1 points"],
	])("says of %s: %s", (id, words) => {
		expect(found(id).text).toContain(words);
	});

	it("prints every claim under the headings of the report, and a tally", () => {
		const text = printReport(
			report,
			rows.map((row) => ({ ...row, expected: expected[row.claim.id] })),
			[],
		);
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
