import { describe, expect, it } from "vitest";
import { type BendTest, bendP, bendTest } from "../../src/trend/bend-test.ts";
import { type Fit, fitLine } from "../../src/trend/fit-line.ts";
import { detectLevellingOff } from "../../src/trend/index.ts";
import { type Family, type Points, pointOf, stand } from "../../src/trend/points.ts";
import { yearly } from "./helpers.ts";

/** The sum of products. */
const dot = (a: readonly number[], b: readonly number[]) =>
	a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);

/**
 * The score process of a bend by its definition, time by time: the bend is taken off the levels and the times by Gram and
 * Schmidt, twice as rounding wants it, and set beside the residuals.
 */
function byDefinition(
	{ family, points }: Points,
	line: Fit,
	{ first, last }: { readonly first: number; readonly last: number },
	sides: readonly number[],
): BendTest {
	const at = { score: 0, weight: 0, loss: 0 };
	const [level, slope] = line.coefficients;
	const stands = points.map((point) => {
		stand(family, point, level + slope * (point.time - line.at), at);
		return { root: Math.sqrt(at.weight), residual: at.score / Math.sqrt(at.weight) };
	});
	const scaled = (columnOf: (time: number, index: number) => number) =>
		stands.map(({ root }, index) => root * columnOf(points[index]?.time ?? 0, index));
	const directions: (readonly number[])[] = [];
	const left = (column: readonly number[]) => {
		let rest = [...column];
		for (const direction of [...directions, ...directions]) {
			const share = dot(rest, direction);
			rest = rest.map((value, index) => value - share * (direction[index] ?? 0));
		}
		return rest;
	};
	const unit = (column: readonly number[]) => {
		const length = Math.sqrt(dot(column, column));
		return column.map((value) => value / length);
	};
	for (const side of new Set(sides))
		directions.push(unit(left(scaled((_, i) => (sides[i] === side ? 1 : 0)))));
	directions.push(unit(left(scaled((time) => time - (points[3]?.time ?? 0)))));
	const residuals = stands.map(({ residual }) => residual);
	const bend = (psi: number) => unit(left(scaled((time) => Math.max(0, time - psi))));
	const times = points.slice(first, last + 1).map(({ time }) => time);
	const grid = times.flatMap((time, index) => {
		const next = times[index + 1];
		if (next === undefined) return [time];
		return Array.from({ length: 400 }, (_, step) => time + ((next - time) * step) / 400);
	});
	const heights = grid.map((psi) => dot(residuals, bend(psi)));
	let arcLength = 0;
	for (let index = 1; index < times.length; index++) {
		const [one, other] = [bend(times[index - 1] ?? 0), bend(times[index] ?? 0)];
		const gap = one.map((value, place) => value - (other[place] ?? 0));
		arcLength += 2 * Math.asin(Math.sqrt(dot(gap, gap)) / 2);
	}
	return {
		highest: Math.max(...heights),
		lowest: Math.min(...heights),
		arcLength,
		pearson: dot(residuals, residuals),
	};
}

const steep = (power: number) => (index: number) =>
	Math.floor(Math.exp(power * index) * (40 + ((index * 7) % 11)));

/** Series with what makes each hard, and a declared break in some. */
const cases: readonly (readonly [
	name: string,
	family: Family,
	valueAt: (index: number) => number,
	sizeAt: (index: number) => number,
	many: number,
	breakAt: number,
])[] = [
	["counts", "poisson", (i) => 30 + ((i * 13) % 17) + (i > 7 ? 2 * i : 0), () => 1, 16, Infinity],
	["counts with a break", "poisson", (i) => 30 + ((i * 13) % 17) + (i > 9 ? 40 : 0), () => 1, 20, 10],
	["values with a late break", "gaussian", (i) => ((i * 29) % 23) - i, (i) => 1 + (i % 4), 18, 13],
	[
		"values of uneven weight",
		"gaussian",
		(i) => (i * i) / 9 - ((i * 5) % 7),
		(i) => 0.1 + ((i * 11) % 13),
		15,
		Infinity,
	],
	["proportions", "binomial", (i) => 20 + ((i * 7) % 30), () => 90, 14, Infinity],
	["counts that grow a millionfold", "poisson", steep(1.4), () => 1, 20, Infinity],
	["counts that shrink to a millionth", "poisson", (i) => steep(1.4)(20 - i), () => 1, 20, Infinity],
	["counts that grow a millionfold, with a break", "poisson", steep(1.2), () => 1, 24, 12],
];

describe("the test of a bend", () => {
	it.each(cases)(
		"bendTest() is the score process by its definition: %s",
		(_, family, valueAt, sizeAt, many, breakAt) => {
			// A quarter of a period is left out now and then.
			const points = Array.from({ length: many }, (_, i) =>
				pointOf(family, i + (i > 4 ? 0.25 : 0), valueAt(i), sizeAt(i)),
			);
			const sides = points.map((_, index) => (index < breakAt ? 0 : 1));
			const data = { family, points };
			const line = fitLine(data, "straight", points[many >> 1]?.time ?? 0);
			for (const knots of [
				{ first: 1, last: many - 3 },
				{ first: 4, last: many - 5 },
			]) {
				const found = bendTest(data, line, knots, sides);
				const wanted = byDefinition(data, line, knots, sides);
				const scale = Math.sqrt(wanted.pearson);
				// Between two places of the grid the process turns by a little more.
				expect((found.highest - wanted.highest) / scale).toBeGreaterThan(-1e-7);
				expect((found.highest - wanted.highest) / scale).toBeLessThan(1e-5);
				expect((wanted.lowest - found.lowest) / scale).toBeGreaterThan(-1e-7);
				expect((wanted.lowest - found.lowest) / scale).toBeLessThan(1e-5);
				expect(Math.abs(found.arcLength - wanted.arcLength)).toBeLessThan(1e-6);
				expect(found.pearson / wanted.pearson).toBeCloseTo(1, 10);
			}
		},
	);

	it("bendTest() says the same whatever stands where the line expects nothing at all", () => {
		const near = Array.from({ length: 10 }, (_, i) => pointOf("poisson", i, 90 - 8 * i + ((i * 5) % 7), 1));
		const far = [100_000, 100_001, 100_003].map((time, i) => pointOf("poisson", time, i, 1));
		const line = fitLine({ family: "poisson", points: near }, "straight", 4);
		const knots = { first: 1, last: 7 };
		const alone = bendTest(
			{ family: "poisson", points: near },
			line,
			knots,
			near.map(() => 0),
		);
		const beside = bendTest(
			{ family: "poisson", points: [...near, ...far] },
			line,
			knots,
			[...near, ...far].map(() => 0),
		);
		expect(beside.pearson).toBe(alone.pearson);
		for (const name of ["highest", "lowest", "arcLength"] as const)
			expect(beside[name]).toBeCloseTo(alone[name], 9);
	});

	it("takes a bend of the size of rounding for none, whatever the counts", () => {
		const equal = { highest: 2e-9, lowest: -2e-9, arcLength: 2.4, pearson: 5 };
		const prior = { weight: 4, value: 1 };
		expect(bendP(equal.highest, equal, prior, 10)).toBe(1);
		expect(bendP(4e-9, equal, prior, 10)).toBeLessThan(0.9);
		for (const count of [7, 100, 200, 333, 1_000])
			for (const years of [6, 10]) {
				const { evidence } = detectLevellingOff(yearly(new Array<number>(years).fill(count)));
				expect(evidence).toMatchObject({ p: 1, pSlowing: 1, pAccelerating: 1 });
			}
	});

	it("bendP() is 1 where nothing rises", () => {
		expect(bendP(0, { highest: 0, lowest: -3, arcLength: 0.4, pearson: 9 }, null, 12)).toBe(1);
		expect(bendP(0.1, { highest: 0.1, lowest: -3, arcLength: 0.4, pearson: 9 }, null, 12)).toBeLessThan(0.6);
	});
});
