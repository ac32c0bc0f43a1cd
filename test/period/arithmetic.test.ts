import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	addMonths,
	comparePeriods,
	containsPeriod,
	coverage,
	financialYearOf,
	firstMonth,
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
	periodBounds,
	periodEnding,
	previousPeriod,
	quartersIn,
	samePeriodLastYear,
	toPeriod,
	yearToDate,
} from "../../src/period/index.ts";
import { anyPeriod } from "./any-period.ts";

const check = (...args: Parameters<typeof fc.property<[Period, Period]>>) =>
	fc.assert(fc.property(...args), { numRuns: 1500 });
const pair = [anyPeriod(60), anyPeriod(60)] as const;
const near = anyPeriod(30).chain((a) =>
	fc.integer({ min: -40, max: 40 }).map((shift) => [a, shift] as const),
);

describe("the arithmetic of periods", () => {
	it("comparePeriods() and plain text order are order by first month, then by last", () => {
		check(...pair, (a, b) => Math.sign(comparePeriods(a, b)) === (a < b ? -1 : a > b ? 1 : 0));
		check(...pair, (a, b) => {
			const order =
				comparePeriods(firstMonth(a), firstMonth(b)) || comparePeriods(lastMonth(a), lastMonth(b));
			return Math.sign(order) === Math.sign(comparePeriods(a, b));
		});
	});

	it("monthsIn() lists as many months as monthCount() counts, each the next of the one before", () => {
		check(...pair, (a) => {
			const months = monthsIn(a);
			return (
				months.length === monthCount(a) &&
				months[0] === firstMonth(a) &&
				months.at(-1) === lastMonth(a) &&
				months.every((month, index) => index === 0 || month === nextPeriod(months[index - 1] as Period))
			);
		});
	});

	it("addMonths() moves back what it moved, and a period meets the next and the previous meets it", () => {
		fc.assert(
			fc.property(near, ([a, shift]) => addMonths(addMonths(toInner(a), shift), -shift) === toInner(a)),
		);
		fc.assert(
			fc.property(near, ([a]) => {
				const inner = toInner(a);
				return (
					meetsPeriod(inner, nextPeriod(inner)) &&
					meetsPeriod(previousPeriod(inner), inner) &&
					samePeriodLastYear(nextPeriod(inner)) === addMonths(inner, monthCount(inner) - 12)
				);
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

	it("financialYearOf(), yearToDate() and quartersIn() agree with each other", () => {
		check(...pair, (a) => {
			const month = lastMonth(toInner(a));
			const year = financialYearOf(month);
			return year !== null && containsPeriod(year, yearToDate(month)) && quartersIn(year)?.length === 4;
		});
		expect(yearToDate(toPeriod("2020-03"), { yearStart: 3 })).toBe("2020-03");
		expect(financialYearOf(toPeriod("2019-04/2020-04"))).toBeNull();
		expect(financialYearOf(toPeriod("2019-09"), { yearStart: 9 })).toBe("2019-09/2020-08");
		expect(quartersIn(toPeriod("2019-05"))).toBeNull();
		expect(quartersIn(toPeriod("2019-04/2019-05"))).toBeNull();
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

	it("likeForLike() takes any two windows of whole years, and otherwise the same months only", () => {
		expect(likeForLike(toPeriod("2019-01/2019-12"), toPeriod("2018-04/2019-03")).comparable).toBe(true);
		check(...pair, (a, b) => likeForLike(a, b).reason === likeForLike(b, a).reason);
		check(...pair, (a) => likeForLike(a, a).comparable);
	});

	it("periodBounds() counts days as the calendar does, in every time zone", () => {
		check(...pair, (a) => {
			const { firstDay, lastDay, days } = periodBounds(a);
			return (Date.parse(lastDay) - Date.parse(firstDay)) / 86_400_000 === days - 1;
		});
		expect(periodBounds(toPeriod("1900-02")).lastDay).toBe("1900-02-28");
		expect(periodBounds(toPeriod("2011-12", { prefer: "month" })).days).toBe(31);
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
		for (const text of [
			"2019-13",
			"2019-12/2019-12",
			"2019-12/2019-10",
			"2019/20",
			"2019-1",
			"",
			"2019-01-2019-02",
		])
			expect(() => monthCount(text as Period)).toThrow(
				expect.objectContaining({
					name: "SyntaxError",
					code: "not-a-period",
					message: `Cannot count the months: period must be YYYY-MM or YYYY-MM/YYYY-MM, current value is "${text}"`,
				}),
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
