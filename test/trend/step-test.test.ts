import { describe, expect, it } from "vitest";
import { stepP, stepScores } from "../../src/trend/step-test.ts";
import { expectNear } from "./helpers.ts";

const zs = [1.2, -2.9, 2.1, 0.3];
const placed = (next: readonly number[]) =>
	zs.map((z, index) => ({ before: 2 + index, z, next: next[index] ?? 0 }));
const near = placed([0.8, 0.7, 0.5, 0]);

describe("stepP()", () => {
	// R: pbeta(z^2 / (X2 + w v), 1/2, (df + w - 1) / 2, lower = FALSE) or 2 pnorm(-z / sqrt(v)), whichever is larger; four
	// times that, less what neighbours share, by integrate().
	it.each([
		["the points decide", near, 14.3, { weight: 4, value: 1 }, 0.0260000878574381],
		["a prior of another dispersion", near, 30, { weight: 4, value: 1.5 }, 0.234278160746768],
		["the prior decides", near, 3.1, { weight: 4, value: 2.5 }, 0.198352600915756],
		["no prior", near, 14.3, null, 0.0322216347766162],
		["neighbours that say the same", placed([1, 1, 1, 0]), 14.3, null, 0.00964513923183396],
		["neighbours that say the contrary", placed([-0.6, 0.2, -0.3, 0]), 14.3, null, 0.0365709923493768],
	] as const)("is that of R: %s", (_, scores, pearson, prior, wanted) => {
		expectNear(stepP(scores, pearson, prior, 9), wanted, 1e-9);
	});

	it("is 1 where there is nothing to step, and 0 where a step takes all that the line leaves", () => {
		const prior = { weight: 4, value: 1 };
		expect(stepP([], 14.3, prior, 9)).toBe(1);
		expect(
			stepP(
				placed([]).map((score) => ({ ...score, z: 0 })),
				14.3,
				prior,
				9,
			),
		).toBe(1);
		expect(stepP(near, 0, null, 9)).toBe(1);
		expect(stepP(near, 2.9 ** 2, null, 9)).toBe(0);
		expect(
			stepP(
				placed([1, 1, 1, 0]).map((score) => ({ ...score, z: 1e-20 })),
				14.3,
				prior,
				9,
			),
		).toBe(1);
	});
});

/** Score of each step over its standard deviation and its correlation with the next, by projection on columns made orthogonal. */
function byProjection(
	columns: readonly (readonly number[])[],
	scores: readonly number[],
	weights: readonly number[],
	places: readonly number[],
) {
	const inner = (a: readonly number[], b: readonly number[]) =>
		a.reduce((sum, one, index) => sum + one * (b[index] ?? 0) * (weights[index] ?? 0), 0);
	const basis: (readonly number[])[] = [];
	const leave = (column: readonly number[]) => {
		let rest = column;
		for (let twice = 0; twice < 2; twice++)
			for (const one of basis) {
				const share = inner(rest, one) / inner(one, one);
				rest = rest.map((value, index) => value - share * (one[index] ?? 0));
			}
		return rest;
	};
	for (const column of columns) basis.push(leave(column));
	const rests = places.map((before) => leave(weights.map((_, index) => (index < before ? 0 : 1))));
	return places.map((before, at) => {
		const rest = rests[at] ?? [];
		const square = inner(rest, rest);
		const next = rests[at + 1];
		const score = scores.reduce((sum, one, index) => sum + (index < before ? 0 : one), 0);
		return {
			before,
			z: score / Math.sqrt(square),
			next: next === undefined ? 0 : inner(rest, next) / Math.sqrt(square * inner(next, next)),
		};
	});
}

describe("stepScores()", () => {
	const times = [1, 2, 3.5, 5, 6, 7, 9, 10];
	const weights = [3, 1, 2, 0.5, 4, 1.5, 2.5, 1];
	const scores = [0.4, -1.3, 0.9, 0.2, 2, -1.1, -0.6, -0.5];
	const expectSame = (found: ReturnType<typeof stepScores>, wanted: ReturnType<typeof byProjection>) => {
		expect(found.map(({ before }) => before)).toEqual(wanted.map(({ before }) => before));
		found.forEach(({ z, next }, index) => {
			expectNear(z, wanted[index]?.z ?? Number.NaN, 1e-11);
			expectNear(next, wanted[index]?.next ?? Number.NaN, 1e-11);
		});
	};

	it.each([
		["of one group", [0, 0, 0, 0, 0, 0, 0, 0], [2, 3, 4, 5, 6]],
		["of seasons", [0, 1, 0, 1, 0, 1, 0, 1], [2, 3, 4, 5, 6]],
	] as const)("are what is left beside the line and the levels %s", (_, groups, places) => {
		const levels = [...new Set(groups)].map((name) => groups.map((group) => (group === name ? 1 : 0)));
		const found = stepScores({ scores, weights, groups }, times, 2);
		expectSame(found, byProjection([...levels, times], scores, weights, places));
	});

	it("leave out the place where the levels part, and points of no group", () => {
		const groups = [0, 0, 0, 0, 1, 1, 1, 1];
		const columns = [groups.map((group) => 1 - group), groups, times];
		const found = stepScores({ scores, weights, groups }, times, 2);
		const wanted = byProjection(columns, scores, weights, [2, 3, 5, 6]);
		expect(found.map(({ before }) => before)).toEqual([2, 3, 5, 6]);
		found.forEach(({ z }, index) => {
			expectNear(z, wanted[index]?.z ?? Number.NaN, 1e-11);
		});
		const silent = {
			scores: [...scores, 0, 0, 0],
			weights: [...weights, 0, 0, 0],
			groups: [0, 0, 0, 0, 0, 0, 0, 0, -1, -1, -1],
		};
		const beside = stepScores(silent, [...times, 11, 12, 13], 2);
		expectSame(beside, byProjection([times.map(() => 1), times], scores, weights, [2, 3, 4, 5, 6, 7]));
		expect(stepScores({ ...silent, groups: silent.groups.map(() => -1) }, [...times, 11, 12, 13], 2)).toEqual(
			[],
		);
	});

	it("are set beside the levels alone where all points stand at one time", () => {
		const ones = times.map(() => 1);
		const found = stepScores({ scores, weights: ones, groups: ones.map(() => 0) }, ones, 2);
		expectSame(found, byProjection([ones], scores, ones, [2, 3, 4, 5, 6]));
	});

	it("grow with the root of the weights, and keep their correlations", () => {
		const one = { scores, weights, groups: weights.map(() => 0) };
		const small = {
			...one,
			scores: scores.map((s) => s / 2 ** 40),
			weights: weights.map((w) => w / 2 ** 40),
		};
		const [found, wanted] = [stepScores(small, times, 2), stepScores(one, times, 2)];
		expect(found).toEqual(wanted.map((score) => ({ ...score, z: score.z / 2 ** 20 })));
	});
});
