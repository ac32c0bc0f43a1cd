import { cy } from "date-fns/locale/cy";
import { hy } from "date-fns/locale/hy";
import { pl } from "date-fns/locale/pl";
import { vi } from "date-fns/locale/vi";
import { zhCN } from "date-fns/locale/zh-CN";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	type FormatPeriodOptions,
	formatPeriod,
	type ParsePeriodOptions,
	type PeriodStyle,
	parsePeriod,
	toPeriod,
} from "../../src/period/index.ts";
import { anyPeriod, commonPeriod } from "./any-period.ts";

const write = (period: string, style: PeriodStyle, options?: FormatPeriodOptions) =>
	formatPeriod(toPeriod(period, { prefer: "month" }), style, options);

const readBack = (label: string, options: ParsePeriodOptions) => {
	const reading = parsePeriod(label, options);
	return reading.ok ? reading.period : reading.code;
};

describe("formatPeriod()", () => {
	it.each([
		["2019-12", "iso", "2019-12"],
		["2019-04/2020-03", "financial", "2019/20"],
		["1999-04/2000-03", "financial", "1999/00"],
		["2020-01/2020-03", "financial", "2019/20 Q4"],
		["2019-10/2020-03", "financial", "2019/20 H2"],
		["2016-04/2019-03", "financial", "2016/17 to 2018/19"],
		["2019-12", "financial", null],
		["2019-07/2019-12", "financial", null],
		["2019-04/2020-09", "financial", null],
		["1000-01/1000-03", "financial", null],
		["1000-04/1001-03", "financial", "1000/01"],
		["1000-01/1000-12", "calendar", "1000"],
		["2019-09/2020-08", "academic", "academic year 2019/20"],
		["2019-09/2019-11", "academic", null],
		["2019-04/2020-03", "academic", null],
		["2019-01/2019-12", "calendar", "2019"],
		["2019-10/2019-12", "calendar", "2019 Q4"],
		["2019-01/2019-06", "calendar", null],
		["2018-01/2019-12", "calendar", null],
		["2019-06/2019-07", "months", "June to July 2019"],
		["2019-09", "months", "Sept 2019"],
		["2019-01/2019-12", "months", "Jan to Dec 2019"],
		["2019-11/2020-01", "months-long", "November 2019 to January 2020"],
		["2019-10/2019-12", "ending", "3 months ending December 2019"],
		["2019-12", "ending", null],
	] as const)("formatPeriod() writes %s in the style %s as %s", (period, style, label) => {
		expect(write(period, style)).toBe(label);
	});

	it("formatPeriod() names years by where they begin", () => {
		expect(write("2019-09/2020-08", "financial", { yearStart: 9 })).toBe("2019/20");
		expect(write("2019-08/2020-07", "academic", { yearStart: 8 })).toBe("academic year 2019/20");
		expect(write("2019-01/2019-12", "financial", { yearStart: 1 })).toBe("2019");
		expect(write("2019-01/2019-06", "financial", { yearStart: 1 })).toBe("2019 H1");
		expect(write("2018-01/2019-12", "financial", { yearStart: 1 })).toBeNull();
	});

	it("formatPeriod() writes what parsePeriod() reads back, in every style", () => {
		const styles: readonly PeriodStyle[] = [
			"iso",
			"financial",
			"academic",
			"calendar",
			"months",
			"months-long",
			"ending",
		];
		const written = new Map<PeriodStyle, number>();
		fc.assert(
			fc.property(fc.oneof(anyPeriod(120), commonPeriod, commonPeriod), (period) =>
				styles.every((style) => {
					const label = formatPeriod(period, style);
					if (label === null) return true;
					written.set(style, (written.get(style) ?? 0) + 1);
					return readBack(label, style === "iso" ? { prefer: "month" } : {}) === period;
				}),
			),
			{ numRuns: 4000 },
		);
		expect(Math.min(...styles.map((style) => written.get(style) ?? 0))).toBeGreaterThan(40);
	});

	it("formatPeriod() writes years that begin in any month, and parsePeriod() reads them back", () => {
		let written = 0;
		fc.assert(
			fc.property(commonPeriod, fc.integer({ min: 1, max: 12 }), (period, yearStart) => {
				const financial = formatPeriod(period, "financial", { yearStart });
				const academic = yearStart === 1 ? null : formatPeriod(period, "academic", { yearStart });
				written += Number(financial !== null) + Number(academic !== null);
				return (
					(financial === null || readBack(financial, { yearStart }) === period) &&
					(academic === null || readBack(academic, { academicYearStart: yearStart }) === period)
				);
			}),
			{ numRuns: 5000 },
		);
		expect(written).toBeGreaterThan(500);
	});

	it("formatPeriod() takes month names from a locale of date-fns, and parsePeriod() reads them with it", () => {
		expect(write("2019-10/2019-12", "months-long", { locale: cy })).toBe("Hydref – Rhagfyr 2019");
		expect(write("2019-12", "months", { locale: cy })).toBe("Rhag 2019");
		const styles = fc.constantFrom<PeriodStyle>("months", "months-long");
		fc.assert(
			fc.property(
				anyPeriod(18),
				styles,
				fc.constantFrom(cy, pl, vi, zhCN),
				(period, style, locale) =>
					readBack(formatPeriod(period, style, { locale }) ?? "", { locale }) === period,
			),
			{ numRuns: 1000 },
		);
		expect(readBack("Hydref 2019", {})).toBe("unrecognised");
		expect(readBack("Quarter 3 (Hyd i Rhag) 2019/20", { locale: cy })).toBe("unrecognised");
		expect(readBack("12 months ending October 2019", { locale: cy })).toBe("2018-11/2019-10");
		expect(readBack("201910月", { locale: zhCN })).toBe("2019-10");
		expect(readBack("thg 1219", { locale: vi })).toBe("unrecognised");
		expect(readBack("30 września 2019", { locale: pl })).toBe("day-precision");
		expect(readBack("30 wrzes\u0301nia 2019", { locale: pl })).toBe("day-precision");
	});

	it("formatPeriod() writes every month so that parsePeriod() reads it, where one name begins another", () => {
		for (const locale of [cy, pl, vi, zhCN])
			for (const style of ["months", "months-long"] as const)
				for (let month = 1; month <= 12; month++) {
					const period = `2019-${String(month).padStart(2, "0")}`;
					expect(readBack(write(period, style, { locale }) ?? "", { locale })).toBe(period);
				}
	});

	it("formatPeriod() asks a locale for the width that it wants, and parsePeriod() reads its names as they stand", () => {
		const letters = "abcdefghijkl";
		const locale = {
			localize: {
				// Short names with a point inside; those of two months are the same, and an English one.
				month: (month: number, { width }: { readonly width: string }) =>
					width === "wide" ? `full${letters[month]}` : month < 2 ? "mar" : `m.${letters[month]}.`,
			},
		};
		expect(write("2019-01/2019-03", "months", { locale })).toBe("fulla – m.c. 2019");
		expect(write("2019-03", "months-long", { locale })).toBe("fullc 2019");
		expect(readBack("m.c. 2019", { locale })).toBe("2019-03");
		expect(readBack("fullb 2019", { locale })).toBe("2019-02");
		expect(readBack("mar 2019", { locale })).toBe("2019-03");
	});

	it("formatPeriod() writes a month in full whose short name another month of the locale shares", () => {
		for (const month of ["2019-01", "2019-06"]) {
			const label = write(month, "months", { locale: hy });
			expect(label).toBe(write(month, "months-long", { locale: hy }));
			expect(readBack(label ?? "", { locale: hy })).toBe(month);
		}
		expect(write("2019-02", "months", { locale: hy })).not.toBe(
			write("2019-02", "months-long", { locale: hy }),
		);
		expect(readBack("հուն 2019", { locale: hy })).toBe("unrecognised");
	});

	it("formatPeriod() refuses wrong arguments", () => {
		const refuse = (run: () => unknown, name: string, code: string, message: string) =>
			expect(run).toThrow(
				expect.objectContaining({ name, code, message: `Cannot write the period: ${message}` }),
			);
		refuse(
			() => write("2019", "short" as never),
			"RangeError",
			"unknown-option",
			'style must be one of iso, financial, academic, calendar, months, months-long, ending, current value is "short"',
		);
		refuse(
			() => write("2019", "financial", { yearStart: 13 }),
			"RangeError",
			"out-of-range",
			"yearStart must be a month from 1 to 12, current value is 13",
		);
		refuse(
			() => write("2019", "calendar", { yearStart: 4 }),
			"RangeError",
			"not-applicable",
			'yearStart does not apply to the style, current value is "calendar"',
		);
		refuse(
			() => write("2019", "ending", { locale: cy }),
			"RangeError",
			"not-applicable",
			'locale does not apply to the style, current value is "ending"',
		);
		refuse(
			() => formatPeriod("2019/20" as never, "iso"),
			"SyntaxError",
			"not-a-period",
			'period must be YYYY-MM or YYYY-MM/YYYY-MM, current value is "2019/20"',
		);
	});
});
