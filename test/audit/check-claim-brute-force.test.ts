import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	type Benchmark,
	type ChangeThreshold,
	type Claim,
	checkClaim,
	compareToBenchmark,
	directionOfTravel,
	type Figure,
	roundExact,
	unround,
} from "../../src/index.ts";

/** Every whole count that prints as a figure: by the interval of `unround`, compared in doubles. */
function countsOf(
	printed: Figure,
	population: number,
	per: number,
	max = Number.POSITIVE_INFINITY,
): number[] {
	const read = unround(printed);
	if (read.status === "not-checkable") return [];
	const [lower, upper] = [Number(read.lower), Number(read.upper)];
	const counts: number[] = [];
	for (let count = 0; (count * per) / population <= upper + 1e-9 && count <= max; count++)
		if ((count * per) / population >= lower - 1e-9) counts.push(count);
	return counts;
}

/** The answers of a checked claim, sorted, or why it was not checked. */
function answersOf(claim: Claim): readonly string[] {
	const check = checkClaim(claim);
	if (check.status === "not-checkable") return check.reasons.map(({ code }) => code);
	return [...new Set(check.answers.map(({ answer }) => answer))].sort();
}

const sorted = (answers: Iterable<string>) => [...new Set(answers)].sort();

const population = fc.integer({ min: 1, max: 120 });

/** Figures that were rounded to a wide base as well as to a unit, so that many counts print so. */
const figure = fc
	.tuple(fc.integer({ min: 0, max: 30 }), fc.constantFrom(1, 1, 2, 5, 10, 25, 60))
	.map(([units, step]): Figure => ({ text: roundExact(units * step, { decimals: 0 }), step }));

const share = fc
	.tuple(fc.integer({ min: 0, max: 10 }), fc.constantFrom(1, 7, 10, 20, 50))
	.map(([tenths, step]): Figure => {
		const units = Math.floor((10 * tenths) / step);
		return { text: `${units * step}%`, step };
	});

describe("checkClaim() against every count that prints so", () => {
	it("checkClaim() finds every direction that two rates can have, and no other", () => {
		fc.assert(
			fc.property(
				figure,
				figure,
				population,
				population,
				fc.constantFrom("mid-p", "exact", "score") as fc.Arbitrary<"mid-p">,
				fc.constantFrom<ChangeThreshold | 0>(0, { relative: 0.02 }, { absolute: 15 }),
				(now, before, n, m, method, minimumChange) => {
					const options = { method, minimumChange } as const;
					const [xs, ys] = [countsOf(now, n, 100), countsOf(before, m, 100)];
					const travels = xs.flatMap((count) =>
						ys.map((other) =>
							directionOfTravel(
								{ count, exposure: n },
								{ count: other, exposure: m },
								{ per: 100, ...options },
							),
						),
					);
					const found = answersOf({
						judgement: "direction",
						says: "up",
						current: { rate: now, population: n, per: 100 },
						previous: { rate: before, population: m, per: 100 },
						options,
					});
					const expected = sorted(travels.flatMap(({ direction }) => direction ?? []));
					if (xs.length === 0 || ys.length === 0) expect(new Set(found)).toEqual(new Set(["no-counts"]));
					else expect(found).toEqual(expected.length > 0 ? expected : ["not-comparable"]);
				},
			),
			{ numRuns: 400 },
		);
	});

	it("checkClaim() finds every direction that two counts can have, however few and unevenly exposed", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 12 }),
				fc.integer({ min: 0, max: 12 }),
				fc.constantFrom(1, 3, 8),
				fc.constantFrom(1, 3, 8),
				fc.integer({ min: 1, max: 12 }),
				fc.integer({ min: 1, max: 12 }),
				(now, before, step, other, n, m) => {
					const [current, previous] = [
						{ text: String(now * step), step },
						{ text: String(before * other), step: other },
					];
					const travels = countsOf(current, 1, 1).flatMap((x) =>
						countsOf(previous, 1, 1).map((y) =>
							directionOfTravel({ count: x, exposure: n }, { count: y, exposure: m }),
						),
					);
					const expected = sorted(travels.flatMap(({ direction }) => direction ?? []));
					const found = answersOf({
						judgement: "direction",
						says: "up",
						current: { count: current, population: n },
						previous: { count: previous, population: m },
					});
					expect(found).toEqual(expected.length > 0 ? expected : ["not-comparable"]);
				},
			),
			{ numRuns: 600 },
		);
	});

	it("checkClaim() finds a fall that only some of the counts show, between two ends that do not", () => {
		const claim: Claim = {
			judgement: "direction",
			says: "similar",
			current: { count: "<4", population: 7 },
			previous: { count: "4", population: 3 },
		};
		// 0 and 4 are too few to call, 3 and 4 are no evidence; 1 and 4 are a fall.
		expect(answersOf(claim)).toEqual(["down", "similar"]);
		expect(checkClaim(claim).status).toBe("depends");
	});

	it("checkClaim() finds the answer that lies between the ends, where no end has it", () => {
		expect(
			answersOf({
				judgement: "direction",
				says: "similar",
				current: { count: { text: "60", step: 5 }, population: 1 },
				previous: { count: "<1,000", population: 1 },
			}),
		).toEqual(["down", "similar", "up"]);
	});

	it("checkClaim() finds every direction that two percentages can have, through both tests", () => {
		fc.assert(
			fc.property(
				share,
				share,
				fc.integer({ min: 1, max: 60 }),
				fc.integer({ min: 1, max: 60 }),
				fc.constantFrom({}, {}, { designEffect: 1.7 }, { method: "fisher-mid-p" } as const),
				(now, before, n, m, options) => {
					const xs = countsOf(now, n, 100, n);
					const ys = countsOf(before, m, 100, m);
					const expected = sorted(
						xs.flatMap((count) =>
							ys.flatMap(
								(other) =>
									directionOfTravel(
										{ count, denominator: n },
										{ count: other, denominator: m },
										{ per: 100, ...options },
									).direction ?? [],
							),
						),
					);
					const found = answersOf({
						judgement: "direction",
						says: "similar",
						current: { proportion: now, denominator: n },
						previous: { proportion: before, denominator: m },
						options,
					});
					if (xs.length === 0 || ys.length === 0) expect(new Set(found)).toEqual(new Set(["no-counts"]));
					else expect(found).toEqual(expected.length > 0 ? expected : ["not-comparable"]);
				},
			),
			{ numRuns: 400 },
		);
	});

	it("checkClaim() finds every direction that a rate and its change can have", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 90 }),
				fc.integer({ min: -60, max: 150 }),
				fc.integer({ min: 20, max: 400 }),
				fc.integer({ min: 20, max: 400 }),
				fc.option(fc.integer({ min: 1, max: 90 }), { nil: null }),
				fc.constantFrom<"rate" | "count">("rate", "count"),
				(now, change, n, m, before, basis) => {
					const xs = countsOf(String(now), n, 100);
					const ys = before === null ? null : countsOf(String(before), m, 100);
					const most = Math.max(0, ...xs) * 4 * Math.max(1, m / n);
					const all = ys ?? Array.from({ length: Math.ceil(most) }, (_, index) => index + 1);
					const pairs = xs.flatMap((x) =>
						all
							.filter((y) => y > 0)
							.filter((y) => {
								const ratio = basis === "count" ? x / y : (x * m) / (n * y);
								return Math.abs(100 * (ratio - 1) - change) <= 0.5 + 1e-9;
							})
							.map((y) => [x, y] as const),
					);
					const expected = sorted(
						pairs.flatMap(
							([count, other]) =>
								directionOfTravel({ count, exposure: n }, { count: other, exposure: m }, { per: 100 })
									.direction ?? [],
						),
					);
					const found = answersOf({
						judgement: "direction",
						says: "up",
						current: { rate: String(now), population: n, per: 100 },
						previous: before === null ? { population: m } : { rate: String(before), population: m, per: 100 },
						change: `${change}%`,
						basis,
					});
					if (expected.length > 0) expect(found).toEqual(expected);
					else expect(sorted(found)).toEqual(["no-counts"]);
				},
			),
			{ numRuns: 400 },
		);
	});

	it("checkClaim() finds every position that an area can have in or beside its group", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 100 }),
				fc.integer({ min: 0, max: 100 }),
				fc.integer({ min: 5, max: 60 }),
				fc.integer({ min: 61, max: 150 }),
				fc.constantFrom("in", "out") as fc.Arbitrary<"in">,
				fc.boolean(),
				fc.constantFrom("mid-p", "exact", "interval", "overlap", "control-limits") as fc.Arbitrary<"mid-p">,
				(mine, theirs, n, m, own, isRate, method) => {
					const key = isRate ? "exposure" : "denominator";
					const xs = countsOf(String(mine), n, 100, isRate ? Infinity : n);
					const ys = countsOf(String(theirs), m, 100, isRate ? Infinity : m);
					const answers: string[] = [];
					for (const x of xs)
						for (const y of ys) {
							if (own === "in" && (y < x || (!isRate && y - x > m - n))) continue;
							const group = { count: y, [key]: m, per: 100, own } as unknown as Benchmark;
							const area = { count: x, [key]: n } as unknown as { count: number; exposure: number };
							answers.push(compareToBenchmark(area, group, { method }).position);
						}
					const window = (printed: string, people: number) =>
						isRate
							? ({ rate: printed, population: people, per: 100 } as const)
							: ({ proportion: printed, denominator: people } as const);
					const found = answersOf({
						judgement: "benchmark",
						says: "higher",
						area: window(String(mine), n),
						benchmark: { ...window(String(theirs), m), own },
						options: { method },
					});
					if (xs.length === 0 || ys.length === 0) expect(new Set(found)).toEqual(new Set(["no-counts"]));
					else expect(found).toEqual(answers.length > 0 ? sorted(answers) : ["no-counts"]);
				},
			),
			{ numRuns: 400 },
		);
	});

	it("checkClaim() finds the positions against a printed figure, over all that prints so", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 60 }),
				fc.integer({ min: 0, max: 60 }),
				fc.integer({ min: 20, max: 400 }),
				(mine, theirs, n) => {
					const xs = countsOf(String(mine), n, 100);
					const ends = [Math.max(0, theirs - 0.5), theirs + 0.5];
					const grid = Array.from({ length: 201 }, (_, index) => {
						const [from = 0, to = 0] = ends;
						return from + ((to - from) * index) / 200;
					});
					const expected = sorted(
						xs.flatMap((count) =>
							grid.map((value) => compareToBenchmark({ count, exposure: n }, { value, per: 100 }).position),
						),
					);
					const found = answersOf({
						judgement: "benchmark",
						says: "in-line",
						area: { rate: String(mine), population: n, per: 100 },
						benchmark: { value: String(theirs) },
					});
					// A grid may miss an answer that only a sliver of the values has, and never finds one that is not there.
					if (xs.length > 0) expect(found).toEqual(expect.arrayContaining(expected));
					if (xs.length > 0 && expected.length !== 2) expect(found).toEqual(expected);
				},
			),
			{ numRuns: 200 },
		);
	});

	it("checkClaim() says of a percentage change what every pair of counts has", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 90 }),
				fc.integer({ min: 1, max: 90 }),
				fc.integer({ min: 20, max: 300 }),
				fc.integer({ min: 20, max: 300 }),
				fc.integer({ min: -100, max: 200 }),
				fc.boolean(),
				fc.constantFrom<"rate" | "count">("rate", "count"),
				(now, before, n, m, change, isExact, basis) => {
					const [xs, ys] = [countsOf(String(now), n, 100), countsOf(String(before), m, 100)];
					const wide = isExact ? 0 : 0.5;
					const expected = sorted(
						xs.flatMap((x) =>
							ys
								.filter((y) => y > 0)
								.map((y) => {
									const percent = 100 * ((basis === "count" ? x / y : (x * m) / (n * y)) - 1);
									if (percent < change - wide - 1e-9) return "below";
									return percent > change + wide + 1e-9 ? "above" : "as-printed";
								}),
						),
					);
					const found = answersOf({
						judgement: "percentage-change",
						says: isExact ? { text: `${change}%`, exact: true } : `${change}%`,
						current: { rate: String(now), population: n, per: 100 },
						previous: { rate: String(before), population: m, per: 100 },
						basis,
					});
					if (expected.length > 0) expect(found).toEqual(expected);
					else expect(sorted(found)).toEqual([ys.length > 0 && xs.length > 0 ? "zero-base" : "no-counts"]);
				},
			),
			{ numRuns: 400 },
		);
	});

	it("checkClaim() reaches the nearest figure with which a change in per cent would be another", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 40 }),
				fc.integer({ min: 10, max: 40 }),
				fc.integer({ min: -90, max: 150 }),
				fc.constantFrom(0, 0.5),
				fc.integer({ min: 20, max: 200 }),
				(now, before, says, wide, n) => {
					const ys = countsOf(String(before), 150, 100).filter((y) => y > 0);
					/** The verdict by every pair of counts; null where there is none. */
					const verdictOf = (rate: number, change: number) => {
						const right = countsOf(String(rate), n, 100).flatMap((x) =>
							ys.map((y) => Math.abs(100 * ((x * 150) / (n * y) - 1) - change) <= wide + 1e-9),
						);
						if (right.length === 0) return null;
						return right.every(Boolean) ? "holds" : right.some(Boolean) ? "depends" : "contradicted";
					};
					const check = checkClaim({
						judgement: "percentage-change",
						says: wide === 0 ? { text: `${says}%`, exact: true } : `${says}%`,
						current: { rate: String(now), population: n, per: 100 },
						previous: { rate: String(before), population: 150, per: 100 },
					});
					if (check.status !== "holds" && check.status !== "contradicted") return;
					const steps = Array.from({ length: 600 }, (_, index) => index + 1);
					const isOther = (verdict: string | null) => verdict !== null && verdict !== check.status;
					const end = (verdictAt: (step: number) => string | null, side: 1 | -1) =>
						steps.map((step) => side * step).find((step) => isOther(verdictAt(step))) ?? null;
					const reached = (name: string, from: number) => {
						const found = check.reach.find(({ figure: of }) => of === name);
						return [found?.below, found?.above].map((text) =>
							text == null ? null : Number.parseInt(text, 10) - from,
						);
					};
					const byRate = (step: number) => (now + step < 0 ? null : verdictOf(now + step, says));
					const bySays = (step: number) => verdictOf(now, says + step);
					expect(reached("current", now)).toEqual([end(byRate, -1), end(byRate, 1)]);
					expect(reached("says", says)).toEqual([end(bySays, -1), end(bySays, 1)]);
				},
			),
			{ numRuns: 30 },
		);
	});
});
