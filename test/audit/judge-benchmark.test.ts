import { describe, expect, it } from "vitest";
import type { Side } from "../../src/audit/judge.ts";
import { judgeBenchmark } from "../../src/audit/judge-benchmark.ts";
import { type BenchmarkClaim, checkClaim, compareToBenchmark } from "../../src/index.ts";
import { readFigures } from "../../src/published/figure.ts";

const words = ["lower", "in-line", "higher"];

function sideOf(claim: BenchmarkClaim): Side {
	const { area, benchmark } = claim;
	const figure = "rate" in area ? area.rate : "count" in area ? area.count : area.proportion;
	const other =
		"rate" in benchmark
			? benchmark.rate
			: "count" in benchmark
				? benchmark.count
				: "proportion" in benchmark
					? benchmark.proportion
					: benchmark.value;
	const figures = readFigures("test", "nearest", { area: figure, benchmark: other });
	const judge = "status" in figures ? [] : judgeBenchmark("test", claim, figures, "nearest");
	if (!("sides" in judge) || judge.sides[0] === undefined) throw new Error("not judged");
	return judge.sides[0];
}

describe("judgeBenchmark()", () => {
	it("judgeBenchmark() compares every area with every group, in it or beside it, and goes one way", () => {
		const [n, m] = [6, 15];
		for (const own of ["in", "out"] as const)
			for (const kind of ["proportion", "rate"] as const) {
				const all = kind === "proportion" ? { text: "0%", step: 200 } : { text: "0", step: 400 };
				const window = (people: number) =>
					kind === "proportion"
						? { proportion: all, denominator: people }
						: { rate: all, population: people, per: 100 };
				const { region, example } = sideOf({
					judgement: "benchmark",
					says: "higher",
					area: window(n),
					benchmark: { ...window(m), own },
				} as BenchmarkClaim);
				const key = kind === "proportion" ? "denominator" : "exposure";
				// No rate is above 200 per 100, no part above its whole.
				const [mostX, mostY] = kind === "proportion" ? [n, m] : [2 * n, 2 * m];
				expect([region.first, region.last]).toEqual([0, mostX]);
				const seen = new Set<string>();
				for (let x = 0; x <= mostX; x++)
					for (let y = 0; y <= mostY; y++) {
						const rank = region.rank({ x, y }) ?? Number.NaN;
						// The corners of a box need not be pairs; they too go one way.
						if (x > 0) expect(rank).toBeGreaterThanOrEqual(region.rank({ x: x - 1, y }) ?? Number.NaN);
						if (y > 0) expect(rank).toBeLessThanOrEqual(region.rank({ x, y: y - 1 }) ?? Number.NaN);
						const [bottom, top] = region.range(x);
						const isPair = own === "out" || (y >= x && (kind === "rate" || y - x <= m - n));
						expect(y >= bottom && y <= top).toBe(isPair);
						if (!isPair) continue;
						const compared = compareToBenchmark(
							{ count: x, [key]: n } as never,
							{ count: y, [key]: m, per: 100, own } as never,
						);
						if (compared.status !== "compared") throw new Error("not compared");
						const { position, percentDifference, pValue } = compared;
						expect(words[rank + 1]).toBe(position);
						seen.add(position);
						expect(example({ x, y })).toEqual({
							answer: position,
							figures: [
								{ count: x, population: n, value: (100 * x) / n },
								{ count: y, population: m, value: (100 * y) / m },
							],
							percent: percentDifference,
							pValue,
						});
					}
				expect([...seen].sort()).toEqual(["higher", "in-line", "lower"]);
			}
	});

	it("judgeBenchmark() takes a group of just the area's size, and a printed figure for a fixed one", () => {
		const within = (population: number) =>
			checkClaim({
				judgement: "benchmark",
				says: "in-line",
				area: { count: { text: "5", exact: true }, population: 100 },
				benchmark: { count: { text: "5", exact: true }, population, own: "in" },
			});
		expect(within(100)).not.toMatchObject({ status: "contradicted" });
		// Of a group that is the area there are no others to compare it with.
		const five = { count: { text: "5", exact: true }, population: 100 } as const;
		const whole = sideOf({
			judgement: "benchmark",
			says: "in-line",
			area: five,
			benchmark: { ...five, own: "in" },
		});
		expect(whole.region.rank({ x: 5, y: 5 })).toBeNull();
		expect(whole.example({ x: 5, y: 5 })).toMatchObject({ code: "not-comparable" });
		// Nor does it have more events than the area.
		const same = { rate: { text: "4", step: 4 }, population: 1000, per: 1000 } as const;
		const { region } = sideOf({
			judgement: "benchmark",
			says: "in-line",
			area: same,
			benchmark: { ...same, own: "in" },
		});
		expect([region.first, region.last, region.range(4)]).toEqual([2, 6, [4, 4]]);
		expect([3, 4, 5].map((y) => region.rank({ x: 4, y }))).toEqual([1, null, -1]);
		expect(() => within(99)).toThrow("must have at least its population");
		const fixed = sideOf({
			judgement: "benchmark",
			says: "higher",
			area: { rate: "9", population: 1000 },
			benchmark: { value: { text: "6.8", exact: true } },
		});
		const found = fixed.example({ x: 9, y: 0 });
		expect(found).toMatchObject({
			figures: [
				{ count: 9, population: 1000, value: 9 },
				{ count: null, population: null, value: 6.8 },
			],
			// 9 are 32.4% more than 6.8.
			percent: expect.closeTo(32.35, 2),
		});
	});
});
