import { describe, expect, it } from "vitest";
import { likelyStep, type StepFit } from "../../src/trend/best-step.ts";
import type { GroupedFit } from "../../src/trend/grouped-line.ts";

const fit: GroupedFit = {
	levels: [0],
	slopes: [],
	variances: [],
	deviance: 0,
	pearson: 0,
	degreesOfFreedom: 1,
	unbounded: false,
	scores: [],
	weights: [],
	groups: [],
};
const step = (before: number, deviance: number, slope: number, height: number): StepFit => ({
	before,
	fit: { ...fit, deviance, slopes: [slope, height] },
	height,
	variance: 1,
});
const told = (...fits: readonly StepFit[]) => {
	const likely = likelyStep(fits, { rounding: 0.01, chance: 4 });
	return likely && [likely.before, likely.others.map(({ before }) => before)];
};

describe("likelyStep()", () => {
	it("is none where there is none, and the only one where there is one", () => {
		expect(told()).toBeNull();
		expect(told(step(5, 20, 1, 2))).toEqual([5, []]);
	});

	it("is the best the other way where chance does not tell them apart and its slope is flatter, up or down", () => {
		expect(told(step(5, 20, 1, -2), step(9, 23.9, 0.4, 3), step(8, 23.95, 0, 3))).toEqual([9, [5]]);
		expect(told(step(5, 20, 1, -2), step(9, 23.9, -0.4, 3))).toEqual([9, [5]]);
		expect(told(step(5, 20, 0.3, -2), step(9, 23.9, -0.4, 3), step(8, 24, 0.3, 3))).toEqual([5, [9, 8]]);
		expect(told(step(5, 20, 1, -2), step(9, 24.1, 0.4, 3))).toEqual([5, []]);
	});

	it("is the best of those the same way, whatever their slopes, and names those that are the same but for rounding", () => {
		expect(told(step(5, 20, 1, 2), step(6, 20.5, 0, 2))).toEqual([5, []]);
		expect(told(step(5, 20, 1, 2), step(6, 20.009, 1, 2), step(7, 20.02, 1, 2))).toEqual([5, [6]]);
		expect(told(step(5, 20, 1, -2), step(9, 22, 0, 3), step(8, 22.005, 0, 3), step(7, 22.1, 0, 3))).toEqual([
			9,
			[5, 8],
		]);
	});
});
