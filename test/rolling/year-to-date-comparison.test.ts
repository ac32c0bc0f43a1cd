import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toPeriod } from "../../src/period/index.ts";
import { compareRolling, yearToDateComparison } from "../../src/rolling/index.ts";
import { expectPlain, frozen, monthly, p, thrownBy, toNumber, toText } from "./helpers.ts";

const series = monthly(
	"2017-01/2019-12",
	Array.from({ length: 36 }, (_, index) => index * index),
);

describe("yearToDateComparison()", () => {
	it("yearToDateComparison() compares April to a month with the same months of the year before", () => {
		const answer = yearToDateComparison(frozen(series), frozen({ ending: toPeriod("Apr-Sept 2019") }));
		expect(answer).toMatchObject({
			status: "complete",
			yearStart: 4,
			months: 6,
			against: "same-period-last-year",
			likeForLike: true,
			current: {
				period: "2019-04/2019-09",
				count: 27 ** 2 + 28 ** 2 + 29 ** 2 + 30 ** 2 + 31 ** 2 + 32 ** 2,
			},
			previous: {
				period: "2018-04/2018-09",
				count: 15 ** 2 + 16 ** 2 + 17 ** 2 + 18 ** 2 + 19 ** 2 + 20 ** 2,
			},
		});
		expectPlain(answer);
	});

	it("yearToDateComparison() begins the year where it is told", () => {
		const inJanuary = yearToDateComparison(series, { ending: p("2019-02"), yearStart: 1 });
		expect(inJanuary).toMatchObject({ yearStart: 1, months: 2, current: { period: "2019-01/2019-02" } });
		const inMarch = yearToDateComparison(series, { ending: p("2019-02"), yearStart: 3 });
		expect(inMarch).toMatchObject({ months: 12, current: { period: "2018-03/2019-02" } });
	});

	it("yearToDateComparison() does not set a half year beside a full one", () => {
		const answer = yearToDateComparison(
			[
				{ period: p("2018-04/2019-03"), count: 100 },
				{ period: p("2019-04/2019-09"), count: 52 },
			],
			{ ending: p("2019-09") },
		);
		expect(answer).toMatchObject({
			status: "not-comparable",
			current: { status: "complete", total: 52 },
			previous: { status: "incomplete", total: null },
			reasons: [{ code: "straddling-periods", window: "previous", periods: ["2018-04/2019-03"] }],
		});
		expectPlain(answer);
	});

	it("yearToDateComparison() is compareRolling() over the months that the year has had", () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 11 }), (yearStart, back) => {
				const end = toNumber("2019-12") - back;
				const ending = toText(end, end);
				let months = 1;
				while ((end - months + 1) % 12 !== yearStart - 1) months++;
				expect(yearToDateComparison(series, { ending, yearStart, exposures: 50 })).toEqual({
					...compareRolling(series, { ending, months, against: "same-period-last-year", exposures: 50 }),
					yearStart,
				});
			}),
		);
	});

	it("yearToDateComparison() refuses a year that begins in no month", () => {
		expect(thrownBy(() => yearToDateComparison(series, { ending: p("2019-12"), yearStart: 13 }))).toEqual([
			RangeError,
			"out-of-range",
			"Cannot take the year to date: yearStart must be a month from 1 to 12, current value is 13",
		]);
	});

	it("yearToDateComparison() refuses to guess where the year ends", () => {
		for (const options of [undefined, {}])
			expect(thrownBy(() => yearToDateComparison(series, options as never)).slice(0, 2)).toEqual([
				TypeError,
				"wrong-type",
			]);
	});
});
