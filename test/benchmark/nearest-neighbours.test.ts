import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AreaProfile, nearestNeighbours } from "../../src/benchmark/index.ts";
import { expectPlain, expectRefusal, frozen } from "./helpers.ts";

const areas: readonly AreaProfile[] = frozen([
	{ area: "Charnwood", profile: { density: 6.7, under25: 34 } },
	{ area: "Harborough", profile: { density: 1.6, under25: 27 } },
	{ area: "Melton", profile: { density: 1.1, under25: 26 } },
	{ area: "Oadby", profile: { density: 24.5, under25: 31 } },
]);

const profiles = fc
	.array(fc.record({ a: fc.integer({ min: -9, max: 9 }), b: fc.double({ min: 0, max: 1e6, noNaN: true }) }), {
		minLength: 2,
		maxLength: 12,
	})
	.map((list) => list.map((profile, index) => ({ area: `area ${index}`, profile })));

describe("nearestNeighbours()", () => {
	it("nearestNeighbours() ranks what is equally far but for rounding alike", () => {
		// 9.3 - 8.1 and 8.1 - 6.9 differ in doubles.
		const of = { O: 8.1, A: 6.9, B: 9.3, C: 17.1 };
		const { neighbours, others } = nearestNeighbours(
			"O",
			Object.entries(of).map(([area, u]) => ({ area, profile: { u } })),
			{ neighbours: 1 },
		);
		expect(neighbours.map(({ area, rank }) => [area, rank])).toEqual([
			["A", 1],
			["B", 1],
		]);
		expect(others.map(({ area, rank }) => [area, rank])).toEqual([["C", 3]]);
	});

	it("nearestNeighbours() gives the distances of R's dist(scale(x))", () => {
		// R 4.2.2: as.matrix(dist(scale(cbind(c(6.7, 1.6, 1.1, 24.5), c(34, 27, 26, 31)))))[1, ]
		const { neighbours, measures } = nearestNeighbours("Charnwood", areas);
		const expected = {
			Harborough: 1.9496544071200874,
			Melton: 2.2233079912959752,
			Oadby: 1.8130450925832622,
		};
		expect(neighbours.map(({ area }) => area)).toEqual(["Oadby", "Harborough", "Melton"]);
		for (const { area, distance } of neighbours) expect(distance).toBeCloseTo(expected[area as "Oadby"], 13);
		expect(measures.map(({ measure, weight }) => [measure, weight])).toEqual([
			["density", 1],
			["under25", 1],
		]);
	});

	it("nearestNeighbours() is the same in other units, in any order, and mutual in distance", () => {
		fc.assert(
			fc.property(profiles, (list) => {
				const [one, two] = list;
				if (one === undefined || two === undefined) return;
				const find = (all: readonly AreaProfile[], from: string, to: string) => {
					const { neighbours, others } = nearestNeighbours(from, all, { neighbours: 3 });
					return [...neighbours, ...others].find(({ area }) => area === to)?.distance ?? -1;
				};
				const distance = find(list, one.area, two.area);
				expect(find(list, two.area, one.area)).toBeCloseTo(distance, 9);
				expect(find([...list].reverse(), one.area, two.area)).toBeCloseTo(distance, 9);
				const scaled = list.map(({ area, profile: { a, b } }) => ({ area, profile: { a: 100 * a + 7, b } }));
				expect(find(scaled, one.area, two.area)).toBeCloseTo(distance, 9);
			}),
		);
	});

	it("nearestNeighbours() ranks every complete area once, by distance, ties together", () => {
		fc.assert(
			fc.property(profiles, fc.integer({ min: 1, max: 12 }), (list, wanted) => {
				const answer = nearestNeighbours("area 0", list, { neighbours: wanted });
				const all = [...answer.neighbours, ...answer.others];
				expect(all).toHaveLength(list.length - 1);
				for (const { rank, distance } of all)
					expect(rank).toBe(1 + all.filter((other) => other.distance < distance * (1 - 1e-12)).length);
				expect(answer.neighbours.length).toBeGreaterThanOrEqual(Math.min(wanted, list.length - 1));
				for (const { rank } of answer.others) expect(rank).toBeGreaterThan(wanted);
				expectPlain(answer);
			}),
		);
	});

	it("nearestNeighbours() keeps neighbours that are equally far", () => {
		const line = ["a", "b", "c", "d"].map((area, index) => ({
			area,
			profile: { x: [0, 1, -1, 5][index] ?? 0 },
		}));
		const { neighbours, others } = nearestNeighbours("a", line, { neighbours: 1 });
		expect(neighbours.map(({ area, rank }) => [area, rank])).toEqual([
			["b", 1],
			["c", 1],
		]);
		expect(others.map(({ area, rank }) => [area, rank])).toEqual([["d", 3]]);
	});

	it("nearestNeighbours() weighs measures, and a weight of 0 takes one out", () => {
		const byAge = nearestNeighbours("Charnwood", areas, { weights: { density: 0 } });
		expect(byAge.neighbours.map(({ area }) => area)).toEqual(["Oadby", "Harborough", "Melton"]);
	});

	it("nearestNeighbours() takes weights that are not whole, as parts of the squared distance", () => {
		const pair = [
			{ area: "a", profile: { size: 1 } },
			{ area: "b", profile: { size: 3 } },
		];
		// Two values that are 2 apart have the standard deviation of the root of 2.
		const { measures, neighbours } = nearestNeighbours("a", pair, { weights: { size: 0.5 } });
		expect(measures).toEqual([{ measure: "size", standardDeviation: Math.SQRT2, weight: 0.5 }]);
		expect(neighbours).toHaveLength(1);
		expect(neighbours[0]?.distance).toBeCloseTo(1, 14);
		const alone = nearestNeighbours("a", pair.slice(0, 1));
		expect(alone.measures).toEqual([{ measure: "size", standardDeviation: 0, weight: 1 }]);
	});

	it("nearestNeighbours() lists areas that lack a measure, and has no order where the area itself does", () => {
		const more = [...areas, { area: "Blaby", profile: { density: 8, under25: null } }];
		const answer = nearestNeighbours("Charnwood", more);
		expect(answer.excluded).toEqual([{ area: "Blaby", missing: ["under25"] }]);
		expect(answer.neighbours).toEqual(nearestNeighbours("Charnwood", areas).neighbours);
		expect(nearestNeighbours("Blaby", more)).toMatchObject({
			status: "not-comparable",
			neighbours: [],
			others: [],
		});
	});

	it("nearestNeighbours() takes a measure that is the same everywhere as telling nobody apart", () => {
		const same = areas.map(({ area, profile }) => ({ area, profile: { ...profile, county: 1 } }));
		const answer = nearestNeighbours("Charnwood", same);
		expect(answer.neighbours).toEqual(nearestNeighbours("Charnwood", areas).neighbours);
		expect(answer.measures[2]).toEqual({ measure: "county", standardDeviation: 0, weight: 1 });
	});

	it("nearestNeighbours() takes any names for areas and measures", () => {
		const strange = ["__proto__", "constructor", "toString"].map((area, index) => ({
			area,
			profile: JSON.parse(`{"__proto__": ${index}, "constructor": ${index * index}}`),
		}));
		const answer = nearestNeighbours("__proto__", strange);
		expect(answer.measures.map(({ measure }) => measure)).toEqual(["__proto__", "constructor"]);
		expect(answer.neighbours.map(({ area }) => area)).toEqual(["constructor", "toString"]);
	});

	it("nearestNeighbours() refuses what it cannot use", () => {
		const doing = "Cannot find the nearest neighbours:";
		const refuse = (call: () => unknown, kind: new () => Error, code: string, message: string) =>
			expectRefusal(call, kind, code, `${doing} ${message}`);
		refuse(
			() => nearestNeighbours("Rutland", areas),
			RangeError,
			"out-of-range",
			'areas must hold the area itself, current value is "Rutland"',
		);
		refuse(
			() => nearestNeighbours("Oadby", [...areas, ...areas]),
			RangeError,
			"duplicate",
			'each area must be named once, current value is "Charnwood"',
		);
		refuse(
			() => nearestNeighbours("Oadby", areas, { neighbours: 0 }),
			RangeError,
			"out-of-range",
			"neighbours must be above 0, current value is 0",
		);
		refuse(
			() => nearestNeighbours("Oadby", areas, { weights: { jobs: 1 } }),
			TypeError,
			"not-applicable",
			'weights must name measures of the areas, current value is "jobs"',
		);
		refuse(
			() => nearestNeighbours("Oadby", areas, { weights: { density: -1 } }),
			RangeError,
			"out-of-range",
			"weight of density must be 0 or more, current value is -1",
		);
		refuse(
			() => nearestNeighbours("Oadby", [{ area: "Oadby", profile: { density: Number.NaN } }]),
			RangeError,
			"not-a-number",
			"density of Oadby must be a finite number, current value is NaN",
		);
		refuse(
			() => nearestNeighbours("Oadby", [{ area: "Oadby", profile: {} }]),
			RangeError,
			"out-of-range",
			"areas must have at least one measure, current value is 1",
		);
		refuse(
			() => nearestNeighbours("Oadby", {} as never),
			TypeError,
			"wrong-type",
			"areas must be a list, current value is an object",
		);
		refuse(
			() => nearestNeighbours("Oadby", [{ area: "Oadby" } as never]),
			TypeError,
			"wrong-type",
			"profile of Oadby must hold its measures, current value is undefined",
		);
	});
});
