import { describe, expect, it } from "vitest";
import { type CheckedClaim, type Claim, checkClaim, detectLevellingOff } from "../../src/index.ts";

const checked = (claim: unknown): CheckedClaim => {
	const check = checkClaim(claim as Claim);
	if (check.status === "not-checkable") throw new Error(JSON.stringify(check.reasons));
	return check;
};
const statusOf = (claim: unknown) => checkClaim(claim as Claim).status;
const reasonsOf = (claim: unknown) => {
	const check = checkClaim(claim as Claim);
	return check.status === "not-checkable" ? check.reasons : check.status;
};

const exact = (text: string, population = 1) => ({ count: { text, exact: true }, population }) as const;
const values = (now: unknown, before: unknown, says: unknown, absolute = 0, more: object = {}) => ({
	judgement: "direction",
	says,
	current: { value: now },
	previous: { value: before },
	options: { tolerance: { absolute } },
	...more,
});
const change = (says: unknown, current: object, previous: object, more: object = {}) => ({
	judgement: "percentage-change",
	says,
	current,
	previous,
	...more,
});

describe("checkClaim(): what a figure may be", () => {
	it("checkClaim() takes a part to be out of 100 where it does not say so, and out of what it says", () => {
		const counts = (proportion: string) =>
			checked({
				judgement: "direction",
				says: "similar",
				current: { proportion, denominator: 400 },
				previous: { proportion: "62%", denominator: 400 },
			}).over[0]?.counts[0];
		// 61.5% to 62.5% of 400 are 246 to 250; 619.5 to 620.5 of 1,000 are 247.8 to 248.2.
		expect(counts("62")).toEqual({ min: 246, max: 250, population: 400 });
		expect(counts("62%")).toEqual({ min: 246, max: 250, population: 400 });
		expect(counts("620 per 1,000")).toEqual({ min: 248, max: 248, population: 400 });
	});

	it("checkClaim() leaves out the end of what rounds up to a figure, and needs both ends", () => {
		// Rounded up, 3 is above 2 and up to 3, and 2 above 1 and up to 2.
		expect(statusOf(values("3", "2", "up", 0, { rounding: "ceil" }))).toBe("holds");
		expect(statusOf(values("2", "3", "down", 0, { rounding: "ceil" }))).toBe("holds");
		expect(statusOf(values("3", "2", "up"))).toBe("depends");
		expect(reasonsOf(values("less than 5", "2", "up"))).toEqual([
			{ code: "unbounded", figure: "current", text: "less than 5" },
		]);
	});

	it("checkClaim() sets a plain number beside any unit, and no two units beside each other", () => {
		for (const [now, before] of [
			["62%", "41"],
			["62", "41%"],
			["£62", "41"],
			["62%", "41%"],
		])
			expect(statusOf(values(now, before, "up"))).toBe("holds");
		expect(reasonsOf(values("62%", "£41", "up"))).toMatchObject([{ code: "units-differ" }]);
	});

	it("checkClaim() does not ask counts over populations to be printed in one unit", () => {
		const current = { rate: "8.6 per 1,000", population: 100_000 };
		const previous = { rate: "430 per 100,000", population: 100_000 };
		expect(statusOf({ judgement: "direction", says: "up", current, previous })).toBe("holds");
		// From 4.295 to 4.305 to 8.55 to 8.65: a rise of 98.6% to 101.4%.
		expect(statusOf(change("100%", current, previous))).toBe("depends");
		expect(statusOf(change("102%", current, previous))).toBe("contradicted");
	});

	it("checkClaim() shows a rate in the unit in which it is printed, whatever the judgement is asked for", () => {
		const check = checked({
			judgement: "direction",
			says: "up",
			current: { rate: "8.6", population: 1000, per: 100 },
			previous: { rate: "4.3", population: 1000, per: 100 },
			options: { per: 100_000 },
		});
		expect(check.answers.map(({ figures }) => figures[0])).toEqual([
			{ count: 86, population: 1000, value: 8.6 },
		]);
	});

	it("checkClaim() allows for keys that are there and undefined", () => {
		const claim = {
			judgement: "benchmark",
			says: "higher",
			area: { rate: "8.6", population: 698_268 },
			benchmark: { value: "6.8" },
		};
		const { benchmark } = claim;
		const more = {
			...claim,
			options: undefined,
			basis: undefined,
			benchmark: { ...benchmark, standardError: undefined },
		};
		expect(checkClaim(more as never)).toEqual(checkClaim(claim as never));
	});
});

describe("checkClaim(): changes in per cent", () => {
	it("checkClaim() takes a change to be one of rates or of counts, as it is told", () => {
		const now = exact("50", 1000);
		const before = exact("40", 2000);
		// 50 of 40 counts; 50 of 1,000 is 2.5 times 40 of 2,000.
		expect(statusOf(change("25%", now, before, { basis: "count" }))).toBe("holds");
		expect(statusOf(change("150%", now, before))).toBe("holds");
		expect(statusOf(change("25%", now, before))).toBe("contradicted");
		const previousOf = (more: object) =>
			checked({
				judgement: "direction",
				says: ["up", "similar"],
				current: exact("110", 1000),
				previous: { population: 2000 },
				change: { text: "10%", exact: true },
				...more,
			}).over[0];
		expect(previousOf({ basis: "count" })?.counts[1]).toEqual({ min: 100, max: 100, population: 2000 });
		expect(previousOf({})?.counts[1]).toEqual({ min: 200, max: 200, population: 2000 });
		expect(previousOf({})?.combinations).toBe(1);
		// With the previous count in print as well the pairs are not counted.
		expect(previousOf({ previous: exact("200", 2000) })?.combinations).toBeNull();
	});

	it("checkClaim() reads a change without an end and one that is a plain number", () => {
		const of40 = (says: string, now = "50") => statusOf(change(says, exact(now), exact("40")));
		expect([of40("less than 30%"), of40("less than 25%"), of40("less than 20%")]).toEqual([
			"holds",
			"contradicted",
			"contradicted",
		]);
		expect([of40("more than 20%"), of40("more than 25%"), of40("more than 30%")]).toEqual([
			"holds",
			"contradicted",
			"contradicted",
		]);
		expect([of40("up to 25%"), of40("at least 25%"), of40("25")]).toEqual(["holds", "holds", "holds"]);
		expect(
			statusOf({
				judgement: "direction",
				says: "up",
				current: { rate: "8.6", population: 698_268 },
				previous: { population: 698_268 },
				change: "10",
			}),
		).toBe("holds");
	});

	it("checkClaim() says that nothing is left after a fall of just 100%", () => {
		const claim = {
			judgement: "direction",
			says: "down",
			current: exact("0"),
			previous: { population: 1 },
		};
		for (const text of [{ text: "-100%", exact: true }, "-100%"])
			expect(reasonsOf({ ...claim, change: text })).toMatchObject([{ code: "whole-lost", figure: "change" }]);
	});

	it("checkClaim() shows for a change between two others figures that print so", () => {
		for (const [now, before, wide] of [
			["8.6", "7.8", 0.05],
			["0.86", "0.8", 0.005],
			["9", "8.2", 0.5],
			["9.0", "8", 0.05],
		] as const) {
			const check = checked(change({ text: "10.123457%", exact: true }, { value: now }, { value: before }));
			const [mine, theirs] = check.for?.figures.map(({ value }) => value) ?? [];
			expect(Math.abs((mine ?? 0) - Number(now))).toBeLessThanOrEqual(wide + 1e-9);
			expect(Math.abs((theirs ?? 0) - Number(before))).toBeLessThanOrEqual(
				(before.includes(".") ? 0.05 : 0.5) + 1e-9,
			);
			expect(100 * ((mine ?? 0) / (theirs ?? 1) - 1)).toBeCloseTo(10.123457, 9);
		}
	});

	it("checkClaim() shows for values that are similar between a rise and a fall such values", () => {
		const hundred = { text: "100", step: 100 };
		const other = { text: "160", step: 80 };
		// From 50 to 150 and from 120 to 200: at no end is the difference so small.
		for (const absolute of [0.3, 1, 2.5, 4, 5, 7.7, 9])
			for (const [now, before] of [
				[hundred, other],
				[other, hundred],
			]) {
				const check = checked(values(now, before, "similar", absolute));
				const [mine, theirs] = check.for?.figures.map(({ value }) => value) ?? [];
				expect(check.status).toBe("depends");
				expect(Math.abs((mine ?? 0) - (theirs ?? 99))).toBeLessThanOrEqual(absolute);
			}
	});
});

describe("checkClaim(): what it says of itself", () => {
	const uncheckable = { value: "62%" };

	it("checkClaim() repeats what is claimed, also where it cannot be checked", () => {
		const wordsOf = (claim: unknown) => checkClaim(claim as Claim).says;
		const apart = { current: uncheckable, previous: { value: "£4" } };
		expect(wordsOf({ judgement: "direction", says: "up", ...apart })).toEqual(["up"]);
		expect(wordsOf({ judgement: "direction", says: ["up", "similar"], ...apart })).toEqual(["up", "similar"]);
		expect(wordsOf(change("5%", apart.current, apart.previous))).toEqual(["as-printed"]);
		expect(wordsOf(change("5%", exact("21"), exact("20")))).toEqual(["as-printed"]);
	});

	it("checkClaim() names all figures that do not go together, as they are printed", () => {
		expect(
			reasonsOf({
				judgement: "direction",
				says: "up",
				current: exact("86"),
				previous: { count: "70", population: 1 },
				change: { text: "10%", step: 2 },
			}),
		).toEqual([{ code: "no-counts", figure: "current and previous and change", text: "86 and 70 and 10%" }]);
	});

	it("checkClaim() says of a verdict whether some figure would have had another", () => {
		expect(checked(values("62%", "64%", "down", 1)).testable).toBe(true);
		// 5.0 would have to be 10.0; 10.000 lies more than 4,096 steps from 5.0.
		const above = checked(values("5.0", { text: "10.000", exact: true }, "down"));
		expect([above.testable, above.reach]).toEqual([
			true,
			[
				{ figure: "current", below: null, above: "10.0", free: true },
				{ figure: "previous", below: null, above: null, free: true },
			],
		]);
		const below = checked(values({ text: "10.000", exact: true }, "5.0", "up"));
		expect([below.testable, below.reach[1]?.above]).toEqual([true, "10.0"]);
		const series = ["190", "124", "126", "101", "100"].map((count, index) => ({
			count,
			population: 1,
			period: `${2014 + index}-04/${2015 + index}-03`,
		}));
		const levelling = checked({ judgement: "levelling-off", says: "levelling", series });
		expect([levelling.testable, levelling.leftOut, levelling.reach]).toEqual([true, [], []]);
	});

	it("checkClaim() reads better and worse by the polarity, and not without one", () => {
		const claim = (says: string, polarity?: string) =>
			checkClaim({
				judgement: "direction",
				says,
				current: exact("110"),
				previous: exact("10"),
				options: polarity === undefined ? {} : { polarity },
			} as never).status;
		expect([claim("improving", "higher-is-better"), claim("worsening", "higher-is-better")]).toEqual([
			"holds",
			"contradicted",
		]);
		expect([claim("improving", "lower-is-better"), claim("worsening", "lower-is-better")]).toEqual([
			"contradicted",
			"holds",
		]);
		for (const polarity of ["neutral", undefined])
			expect(() => claim("worsening", polarity)).toThrow("options must have a polarity");
	});

	it("checkClaim() refuses a window without a figure where no change is printed, and what is no figure", () => {
		expect(() =>
			checkClaim({
				judgement: "direction",
				says: "up",
				current: exact("3"),
				previous: { population: 1 },
			}),
		).toThrow("previous must have rate and population");
		expect(() => checkClaim(change(null, exact("3"), exact("2")) as never)).toThrow(
			"says must be a printed figure, current value is null",
		);
		expect(() =>
			checkClaim({ judgement: "levelling-off", says: "rising", from: "up", series: [] } as never),
		).toThrow("from must be one of rise, fall");
	});
});

describe("checkClaim(): series of levelling off", () => {
	const point = (window: object, index: number) => ({
		...window,
		period: `${2014 + index}-01/${2014 + index}-12`,
	});

	it("checkClaim() names the point of a series that no counts go with", () => {
		const series = [
			point({ proportion: "50%", denominator: 52 }, 0),
			point({ proportion: "64%", denominator: 52 }, 1),
		];
		expect(reasonsOf({ judgement: "levelling-off", says: "rising", series })).toEqual([
			{ code: "no-counts", figure: "series[1]", text: "64%" },
		]);
	});

	it("checkClaim() judges 1,000 series one by one, and no more", () => {
		// Rounded half up to tens, 20 stands for 15 to 24.
		const tens = [0, 1, 2].map((index) => point({ count: { text: "20", step: 10 }, population: 1 }, index));
		const claim = { judgement: "levelling-off", says: "rising", rounding: "halfExpand" };
		expect(reasonsOf({ ...claim, series: tens })).toMatchObject([{ code: "not-comparable" }]);
		const more = [...tens, point({ count: { text: "2", step: 2 }, population: 1 }, 3)];
		expect(reasonsOf({ ...claim, series: more })).toEqual([
			{ code: "too-many-counts", figure: "series", text: "2000 series" },
		]);
	});

	it("checkClaim() shows the first series of each state", () => {
		const series = [190, 130, 126, 101, 100].map((count, index) =>
			point({ count: index < 2 ? { text: `${count}`, step: 10 } : `${count}`, population: 1 }, index),
		);
		const check = checked({ judgement: "levelling-off", says: "levelling", series });
		const isLevelling = (counts: readonly number[]) =>
			detectLevellingOff(
				counts.map((one, index) => ({ ...point({ count: one, exposure: 1 }, index) })) as never,
			).state === "levelling";
		const pairs = Array.from({ length: 121 }, (_, at) => [185 + Math.floor(at / 11), 125 + (at % 11)]);
		const first = pairs.find((pair) => isLevelling([...pair, 126, 101, 100]));
		expect(check.for?.figures.slice(0, 2).map(({ count }) => count)).toEqual(first);
	});
});
