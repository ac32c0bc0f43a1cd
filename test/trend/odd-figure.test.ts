import { describe, expect, it } from "vitest";
import type { StepFit } from "../../src/trend/best-step.ts";
import { fitGrouped, type GroupedFit } from "../../src/trend/grouped-line.ts";
import { oddFigure } from "../../src/trend/odd-figure.ts";
import { pointOf } from "../../src/trend/points.ts";

/** Values that weigh so much, one unit of time after another. */
const weighed = (values: readonly number[], weights: readonly number[] = []) => ({
	family: "gaussian" as const,
	points: values.map((value, at) => pointOf("gaussian", at + 1, value, weights[at] ?? 1)),
});
const step = (fit: GroupedFit, height = 0): StepFit => ({ before: 3, fit, height, variance: 1 });

describe("oddFigure()", () => {
	const values = [3, 5, 4, 30, 6, 9, 8, 12];
	const data = weighed(values);
	const times = data.points.map(({ time }) => time);
	const together = values.map(() => 0);
	/** The line without the fourth, which is by far the furthest off. */
	const without = fitGrouped(
		data,
		values.map((_, at) => (at === 3 ? 1 : 0)),
		[times],
	);
	const exact = { rounding: 0, chance: 0 };

	it("is the figure where it takes as much off as the step, and is then no better beside the same slope", () => {
		expect(oddFigure(data, together, step(without), exact)).toMatchObject({ index: 3, better: false });
		// A slope that is flatter by no more than the rounding of a step so high is the same.
		expect(oddFigure(data, together, step(without, 1e6), exact)).toMatchObject({ index: 3, better: true });
	});

	it("is better where it takes more off than chance, or leaves a flatter slope", () => {
		const deviance = without.deviance + 2;
		const ahead = step({ ...without, deviance });
		expect(oddFigure(data, together, ahead, { rounding: 0, chance: 1 })?.better).toBe(true);
		expect(oddFigure(data, together, ahead, { rounding: 0, chance: 3 })?.better).toBe(false);
		const steeper = step({ ...without, slopes: [2 * (without.slopes[0] ?? 0), 0] });
		expect(oddFigure(data, together, steeper, { rounding: 0, chance: 3 })?.better).toBe(true);
	});

	it("is none where the step takes more off, by more than rounding", () => {
		const behind = step({ ...without, deviance: without.deviance - 2 });
		expect(oddFigure(data, together, behind, exact)).toBeNull();
		expect(oddFigure(data, together, behind, { rounding: 1, chance: 1 })).toBeNull();
		expect(oddFigure(data, together, behind, { rounding: 3, chance: 3 })?.index).toBe(3);
	});

	describe("of the two figures of a season", () => {
		/** The one that is named; the step takes nothing off. */
		const named = (of: readonly number[], weights: readonly number[] = []) => {
			const some = weighed(of, weights);
			const seasons = of.map((_, at) => at % 12);
			const plain = fitGrouped(some, seasons, [some.points.map(({ time }) => time)]);
			return oddFigure(some, seasons, step(plain), { rounding: 1e-9 * plain.deviance, chance: 1 })?.index;
		};

		it("is the one further from the line without seasons, not from the mean", () => {
			const rising = (odd: Readonly<Record<number, number>>) =>
				Array.from({ length: 24 }, (_, at) => 10 * at + (odd[at] ?? 0));
			// The other of the pair is furthest from the mean, and on the line.
			expect([named(rising({ 12: -60 })), named(rising({ 0: -60 }))]).toEqual([12, 0]);
			expect([named(rising({ 23: 60 })), named(rising({ 11: 60 }))]).toEqual([23, 11]);
		});

		it("is the one further off for its weight", () => {
			// Off by 10 and by 6 on a flat line, which all others are on: 100 of weight 1 against 72, 36 and 144.
			const of = (weight: number) => {
				const flat = Array.from({ length: 24 }, (_, at) => (at === 5 ? 10 : at === 17 ? -6 : 0));
				return named(
					flat,
					flat.map((_, at) => (at === 17 ? weight : at === 5 ? 1 : 1000)),
				);
			};
			expect([of(2), of(4)]).toEqual([5, 17]);
		});
	});
});
