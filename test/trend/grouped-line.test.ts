import { describe, expect, it } from "vitest";
import { fitGrouped } from "../../src/trend/grouped-line.ts";
import { pointOf } from "../../src/trend/points.ts";

const counts = [0, 8, 22, 22, 15, 22, 3, 3, 25, 28, 17, 21, 17, 22, 22, 9];
const points = counts.map((count, index) => pointOf("poisson", index + 1, count, 1000));
const groups = counts.map((_, index) => (index < 9 ? 0 : 1));

/** The deviance of lines with these slopes and the levels that suit them best, by its definition. */
function devianceAt(columns: readonly (readonly number[])[], slopes: readonly number[]): number {
	const factors = counts.map((_, at) =>
		Math.exp(slopes.reduce((sum, slope, which) => sum + slope * (columns[which]?.[at] ?? 0), 0)),
	);
	const sumOf = (list: readonly number[], group: number) =>
		list.reduce((sum, one, at) => (groups[at] === group ? sum + one : sum), 0);
	const levels = [0, 1].map((group) => sumOf(counts, group) / sumOf(factors, group));
	return counts.reduce((sum, count, at) => {
		const mean = (levels[groups[at] ?? 0] ?? 0) * (factors[at] ?? 0);
		return sum + 2 * ((count > 0 ? count * Math.log(count / mean) : 0) - (count - mean));
	}, 0);
}

describe("fitGrouped()", () => {
	it.each([2.005, 2.01, 2.015, 2.02, 2.03])(
		"holds a slope at its limit and finds the best of the other, with a bend at %d",
		(at) => {
			const columns = [
				points.map(({ time }) => Math.min(time - at, 0)),
				points.map(({ time }) => Math.max(time - at, 0)),
			];
			const fit = fitGrouped({ family: "poisson", points }, groups, columns);
			let best = Infinity;
			for (let slope = -0.3; slope <= 0.3; slope += 1e-4)
				best = Math.min(best, devianceAt(columns, [25, slope]));
			expect(fit.slopes[0]).toBe(25);
			expect(fit.deviance).toBeCloseTo(devianceAt(columns, fit.slopes), 9);
			expect(fit.deviance).toBeLessThanOrEqual(best + 1e-9);
		},
	);

	it("starts from levels that suit exposures far apart", () => {
		const sizes = [0.00168, 0.00116, 0.00181, 1_197_539];
		const far = [91_729, 126_903, 474_038, 1_011_022].map((count, index) =>
			pointOf("poisson", index + 1, count, (sizes[index] ?? 1) / 1_197_539),
		);
		const { slopes } = fitGrouped({ family: "poisson", points: far }, [0, 0, 0, 0], [[1, 2, 3, 4]]);
		// Where the events expected add up to those seen, and their mean time to that seen, by halving.
		const excess = (slope: number) => {
			const weights = far.map(({ size, time }) => size * Math.exp(slope * (time - 4)));
			const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
			const expected = sum(weights.map((w, i) => w * (i + 1))) / sum(weights);
			return expected - sum(far.map(({ value, time }) => value * time)) / sum(far.map(({ value }) => value));
		};
		let [low, high] = [-25, 25];
		for (let halving = 0; halving < 100; halving++) {
			const middle = (low + high) / 2;
			if (excess(middle) < 0) low = middle;
			else high = middle;
		}
		expect(slopes[0]).toBeCloseTo(low, 9);
	});
});
