import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AreaValue, rankAreas } from "../../src/benchmark/index.ts";
import { describeShared, sharedJson } from "../shared.ts";
import { expectPlain, expectRefusal, frozen } from "./helpers.ts";

const five: readonly AreaValue[] = frozen([
	{ area: "Ashby", value: 4 },
	{ area: "Blaby", value: 7 },
	{ area: "Hinckley", value: 4 },
	{ area: "Melton", value: 9 },
	{ area: "Oadby", value: 1 },
]);

const ranksOf = (answer: ReturnType<typeof rankAreas>) => answer.ranks.map(({ area, rank }) => [area, rank]);

describe("rankAreas()", () => {
	it("rankAreas() gives equal values one rank and names them", () => {
		const answer = rankAreas(five);
		expect(ranksOf(answer)).toEqual([
			["Melton", 1],
			["Blaby", 2],
			["Ashby", 3],
			["Hinckley", 3],
			["Oadby", 5],
		]);
		expect(answer.ranks.map(({ tiedWith }) => tiedWith)).toEqual([[], [], ["Hinckley"], ["Ashby"], []]);
		expect(answer).toMatchObject({
			order: "highest-first",
			of: 5,
			per: null,
			previousOf: null,
			unranked: [],
		});
	});

	it("rankAreas() ranks from the lowest when it is told to", () => {
		expect(ranksOf(rankAreas(five, { order: "lowest-first" }))).toEqual([
			["Oadby", 1],
			["Ashby", 2],
			["Hinckley", 2],
			["Blaby", 4],
			["Melton", 5],
		]);
	});

	it("rankAreas() has the distance from the mean of the figures", () => {
		const answer = rankAreas(five);
		expect([answer.average, answer.averageMethod]).toEqual([5, "mean-of-values"]);
		expect(answer.ranks[0]).toMatchObject({ value: 9, difference: 4, percentDifference: 80 });
		expect(answer.ranks.at(-1)).toMatchObject({ difference: -4, percentDifference: -80 });
	});

	it("rankAreas() ranks counts by their rate, against the average that is named", () => {
		const areas = frozen([
			{ area: "Ashby", count: 30, exposure: 3_000 },
			{ area: "Oadby", count: 40, exposure: 8_000 },
			{ area: "Wigston", count: 5, exposure: 1_000 },
		]);
		const pooled = rankAreas(areas);
		expect(pooled).toMatchObject({ averageMethod: "pooled", average: 75 / 12, per: 1000 });
		expect(pooled.ranks.map(({ value, rank }) => [value, rank])).toEqual([
			[10, 1],
			[5, 2],
			[5, 2],
		]);
		expect(pooled.ranks[0]?.percentDifference).toBeCloseTo(60, 10);
		expect(rankAreas(areas, { average: "mean-of-rates" }).average).toBeCloseTo(20 / 3, 12);
		expect(rankAreas(areas, { average: 4, per: 100 })).toMatchObject({
			average: 4,
			averageMethod: "given",
			per: 100,
		});
		expect(rankAreas(areas, { average: 0.4, per: 100 }).ranks[0]?.percentDifference).toBeCloseTo(150, 10);
		expect(rankAreas(areas, { average: 0 }).ranks[0]?.percentDifference).toBeNull();
	});

	it("rankAreas() lists what cannot be ranked, with the reason", () => {
		const counts = rankAreas([
			{ area: "Ashby", count: null, exposure: 3_000 },
			{ area: "Blaby", count: null, withheld: { from: 1, to: 4 }, exposure: 3_000 },
			{ area: "Hinckley", count: 4, exposure: null },
			{ area: "Melton", count: 4, exposure: 0 },
			{ area: "Oadby", count: 0, exposure: 8_000 },
		]);
		expect(counts.unranked).toEqual([
			{ area: "Ashby", code: "count-missing" },
			{ area: "Blaby", code: "count-withheld" },
			{ area: "Hinckley", code: "exposure-missing" },
			{ area: "Melton", code: "exposure-zero" },
		]);
		expect(counts).toMatchObject({ of: 1, average: 0 });
		expect(ranksOf(counts)).toEqual([["Oadby", 1]]);
		const figures = rankAreas([...five, { area: "Wigston", value: null }]);
		expect(figures.unranked).toEqual([{ area: "Wigston", code: "value-missing" }]);
		expect(figures.of).toBe(5);
	});

	it("rankAreas() ranks nothing when there is nothing to rank", () => {
		for (const answer of [
			rankAreas([]),
			rankAreas([], { per: 100 }),
			rankAreas([{ area: "Ashby", value: null }]),
		]) {
			expect(answer).toMatchObject({ of: 0, average: null, ranks: [] });
			expectPlain(answer);
		}
	});

	it("rankAreas() tells the change of rank since an earlier ranking", () => {
		const before = rankAreas([
			{ area: "Ashby", value: 9 },
			{ area: "Blaby", value: 8 },
			{ area: "Melton", value: 7 },
		]);
		const now = rankAreas(five, { previous: frozen(before) });
		expect(now.previousOf).toBe(3);
		expect(
			now.ranks.map(({ area, previousRank, placesGained }) => [area, previousRank, placesGained]),
		).toEqual([
			["Melton", 3, 2],
			["Blaby", 2, 0],
			["Ashby", 1, -2],
			["Hinckley", null, null],
			["Oadby", null, null],
		]);
		const printed = rankAreas(five, {
			previous: { order: "highest-first", ranks: [{ area: "Oadby", rank: 14 }] },
		});
		expect(printed.ranks.at(-1)).toMatchObject({ previousRank: 14, placesGained: 9 });
	});

	it("rankAreas() has as many areas before each rank as the rank says, in any order of the areas", () => {
		const values = fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 30 });
		fc.assert(
			fc.property(
				values,
				fc.constantFrom("highest-first" as const, "lowest-first" as const),
				(list, order) => {
					const areas = list.map((value, index) => ({ area: `area ${index}`, value }));
					const answer = rankAreas(areas, { order });
					expectPlain(answer);
					for (const { value, rank, tiedWith } of answer.ranks) {
						const before = list.filter((other) =>
							order === "highest-first" ? other > value : other < value,
						);
						expect(rank).toBe(before.length + 1);
						expect(tiedWith).toHaveLength(list.filter((other) => other === value).length - 1);
					}
					const again = rankAreas([...areas].reverse(), { order, previous: answer });
					expect(again.ranks.every(({ placesGained }) => placesGained === 0)).toBe(true);
					const sum = answer.ranks.reduce((total, { difference }) => total + difference, 0);
					expect(sum).toBeCloseTo(0, 9);
				},
			),
		);
	});

	it("rankAreas() refuses wrong arguments", () => {
		const doing = "Cannot rank the areas:";
		const one = { area: "Ashby", count: 1, exposure: 2 };
		expectRefusal(
			() => rankAreas([...five, ...five]),
			RangeError,
			"duplicate",
			`${doing} each area must be named once, current value is "Ashby"`,
		);
		expectRefusal(
			() => rankAreas([{ ...one, count: -1 }]),
			RangeError,
			"out-of-range",
			`${doing} count of Ashby must be 0 or more, current value is -1`,
		);
		expectRefusal(
			() => rankAreas([{ area: "Ashby", value: Number.NaN }]),
			RangeError,
			"not-a-number",
			`${doing} value of Ashby must be a finite number, current value is NaN`,
		);
		expectRefusal(
			() => rankAreas(five, { order: "highest" as "highest-first" }),
			RangeError,
			"unknown-option",
			`${doing} order must be one of highest-first, lowest-first, current value is "highest"`,
		);
		expectRefusal(
			() => rankAreas(five, { average: "pooled" }),
			RangeError,
			"unknown-option",
			`${doing} average must be one of mean-of-values, current value is "pooled"`,
		);
		expectRefusal(
			() => rankAreas([one], { average: "mean-of-values" }),
			RangeError,
			"unknown-option",
			`${doing} average must be one of pooled, mean-of-rates, current value is "mean-of-values"`,
		);
		expectRefusal(
			() => rankAreas(five, { average: Number.NaN }),
			RangeError,
			"not-a-number",
			`${doing} average must be a finite number, current value is NaN`,
		);
		expectRefusal(
			() => rankAreas(five, { per: 100 }),
			TypeError,
			"not-applicable",
			`${doing} per must come with counts, current value is 100`,
		);
		expectRefusal(
			() => rankAreas([one], { per: 0 }),
			RangeError,
			"out-of-range",
			`${doing} per must be above 0, current value is 0`,
		);
		const mixed = [one, { area: "Oadby", value: 3 }] as unknown as readonly AreaValue[];
		expectRefusal(
			() => rankAreas(mixed),
			TypeError,
			"wrong-type",
			`${doing} all areas must have counts, or all figures, current value is "1 of 2 with counts"`,
		);
		expectRefusal(
			() => rankAreas(mixed, { average: 3 }),
			TypeError,
			"wrong-type",
			`${doing} all areas must have counts, or all figures, current value is "1 of 2 with counts"`,
		);
		const previous = rankAreas(five, { order: "lowest-first" });
		expectRefusal(
			() => rankAreas(five, { previous }),
			RangeError,
			"out-of-range",
			`${doing} the previous ranking must be highest-first as well, current value is "lowest-first"`,
		);
		const zero = { order: "highest-first", ranks: [{ area: "Ashby", rank: 0 }] } as const;
		expectRefusal(
			() => rankAreas(five, { previous: zero }),
			RangeError,
			"out-of-range",
			`${doing} previous rank of Ashby must be 1 or more, current value is 0`,
		);
	});
});

const file = "golden/benchmark-comparison.json";

describeShared("rankAreas() on the shared cases", file, () => {
	it("rankAreas() ranks the most similar group", () => {
		const { cases } = sharedJson<{
			cases: readonly {
				id: string;
				input: { rows: readonly { area: string; count: number; denominator: number }[] };
				expected: { meanOfRates: number; rankHighestFirst: readonly number[] };
			}[];
		}>(file);
		const found = cases.find(({ id }) => id === "msg-average");
		if (found === undefined) throw new Error("the case is gone");
		const areas = found.input.rows.map(({ area, count, denominator }) => ({
			area,
			count,
			exposure: denominator,
		}));
		const { ranks, average } = rankAreas(areas, { average: "mean-of-rates" });
		expect(areas.map(({ area }) => ranks.find((one) => one.area === area)?.rank)).toEqual(
			found.expected.rankHighestFirst,
		);
		expect((average ?? 0) / found.expected.meanOfRates).toBeCloseTo(1, 12);
	});
});
