import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Period } from "../../src/period/index.ts";
import { periodOf } from "../../src/period/months.ts";
import { detectLevellingOff, detectStep } from "../../src/trend/index.ts";
import {
	expectNear,
	expectPlain,
	frozen,
	month,
	oracleDeviance,
	quarter as quarterFrom,
	thrownBy,
	year,
	yearly,
	yearlyValues,
} from "./helpers.ts";

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
const quarter = (index: number) => quarterFrom(index, 1976);
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
				// A step of the others is set beside a bend of theirs, which wants two points before it and three after.
				if ([...answer.reasons, ...back.reasons].some(({ code }) => code === "rests-on-one-figure")) return;
				expect(back.evidence?.p ?? 0).toBeCloseTo(answer.evidence?.p ?? 0, 6);
			}),
			{ numRuns: 1000 },
		);
		// Beside the 0, which is out of line, the step is the same before it and after it.
		const row = [263, 264, 0, 53, 175, 82];
		for (const one of [row, [...row].reverse()]) {
			const { found, reasons } = detectStep(yearly(one));
			expect([found, reasons.map(({ code }) => code)]).toEqual([true, ["several-places"]]);
		}
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

	it("detectStep() has the height, the limits and the evidence of lm() of R, in the unit of the values", () => {
		const jagged = [50, 47.2, 48.1, 43.3, 44.5, 61, 57.4, 58.8, 54.1, 55.9];
		const { step, evidence } = detectStep(yearlyValues(jagged), { confidence: [0.95, 0.8] });
		// lm(v ~ t + (t > 5)) and its confint(); sigma^2 of lm(v ~ t), and the residuals of t > 5 about t.
		expect([step?.period, step?.direction, step?.unit]).toEqual([year(2005), "up", "value"]);
		expectNear(step?.change, 17.92, 1e-12);
		const limits = step?.intervals.flatMap(({ lower, upper }) => [lower, upper]) ?? [];
		[13.15987570831529, 22.680124291684709, 15.07167695063672, 20.768323049363282].forEach(
			(wanted, index) => {
				expectNear(limits[index], wanted, 1e-9);
			},
		);
		expectNear(evidence?.dispersion, 26.4767575757576, 1e-12);
		expectNear((evidence?.z ?? 0) * Math.max(...jagged), 13.9507010793745, 1e-12);
		expect(evidence?.places).toBe(7);
		expectNear(evidence?.stepDeviance, 17.192, 1e-12);
		// The least of lm(v ~ pmin(t - psi, 0) + pmax(t - psi, 0)) over psi from 2 to 8 by 0.0005.
		expectNear(evidence?.bendDeviance, 185.704523949722, 1e-6);
		expectNear(detectStep(yearlyValues([...jagged].reverse())).evidence?.z, -(evidence?.z ?? 0), 1e-12);
	});

	it("detectStep() gives the first of two scores that are as large", () => {
		// lm(): the residuals of t > 3 about t times those of v are 4.0988 over their root, and those of t > 5 are -4.0988.
		const hill = detectStep(yearlyValues([4, 4, 4, 8, 8, 4, 4, 4]));
		expectNear((hill.evidence?.z ?? 0) * 8, 4.098780306383839, 1e-12);
	});

	it("detectStep() sees nothing in the rounding of values on a straight line, whatever is believed of their scatter", () => {
		for (const values of [
			[1.1, 2.2, 3.3, 4.4, 5.5, 6.6],
			[7.1, 7.2, 7.3, 7.4, 7.5, 7.6],
		]) {
			const sized = yearlyValues(values).map((point) => ({ ...point, standardError: 0.1 }));
			expect(detectStep(sized, { pointsEachSide: 3 }).evidence?.p).toBe(1);
		}
	});

	it("detectStep() looks for a bend up to the third last point", () => {
		const { evidence } = detectStep(yearlyValues([10, 11, 10, 11, 10, 11, 10, 11, 10, 30]));
		// lm() with psi = 8; with psi = 9 it would be 2.2.
		expectNear(evidence?.bendDeviance, 80.756043956044, 1e-9);
		const level = detectStep(yearlyValues([4, 4, 4, 4, 4, 4]));
		expect(level).toMatchObject({ bendFitsBetter: false, evidence: { p: 1, z: 0, dispersion: 0 } });
	});

	it("detectStep() moderates the dispersion of counts, proportions and values with a standard error by the prior", () => {
		const row = [412, 398, 431, 405, 420, 301, 312, 296, 308, 299];
		// X2 of glm(n ~ t, poisson) is 24.41 with 8 degrees of freedom.
		const { evidence, step } = detectStep(yearly(row));
		expectNear(evidence?.dispersion, (4 + 24.4108825383682) / 12, 1e-9);
		expectNear(evidence?.stepDeviance, 2.14470871173456, 1e-9);
		expectNear(step?.change, -27.3856855667907, 1e-9);
		const other = detectStep(yearly(row), { dispersionPrior: { weight: 2, value: 3 } });
		expectNear(other.evidence?.dispersion, (6 + 24.4108825383682) / 10, 1e-9);
		const errors = [1, 2, 1.5, 1, 0.8, 1.2, 2, 1, 1, 1.5];
		const values = [50, 47.2, 48.1, 43.3, 44.5, 61, 57.4, 58.8, 54.1, 55.9];
		const sized = detectStep(
			yearlyValues(values).map((point, index) => ({ ...point, standardError: errors[index] ?? 1 })),
		);
		// lm(v ~ t, weights = 1 / se^2)
		expectNear(sized.evidence?.dispersion, (4 + 199.072428740167) / 12, 1e-9);
		expectNear(sized.evidence?.stepDeviance, 12.7750307757526, 1e-9);
	});

	it.each([[[33, 3, 29, 4, 0, 0, 10, 28]], [[0, 20, 33, 14, 7, 3, 8, 3]]])(
		"detectStep() puts the step where the deviance is least, not where the score is largest: %j",
		(row) => {
			const rows = row.map((y, index) => ({ t: index + 1, y, e: 1 }));
			const deviances = [2, 3, 4, 5, 6].map((k) => oracleDeviance(rows, (t) => [1, t, t > k ? 1 : 0]));
			expectNear(detectStep(yearly(row)).evidence?.stepDeviance, Math.min(...deviances), 1e-9);
		},
	);

	it("detectStep() shows a step at the confidence that is asked for", () => {
		const row = [100, 103, 99, 104, 101, 145, 140, 147, 137, 142];
		const { evidence } = detectStep(yearly(row));
		const p = evidence?.p ?? 0;
		expect(p).toBeGreaterThan(0);
		const asked = detectStep(yearly(row), { confidence: 1 - 1.1 * p });
		expect([asked.found, asked.step?.confidence]).toEqual([true, 1 - 1.1 * p]);
		expect(detectStep(yearly(row), { confidence: 1 - 0.9 * p }).found).toBe(false);
	});

	it("detectStep() has no answer where no place can be told from a slope, a break or nothing, and says where", () => {
		const rows = yearly([0, 0, 0, 30, 20, 25]).map((row, index) =>
			index === 3 ? { ...row, breakBefore: "counted from here on" } : row,
		);
		const broken = detectStep(rows, { pointsEachSide: 3 });
		expect(broken).toMatchObject({ status: "not-assessed", found: false, step: null, evidence: null });
		expect(broken.reasons).toEqual([
			{ code: "break-taken-out", periods: [year(2003)] },
			{ code: "places-not-separable", periods: [year(2003)] },
		]);
		const far = [2000, 2001, 2040, 2041, 2042, 2043].map((from, index) => ({
			period: year(from),
			count: index === 0 ? 1_000 : 0,
		}));
		expect(detectStep(far)).toMatchObject({ status: "not-assessed", found: false, evidence: null });
		expect(detectStep(far).reasons.at(-1)).toEqual({
			code: "places-not-separable",
			periods: [year(2040), year(2041), year(2042)],
		});
	});

	it("detectStep() needs as many points as seasons, sides and a break ask for, and 25 events", () => {
		const quarters = (row: readonly number[], at = -1) =>
			row.map((count, index) => ({
				period: quarter(index),
				count,
				...(index === at ? { breakBefore: "counted otherwise" } : {}),
			}));
		const short = { code: "too-few-points", found: 7, needed: 8 };
		expect(detectStep(yearly([9, 8, 9, 8, 9, 8, 9]), { pointsEachSide: 4 }).reasons).toEqual([short]);
		expect(detectStep(yearly([9, 8, 9, 8, 9, 8, 9]), { pointsEachSide: 3 }).status).toBe("assessed");
		// Four seasons on two sides are 8 levels; a slope, a step and two degrees of freedom beside them.
		expect(detectStep(quarters(drivers.slice(0, 11), 5)).reasons).toEqual([
			{ code: "too-few-points", found: 11, needed: 12 },
		]);
		expect(detectStep(quarters(drivers.slice(0, 12), 5)).status).toBe("assessed");
		expect(detectStep(yearly([5, 4, 4, 4, 4, 4])).status).toBe("assessed");
		expect(detectStep(yearly([4, 4, 4, 4, 4, 4])).reasons).toEqual([
			{ code: "too-few-events", found: 24, needed: 25 },
		]);
		const half = { period: periodOf(1985 * 12, 1985 * 12 + 5, "make a half-year"), count: 9_000 };
		expect(detectStep([...quarters(drivers), half]).reasons).toEqual([
			{ code: "uneven-periods", periods: [half.period], alternative: "periods-of-one-length" },
		]);
	});

	it("detectStep() tells of seasons only where they are not modelled", () => {
		const rows = drivers.map((count, index) => ({ period: quarter(index), count }));
		const gap = rows.filter((_, index) => index !== 9);
		const missing = { code: "missing-periods", periods: [quarter(9)] };
		expect(detectStep(gap).reasons).toEqual([missing]);
		const ignored = detectStep(gap, { seasons: "ignore" });
		expect(ignored.reasons).toEqual([missing, { code: "season-not-modelled" }]);
		expect(ignored.evidence?.bendDeviance).toBeTypeOf("number");
		expect(detectStep(yearly([90, 80, 90, null, 80, 90, 80])).reasons).toEqual([
			{ code: "missing-periods", periods: [year(2003)] },
		]);
	});

	it("detectStep() refuses a scale that is none", () => {
		const scale = "cube" as "log";
		expect(thrownBy(() => detectStep(yearlyValues(nile), { scale })).Kind).toBe(RangeError);
		const halved = nile.map((value, index) => value * (index < 50 ? 1 : 0.5));
		expect(detectStep(yearlyValues(halved), { scale: "log" }).step?.unit).toBe("percent");
	});
});

const monthly = (size: number, countAt: (index: number) => number) =>
	Array.from({ length: size }, (_, index) => ({ period: month(index), count: countAt(index) }));
const reasonsBut = (answer: ReturnType<typeof detectStep>, code: string) =>
	answer.reasons.filter((reason) => reason.code !== code);

describe("detectStep() at the turn of a year", () => {
	// glm(n ~ season + t + (t >= k), poisson) has the same deviance at both places, and this height at the one without a slope.
	it.each([
		["36 months", 24, monthly(36, (i) => (i < 24 ? 100 : 180) + (i % 3)), 79.207920792078923],
		[
			"12 quarters",
			8,
			Array.from({ length: 12 }, (_, i) => ({ period: quarter(i), count: (i < 8 ? 300 : 540) + (i % 4) })),
			79.601990049751009,
		],
	])("tells a flat level that stepped, and where else it may be: %s", (_, at, rows, height) => {
		const answer = detectStep(rows);
		expect([answer.step?.period, answer.step?.direction]).toEqual([rows[at]?.period, "up"]);
		expectNear(answer.step?.change, height, 1e-9);
		expect(answer.reasons).toEqual([{ code: "several-places", periods: [rows[at / 2]?.period] }]);
		const back = detectStep(
			rows.map(({ period }, index) => ({ period, count: rows.at(-1 - index)?.count ?? 0 })),
		);
		expect([back.step?.period, back.step?.direction]).toEqual([rows[at / 2]?.period, "down"]);
		expect(back.reasons).toEqual([{ code: "several-places", periods: [rows[at]?.period] }]);
	});

	it("tells it of values without scatter, where only rounding parts the two", () => {
		const values = Array.from({ length: 36 }, (_, i) => ({ period: month(i), value: i < 24 ? 0.1 : 0.7 }));
		const answer = detectStep(values);
		// A step takes all that the line leaves.
		expect(answer.evidence?.p).toBeCloseTo(0, 12);
		expect(answer.step).toMatchObject({ period: month(24), direction: "up" });
		expectNear(answer.step?.change, 0.6, 1e-9);
		expect(answer.reasons).toEqual([{ code: "several-places", periods: [month(12)] }]);
	});

	it("tells the right one in nearly all of 200 series with noise, in the middle of a year as before", () => {
		let state = 7;
		const random = () => {
			state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
			return (state + 0.5) / 2 ** 32;
		};
		const noisy = (mean: number) =>
			Math.round(mean + Math.sqrt(-2 * mean * Math.log(random())) * Math.cos(2 * Math.PI * random()));
		const shareRight = (size: number, at: number, spell: (index: number) => Period, level: number) => {
			let right = 0;
			for (let draw = 0; draw < 200; draw++) {
				const rows = Array.from({ length: size }, (_, index) => ({
					period: spell(index),
					count: noisy(level * (index < at ? 1 : 1.8)),
				}));
				const { step } = detectStep(rows);
				if (step?.period === spell(at) && step.direction === "up") right++;
			}
			return right / 200;
		};
		expect(shareRight(36, 24, month, 100)).toBeGreaterThan(0.95);
		expect(shareRight(12, 8, quarter, 300)).toBeGreaterThan(0.95);
		expect(shareRight(24, 5, month, 100)).toBeGreaterThan(0.95);
		expect(shareRight(36, 18, month, 100)).toBeGreaterThan(0.95);
	});

	it("names the places before and after a figure that says nothing", () => {
		const rows = Array.from({ length: 24 }, (_, index) => ({
			period: quarter(index),
			count: index % 4 === 3 ? 0 : index < 11 ? 30 + ((index * 7) % 5) : 55 + ((index * 5) % 7),
		}));
		const answer = detectStep(rows);
		const places = [
			answer.step?.period,
			...answer.reasons.flatMap((reason) => (reason.code === "several-places" ? reason.periods : [])),
		];
		expect(new Set(places)).toEqual(new Set([quarter(11), quarter(12)]));
	});

	it("names the place where a step is the slope, over two years", () => {
		const turned = { code: "places-not-separable", periods: [month(12)] };
		const answer = detectStep(monthly(24, (i) => (i < 12 ? 100 : 180) + ((i * 7) % 11)));
		expect(answer).toMatchObject({ status: "assessed", found: false, evidence: { places: 20 } });
		expect(answer.reasons).toEqual([turned]);
		// Without a level for every season it can be looked at.
		const ignored = detectStep(
			monthly(24, (i) => (i < 12 ? 100 : 180) + ((i * 7) % 11)),
			{ seasons: "ignore" },
		);
		expect([ignored.step?.period, ignored.step?.direction]).toEqual([month(12), "up"]);
		expect(ignored.reasons).toEqual([{ code: "season-not-modelled" }]);
	});

	it("names several places in the order of time, not of how well they fit", () => {
		const answer = detectStep(yearly([301, 320, 240, 40, 32, 25, 152, 243, 252, 168]));
		// glm(): 280.6 for a step down after the third year; 368.8 for one up after the seventh and 371.0 after the sixth.
		expect(answer.step).toMatchObject({ period: year(2003), direction: "down" });
		expect(answer.reasons).toEqual([{ code: "several-places", periods: [year(2006), year(2007)] }]);
	});

	it("does not name a recorded break twice", () => {
		const rows = yearly([30, 28, 31, 33, 60, 62, 58, 61]).map((row, index) =>
			index === 4 ? { ...row, breakBefore: "counted otherwise" } : row,
		);
		expect(detectStep(rows).reasons).toEqual([{ code: "break-taken-out", periods: [year(2004)] }]);
	});
});

/** Figures of 20 years about one level. */
const noise = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4];

describe("detectStep() beside one figure out of line", () => {
	it.each([0, 11, 12, 23])("takes figure %i of 24 months for no step elsewhere", (at) => {
		const answer = detectStep(monthly(24, (i) => (i === at ? 300 : 100 + ((i * 7) % 5))));
		expect([answer.status, answer.found, answer.step]).toEqual(["assessed", false, null]);
		const rests = { code: "rests-on-one-figure", period: month(at) };
		expect(reasonsBut(answer, "places-not-separable")).toEqual([rests]);
	});

	it("has the evidence of the other figures", () => {
		const values = noise.map((value, index) => 100 + value - (index === 1 ? 60 : 0));
		const answer = detectStep(yearlyValues(values));
		expect([answer.found, answer.step]).toEqual([false, null]);
		expect(answer.reasons).toEqual([{ code: "rests-on-one-figure", period: year(2001) }]);
		// A step after the second year has a deviance of 2040.5 by lm(), the line of the others 118.2. Theirs: the variance, the
		// largest residual of (t > k) about t times those of v, and the least deviance of a step.
		expectNear(answer.evidence?.dispersion, 6.9510802712506026, 1e-9);
		expectNear((answer.evidence?.z ?? 0) * 109, -6.7295279499710947, 1e-9);
		expectNear(answer.evidence?.stepDeviance, 72.881818181818076, 1e-9);
	});

	it("tells of the step that the other figures show", () => {
		const values = noise.map((value, index) => 100 + value + (index < 8 ? 0 : 20) - (index === 18 ? 60 : 0));
		const answer = detectStep(yearlyValues(values));
		expect([answer.step?.period, answer.step?.direction]).toEqual([year(2008), "up"]);
		expect(answer.reasons).toEqual([{ code: "rests-on-one-figure", period: year(2018) }]);
		// lm(v ~ t + (t > 8), subset = t != 19) and its confint(); the least of two joined lines over psi from 2 to 18 by 0.0005.
		expectNear(answer.step?.change, 21.560965401785694, 1e-9);
		expectNear(answer.step?.lower, 16.452992770127082, 1e-9);
		expectNear(answer.step?.upper, 26.668938033444306, 1e-9);
		expectNear(answer.evidence?.stepDeviance, 119.00962611607179, 1e-9);
		expectNear(answer.evidence?.bendDeviance, 352.10900600479221, 1e-6);
	});

	it("tells of it also where chance does not tell the step of all from the figure out of line", () => {
		// lm(): 406.7 for a step after the fourth year beside a slope of 0.4; 399.6 for the line without the fifth, which rises by 2.0.
		const values = noise
			.slice(0, 16)
			.map((value, index) => 100 + value + (index < 6 ? 0 : 20) + (index === 4 ? 30 : 0));
		const answer = detectStep(yearlyValues(values));
		expect([answer.step?.period, answer.step?.direction]).toEqual([year(2006), "up"]);
		expectNear(answer.step?.change, 18.013977389516967, 1e-9);
		expect(answer.reasons).toEqual([{ code: "rests-on-one-figure", period: year(2004) }]);
	});

	it("keeps a step that the other figures show as well, and one that two figures show", () => {
		// lm(): a step after the sixth year has a deviance of 1,440.9, the line without the third 746.7, and still its step.
		const wild = noise.map((value, index) => 100 + value + (index < 6 ? 0 : 20) - (index === 2 ? 40 : 0));
		const both = detectStep(yearlyValues(wild));
		expect([both.step?.period, both.step?.direction, both.reasons]).toEqual([year(2006), "up", []]);
		expectNear(both.step?.change, 26.2210884353741, 1e-9);
		const late = detectStep(yearlyValues(noise.map((value, index) => value + (index < 18 ? 100 : 180))));
		expect([late.step?.period, late.step?.direction, late.reasons]).toEqual([year(2018), "up", []]);
	});

	it("shows a step that chance does not tell from one figure out of line, and says so", () => {
		// lm(): 157.0 for a step after the fifth year beside a slope of -1.5; 154.8 for the line without the fifth, which rises by 2.0.
		const answer = detectStep(yearlyValues([53, 51, 51, 54, 39, 68, 62, 71, 67, 63]));
		expect([answer.step?.period, answer.step?.direction]).toEqual([year(2005), "up"]);
		expectNear(answer.evidence?.stepDeviance, 157, 1e-9);
		expect(answer.reasons).toEqual([{ code: "rests-on-one-figure", period: year(2004) }]);
	});

	it("shows a step that one season alone tells from a slope, and says that it rests on it", () => {
		// After 13 of 24 months: only the two Februaries lie on one side of it, as if one of them were out of line.
		const answer = detectStep(monthly(24, (i) => (i < 13 ? 100 + (i % 3) : 180 + ((i * 7) % 5))));
		expect([answer.step?.period, answer.step?.direction]).toEqual([month(13), "up"]);
		const [rests] = reasonsBut(answer, "places-not-separable");
		expect([month(0), month(12)]).toContain(rests?.code === "rests-on-one-figure" ? rests.period : null);
	});

	it("takes a step before the figure for the same as one after it, as no other figure lies between", () => {
		// lm(): 655.1 for a step after the fifth year, 487.2 for the line without the fifth; of the others, steps before and after
		// it have the same 1.381.
		const same = detectStep(yearlyValues([401, 403, 407, 410, 450, 375, 377, 380]));
		expect([same.step?.period, same.step?.direction, same.reasons]).toEqual([year(2005), "down", []]);
		expectNear(same.evidence?.stepDeviance, 655.133333333333, 1e-9);
		// The third figure alone makes the first three lie high: the others step up where all of them step down. lm(subset = t != 3)
		const high = [-30, -30, 180];
		const turned = detectStep(
			yearlyValues(
				Array.from({ length: 100 }, (_, index) => 430 + ((index * 7) % 5) + (high[index] ?? 0)),
				1900,
			),
		);
		expect([year(1902), year(1903)]).toContain(turned.step?.period);
		expect(turned.step?.direction).toBe("up");
		expectNear(turned.step?.change, 30.93558715819341, 1e-9);
		expectNear(turned.evidence?.stepDeviance, 193.876276323655, 1e-9);
		expect(turned.reasons).toEqual([{ code: "rests-on-one-figure", period: year(1902) }]);
	});

	it("names where else the step of the others may be", () => {
		const answer = detectStep(monthly(36, (i) => (i === 14 ? 400 : (i < 24 ? 100 : 180) + ((i * 7) % 5))));
		// glm(n ~ season + t + (t >= k), poisson) without the 15th has the same deviance at both turns of the year.
		expect([answer.step?.period, answer.step?.direction]).toEqual([month(24), "up"]);
		expectNear(answer.step?.change, 77.8016327578529, 1e-9);
		expect(answer.reasons).toEqual([
			{ code: "several-places", periods: [month(12)] },
			{ code: "rests-on-one-figure", period: month(14) },
		]);
	});

	it("has no step to measure where none is left beside the figure and a break", () => {
		// With three on either side only one place can be told from the break, by the fourth figure alone.
		const rows = yearlyValues([200, 203, 200, 404, 202, 202, 203]).map((row, index) =>
			index === 3 ? { ...row, breakBefore: "counted otherwise" } : row,
		);
		const answer = detectStep(rows, { pointsEachSide: 3 });
		expect(answer).toMatchObject({
			status: "assessed",
			found: false,
			step: null,
			evidence: { p: 1, z: 0, places: 0, stepDeviance: null, bendDeviance: null },
		});
		expect(answer.reasons).toEqual([
			{ code: "break-taken-out", periods: [year(2003)] },
			{ code: "rests-on-one-figure", period: year(2003) },
		]);
	});

	it("detectStep() names a place once that the figure left out splits in two, as that after it", () => {
		const counts = [400, 400, 400, 667, 400, 400, 400, 400, 327, 327, 327, 327];
		const answer = detectStep(counts.map((count, index) => ({ period: quarter(index), count, exposure: 1 })));
		expect(answer.step?.period).toBe(quarter(8));
		expect(answer.reasons).toEqual([
			{ code: "several-places", periods: [quarter(4)] },
			{ code: "rests-on-one-figure", period: quarter(3) },
		]);
	});
});
