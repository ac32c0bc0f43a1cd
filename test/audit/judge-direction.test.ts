import { describe, expect, it } from "vitest";
import { judgeDirection } from "../../src/audit/judge-direction.ts";
import { checkClaim, type DirectionClaim, type DirectionOfTravelOptions } from "../../src/index.ts";
import { readFigures } from "../../src/published/figure.ts";

/** The region of a claim of which the figures are these. */
function regionOfClaim(claim: DirectionClaim, figure: { readonly text: string; readonly step: number }) {
	const figures = readFigures("test", "nearest", { current: figure, previous: figure });
	const judge = "status" in figures ? [] : judgeDirection("test", claim, figures, "nearest");
	if (!("sides" in judge) || judge.sides[0] === undefined) throw new Error("not judged");
	return judge.sides[0].region;
}

/** The region of every pair of parts of two wholes. */
function regionOf(n: number, m: number, options: DirectionOfTravelOptions) {
	const all = { text: "0%", step: 200 };
	const windows = {
		current: { proportion: all, denominator: n },
		previous: { proportion: all, denominator: m },
	};
	return regionOfClaim({ judgement: "direction", says: "up", ...windows, options }, all);
}

/** How often the rank goes the other way, within a band and from one to the next. */
function turnsOf({ rank, bands }: ReturnType<typeof regionOf>, n: number, m: number) {
	const bandOf = (sum: number) => bands.findIndex(([from, to]) => sum >= from && sum <= to);
	let [within, across] = [0, 0];
	for (let x = 0; x <= n; x++)
		for (let y = 0; y <= m; y++) {
			const here = rank({ x, y });
			const isOneBand = bandOf(x + y) === bandOf(x + y + 1);
			const note = () => (isOneBand ? within++ : across++);
			const right = x < n ? rank({ x: x + 1, y }) : null;
			const up = y < m ? rank({ x, y: y + 1 }) : null;
			if (here !== null && right !== null && here > right) note();
			if (here !== null && up !== null && here < up) note();
		}
	return { within, across };
}

describe("judgeDirection()", () => {
	it("judgeDirection() parts the sums of both counts where the test or its need of events changes", () => {
		const bandsOf = (n: number, m: number, options: DirectionOfTravelOptions = {}) =>
			regionOf(n, m, options).bands;
		const small = [
			[0, 0],
			[1, 4],
		];
		// Of 56 people 11 are in one window: 5 events are 0.98 expected ones there, 6 are 1.18, and so are 50 and 51 without.
		const switched = [...small, [5, 5], [6, 50], [51, 51], [52, 55], [56, 56]];
		expect([bandsOf(11, 45), bandsOf(45, 11)]).toEqual([switched, switched]);
		const one = [...small, [5, 51], [52, 55], [56, 56]];
		expect(bandsOf(11, 45, { method: "fisher-mid-p" })).toEqual(one);
		expect(bandsOf(11, 45, { designEffect: 1.7 })).toEqual(one);
		// Of 6 people 2 events are 1 expected one in either window.
		expect(bandsOf(3, 3)).toEqual([
			[0, 0],
			[1, 1],
			[2, 4],
			[5, 5],
			[6, 6],
		]);
		// The half of 2 is less than 1 expected event of 1 person, and so is the half of 61.
		expect(bandsOf(1, 1)).toEqual([
			[0, 0],
			[1, 1],
			[2, 2],
		]);
		expect(bandsOf(1, 60)).toEqual([...small, [5, 56], [57, 60], [61, 61]]);
		expect(bandsOf(1, 59)).toEqual([...small, [5, 55], [56, 59], [60, 60]]);
		// Of 20 people 10 events, the half of all, are just 1 expected one among 2.
		expect(bandsOf(2, 18)).toEqual([...small, [5, 9], [10, 10], [11, 15], [16, 19], [20, 20]]);
	});

	it("judgeDirection() goes one way within each band, which it does not across the change of the test", () => {
		for (const [n, m] of [
			[11, 45],
			[45, 11],
			[5, 100],
			[9, 100],
			[8, 7],
			[2, 6],
		] as const) {
			const { within, across } = turnsOf(regionOf(n, m, {}), n, m);
			expect(within).toBe(0);
			if (n === 11) expect(across).toBeGreaterThan(0);
		}
	});

	it("judgeDirection() goes one way in counts, apart from those too few to call", () => {
		let all = 0;
		for (const [n, m] of [
			[1, 8],
			[8, 1],
			[3, 5],
		] as const) {
			const figure = { text: "0", step: 24 };
			const windows = {
				current: { count: figure, population: n },
				previous: { count: figure, population: m },
			};
			const region = regionOfClaim({ judgement: "direction", says: "up", ...windows }, figure);
			expect(region.bands).toEqual([
				[0, 0],
				[1, 4],
				[5, Number.MAX_SAFE_INTEGER],
			]);
			const { within, across } = turnsOf(region, 12, 12);
			expect(within).toBe(0);
			all += across;
		}
		expect(all).toBeGreaterThan(0);
	});

	it("judgeDirection() shows counts in the unit that is asked for, which their print has not", () => {
		const found = checkClaim({
			judgement: "direction",
			says: "similar",
			current: { count: { text: "15", step: 5 }, population: 781 },
			previous: { count: "33", population: 324 },
			options: { polarity: "lower-is-better", per: 100, minimumChange: { relative: 0.1 } },
		});
		const answers = "answers" in found ? found.answers : [];
		expect(answers).not.toEqual([]);
		for (const { figures } of answers) expect(figures[1]?.value).toBeCloseTo((100 * 33) / 324, 12);
	});
});
