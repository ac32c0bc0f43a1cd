import { describe, expect, it } from "vitest";
import { difference, pool, rate, rateRatio } from "../../src/estimate/index.ts";
import { apart, before, meanOf, now, pooledOf, refusal, repeats, sharesOf } from "../answers.ts";
import { thrownBy } from "../direction/helpers.ts";

describe("answers passed to estimates", () => {
	const plain = { count: 100, exposure: 10_000 };

	it.each(apart)("are not taken for their counts: %s", (kind, answer) => {
		for (const [call, doing, name] of [
			[() => rateRatio(answer, plain), "compute the ratio of rates", "current"],
			[() => rateRatio(plain, answer), "compute the ratio of rates", "reference"],
			[() => pool([plain, answer]), "pool the counts", "rows[1]"],
		] as const)
			expect(thrownBy(call)).toEqual(refusal(doing, name, kind));
	});

	it("are compared by difference, which takes them", () => {
		expect(difference(now, before).value).toBeCloseTo(-3.7, 12);
		expect(difference(repeats, repeats).value).toBe(0);
		const averages = difference(meanOf(60, 12), meanOf(100, 3));
		expect(averages.value).toBe(2.5);
		expect(averages.lower).toBeLessThan(averages.value);
		expect(difference(sharesOf(95, 95), sharesOf(85, 90)).lower).toBeGreaterThan(0);
		// Averages that are made in another way, or of something else, are other figures.
		for (const [other, shape] of [
			[pooledOf(100, 3), "regional-average per 1000, pooled of rates"],
			[sharesOf(85, 90), "regional-average per 1, pooled of proportions"],
		] as const)
			expect(thrownBy(() => difference(meanOf(60, 12), other))).toEqual({
				Kind: RangeError,
				code: "out-of-range",
				message: `Cannot compute the difference: reference must be a regional-average per 1000, mean-of-rates of rates, current value is "${shape}"`,
			});
	});

	it("are taken for their counts where these tell all", () => {
		const [one, other] = [rate(614, 698_268), rate(580, 698_268)];
		expect(rateRatio(one, other)).toEqual(rateRatio({ count: 614, exposure: 698_268 }, other));
		expect(rateRatio(pool([one, other]), other).value).toBeCloseTo(1194 / 1160, 12);
		expect(rateRatio(pooledOf(60, 12), pooledOf(100, 3)).value).toBeCloseTo(72 / 103, 12);
	});
});
