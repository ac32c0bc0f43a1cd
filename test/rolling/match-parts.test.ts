import { compareRolling, monthsIn, toPeriod } from "direction-of-travel";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const month = (year: number, at: number) => `${year}-${String(at).padStart(2, "0")}`;
/** The period of the months after `from` up to `to` of a year. */
const between = (year: number, from: number, to: number) =>
	toPeriod(to === from + 1 ? month(year, to) : `${month(year, from + 1)}/${month(year, to)}`);

/** A year cut after some of its months, with a count for each piece. */
const year = fc.record({
	cuts: fc
		.uniqueArray(fc.integer({ min: 1, max: 11 }), { maxLength: 11 })
		.map((cuts) => [...cuts.sort((a, b) => a - b), 12]),
	counts: fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 12, maxLength: 12 }),
});

describe("the parts of two windows side by side", () => {
	it("compareRolling() cuts both windows where both have an end, and adds up what lies between", () => {
		fc.assert(
			fc.property(year, year, (now, before) => {
				const rowsOf = ({ cuts, counts }: typeof now, of: number) =>
					cuts.map((to, at) => ({ period: between(of, cuts[at - 1] ?? 0, to), count: counts[at] ?? 0 }));
				const answer = compareRolling([...rowsOf(before, 2018), ...rowsOf(now, 2019)], {
					ending: toPeriod("2019-12"),
				});
				if (answer.status !== "complete") throw new Error(JSON.stringify(answer.reasons));
				const shared = now.cuts.filter((cut) => before.cuts.includes(cut));
				const pieces = ({ cuts, counts }: typeof now, of: number) =>
					shared.map((to, at) => {
						const from = shared[at - 1] ?? 0;
						const inside = cuts.flatMap((cut, place) =>
							cut > from && cut <= to ? [counts[place] ?? 0] : [],
						);
						return { period: between(of, from, to), count: inside.reduce((sum, count) => sum + count, 0) };
					});
				const matched = shared.length > 1;
				expect(answer.current.months).toEqual(matched ? pieces(now, 2019) : undefined);
				expect(answer.previous.months).toEqual(matched ? pieces(before, 2018) : undefined);
			}),
			{ numRuns: 500 },
		);
	});

	it("compareRolling() gives what the pieces are over where it is known of every piece of both windows", () => {
		const months = monthsIn(toPeriod("2018-01/2019-12"));
		const series = months.map((period) => ({ period, count: 5 }));
		const monthly = (of: string) =>
			months.filter((period) => period.startsWith(of)).map((period) => ({ period, exposure: 100 }));
		const quarterly = (of: number) =>
			[3, 6, 9, 12].map((to) => ({ period: between(of, to - 3, to), exposure: 300 }));
		for (const [exposures, known] of [
			[[...monthly("2018"), ...monthly("2019")], { exposure: 100 }],
			[[...monthly("2018"), ...quarterly(2019)], {}],
			[[...quarterly(2018), ...monthly("2019")], {}],
		] as const) {
			const answer = compareRolling(series, {
				ending: toPeriod("2019-12"),
				exposures,
				exposureRule: "sum-over-window",
			});
			if (answer.status !== "complete") throw new Error(JSON.stringify(answer.reasons));
			expect(answer.current.months?.[0]).toEqual({ period: "2019-01", count: 5, ...known });
			expect(answer.previous.months?.[0]).toEqual({ period: "2018-01", count: 5, ...known });
		}
	});
});
