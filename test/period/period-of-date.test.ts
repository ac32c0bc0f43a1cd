import { describe, expect, it } from "vitest";
import { periodOfDate } from "../../src/period/index.ts";

describe("periodOfDate()", () => {
	it("periodOfDate() reads the month off a calendar date", () => {
		expect(periodOfDate("2019-12-31")).toBe("2019-12");
		expect(periodOfDate("2020-02-29T23:59")).toBe("2020-02");
		expect(periodOfDate("2011-12-01T00:00:00.000")).toBe("2011-12");
	});

	it("periodOfDate() looks at a Date in the zone that is named", () => {
		const summerMidnight = Object.freeze(new Date("2020-03-31T23:00:00Z"));
		expect(periodOfDate(summerMidnight, { zone: "utc" })).toBe("2020-03");
		expect(periodOfDate(summerMidnight, { zone: "Europe/London" })).toBe("2020-04");
		expect(periodOfDate(summerMidnight, { zone: "America/New_York" })).toBe("2020-03");
		expect(periodOfDate(summerMidnight, { zone: "Pacific/Auckland" })).toBe("2020-04");
		expect(periodOfDate(new Date(2019, 11, 31, 23, 59), { zone: "local" })).toBe("2019-12");
		expect(periodOfDate(new Date(2020, 0, 1), { zone: "local" })).toBe("2020-01");
		expect(periodOfDate(new Date("1500-01-15T12:00:00Z"), { zone: "Europe/London" })).toBe("1500-01");
		// No day is left out in October 1582, and none is counted in the calendar of that time.
		expect(periodOfDate(new Date("1582-10-05T12:00:00Z"), { zone: "Europe/London" })).toBe("1582-10");
		expect(periodOfDate(new Date("1000-01-01T12:00:00Z"), { zone: "Europe/London" })).toBe("1000-01");
		// In the zones of the east the year 1000 has begun.
		expect(periodOfDate(new Date("0999-12-31T20:00:00Z"), { zone: "Asia/Tokyo" })).toBe("1000-01");
	});

	it("periodOfDate() refuses what has no month without a guess", () => {
		const refuse = (run: () => unknown, name: string, code: string, message: string) =>
			expect(run).toThrow(
				expect.objectContaining({ name, code, message: `Cannot take the month of a date: ${message}` }),
			);
		for (const text of [
			"2019-12-31T23:30:00Z",
			"2019-02-29",
			"2019-13-01",
			"2019-12-00",
			"31/12/2019",
			"0999-01-01",
			"12019-12-31",
		])
			refuse(
				() => periodOfDate(text),
				"SyntaxError",
				"unreadable",
				`date must be YYYY-MM-DD without an offset, current value is "${text}"`,
			);
		refuse(
			() => periodOfDate(new Date(2019, 1, 1)),
			"RangeError",
			"unknown-option",
			"zone must be utc, local or an IANA time zone for a Date, current value is undefined",
		);
		refuse(
			() => periodOfDate(new Date(2019, 1, 1), { zone: "Leicester" }),
			"RangeError",
			"unknown-option",
			'zone must be utc, local or an IANA time zone for a Date, current value is "Leicester"',
		);
		refuse(
			() => periodOfDate("2019-12-31", { zone: "utc" }),
			"RangeError",
			"not-applicable",
			'zone does not apply to text, current value is "utc"',
		);
		refuse(
			() => periodOfDate(20191231 as never),
			"TypeError",
			"wrong-type",
			"date must be text or a Date, current value is 20191231",
		);
		refuse(
			() => periodOfDate(new Date(Number.NaN), { zone: "utc" }),
			"RangeError",
			"out-of-range",
			'date must lie in the years 1000 to 9999, current value is "Invalid Date"',
		);
		for (const zone of ["utc", "Europe/London"])
			for (const year of [999, -1000, -1001, -2018])
				expect(() => periodOfDate(new Date(Date.UTC(year, 11, 1)), { zone })).toThrow(RangeError);
	});
});
