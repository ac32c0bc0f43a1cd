import { describe, expect, it } from "vitest";
import { breakPosition } from "../../src/trend/break-position.ts";
import { expectNear } from "./helpers.ts";

describe("the position of the breakpoint", () => {
	/** Mean and quantiles by a fine grid. */
	function byGrid(weight: (time: number) => number, from: number, to: number) {
		const steps = 200_000;
		const times = Array.from({ length: steps }, (_, i) => from + ((to - from) * (i + 0.5)) / steps);
		const total = times.reduce((sum, time) => sum + weight(time), 0);
		const mean = times.reduce((sum, time) => sum + time * weight(time), 0) / total;
		const quantile = (share: number) => {
			let held = 0;
			return times.find((time) => {
				held += weight(time);
				return held >= share * total;
			});
		};
		return { mean, lower: quantile(0.05) ?? 0, upper: quantile(0.95) ?? 0 };
	}

	for (const [name, weight, stops] of [
		["a wide peak", (t: number) => Math.exp(-((t - 3.2) ** 2) / 2), [2, 3, 3.2, 4, 5]],
		["a narrow peak", (t: number) => Math.exp(-((t - 3.2) ** 2) / 2e-6), [2, 3, 3.2, 4, 5]],
		["a peak with a kink at a point", (t: number) => Math.exp(-3 * Math.abs(t - 3)), [2, 3, 4, 5]],
		["a peak at the end", (t: number) => Math.exp(5 * (t - 5)), [2, 3, 4, 5]],
		["no peak", () => 1, [2, 3, 4, 5]],
		[
			"two narrow peaks",
			(t: number) => Math.exp(-((t - 2.5) ** 2) / 2e-4) + 0.8 * Math.exp(-((t - 4.5) ** 2) / 2e-4),
			[2, 2.5, 3, 4, 4.5, 5],
		],
	] as const)
		it(`breakPosition() agrees with a fine grid on ${name}`, () => {
			const found = breakPosition(
				stops.map((time) => ({ time, weight: weight(time) })),
				weight,
			);
			const wanted = byGrid(weight, 2, 5);
			expect(Math.abs(found.mean - wanted.mean)).toBeLessThan(2e-5);
			expect(Math.abs(found.lower - wanted.lower)).toBeLessThan(1e-4);
			expect(Math.abs(found.upper - wanted.upper)).toBeLessThan(1e-4);
		});

	it("breakPosition() has one place where there is one stop, or one weight", () => {
		expect(breakPosition([{ time: 2, weight: 1 }], () => 1)).toEqual({ mean: 2, lower: 2, upper: 2 });
	});

	it("breakPosition() is as fine as a peak at the end is narrow, whatever the weight beyond the end", () => {
		const rate = 1e5;
		const weight = (time: number) => Math.min(1, Math.exp(rate * (time - 5)));
		const stops = [2, 3, 4, 5].map((time) => ({ time, weight: weight(time) }));
		const { mean, lower, upper } = breakPosition(stops, weight);
		// Of an exponential distribution, counted back from the end.
		expectNear(rate * (5 - mean), 1, 1e-3);
		expectNear(rate * (5 - lower), Math.log(20), 1e-3);
		expectNear(rate * (5 - upper), Math.log(20 / 19), 1e-3);
	});

	it("breakPosition() halves a stretch as finely as the 501st of them needs it", () => {
		const rate = 20;
		const weight = (time: number) => (time < 500 ? 1 : Math.exp(rate * (500 - time)));
		const stops = Array.from({ length: 502 }, (_, time) => ({ time, weight: weight(time) }));
		// A level of 1 up to 500, and from there an exponential fall.
		const wanted = (500 * 250 + 500 / rate + 1 / rate ** 2) / (500 + 1 / rate);
		expect(Math.abs(breakPosition(stops, weight).mean - wanted)).toBeLessThan(2e-3);
	});

	it("breakPosition() asks nothing of a stretch with nothing at both ends", () => {
		const asked: number[] = [];
		const weight = (time: number) => {
			asked.push(time);
			return time > 4 ? Math.exp(-((time - 5) ** 2)) : 0;
		};
		const stops = [2, 2.9, 4, 5, 6].map((time) => ({ time, weight: time > 4 ? weight(time) : 0 }));
		breakPosition(stops, weight);
		expect(asked).toContain(4.5);
		// The middles of the first two stretches.
		expect(asked.filter((time) => [2.45, 3.45].some((middle) => Math.abs(time - middle) < 1e-9))).toEqual([]);
	});

	it("breakPosition() comes to an end where no halving settles a weight, at 41 halvings and some thousand questions", () => {
		const asked: number[] = [];
		const { mean, lower, upper } = breakPosition(
			[
				{ time: 0, weight: 1 },
				{ time: 1, weight: 1 },
			],
			(time) => {
				asked.push(time);
				if (asked.length > 10_000) throw new Error("No end");
				return Number.NaN;
			},
		);
		expect([mean, lower, upper]).toEqual([0, 0, 0]);
		// The middle of a half after so many halvings.
		expect(asked.filter((time) => !Number.isInteger(time * 2 ** 42))).toEqual([]);
		expect(asked.length).toBeLessThan(4_000);
	});

	it("breakPosition() takes the first of the times that hold as much", () => {
		// A twentieth before a gap and the rest after it.
		const stops = [
			[0, 1],
			[1, 1],
			[1, 0],
			[2, 0],
			[2, 1],
			[21, 1],
		].map(([time = 0, weight = 0]) => ({ time, weight }));
		expect(breakPosition(stops, () => 1).lower).toBeCloseTo(1, 9);
	});
});
