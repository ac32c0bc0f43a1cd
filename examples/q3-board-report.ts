/**
 * The Q3 2019/20 report of a county board, written again from definitions and figures, and its wording beside the
 * original's, phrase by phrase.
 *
 *   npm run board
 *
 * Where the report prints no counts, the middle ones of those that print so are used, after the claim has been put to all
 * of them: an error says so where they do not all give the same answer.
 */
import { toPeriod } from "direction-of-travel";
import { buildDashboard, exceptionReport, formatReport } from "direction-of-travel/report";
import { type Claim, readReport } from "./q3/report.ts";
import { county, indicatorsOf } from "./q3-board/indicators.ts";
import { wordingsOf } from "./q3-board/wording.ts";

const { claims } = readReport();
const claimOf = (id: string): Claim => {
	const claim = claims.find((one) => one.id === id);
	if (claim === undefined) throw new Error(`the report has no claim ${id}`);
	return claim;
};
const indicators = indicatorsOf(claimOf);
const printed = Object.values(indicators);
const dashboard = buildDashboard(
	printed.map(({ definition }) => definition),
	printed.flatMap(({ definition, rows }) =>
		rows.map((row) => ({ indicator: definition.id, area: county, ...row })),
	),
	{ period: toPeriod("2019/20 Q3"), areas: [{ id: county, level: "county" }] },
);

/** By the usual rules, and with what the board's own words show that it expected. */
const exceptions = exceptionReport(dashboard);
const board = exceptionReport(dashboard, {
	expected: exceptions.exceptions.map(({ indicator }) => ({
		indicator,
		because: "the board's report calls it adverse and not exceptional",
	})),
});

console.log(
	formatReport(dashboard, {
		format: "markdown",
		title: "Safer Communities Performance 2019/20 Quarter 3",
		exceptions: board,
	}),
);
console.log("## The wording beside the original's\n");
for (const { id, original, ours, standing, why } of wordingsOf(claims, indicators, dashboard, exceptions)) {
	console.log(`${id}  ${standing}: ${why}`);
	console.log(`  original  ${original}`);
	console.log(`  ours      ${ours || "nothing"}\n`);
}
