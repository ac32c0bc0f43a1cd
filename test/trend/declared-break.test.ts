import { describe, expect, it } from "vitest";
import { detectLevellingOff, detectStep, trend } from "../../src/trend/index.ts";
import { expectPlain, year, yearly, yearlyValues } from "./helpers.ts";

/** The series with a break declared at a place. */
const marked = <T extends object>(rows: readonly T[], at: number) =>
	rows.map((row, index) => (index === at ? { ...row, breakBefore: "counted otherwise" } : row));
const taken = { code: "break-taken-out", periods: [year(2005)] };

describe("a declared break", () => {
	// A fall by 8% a year throughout; from 2005 half as much again is counted.
	const falling = Array.from({ length: 10 }, (_, index) =>
		Math.round(2_000 * 0.92 ** index * (index < 5 ? 1 : 1.5)),
	);
	const flat = [500, 510, 495, 503, 498, 702, 695, 710, 699, 704];

	it("is taken out before a trend or a bend is looked for", () => {
		const bent = detectLevellingOff(marked(yearly(falling), 5));
		expect([bent.state, bent.pace]).toEqual(["falling", "steady"]);
		expect(bent.reasons).toEqual([taken]);
		expect(bent.slope?.change).toBeCloseTo(-8, 0);
		expect(detectLevellingOff(yearly(falling)).state).not.toBe("falling");
		const line = trend(marked(yearly(falling), 5), { points: "all" });
		expect([line.direction, line.reasons]).toEqual(["falling", [taken]]);
		expect(line.slope?.change).toBeCloseTo(-8, 0);
		expectPlain(line);
		expectPlain(bent);
	});

	it("is no move of a series that is flat on both sides, and no step that is looked for", () => {
		expect(detectLevellingOff(marked(yearly(flat), 5)).state).toBe("stable");
		expect(detectLevellingOff(yearly(flat)).state).not.toBe("stable");
		expect(trend(marked(yearly(flat), 5), { points: "all" }).direction).toBe("no-clear-trend");
		expect(trend(yearly(flat), { points: "all" }).direction).toBe("rising");
		const step = detectStep(marked(yearly(flat), 5));
		expect([step.found, step.reasons]).toEqual([false, [taken]]);
		const values = yearlyValues(flat);
		expect(trend(marked(values, 5), { points: "all" }).direction).toBe("no-clear-trend");
		expect(detectLevellingOff(marked(values, 5)).state).toBe("stable");
		expect(detectLevellingOff(marked(yearly(flat), 5), { method: "light" }).reasons).toContainEqual(taken);
	});

	it("is in the way where it cannot be taken out, or is not to be", () => {
		const refused = (answer: { readonly reasons: readonly { readonly code: string }[] }) =>
			answer.reasons.map(({ code }) => code);
		expect(refused(detectLevellingOff(marked(yearly(flat), 5), { breaks: "refuse" }))).toEqual([
			"break-in-series",
		]);
		expect(refused(trend(marked(yearly(flat), 5), { points: "all", breaks: "refuse" }))).toEqual([
			"break-in-series",
		]);
		expect(refused(detectStep(marked(yearly(flat), 5), { breaks: "refuse" }))).toEqual(["break-in-series"]);
		expect(refused(detectLevellingOff(marked(yearly(flat), 2)))).toEqual(["break-in-series"]);
		expect(refused(detectLevellingOff(marked(marked(yearly(flat), 3), 6)))).toEqual(["break-in-series"]);
		const proportions = yearly(flat).map((row) => ({ ...row, denominator: 1_000 }));
		expect(refused(detectLevellingOff(marked(proportions, 5)))).toEqual(["break-in-series"]);
		expect(trend(marked(proportions, 5), { points: "all" }).direction).toBe("no-clear-trend");
		const silent = yearly([0, 0, 0, 0, 0, 702, 695, 710, 699, 704]);
		expect(refused(detectLevellingOff(marked(silent, 5)))).toEqual(["break-in-series"]);
	});

	it("leaves a straight line straight as often as it should", () => {
		// Seeded: 12 years that halve, 200 a year, a break by a third in the middle; 5% with a standard error of 1 point.
		let state = 3;
		const random = () => {
			state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
			return (state + 0.5) / 2 ** 32;
		};
		const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
		let slowed = 0;
		for (let draw = 0; draw < 500; draw++) {
			const row = Array.from({ length: 12 }, (_, index) => {
				const mean = 400 * Math.exp((-Math.LN2 * index) / 11) * (index < 6 ? 1 : 1.33);
				return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
			});
			const { state: found } = detectLevellingOff(marked(yearly(row), 6));
			if (["levelling", "levelled", "reversed"].includes(found)) slowed++;
		}
		expect(slowed / 500).toBeLessThan(0.06);
	});
});
