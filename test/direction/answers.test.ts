import { describe, expect, it } from "vitest";
import { compareCounts, directionOfTravel, rateOfChange } from "../../src/direction/index.ts";
import { meanEstimate, proportion, rate } from "../../src/estimate/index.ts";
import { apart, pooledOf, refusal } from "../answers.ts";
import { thrownBy } from "./helpers.ts";

describe("answers as windows", () => {
	const plain = { count: 100, exposure: 10_000 };

	it.each(apart)("are not tested by their counts: %s", (kind, answer) => {
		for (const [call, doing, name] of [
			[() => directionOfTravel(answer, plain), "judge the direction of travel", "current"],
			[() => directionOfTravel(plain, answer), "judge the direction of travel", "previous"],
			[() => compareCounts(answer, plain), "compare the counts", "current"],
			[() => compareCounts(plain, answer), "compare the counts", "previous"],
			[() => rateOfChange([plain, plain, answer]), "judge the rate of change", "windows[2]"],
		] as const)
			expect(thrownBy(call)).toEqual(refusal(doing, name, kind));
	});

	it("are compared where their counts or their standard error tell all", () => {
		const [one, other] = [rate(614, 698_268), rate(580, 698_268)];
		const counts = { count: 614, exposure: 698_268 };
		expect(directionOfTravel(one, other)).toEqual(directionOfTravel(counts, other));
		expect(compareCounts(one, other)).toEqual(compareCounts(counts, other));
		expect(directionOfTravel(pooledOf(60, 12), pooledOf(100, 3))).toMatchObject({
			kind: "counts",
			direction: "down",
		});
		const [part, rest] = [proportion(56, 70), proportion(48, 80)];
		expect(directionOfTravel(part, rest)).toMatchObject({ kind: "proportions" });
		// A record of somebody else's may have a kind of its own.
		expect(directionOfTravel({ ...counts, kind: "burglary" } as never, other)).toEqual(
			directionOfTravel(counts, other),
		);
		const mean = meanEstimate([30, 40, 50]);
		expect(directionOfTravel(mean as never, mean as never)).toMatchObject({ kind: "values" });
	});
});
