import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	addMonths,
	comparePeriods,
	containsPeriod,
	coverage,
	financialYearOf,
	firstMonth,
	formatPeriod,
	intersectPeriods,
	kindOfPeriod,
	lastMonth,
	likeForLike,
	meetsPeriod,
	monthCount,
	monthsIn,
	nextPeriod,
	overlapsPeriod,
	type Period,
	parsePeriod,
	periodBounds,
	periodEnding,
	periodOfDate,
	previousPeriod,
	quartersIn,
	samePeriodLastYear,
	toPeriod,
	yearToDate,
} from "../../src/period/index.ts";
import { anyPeriod } from "./any-period.ts";

const pair = [anyPeriod(60), anyPeriod(60)] as const;
const near = anyPeriod(30).chain((a) =>
	fc.integer({ min: -40, max: 40 }).map((shift) => [a, shift] as const),
);
const monthNumber = fc.integer({ min: 1, max: 12 });

/** The months of a period as whole numbers, and the text of such months: written without the code under test. */
const numberOf = (month: string) => 12 * Number(month.slice(0, 4)) + Number(month.slice(5, 7)) - 1;
const endsOf = (period: Period) => [numberOf(period.slice(0, 7)), numberOf(period.slice(-7))] as const;
const textOf = (month: number) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
const spanText = (first: number, last: number) =>
	first === last ? textOf(first) : `${textOf(first)}/${textOf(last)}`;
/** The answer, or the code of the refusal of a period outside the years 1000 to 9999. */
const within = (first: number, last: number) =>
	first >= 12_000 && last < 120_000 ? spanText(first, last) : "out-of-range";
const answerOf = (call: () => unknown) => {
	try {
		return call();
	} catch (error) {
		expect(error).toBeInstanceOf(RangeError);
		return (error as { readonly code?: unknown }).code;
	}
};
/** Any period, with those at both ends of the calendar. */
const anywhere = fc.oneof(
	anyPeriod(60),
	fc
		.tuple(fc.nat(30), fc.nat(30), fc.boolean())
		.map(([from, more, early]) =>
			toPeriod(
				early
					? spanText(12_000 + from, 12_000 + from + more)
					: spanText(119_999 - from - more, 119_999 - from),
				{ prefer: "month" },
			),
		),
);

describe("the arithmetic of periods", () => {
	it("comparePeriods() sorts by first month, then by last, as plain text is sorted", () => {
		fc.assert(
			fc.property(fc.array(anyPeriod(60), { maxLength: 12 }), ...pair, (list, a, b) => {
				const sorted = [...list].sort(comparePeriods);
				expect(sorted).toEqual([...list].sort());
				const byEnds = (one: Period, other: Period) =>
					endsOf(one)[0] - endsOf(other)[0] || endsOf(one)[1] - endsOf(other)[1];
				expect(sorted).toEqual([...list].sort(byEnds));
				expect(Math.sign(comparePeriods(a, b))).toBe(Math.sign(byEnds(a, b)));
				expect(comparePeriods(a, b) + comparePeriods(b, a)).toBe(0);
				expect(comparePeriods(a, a)).toBe(0);
			}),
		);
	});

	it("firstMonth(), lastMonth(), monthCount() and monthsIn() agree with counting", () => {
		fc.assert(
			fc.property(anywhere, (a) => {
				const [first, last] = endsOf(a);
				expect([firstMonth(a), lastMonth(a), monthCount(a)]).toEqual([
					textOf(first),
					textOf(last),
					last - first + 1,
				]);
				expect(monthsIn(a)).toEqual(
					Array.from({ length: last - first + 1 }, (_, index) => textOf(first + index)),
				);
			}),
		);
	});

	it("addMonths(), nextPeriod(), previousPeriod() and samePeriodLastYear() move whole periods, and refuse to leave the calendar", () => {
		fc.assert(
			fc.property(anywhere, fc.integer({ min: -90, max: 90 }), (a, shift) => {
				const [first, last] = endsOf(a);
				const length = last - first + 1;
				const moved = (by: number) => within(first + by, last + by);
				expect(answerOf(() => addMonths(a, shift))).toBe(moved(shift));
				expect(answerOf(() => nextPeriod(a))).toBe(moved(length));
				expect(answerOf(() => previousPeriod(a))).toBe(moved(-length));
				expect(answerOf(() => samePeriodLastYear(a))).toBe(moved(-12));
			}),
			{ numRuns: 400 },
		);
	});

	it("meetsPeriod() holds where the first month of one follows the last of the other", () => {
		fc.assert(
			fc.property(near, fc.integer({ min: 1, max: 20 }), ([start, shift], months) => {
				const a = toInner(start);
				for (const b of [
					nextPeriod(a),
					previousPeriod(a),
					periodEnding(addMonths(lastMonth(a), shift), months),
				]) {
					expect(meetsPeriod(a, b)).toBe(endsOf(a)[1] + 1 === endsOf(b)[0]);
					expect(meetsPeriod(b, a)).toBe(endsOf(b)[1] + 1 === endsOf(a)[0]);
				}
			}),
		);
	});

	it("periodEnding() is the window of so many months up to the last one, or refuses one before the year 1000", () => {
		fc.assert(
			fc.property(anywhere, fc.integer({ min: 1, max: 60 }), (a, months) => {
				const [, last] = endsOf(a);
				expect(answerOf(() => periodEnding(a, months))).toBe(within(last - months + 1, last));
			}),
		);
	});

	it("containsPeriod(), overlapsPeriod() and intersectPeriods() agree with sets of months", () => {
		fc.assert(
			fc.property(near, fc.integer({ min: 1, max: 20 }), ([start, shift], months) => {
				const a = toInner(start);
				const b = periodEnding(addMonths(lastMonth(a), shift), months);
				const inB = new Set(monthsIn(b));
				const common = monthsIn(a).filter((month) => inB.has(month));
				expect(overlapsPeriod(a, b)).toBe(common.length > 0);
				expect(containsPeriod(a, b)).toBe(common.length === inB.size);
				const both = intersectPeriods(a, b);
				expect(both === null ? [] : monthsIn(both)).toEqual(common);
			}),
		);
	});

	it("financialYearOf() and yearToDate() begin in the month that they are told, whichever that is", () => {
		fc.assert(
			fc.property(anyPeriod(18), monthNumber, (start, yearStart) => {
				const a = toInner(start);
				const months = monthsIn(a);
				const begins = (month: Period) => Number(month.slice(5)) === yearStart;
				const back = Array.from({ length: 12 }, (_, index) => addMonths(firstMonth(a), -index));
				const [opening] = back.filter(begins);
				const whole = opening === undefined ? null : periodEnding(addMonths(opening, 11), 12);
				const crosses = months.slice(1).some(begins);
				expect(financialYearOf(a, { yearStart })).toBe(crosses ? null : whole);
				const soFar = monthsIn(yearToDate(a, { yearStart }));
				expect(soFar.filter(begins)).toEqual(soFar.slice(0, 1));
				expect(soFar.at(-1)).toBe(months.at(-1));
			}),
		);
		expect(yearToDate(toPeriod("2020-03"), { yearStart: 3 })).toBe("2020-03");
		expect(financialYearOf(toPeriod("2019-04/2020-04"))).toBeNull();
		expect(financialYearOf(toPeriod("2019-09"), { yearStart: 9 })).toBe("2019-09/2020-08");
	});

	it("quartersIn() cuts a period into quarters of the calendar, where it begins and ends with one", () => {
		fc.assert(
			fc.property(anyPeriod(40), (a) => {
				const quarters = quartersIn(a);
				const [first, last] = endsOf(a);
				const whole = [1, 4, 7, 10].includes((first % 12) + 1) && [3, 6, 9, 12].includes((last % 12) + 1);
				expect(quarters !== null).toBe(whole);
				if (quarters === null) return;
				expect(quarters.flatMap(monthsIn)).toEqual(monthsIn(a));
				expect(new Set(quarters.map(kindOfPeriod))).toEqual(new Set(["quarter"]));
			}),
			{ numRuns: 400 },
		);
		expect(quartersIn(toPeriod("2019-05"))).toBeNull();
		expect(quartersIn(toPeriod("2019-04/2019-05"))).toBeNull();
	});

	it("kindOfPeriod() is the same in every year, and agrees with financialYearOf() and quartersIn()", () => {
		const lengths = fc.constantFrom(1, 3, 6, 12, 7, 18, 24);
		fc.assert(
			fc.property(anyPeriod(1), lengths, fc.integer({ min: -7, max: 7 }), (month, length, years) => {
				const a = periodEnding(toInner(month), length);
				const kind = kindOfPeriod(a);
				expect(kindOfPeriod(addMonths(a, 12 * years))).toBe(kind);
				const isYearFrom = (yearStart: number) => financialYearOf(a, { yearStart }) === a;
				expect(kind === "financial-year").toBe(isYearFrom(4));
				expect(kind === "calendar-year").toBe(isYearFrom(1));
				expect(kind === "academic-year").toBe(isYearFrom(9));
				expect(kind === "month").toBe(length === 1);
				expect(kind === "quarter").toBe(quartersIn(a)?.length === 1);
				expect(kind === "half-year").toBe(quartersIn(a)?.length === 2);
				expect(kind === "months").toBe(![1, 12].includes(length) && (length > 6 || quartersIn(a) === null));
			}),
			{ numRuns: 400 },
		);
	});

	it.each([
		["2019-05", "month"],
		["2019-04/2019-06", "quarter"],
		["2019-05/2019-07", "months"],
		["2019-04/2019-09", "half-year"],
		["2019-05/2019-10", "months"],
		["2019-04/2020-03", "financial-year"],
		["2019-09/2020-08", "academic-year"],
		["2019-01/2020-12", "months"],
	])("kindOfPeriod() calls %s %s", (period, kind) => {
		expect(kindOfPeriod(toPeriod(period))).toBe(kind);
	});

	it("likeForLike() compares what has the same months of the year as often", () => {
		expect(likeForLike(toPeriod("2019-01/2019-12"), toPeriod("2018-04/2019-03")).comparable).toBe(true);
		const alike = anyPeriod(26).chain((a) =>
			fc
				.tuple(fc.constantFrom(0, 12, -24, 1, 3), fc.constantFrom(0, 0, 0, 1))
				.map(
					([shift, more]) =>
						[
							toInner(a),
							periodEnding(addMonths(lastMonth(toInner(a)), shift), monthCount(a) + more),
						] as const,
				),
		);
		const seasons = (period: Period) =>
			monthsIn(period)
				.map((month) => month.slice(5))
				.sort();
		fc.assert(
			fc.property(fc.oneof(alike, fc.tuple(...pair)), ([a, b]) => {
				const answer = likeForLike(a, b);
				expect(answer).toEqual(likeForLike(b, a));
				expect(answer.comparable).toBe(seasons(a).join() === seasons(b).join());
				expect(answer.reason === "length-differs").toBe(monthCount(a) !== monthCount(b));
				expect(answer.reason === null).toBe(answer.comparable);
			}),
			{ numRuns: 400 },
		);
	});

	it("periodBounds() counts days as the calendar does, in every time zone", () => {
		fc.assert(
			fc.property(anyPeriod(60), (a) => {
				const { firstDay, lastDay, days } = periodBounds(a);
				const [first, last] = endsOf(a);
				expect(firstDay).toBe(`${textOf(first)}-01`);
				// Day 0 of a month is the last day of the month before it.
				const end = Date.UTC(Math.floor((last + 1) / 12), (last + 1) % 12, 0);
				expect(Date.parse(lastDay)).toBe(end);
				expect(days).toBe((end - Date.parse(firstDay)) / 86_400_000 + 1);
				expect(monthsIn(a).reduce((sum, month) => sum + periodBounds(month).days, 0)).toBe(days);
			}),
		);
		expect(periodBounds(toPeriod("1900-02")).lastDay).toBe("1900-02-28");
		expect(periodBounds(toPeriod("2000-02")).lastDay).toBe("2000-02-29");
		expect(periodBounds(toPeriod("2011-12", { prefer: "month" })).days).toBe(31);
	});

	it("periodOfDate() finds every day of a month in it, however the day is written", () => {
		fc.assert(
			fc.property(anyPeriod(1), fc.nat(30), fc.integer({ min: 0, max: 86_399_999 }), (month, more, time) => {
				const { days } = periodBounds(month);
				const day = (more % days) + 1;
				const text = `${month}-${String(day).padStart(2, "0")}`;
				expect(periodOfDate(text)).toBe(month);
				expect(() => periodOfDate(`${month}-${days + 1}`)).toThrow(
					expect.objectContaining({ name: "SyntaxError", code: "unreadable" }),
				);
				const instant = new Date(Date.parse(text) + time);
				expect(periodOfDate(instant, { zone: "utc" })).toBe(month);
				const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
				expect(periodOfDate(new Date(year, number - 1, day, 12), { zone: "local" })).toBe(month);
				// Five hours behind UTC all year round.
				const behind = new Date(instant.getTime() + 5 * 3_600_000);
				expect(periodOfDate(behind, { zone: "Etc/GMT+5" })).toBe(month);
			}),
		);
	});

	it("toPeriod() reads back every period, and otherwise takes and refuses what parsePeriod() does", () => {
		// The months of 2000-01, 2001-02 and so on are also how a financial year is written.
		const alsoYear = fc
			.integer({ min: 1, max: 12 })
			.map((month) => periodOfDate(`${1999 + month}-${String(month).padStart(2, "0")}-01`));
		fc.assert(
			fc.property(fc.oneof(anywhere, anywhere, alsoYear), (a) => {
				expect(toPeriod(a, { prefer: "month" })).toBe(a);
				for (const style of ["iso", "financial", "calendar", "months", "ending"] as const) {
					const label = formatPeriod(a, style) ?? `no ${a}`;
					const read = parsePeriod(label);
					if (read.ok) expect(toPeriod(label)).toBe(read.period);
					else
						expect(() => toPeriod(label)).toThrow(
							expect.objectContaining({
								name: "SyntaxError",
								code: "not-a-period",
								message: expect.stringContaining(read.code),
							}),
						);
				}
			}),
		);
	});

	it("coverage() agrees with counting month by month", () => {
		const observed = fc.array(fc.tuple(fc.integer({ min: -3, max: 14 }), fc.integer({ min: 1, max: 4 })), {
			maxLength: 14,
		});
		const expected = toPeriod("2019-01/2019-12");
		const all = monthsIn(expected);
		fc.assert(
			fc.property(observed, (spans) => {
				const periods = spans.map(([end, months]) =>
					periodEnding(addMonths(toPeriod("2019-01"), end), months),
				);
				const answer = coverage(expected, Object.freeze(periods));
				const times = (month: Period) =>
					new Set(periods.filter((period) => containsPeriod(period, month))).size;
				expect(answer.missing.flatMap(monthsIn)).toEqual(all.filter((month) => times(month) === 0));
				expect(answer.overlaps.flatMap(monthsIn)).toEqual(all.filter((month) => times(month) > 1));
				const distinct = [...new Set(periods)].sort();
				expect(answer.outside).toEqual(distinct.filter((period) => !containsPeriod(expected, period)));
				expect(answer.duplicates).toEqual(
					distinct.filter((period) => periods.indexOf(period) !== periods.lastIndexOf(period)),
				);
				expect(answer.complete).toBe(
					new Set(periods).size === periods.length &&
						all.every((month) => times(month) === 1) &&
						periods.every((period) => containsPeriod(expected, period)),
				);
			}),
		);
		expect(coverage(expected, []).missing).toEqual([expected]);
		const twice = [expected, expected, toPeriod("2019-03")];
		expect(coverage(expected, twice)).toMatchObject({ complete: false, duplicates: [expected], missing: [] });
		expect(coverage(expected, [toPeriod("2018-12/2019-12")]).outside).toEqual(["2018-12/2019-12"]);
	});

	it("likeForLike(), coverage(), periodBounds() and monthsIn() give records that equal themselves after JSON", () => {
		const [year, half] = [toPeriod("2019/20"), toPeriod("2019/20 H1")];
		for (const answer of [
			likeForLike(year, half),
			likeForLike(half, half),
			coverage(year, [half]),
			periodBounds(half),
			monthsIn(half),
		])
			expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
	});

	it("every operation refuses text that is not a canonical period", () => {
		const month = toPeriod("2019-12");
		const operations: readonly ((period: Period) => unknown)[] = [
			...[firstMonth, lastMonth, monthCount, monthsIn, nextPeriod, previousPeriod, samePeriodLastYear],
			...[financialYearOf, yearToDate, quartersIn, kindOfPeriod, periodBounds],
			...[comparePeriods, containsPeriod, intersectPeriods, likeForLike, meetsPeriod, overlapsPeriod].flatMap(
				(compare) => [(text: Period) => compare(text, month), (text: Period) => compare(month, text)],
			),
			(text) => addMonths(text, 1),
			(text) => periodEnding(text, 12),
			(text) => coverage(text, [month]),
			(text) => coverage(month, [text]),
			(text) => formatPeriod(text, "iso"),
		];
		const nearly = fc
			.tuple(anyPeriod(12), fc.nat(16), fc.constantFrom("", "0", "9", "/", " ", "-", "\u0660", "T"))
			.map(([period, at, sign]) => period.slice(0, at) + sign + period.slice(at + 1));
		const isCanonical = (text: string) =>
			/^[1-9]\d{3}-(0[1-9]|1[0-2])(\/[1-9]\d{3}-(0[1-9]|1[0-2]))?$/.test(text) &&
			(text.length === 7 || text.slice(0, 7) < text.slice(8));
		fc.assert(
			fc.property(fc.oneof(nearly, fc.string()), (text) => {
				fc.pre(!isCanonical(text));
				for (const operation of operations)
					expect(() => operation(text as Period), String(operation)).toThrow(
						expect.objectContaining({
							name: "SyntaxError",
							code: "not-a-period",
							message: expect.stringMatching(/^Cannot .+: period must be YYYY-MM or YYYY-MM\/YYYY-MM, /),
						}),
					);
			}),
			{ numRuns: 60 },
		);
		for (const text of [
			"2019-13",
			"2019-12/2019-12",
			"2019-12/2019-10",
			"2019/20",
			"2019-1",
			"",
			"2019-01-2019-02",
			"2019-0:",
			"201:-05",
			"2019-01/2019-03 ",
			"2019-01/2019-031",
		])
			expect(() => monthCount(text as Period)).toThrow(
				`Cannot count the months: period must be YYYY-MM or YYYY-MM/YYYY-MM, current value is "${text}"`,
			);
		expect(() => monthCount(7 as never)).toThrow(expect.objectContaining({ code: "not-a-period" }));
	});

	it("periods stay in the years 1000 to 9999", () => {
		const message = (run: () => unknown) => {
			try {
				return run();
			} catch (error) {
				return error instanceof RangeError ? error.message : error;
			}
		};
		expect(message(() => nextPeriod(toPeriod("9999-12")))).toBe(
			'Cannot add months: months must lie in the years 1000 to 9999, current value is "10000-01/10000-01"',
		);
		expect(message(() => addMonths(toPeriod("2019-12"), 0.5))).toBe(
			"Cannot add months: months must be a whole number, current value is 0.5",
		);
		expect(message(() => periodEnding(toPeriod("2019-12"), 0))).toBe(
			"Cannot make the window: months must be above 0, current value is 0",
		);
		expect(message(() => yearToDate(toPeriod("2019-12"), { yearStart: 0 }))).toBe(
			"Cannot take the year to date: yearStart must be a month from 1 to 12, current value is 0",
		);
	});
});

/** A period far enough from both ends of the calendar to be moved. */
function toInner(period: Period): Period {
	return comparePeriods(period, toPeriod("1010-01")) < 0
		? addMonths(period, 240)
		: comparePeriods(period, toPeriod("9980-01")) > 0
			? addMonths(period, -240)
			: period;
}
