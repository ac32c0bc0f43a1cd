/**
 * The Q3 2019/20 report of a county board, claim by claim: what its printed figures prove, and what they do not.
 *
 *   npm run q3
 *
 * The claims stand in q3/checks.ts, as `auditPublished` takes them. Exits with 1 when a verdict differs from the recorded
 * one in data/q3-expected-verdicts.json.
 */
import { auditPublished, roundExact } from "direction-of-travel";
import { claimsOf } from "./q3/checks.ts";
import { printReport } from "./q3/print.ts";
import { population, readExpected, readReport } from "./q3/report.ts";

const report = readReport();
const audit = auditPublished(claimsOf(report.claims, readExpected()));
const whole = (value: number) => roundExact(value, { decimals: 0, grouping: true });
console.log(
	printReport(report, audit.rows, [
		`${report.claims.length} claims. County population ${whole(population.mid2018)} at mid-2018 and ${whole(population.mid2019)} at mid-2019 (ONS).`,
		"The report prints rates and almost no counts: a claim is checked over every whole count that prints as it does.",
		`A verdict is about direction or position; "slightly" and "at a slower rate" are not checked.`,
	]),
);
if (audit.tally.unexpected > 0 || audit.tally.errors > 0) process.exitCode = 1;
