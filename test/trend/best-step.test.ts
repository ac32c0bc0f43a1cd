import { describe, expect, it } from "vitest";
import { likelyStep, marginsOf, type StepFit, stepFits } from "../../src/trend/best-step.ts";
import type { GroupedFit } from "../../src/trend/grouped-line.ts";
import { pointOf } from "../../src/trend/points.ts";

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

	it("stays with the best where the slope of the one the other way is as steep", () => {
		expect(told(step(5, 20, 1, -2), step(9, 22, 1, 3))).toEqual([5, [9]]);
		expect(told(step(5, 20, 1, -2), step(9, 22, -1, 3))).toEqual([5, [9]]);
	});

	it("takes a step without height for one neither up nor down", () => {
		expect(told(step(5, 20, 1, 2), step(6, 21, 0, 0))).toEqual([5, []]);
		expect(told(step(5, 20, 1, 0), step(6, 21, 0, -2))).toEqual([5, []]);
		expect(told(step(5, 20, 1, 0), step(6, 20, 0, -2))).toEqual([5, [6]]);
	});

	it("names one that is off by all that rounding may do, and one the other way by all that chance may do", () => {
		const likely = likelyStep([step(5, 20, 1, 2), step(6, 20.5, 1, 2), step(9, 24, 1, -3)], {
			rounding: 0.5,
			chance: 4,
		});
		expect(likely?.others.map(({ before }) => before)).toEqual([6, 9]);
	});
});

describe("marginsOf()", () => {
	it("allows for rounding by the size of the deviance, and for chance by the dispersion besides", () => {
		const { rounding, chance } = marginsOf(5_000_000, 2);
		expect(rounding).toBeCloseTo(0.005, 15);
		expect(chance).toBeCloseTo(7.685, 12);
	});
});

describe("stepFits()", () => {
	it("fits the five places with the largest scores up and the five with the largest down", () => {
		const points = Array.from({ length: 18 }, (_, time) => pointOf("gaussian", time, (time * 7) % 5, 1));
		const zs = [0.5, -3, 2, -0.1, 4, 1, -1, 0.2, 3, -2, -0.4, 5, -4, 0];
		const scores = zs.map((z, index) => ({ before: 2 + index, z, next: 0 }));
		const fits = stepFits({ family: "gaussian", points }, new Array<number>(18).fill(0), scores);
		// By z: 5, 4, 3, 2, 1 and -0.4, -1, -2, -3, -4.
		const places = [13, 6, 10, 4, 7, 12, 8, 11, 3, 14].sort((a, b) => a - b);
		expect(fits.map(({ before }) => before).sort((a, b) => a - b)).toEqual(places);
		const deviances = fits.map(({ fit: { deviance } }) => deviance);
		expect(deviances).toEqual([...deviances].sort((a, b) => a - b));
	});
});
