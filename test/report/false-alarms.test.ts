import { controlChart, monthsIn, toPeriod } from "direction-of-travel";
import { exceptionReport, formatReport } from "direction-of-travel/report";
import { describe, expect, it } from "vitest";
import { monthly, single } from "./helpers.ts";

let state = 20_200_320;
function random(): number {
	state = (state + 0x6d2b79f5) | 0;
	let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
	mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
	return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 2 ** 32;
}
const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
function poisson(mean: number): number {
	let [count, product] = [0, random()];
	for (const limit = Math.exp(-mean); product > limit; count++) product *= random();
	return count;
}

const rules = ["outside", "twoOfThree", "shift"] as const;

/** What is expected of one cell whose chart has these points, by each rule of the chart alone. */
function expected(points: number, count: number) {
	const last = toPeriod("2019-12");
	const months = monthsIn(toPeriod("2015-01/2019-12")).slice(-3 * points);
	const dashboard = single(
		{},
		monthly("x", "Blaby", `${months[0]}/${last}`, (month) => count + (month % 2)),
	);
	return rules.map(
		(signal) =>
			exceptionReport(dashboard, {
				rules: [{ id: "r", kind: "signal-for-the-worse", signals: [signal], minimumPoints: 6 }],
			}).expectedFalseAlarms,
	);
}

describe("exceptionReport() and its false alarms", () => {
	it.each([
		[12, 300, normal],
		[20, 300, normal],
		[20, 1, () => poisson(4.5)],
	] as const)(
		"expects of %i quarters with counts about %i as many as charts of chance give",
		(points, count, draw) => {
			const periods = monthsIn(toPeriod("2018-01/2019-12")).slice(-points);
			const charts = 6000;
			const found = { above: [0, 0, 0], below: [0, 0, 0] };
			for (let one = 0; one < charts; one++) {
				const chart = controlChart(
					periods.map((period) => ({ period, value: draw() })),
					{ chart: "xmr" },
				);
				const last = chart.points.at(-1)?.rules;
				for (const side of ["above", "below"] as const)
					for (const [at, rule] of rules.entries())
						if (last?.[rule] === side) found[side][at] = (found[side][at] ?? 0) + 1;
			}
			for (const [at, chance] of expected(points, count).entries()) {
				// Within three standard errors, and what the simulation stands for: 900 counts a quarter are not quite normal.
				const share = Math.max(found.above[at] ?? 0, found.below[at] ?? 0) / charts;
				expect(Math.abs(share - chance)).toBeLessThan(3 * Math.sqrt(chance / charts) + 0.1 * chance);
			}
		},
	);

	it("prints what is expected rounded up, and says that it is about so many", () => {
		const rows = monthly("x", "Blaby", "2015-01/2019-12", (month) => (month < 57 ? 40 + (month % 2) : 80));
		const dashboard = single({}, rows);
		const exceptions = exceptionReport(dashboard, { rules: [{ id: "s", kind: "signal-for-the-worse" }] });
		expect(exceptions.expectedFalseAlarms).toBeGreaterThan(0);
		expect(exceptions.expectedFalseAlarms).toBeLessThan(0.005);
		expect(formatReport(dashboard, { exceptions })).toContain(
			"\n\nIf nothing were different anywhere, about 0.01 of these or fewer would be expected by chance.\n",
		);
	});
});
