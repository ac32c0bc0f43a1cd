import { describe, expect, it } from "vitest";
import { type Period, toPeriod } from "../../src/period/index.ts";
import type { Observation } from "../../src/rolling/observation.ts";
import { readSeries } from "../../src/rolling/read-series.ts";
import { breaksWithin } from "../../src/rolling/window.ts";

const period = toPeriod("2019-04");
const read = (...observations: readonly Partial<Observation>[]) =>
	readSeries(
		"read",
		observations.map((one) => ({ period, count: null, ...one })),
		{},
	);

describe("readSeries()", () => {
	it("readSeries() lets the figure that is known stand for those that contradict it, whatever their order", () => {
		const known = { count: 7 };
		const hidden = { withheld: { from: 0, to: 4 } };
		const blank = {};
		for (const others of [
			[blank, known],
			[hidden, known],
			[blank, hidden, known],
		]) {
			const parts = read(...others);
			expect(parts).toMatchObject([{ range: { from: 7, to: 7 }, withheld: false, duplicate: "conflicting" }]);
			expect(read(...[...others].reverse())).toEqual(parts);
		}
		const parts = read(blank, hidden);
		expect(parts).toMatchObject([{ range: { from: 0, to: 4 }, withheld: true, duplicate: "conflicting" }]);
		expect(read(hidden, blank)).toEqual(parts);
		expect(read(blank, blank)).toMatchObject([{ range: null, withheld: false, duplicate: "identical" }]);
	});
});

describe("breaksWithin()", () => {
	const quarter = "2019-04/2019-06" as Period;
	const [part] = readSeries("read", [{ period: quarter, count: 3, breakBefore: "new rules" }], {});

	it("breaksWithin() names the period that a break begins, and the month where it lies within it", () => {
		expect(part).toBeDefined();
		if (part === undefined) return;
		const all = { first: part.first - 1, last: part.last };
		expect(breaksWithin([part], all)).toEqual([{ at: quarter, cause: "new rules" }]);
		const within = { ...part, brokenFrom: part.first + 1 };
		expect(breaksWithin([within], all)).toEqual([{ at: "2019-05", cause: "new rules" }]);
		expect(breaksWithin([part], { first: part.first, last: part.last })).toEqual([]);
		expect(breaksWithin([within], { first: part.first, last: part.last })).toEqual([
			{ at: "2019-05", cause: "new rules" },
		]);
	});
});
