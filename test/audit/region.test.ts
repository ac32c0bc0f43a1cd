import { describe, expect, it } from "vitest";
import { type Place, type Rank, type Region, ranksOver } from "../../src/audit/region.ts";

/** All pairs of a region, one by one. */
function pairsOf({ first, last, range }: Region): readonly Place[] {
	const pairs: Place[] = [];
	for (let x = first; x <= last; x++) {
		const [bottom, top] = range(x);
		for (let y = bottom; y <= top; y++) pairs.push({ x, y });
	}
	return pairs;
}

const lines = (slope: number, low: number, high: number) => (place: Place) => {
	const score = slope * place.x - place.y;
	return score < low ? -1 : score > high ? 1 : 0;
};

/** A rank with lines of its own in each band. */
function banded(bands: Region["bands"], ranks: readonly ((place: Place) => Rank)[]): Region["rank"] {
	return (place) => {
		const band = bands.findIndex(([from, to]) => place.x + place.y >= from && place.x + place.y <= to);
		if (band < 0) throw new Error("There is no such pair");
		return ranks[band]?.(place) ?? null;
	};
}

/** What the y of an x can be: all of them, or those between two lines that do not fall. */
const shapes: readonly (readonly [low: number, high: number, off: number] | null)[] = [
	null,
	[0.5, 2, 0],
	[1, 1, 1],
	[0.3, 0.4, -1],
	[0, 1, -3],
	// Few x have a y.
	[0.6, 0.67, 0],
	[0.55, 0.6, 0],
];
const starts: readonly (readonly number[])[] = [[0], [0, 3], [0, 1, 5], [0, 2, 4, 7]];
const ranks: readonly ((place: Place) => Rank)[] = [
	lines(1, -2, 1),
	() => null,
	lines(1, 0, -1),
	lines(0.3, -4, -2),
	lines(2, 5, 6),
	lines(0, -3, -3),
	(): Rank => 0,
];

/** Regions of up to seven x and seven y, of every shape, with every choice of bands and with ranks of all kinds. */
function* regions(): Generator<Region> {
	for (const shape of shapes)
		for (const from of starts)
			for (const [turn] of ranks.entries())
				for (const stride of [1, 2, 3])
					for (const [wide, tall] of [
						[6, 6],
						[0, 6],
						[6, 0],
						[5, 3],
					] as const) {
						const bands = from.map((start, index) => [start, (from[index + 1] ?? 1000) - 1] as const);
						const [low, high, off] = shape ?? [0, 0, 0];
						const range = (x: number) =>
							shape === null
								? ([1, 1 + tall] as const)
								: ([Math.max(0, Math.ceil(low * x)), Math.min(tall, Math.floor(high * x) + off)] as const);
						const chosen = bands.map(
							(_, index) => ranks[(turn + index * stride) % ranks.length] ?? ((): Rank => 0),
						);
						yield { first: 1, last: 1 + wide, range, rank: banded(bands, chosen), bands };
					}
}

describe("ranksOver()", () => {
	it("ranksOver() finds every rank that some pair has, with a pair that has it, and no other", () => {
		let several = 0;
		for (const one of regions()) {
			const pairs = pairsOf(one);
			const found = ranksOver(one);
			expect(new Set(found.keys())).toEqual(new Set(pairs.map(one.rank)));
			const isRight = ([rank, { x, y }]: readonly [Rank, Place]) =>
				one.rank({ x, y }) === rank && pairs.some((pair) => pair.x === x && pair.y === y);
			expect([...found].filter((entry) => !isRight(entry))).toEqual([]);
			if (found.size > 2) several++;
		}
		expect(several).toBeGreaterThan(100);
	});

	it("ranksOver() finds a rank that one pair of many has, and looks at few of them", () => {
		const million = 1_000_000;
		for (const [at, bottom] of [
			[million / 3, 0],
			[0, million],
			[million, 0],
			[777_777, 123_456],
		] as const) {
			let looked = 0;
			const x = Math.floor(at);
			// The rank turns from -1 to 1 between two neighbours of x, but for one y.
			const rank = (place: Place): Rank => {
				looked++;
				if (place.x !== x) return place.x < x ? -1 : 1;
				return place.y > bottom ? -1 : place.y < bottom ? 1 : 0;
			};
			const found = ranksOver({
				first: 0,
				last: million,
				range: () => [0, million],
				rank,
				bands: [[0, 2 * million]],
			});
			expect(found.get(0)).toEqual({ x, y: bottom });
			expect(looked).toBeLessThan(400);
		}
	});

	it("ranksOver() stops as soon as what is found is enough, and when nothing new can be found", () => {
		const asked: Place[] = [];
		const square = (rank: (place: Place) => Rank): Region => ({
			first: 0,
			last: 99,
			range: () => [0, 99],
			bands: [[0, 198]],
			rank: (place) => {
				asked.push(place);
				return rank(place);
			},
		});
		const diagonal = lines(1, 0, 0);
		ranksOver(square(diagonal), (found) => found.has(1));
		// The four pairs at the ends.
		expect(asked).toHaveLength(4);
		// All pairs have the rank of the ends, or all ranks are found at the ends.
		for (const rank of [(): Rank => 0, (): Rank => 1, (): Rank => null, diagonal]) {
			asked.length = 0;
			const found = ranksOver(square(rank));
			expect(asked.length).toBeLessThan(20);
			// The pair that is kept is the first one.
			expect(found.get(rank === diagonal ? 1 : rank({ x: 0, y: 0 }))).toEqual(
				rank === diagonal ? { x: 99, y: 0 } : { x: 0, y: 0 },
			);
		}
	});

	it("ranksOver() asks for a pair of a stretch without looking at every x, where that can be told", () => {
		let looked = 0;
		const only = { x: 700_001, y: 3 };
		const empty = (there: Place | null): Region => ({
			first: 0,
			last: 1_000_000,
			range: (x) => {
				looked++;
				return x === there?.x ? [there.y, there.y] : [x, x - 1];
			},
			bands: [[0, 3_000_000]],
			rank: () => 0,
			anyIn: (left, right) => (there !== null && there.x >= left && there.x <= right ? there : null),
		});
		expect(ranksOver(empty(null)).size).toBe(0);
		expect([...ranksOver(empty(only))]).toEqual([[0, only]]);
		expect(looked).toBeLessThan(200);
	});
});
