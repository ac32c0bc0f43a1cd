/**
 * The Q3 2019/20 report of a county board, claim by claim: what its printed figures prove, and what they do not.
 *
 *   npm run q3
 *
 * Exits with 1 when a verdict differs from the recorded one in data/q3-expected-verdicts.json.
 */
import { roundExact } from "direction-of-travel";
import { checkClaims } from "./q3/checks.ts";
import { population, readExpected, readReport } from "./q3/claim.ts";
import { printReport } from "./q3/print.ts";

const report = readReport();
const expected = readExpected();
const whole = (value: number) => roundExact(value, { decimals: 0, grouping: true });
const rows = checkClaims(report).map((row) => ({ ...row, expected: expected[row.claim.id] }));
console.log(
	printReport(report, rows, [
		`${report.claims.length} claims. County population ${whole(population.mid2018)} at mid-2018 and ${whole(population.mid2019)} at mid-2019 (ONS).`,
		"The report prints rates and almost no counts: a claim is checked over every whole count that prints as it does.",
		"A verdict is about direction or position; degree and pace stand beside it, and the reason says what was not checked.",
	]),
);
if (rows.some(({ finding, expected: recorded }) => finding.verdict !== recorded)) process.exitCode = 1;
