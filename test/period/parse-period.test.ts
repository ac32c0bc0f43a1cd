import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { parsePeriod, toPeriod } from "../../src/period/index.ts";

const isCanonical = (period: string) => toPeriod(period, { prefer: "month" }) === period;

const read = (label: string, options = {}) => {
	const reading = parsePeriod(label, options);
	return reading.ok ? [reading.period, ...reading.notes] : [reading.code, ...reading.candidates];
};

describe("parsePeriod()", () => {
	it.each([
		["2019/20 Q3", "2019-10/2019-12", "financial-year-assumed"],
		["rolling 12 months to 2019/20 Q3", "2019-01/2019-12", "financial-year-assumed"],
		["last 4 quarters to 2019/20 Q3", "2019-01/2019-12", "financial-year-assumed"],
		["2014/15", "2014-04/2015-03", "financial-year-assumed"],
		["April 2018 to March 2019", "2018-04/2019-03"],
		["April to September 2019", "2019-04/2019-09"],
		["Apr-Sept 2019", "2019-04/2019-09"],
		["April - September 2019", "2019-04/2019-09"],
		["2018/19", "2018-04/2019-03", "financial-year-assumed"],
	])("parsePeriod() reads %s as it stands in the report", (label, ...expected) => {
		expect(read(label)).toEqual(expected);
	});

	it.each([
		["FY 2019/20", "2019-04/2020-03"],
		["financial year 2019-20", "2019-04/2020-03"],
		["academic year 2019/20", "2019-09/2020-08", "academic-year-start-assumed"],
		["2019–2020", "2019-04/2020-03", "financial-year-assumed"],
		["1999/2000", "1999-04/2000-03", "financial-year-assumed"],
		["2019", "2019-01/2019-12", "calendar-year-assumed"],
		["2019-20 Q1", "2019-04/2019-06", "financial-year-assumed"],
		["Q1 - 2019-20", "2019-04/2019-06", "financial-year-assumed"],
		["2019-20  -  Q1", "2019-04/2019-06", "financial-year-assumed"],
		["Q1 of 2019-20", "2019-04/2019-06", "financial-year-assumed"],
		["January 2019 -March 2019", "2019-01/2019-03"],
		["calendar year 2019", "2019-01/2019-12"],
		["2019-M3", "2019-03"],
		["2019M12", "2019-12"],
		["201912", "2019-12"],
		["2019 December", "2019-12"],
		["December-2019", "2019-12"],
		["Dec-69", "2069-12", "two-digit-year"],
		["Dec-70", "1970-12", "two-digit-year"],
		["May-13 to Apr-14", "2013-05/2014-04", "two-digit-year"],
		["May 2019 to May 2019", "2019-05"],
		["Qtr 3 2019/20", "2019-10/2019-12", "financial-year-assumed"],
		["2019-Q3", "2019-07/2019-09", "calendar-quarter-assumed"],
		["2019/20 H2", "2019-10/2020-03", "financial-year-assumed"],
		["2016/17 to 2018/19", "2016-04/2019-03", "financial-year-assumed"],
		["YE March 2020", "2019-04/2020-03"],
		["year ended June 2018", "2017-07/2018-06"],
		["calendar year ending December 2019", "2019-01/2019-12"],
		["academic year ending July 2018", "2017-08/2018-07"],
		["academic year ending August 2018", "2017-09/2018-08"],
		["quarter ending December 2019", "2019-10/2019-12"],
		["two years ending March 2020", "2018-04/2020-03"],
		["12 months to 30 November 2015", "2014-12/2015-11"],
		["year ending 29 February 2020", "2019-03/2020-02"],
		["1 April 2019 to 31 March 2020", "2019-04/2020-03"],
		["1st April to 30th June 2019", "2019-04/2019-06"],
		["2019-12/2019-12", "2019-12"],
		["2009-10/2009-10", "2009-10"],
		["2009-10 to 2012-11", "2009-10/2012-11"],
		["2011-12 (Apr to Mar)", "2011-04/2012-03", "financial-year-assumed"],
		["Q3 (Oct to Dec 2019)", "2019-10/2019-12"],
		["Q3 (Jul-Sep 2019)", "2019-07/2019-09"],
		["Quarter 3 (October to December 2019) 2019/20", "2019-10/2019-12"],
		["Q1 to Q3 2019/20", "2019-04/2019-12", "financial-year-assumed"],
		["2019/20 Q1-Q3", "2019-04/2019-12", "financial-year-assumed"],
		["2019/20 H1 to H2", "2019-04/2020-03", "financial-year-assumed"],
		["Q1-Q3 2019", "2019-01/2019-09", "calendar-quarter-assumed"],
		["FY19/20", "2019-04/2020-03", "two-digit-year"],
		["FY2019/20 Q3", "2019-10/2019-12"],
		["2019/20 financial year", "2019-04/2020-03"],
		["financial years 2016/17 to 2018/19", "2016-04/2019-03"],
		["FY 2016/17 to 2018/19 (April to March)", "2016-04/2019-03"],
		["2016/17 - 18/19", "2016-04/2019-03", "financial-year-assumed", "two-digit-year"],
		["CY19", "2019-01/2019-12", "two-digit-year"],
		["calendar year 2019 H1", "2019-01/2019-06"],
		["2009-10 Q3", "2009-10/2009-12", "financial-year-assumed"],
		["FYE 2020", "2019-04/2020-03"],
		["2019 to 2019", "2019-01/2019-12", "calendar-year-assumed"],
		["academic year ending 2020", "2019-09/2020-08", "academic-year-start-assumed"],
		["calendar year ending 2020", "2020-01/2020-12"],
		["y/e 31 March 2020", "2019-04/2020-03"],
		["12-month period ending Dec 2019", "2019-01/2019-12"],
		["half year ending September 2019", "2019-04/2019-09"],
		["rolling year to Dec 2019", "2019-01/2019-12"],
		["month ending December 2019", "2019-12"],
		["from April 2018 to March 2019", "2018-04/2019-03"],
		["Apr-Mar 2020", "2019-04/2020-03", "start-year-inferred"],
		["1 November to 31 January 2020", "2019-11/2020-01", "start-year-inferred"],
		["2018-04-01/2019-03-31", "2018-04/2019-03"],
		["20180401 to 20190331", "2018-04/2019-03"],
		["April 1 2018 to March 31 2019", "2018-04/2019-03"],
		["Dec '19", "2019-12", "two-digit-year"],
		["Sept., 2019", "2019-09"],
		["\uFEFF 2019\u00A0/\u00A020  q3 ", "2019-10/2019-12", "financial-year-assumed"],
	])("parsePeriod() reads %s", (label, ...expected) => {
		expect(read(label)).toEqual(expected);
	});

	it.each([
		["2000-01", "ambiguous", "2000-01", "2000-04/2001-03"],
		["200910", "ambiguous", "2009-10", "2009-04/2010-03"],
		["FY20", "ambiguous", "2019-04/2020-03", "2020-04/2021-03"],
		["AY2020", "ambiguous", "2019-09/2020-08", "2020-09/2021-08"],
		["19/20", "ambiguous", "2019-04/2020-03"],
		["2018 to 2019", "ambiguous", "2018-01/2019-12", "2018-04/2019-03"],
		["2019 to 2018", "reversed"],
		["2019/20 Q3-Q1", "reversed"],
		["H1 2019", "ambiguous", "2019-01/2019-06", "2019-04/2019-09"],
		["H1 to H2 2019", "ambiguous", "2019-01/2019-12", "2019-04/2020-03"],
		["2015 -17", "ambiguous", "2015-01/2017-12", "2015-04/2017-03"],
		["2015- 17", "ambiguous", "2015-01/2017-12", "2015-04/2017-03"],
		["2015-16 to 17", "unrecognised"],
		["2015/16 - 17", "unrecognised"],
		["Q1 March 2019", "unrecognised"],
		["2018 - 2019", "ambiguous", "2018-01/2019-12", "2018-04/2019-03"],
		["2015 - 17", "ambiguous", "2015-01/2017-12", "2015-04/2017-03"],
		["2009-10 to 2011-12", "ambiguous", "2009-10/2011-12", "2009-04/2012-03"],
		["FY2018 to FY2020", "ambiguous", "2017-04/2020-03", "2018-04/2021-03"],
		["FY2020 Q3", "ambiguous", "2019-10/2019-12", "2020-10/2020-12"],
		["Dec-Dec 2019", "ambiguous", "2019-12", "2018-12/2019-12"],
		["12 months to H2 2019", "ambiguous", "2019-01/2019-12", "2019-04/2020-03"],
		["year ending 2020", "ambiguous", "2020-01/2020-12", "2019-04/2020-03"],
		["calendar year 2019/20", "inconsistent-label"],
		["2019/21", "not-consecutive-years"],
		["FY 19/21", "not-consecutive-years"],
		["2019/19", "not-consecutive-years"],
		["2019-13", "not-consecutive-years"],
		["2019/21 Q1", "not-consecutive-years"],
		["2016/18 to 2018/19", "not-consecutive-years"],
		["2018/19 to 2016/17", "reversed"],
		["2019-00", "bad-month"],
		["2019-M13", "bad-month"],
		["2019-13/2019-14", "bad-month"],
		["2019-13-01", "bad-month"],
		["2019/20 Q5", "bad-quarter"],
		["Q0 2019", "bad-quarter"],
		["H3 2019", "bad-half"],
		["March 2019 to April 2018", "reversed"],
		["2019-12/2019-10", "reversed"],
		["6 April 2019 to 5 April 2020", "not-whole-months"],
		["6 April 2019 to 31 March 2020", "not-whole-months"],
		["1 April 2019 to 5 April 2020", "not-whole-months"],
		["tax year 2019/20", "not-whole-months"],
		["week 12", "not-whole-months"],
		["year ending 28 February 2020", "not-whole-months"],
		["year ending 28 February 1900", "1899-03/1900-02"],
		["31 December 2019 to 1 January 2019", "reversed"],
		["Quarter 1 (Apr to June) 2019", "inconsistent-label"],
		["financial year ending June 2018", "inconsistent-label"],
		["academic year ending June 2018", "inconsistent-label"],
		["calendar year ending June 2018", "inconsistent-label"],
		["2019/20 to date", "open-ended"],
		["12 months to date", "open-ended"],
		["since April 2019", "open-ended"],
		["from April 2019", "open-ended"],
		["April 2019 -", "open-ended"],
		["April 2019 onwards", "open-ended"],
		["FYTD 2019/20", "open-ended"],
		["Jan-Dec", "no-year"],
		["Q3", "no-year"],
		["H2", "no-year"],
		["Dec", "no-year"],
		["19-Dec", "no-year"],
		["April 2019 to March", "no-year"],
		["Quarter 3 (Oct to Dec)", "no-year"],
		["year ending March", "no-year"],
		["latest quarter", "no-year"],
		["12 months", "no-year"],
		["last five quarters", "no-year"],
		["31 March 2020", "day-precision"],
		["2019-12-15", "day-precision"],
		["2019-12-01T00:00:00Z", "day-precision", "2019-12"],
		["1 December 2019", "day-precision", "2019-12"],
		["01/12/2019", "day-precision"],
		["20192020", "unrecognised"],
		["31 April 2020", "unrecognised"],
		["32 Dec", "unrecognised"],
		["  ", "empty"],
		["Spring 2019", "unrecognised"],
		["2019/20 survey", "unrecognised"],
		["2019/20 Q3 (provisional)", "unrecognised"],
		["Q3 (Apr-June 2019)", "inconsistent-label"],
		["2019/20 Q3 (Q2 2019/20)", "inconsistent-label"],
		["Q3 spring", "unrecognised"],
		["Q3 2019-12", "unrecognised"],
		["Q4 to Q2 2019/20", "reversed"],
		["Q3 2019/21 to Q4 2019/20", "not-consecutive-years"],
		["Q3 2019/20 to Q5 2019/20", "bad-quarter"],
		["2019/20 to 2020", "unrecognised"],
		["financial year 2019/20 academic year", "unrecognised"],
		["financial year March 2020", "unrecognised"],
		["month ending 2019", "unrecognised"],
		["12 months to 2019/20", "unrecognised"],
		["year", "unrecognised"],
		["12 months in 2019", "unrecognised"],
		["2019/20 @11", "unrecognised"],
		["9999/00", "unrecognised"],
		["x".repeat(101), "unrecognised"],
		[`${"the ".repeat(30)}12 months to Dec 2019`, "unrecognised"],
		["12 months to 2019", "ambiguous", "2019-01/2019-12", "2018-04/2019-03"],
		["12 months to Spring", "unrecognised"],
		["0 months to May 2019", "unrecognised"],
		["10-17", "unrecognised"],
		["–", "unrecognised"],
		["0999-12", "unrecognised"],
		["99 months to January 1000", "unrecognised"],
	])("parsePeriod() says of %s: %s", (label, ...expected) => {
		expect(read(label)).toEqual(expected);
	});

	const long = `${"the ".repeat(17)}last 12 months ending March 2020`;

	it.each([
		["19/20 Q3", "2019-10/2019-12", "two-digit-year", "financial-year-assumed"],
		["H1 (Apr to Sep) 2019", "2019-04/2019-09"],
		["H1 (Jan to Jun) 2019", "2019-01/2019-06"],
		["H2 9999", "9999-07/9999-12"],
		[long, "2019-04/2020-03"],
		[`${long}s`, "unrecognised"],
		["0 months", "unrecognised"],
		["Q12 2019", "bad-quarter"],
		["Q1 20of 19", "unrecognised"],
		["Q1 2019-01 (Jan to Mar)", "unrecognised"],
		["circa 2019M3", "unrecognised"],
		["2019M3 draft", "unrecognised"],
		["2019M123", "unrecognised"],
		["about 2019 March", "unrecognised"],
		["2019 March draft", "unrecognised"],
		["2019M0", "bad-month"],
		["2019-M00", "bad-month"],
		["0 March 2020", "unrecognised"],
		["2020-03-00", "unrecognised"],
		["31Mar 2020", "day-precision"],
		["2020-03-01T0000", "day-precision", "2020-03"],
		["20201201", "day-precision", "2020-12"],
		["20201301", "unrecognised"],
		["1/12/2019", "day-precision"],
		["01/2/2019", "day-precision"],
		["1.2.19", "day-precision"],
		["01/12/2019 draft", "unrecognised"],
		["draft 01/12/2019", "unrecognised"],
		["01/12/201", "unrecognised"],
		["2019 YTD", "open-ended"],
		["April 2019 onward", "open-ended"],
		["2019-", "open-ended"],
		["2019 to", "open-ended"],
		["fortnight 12 2019", "not-whole-months"],
		["day 12 of 2019", "not-whole-months"],
		["w/e 5 April 2020", "not-whole-months"],
		["w/c April 2020", "not-whole-months"],
		["Q3(Oct to Dec 2019)", "2019-10/2019-12"],
		["year ending March 2020 (Apr 2019 to Mar 2020)", "2019-04/2020-03"],
		["draft 2019-13/2019-14", "unrecognised"],
		["2019-13/2019-14 draft", "unrecognised"],
		["2019-13/2020-03", "bad-month"],
		["2019-03/2020-13", "bad-month"],
		["2019-00/2019-03", "bad-month"],
		["1999-00/2000-03", "bad-month"],
		["figures from April 2019", "unrecognised"],
		["2019-01 / 2019-03", "2019-01/2019-03"],
		["Q1 of financial year 2019/20", "2019-04/2019-06"],
		["April from 2018 to March 2019", "unrecognised"],
		["Q3 (circa Oct to Dec) 2019/20", "unrecognised"],
		["Q4 (Oct-Dec) 2019", "2019-10/2019-12", "calendar-quarter-assumed"],
		["Q1 (Jan to June) 2019", "inconsistent-label"],
		["Q2 (Jan to June) 2019", "inconsistent-label"],
		["FY2020 (Apr 2019 to Mar 2020)", "2019-04/2020-03"],
		["2019/20 (Apr 2019 to Sep 2019)", "inconsistent-label"],
		["2019/20 Q3 (Oct 2018 to Dec 2018)", "inconsistent-label"],
		["Q3 2019/21 to Q4 2019-20", "not-consecutive-years"],
		["2019/21 to nowhere", "unrecognised"],
		["nowhere to 2019/21", "unrecognised"],
		["Q1-Q1 2019", "2019-01/2019-03", "calendar-quarter-assumed"],
		["2018 to 2019 (Apr to Mar)", "2018-04/2019-03"],
		["2019/2021", "not-consecutive-years"],
		["financial year 2019-05", "not-consecutive-years"],
		["FY 2011-12", "2011-04/2012-03"],
		["January to 2019-03", "2019-01/2019-03"],
		["year  ending  March  2020", "2019-04/2020-03"],
		["2019 /20", "2019-04/2020-03", "financial-year-assumed"],
		["2019/ 20", "2019-04/2020-03", "financial-year-assumed"],
		["Jun 2019", "2019-06"],
	])("parsePeriod() says of the label %s: %s", (label, ...expected) => {
		expect(read(label)).toEqual(expected);
	});

	it("parsePeriod() sees one reading where the year is the calendar one", () => {
		for (const label of ["year ending 2020", "12 months ending 2020"])
			expect(parsePeriod(label, { yearStart: 1 })).toMatchObject({ ok: true, period: "2020-01/2020-12" });
		expect(parsePeriod("year ending 2020", { yearStart: 4 })).toMatchObject({ ok: false });
	});

	it("parsePeriod() takes the reading the caller prefers", () => {
		expect(read("2011-12", { prefer: "year", yearStart: 9 })).toEqual(["2011-09/2012-08"]);
		expect(read("2019-12", { prefer: "year" })).toEqual(["2019-12"]);
		expect(read("academic year 2019/20", { academicYearStart: 8 })).toEqual(["2019-08/2020-07"]);
		expect(read("2019/20 Q1", { yearStart: 9 })).toEqual(["2019-09/2019-11"]);
		expect(read("2019/20", { prefer: "month" })).toEqual(["2019-04/2020-03", "financial-year-assumed"]);
		expect(read("19/20", { prefer: "year" })).toEqual([
			"2019-04/2020-03",
			"two-digit-year",
			"financial-year-assumed",
		]);
		expect(read("FY20", { prefer: "year" })[0]).toBe("ambiguous");
	});

	it("parsePeriod() lets a word in the label win over the beginning of the year", () => {
		expect(read("financial year 2019/20", { yearStart: 9 })).toEqual(["2019-04/2020-03"]);
		expect(read("financial year ending March 2020", { yearStart: 9 })).toEqual(["2019-04/2020-03"]);
		expect(read("academic year ending July 2018", { academicYearStart: 9 })).toEqual(["inconsistent-label"]);
		expect(read("academic year ending 2018", { academicYearStart: 8 })).toEqual(["2017-08/2018-07"]);
		expect(read("AY2020", { academicYearStart: 1 })).toEqual(["2020-01/2020-12"]);
	});

	it("parsePeriod() takes single years for what they are where years begin in January", () => {
		expect(read("2019", { yearStart: 1 })).toEqual(["2019-01/2019-12"]);
		expect(read("2019 Q3", { yearStart: 1 })).toEqual(["2019-07/2019-09"]);
		expect(read("2019 H1", { yearStart: 1 })).toEqual(["2019-01/2019-06"]);
		expect(read("2018 to 2019", { yearStart: 1 })).toEqual(["2018-01/2019-12"]);
		expect(read("2019/20", { yearStart: 1 })).toEqual(["inconsistent-label"]);
		// A year that begins in September is not the year of the calendar, and a financial year begins in April.
		expect(read("2019", { yearStart: 9 })).toEqual(["2019-01/2019-12", "calendar-year-assumed"]);
		expect(read("FY2020", { yearStart: 1 })).toEqual(["ambiguous", "2019-04/2020-03", "2020-04/2021-03"]);
	});

	it("parsePeriod() takes the first day for the month only where the caller says so", () => {
		expect(read("2019-12-01", { firstOfMonth: "month" })).toEqual(["2019-12", "first-of-month"]);
		expect(read("1 Dec 19", { firstOfMonth: "month" })).toEqual([
			"2019-12",
			"two-digit-year",
			"first-of-month",
		]);
		expect(read("2019-12-02", { firstOfMonth: "month" })).toEqual(["day-precision"]);
	});

	it("parsePeriod() never looks at a Date, so that no time zone can change an answer", () => {
		class Broken {
			constructor() {
				throw new Error("a Date was made");
			}
		}
		vi.stubGlobal("Date", Broken);
		try {
			expect(() => new Date()).toThrow("a Date was made");
			expect(read("1 April 2019 to 29 February 2020")).toEqual(["2019-04/2020-02"]);
			expect(read("year ending 31 March 2020")).toEqual(["2019-04/2020-03"]);
			expect(read("2019-12-01", { firstOfMonth: "month" })).toEqual(["2019-12", "first-of-month"]);
		} finally {
			vi.unstubAllGlobals();
		}
	});

	it("parsePeriod() reads and refuses every example of its method page as the page says", () => {
		const page = readFileSync("docs/methods/periods.md", "utf8");
		const rowsOf = (heading: string) =>
			(page.split(`## ${heading}\n`)[1]?.split("\n## ")[0] ?? "")
				.split("\n")
				.filter((line) => line.startsWith("| ") && !/^\| (?:---|form|code)/.test(line))
				.map((line) =>
					line.split("|").map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = ""]) => text)),
				);
		let codes: readonly string[] = [];
		const refused = rowsOf("Labels that are refused");
		for (const [, code = [], , examples = []] of refused) {
			if (code.length > 0) codes = code;
			for (const label of examples) expect(codes, label).toContain(read(label)[0]);
		}
		expect(refused.length).toBeGreaterThan(10);
		const accepted = rowsOf("Labels that are read");
		for (const [, , examples = [], , notes = []] of accepted)
			for (const label of examples) {
				const reading = parsePeriod(label);
				expect(reading, label).toMatchObject({ ok: true });
				if (notes.length === 1 && reading.ok) expect(reading.notes, label).toEqual(notes);
			}
		expect(accepted.length).toBeGreaterThan(15);
	});

	it("parsePeriod() keeps the label and makes a plain record", () => {
		const reading = parsePeriod("Q3 2019");
		expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
		expect(reading.label).toBe("Q3 2019");
	});

	it("parsePeriod() never throws on text and always gives a period or a code", () => {
		const words = fc.constantFrom(
			..."2019 20 19/20 2019/20 Q3 H1 Dec sept to - / ( ) 12 months year ending fy ay 31 march 00 13 1st rolling quarter 9999 1000".split(
				" ",
			),
		);
		const label = fc.oneof(
			{ weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 20 }) },
			{ weight: 4, arbitrary: fc.array(words, { maxLength: 7 }).map((list) => list.join(" ")) },
			{ weight: 2, arbitrary: fc.array(words, { maxLength: 5 }).map((list) => list.join("")) },
		);
		// 1,000 lists of 120 labels: the strings cost more to make one by one than to read.
		const labels = fc.array(label, { minLength: 120, maxLength: 120 });
		fc.assert(
			fc.property(labels, (texts) =>
				texts.every((text) => {
					const reading = parsePeriod(text);
					if (!reading.ok) return reading.candidates.every(isCanonical) && reading.label === text;
					return isCanonical(reading.period);
				}),
			),
			{ numRuns: 1000 },
		);
	}, 120_000);

	it("parsePeriod() refuses wrong arguments", () => {
		expect(() => parsePeriod(2019 as never)).toThrow(
			expect.objectContaining({
				name: "TypeError",
				code: "wrong-type",
				message: "Cannot read the period: label must be text, current value is 2019",
			}),
		);
		expect(() => parsePeriod("2019", { yearStart: 13 })).toThrow(
			expect.objectContaining({
				name: "RangeError",
				code: "out-of-range",
				message: "Cannot read the period: yearStart must be a month from 1 to 12, current value is 13",
			}),
		);
		expect(() => parsePeriod("2019", { prefer: "quarter" as never })).toThrow(
			expect.objectContaining({
				code: "unknown-option",
				message: 'Cannot read the period: prefer must be one of month, year, current value is "quarter"',
			}),
		);
		expect(() => parsePeriod("2019", { firstOfMonth: "day" as never })).toThrow(
			expect.objectContaining({
				code: "unknown-option",
				message: 'Cannot read the period: firstOfMonth must be one of month, current value is "day"',
			}),
		);
	});
});
