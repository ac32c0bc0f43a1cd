import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";

const text = execFileSync(process.execPath, ["--import", "tsx", "examples/q3-board-report.ts"], {
	encoding: "utf8",
});

describe("the board report example", () => {
	it.each([
		"Vehicle offences in Leicestershire: 8.6 per 1,000 population in the 12 months to December 2019. This is higher than 7.8 per 1,000 population the year before (+10.0%). That is a change for the worse. It is higher than the regional average of 6.8 per 1,000 population, which is worse.",
		"There is no evidence of a change from 0.83 per 1,000 the year before.",
		"There is no evidence of a change from 101 the year before. The trend over 5 years is falling. This rests on the figure for April 2014 to March 2015: without it no such trend is shown. The fall before is levelling off. This rests on the figure for April 2014 to March 2015: without it this would not be said.",
		"This is substantially higher than 0.71 (unit not stated) the year before (+93.0%).",
		"62 per cent in April to September 2019. The figures end 3 months before the period asked for. It cannot be compared with the year before",
		"MARAC repeat referrals in Leicestershire: 49 per cent in October to December 2019. It cannot be compared with the year before, because there is no figure for October to December 2018.",
		"recorded: change in referral criteria",
		"UAVA referrals in Leicestershire: no current figure, because there are no figures.",
		"- UAVA referrals: 1887 are printed, and not of how many months",
		"the two are shown beside each other and not added up",
		"There is nothing exceptional to report.",
		"Vehicle offences in Leicestershire: 8.6 per 1,000 population, higher than the regional average of 6.8 per 1,000 population (evidence at 99.8%). Expected:",
	])("writes: %s", (words) => {
		expect(text).toContain(words);
	});

	it("claims no months that are not printed", () => {
		expect(text).not.toMatch(/1,?887 in the 12 months|49 per cent in the 12 months|January 2019 \(change/);
	});

	it("sets its wording beside every phrase of the report, with the reason where they differ", () => {
		const standings = [...text.matchAll(/^(q3-\d\d) {2}([a-z ]+): (.+)$/gm)].map(([, id, standing]) => [
			id,
			standing,
		]);
		expect(standings).toHaveLength(25);
		const having = (wanted: string) =>
			standings.filter(([, standing]) => standing === wanted).map(([id]) => id);
		expect(having("same")).toEqual(["q3-07", "q3-11", "q3-25", "q3-29"]);
		expect(having("differs")).toEqual(["q3-02", "q3-03", "q3-10", "q3-14", "q3-16", "q3-18", "q3-19"]);
		expect(having("says less")).toEqual(["q3-01", "q3-06", "q3-13", "q3-23", "q3-27", "q3-28"]);
		expect(having("not said")).toHaveLength(8);
	});
});
