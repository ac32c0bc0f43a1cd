import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Period } from "../../src/period/index.ts";
import { periodOf } from "../../src/period/months.ts";
import { detectLevellingOff, detectStep } from "../../src/trend/index.ts";
import { expectPlain, frozen, thrownBy, year, yearly, yearlyValues } from "./helpers.ts";

/** Annual flow of the Nile at Aswan, 1871 to 1970 (Cobb 1978): it fell at once about 1898. */
const nile = [
	1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958,
	1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020,
	1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040,
	759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890,
	744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
];
/** Car drivers killed or seriously injured in Great Britain by quarter, 1976 to 1984 (Harvey and Durbin 1986). */
const drivers = [
	4535, 4234, 4480, 5980, 4460, 4317, 4686, 5900, 4981, 4527, 4938, 5995, 5020, 4448, 4626, 5876, 4532, 4335,
	4560, 5505, 4474, 4311, 4832, 5532, 4357, 4410, 4766, 5927, 3769, 3480, 3740, 4483, 3804, 3592, 3950, 5075,
];
const quarter = (index: number): Period =>
	periodOf(1976 * 12 + 3 * index, 1976 * 12 + 3 * index + 2, "make a quarter");
const counts = fc.array(fc.nat(400), { minLength: 6, maxLength: 20 });

describe("detectStep()", () => {
	it("detectStep() finds the fall of the Nile after 1898, and nobody calls it levelling off", () => {
		const series = frozen(yearlyValues(nile, 1871));
		const answer = detectStep(series);
		expect(answer.step).toMatchObject({ period: year(1899), direction: "down", unit: "value" });
		expect(answer.step?.change).toBeCloseTo(-283.6, 1);
		expect(answer).toMatchObject({ status: "assessed", found: true, bendFitsBetter: false, reasons: [] });
		expectPlain(answer);
		const levelling = detectLevellingOff(series);
		expect([levelling.state, levelling.from, levelling.breakpoint]).toEqual(["stepped", "fall", null]);
		expect(levelling.reasons).toEqual([{ code: "step-fits-better", periods: [year(1899)] }]);
		expect(levelling.evidence?.p).toBeCloseTo(answer.evidence?.p ?? 1, 15);
	});

	it("detectStep() finds the quarter in which belts became law, under its seasons", () => {
		const answer = detectStep(drivers.map((count, index) => ({ period: quarter(index), count })));
		expect(answer.step).toMatchObject({ period: quarter(28), direction: "down", unit: "percent" });
		expect(answer.step?.change).toBeCloseTo(-17.7, 1);
		expect(answer.step?.lower).toBeLessThan(-20);
		expect(answer.step?.upper).toBeGreaterThan(-15);
		expect(answer.evidence?.p).toBeLessThan(1e-6);
		expect(answer.evidence?.bendDeviance).toBeNull();
	});

	it("detectStep() finds a step beside a season in which nothing ever happens", () => {
		const row = Array.from({ length: 24 }, (_, index) => ({
			period: quarter(index),
			count: index % 4 === 3 ? 0 : index < 11 ? 30 + ((index * 7) % 5) : 55 + ((index * 5) % 7),
		}));
		const [silent, told] = [row, row.filter(({ count }) => count > 0)].map((series) => detectStep(series));
		expect([silent?.found, told?.found]).toEqual([true, true]);
		expect(silent?.step?.change).toBeCloseTo(told?.step?.change ?? 0, 9);
		expect(silent?.evidence?.z).toBeCloseTo(told?.evidence?.z ?? 0, 9);
		// The places on both sides of a silent quarter say the same, and are taken off again; a few more lie at the ends.
		expect(silent?.evidence?.p).toBeCloseTo(told?.evidence?.p ?? 0, 3);
	});

	it("detectStep() takes no straight line for a step, and says where a bend fits better", () => {
		expect(detectStep(yearly([100, 120, 144, 173, 207, 249, 299, 358])).found).toBe(false);
		const bent = detectStep(yearly([400, 300, 225, 169, 127, 95, 95, 95, 95, 95]));
		expect([bent.found, bent.status === "assessed" && bent.bendFitsBetter]).toEqual([false, true]);
	});

	it("detectStep() is wrong about straight lines no more often than it says", () => {
		let state = 99;
		const random = () => {
			state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
			return (state + 0.5) / 2 ** 32;
		};
		const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
		for (const size of [8, 20]) {
			let found = 0;
			for (let draw = 0; draw < 1_000; draw++) {
				const values = Array.from({ length: size }, (_, index) => 50 + index + 3 * normal());
				if (detectStep(yearlyValues(values)).found) found++;
			}
			// 5% with a standard error of 0.7 points.
			expect(found / 1_000).toBeLessThan(0.072);
			expect(found / 1_000).toBeGreaterThan(0.025);
		}
	});

	it("detectStep() gives the height of a step that was put in", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 3, max: 9 }),
				fc.integer({ min: 3, max: 9 }),
				fc.constantFrom(0.4, 0.5, 2, 3),
				(before, after, factor) => {
					const rows = Array.from({ length: before + after }, (_, index) =>
						Math.round(6_000 * 1.01 ** index * (index < before ? 1 : factor)),
					);
					const { step } = detectStep(yearly(rows));
					expect(step?.period).toBe(year(2000 + before));
					expect(step?.change).toBeCloseTo(100 * (factor - 1), 0);
				},
			),
			{ numRuns: 60 },
		);
	});

	it("detectStep() is plain for any counts, and turned over with the series", () => {
		fc.assert(
			fc.property(counts, (row) => {
				const answer = detectStep(yearly(row));
				expectPlain(answer);
				const back = detectStep(yearly([...row].reverse()));
				expect(back.evidence?.p ?? 0).toBeCloseTo(answer.evidence?.p ?? 0, 6);
			}),
			{ numRuns: 200 },
		);
		expectPlain(detectStep(yearly([0, 0, 0, 0, 90, 90, 90])));
		expect(detectStep(yearlyValues([4, 4, 4, 4, 4, 4])).found).toBe(false);
	});

	it("detectStep() refuses what it cannot test", () => {
		const codes = (series: Parameters<typeof detectStep>[0]) => {
			const answer = detectStep(series);
			expect([answer.status, answer.found, answer.step]).toEqual(["not-assessed", false, null]);
			return answer.reasons.map(({ code }) => code);
		};
		expect(codes(yearly([190, 124, 126, 101, 100]))).toEqual(["too-few-points"]);
		expect(codes(yearly([1, 2, 3, 4, 2, 1]))).toEqual(["too-few-events"]);
		expect(codes(drivers.slice(0, 7).map((count, index) => ({ period: quarter(index), count })))).toEqual([
			"too-few-points",
		]);
		const rolling = Array.from({ length: 8 }, (_, index) => ({
			period: periodOf(2019 * 12 + index, 2019 * 12 + index + 11, "make a year"),
			count: 100,
		}));
		expect(codes(rolling)).toEqual(["overlapping-periods"]);
		expect(thrownBy(() => detectStep([], { pointsEachSide: 1 }))).toEqual({
			Kind: RangeError,
			code: "out-of-range",
			message: "Cannot detect a step: pointsEachSide must be 2 or more, current value is 1",
		});
	});
});
