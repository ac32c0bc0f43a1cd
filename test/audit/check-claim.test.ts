import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CheckedClaim, type Claim, type ClaimCheck, checkClaim, toPeriod } from "../../src/index.ts";

const population = 698_268;

const checked = (claim: Claim): CheckedClaim => {
	const check = checkClaim(claim);
	if (check.status === "not-checkable") throw new Error(JSON.stringify(check.reasons));
	return check;
};

const codes = (check: ClaimCheck) =>
	check.status === "not-checkable" ? check.reasons.map((reason) => reason.code) : check.status;

const vehicle: Claim = {
	judgement: "direction",
	says: "worsening",
	current: { rate: "8.6", population },
	previous: { population },
	change: "10% higher",
	options: { polarity: "lower-is-better" },
};

const similar: Claim = {
	judgement: "direction",
	says: "similar",
	current: { rate: "0.88", population: [population, 706_155] },
	previous: { rate: "0.83", population },
};

describe("checkClaim() on the report", () => {
	it("checkClaim() finds 8.6 and 10% higher up for all 3,472 pairs, and says from where on it would not be", () => {
		const check = checked(vehicle);
		expect(check).toMatchObject({
			status: "holds",
			kind: "claim-check",
			judgement: "direction",
			says: ["up"],
			rounding: "nearest",
			against: null,
			testable: true,
			over: [
				{
					counts: [
						{ min: 5971, max: 6040, population },
						{ min: 5404, max: 5515, population },
					],
					combinations: 3472,
				},
			],
			reach: [
				{ figure: "current", below: "1.4", above: null, free: true },
				{ figure: "change", below: "4%", above: null, free: true },
			],
		});
		expect(check.answers.map(({ answer }) => answer)).toEqual(["up"]);
	});

	it("checkClaim() finds 0.88 and 0.83 similar for all 49 pairs, and 0.92 not for all", () => {
		const check = checked(similar);
		expect([check.status, check.over.map(({ combinations }) => combinations)]).toEqual(["holds", [49, 49]]);
		expect(check.for?.figures.map(({ count }) => count)).toEqual([624, 577]);
		expect(check.reach).toEqual([
			{ figure: "current", below: "0.74", above: "0.92", free: true },
			{ figure: "previous", below: "0.79", above: "0.98", free: true },
		]);
		const further = checked({ ...similar, current: { rate: "0.92", population: 706_155 } } as Claim);
		expect(further.status).toBe("depends");
		expect([further.for?.answer, further.against?.answer]).toEqual(["similar", "up"]);
		expect(checked({ ...similar, current: { rate: "0.91", population: 706_155 } } as Claim).status).toBe(
			"holds",
		);
	});

	it("checkClaim() finds 8.6 higher than a regional average of 6.8, and of up to 8.2", () => {
		const claim = (value: string, says: "higher" | "worse" = "higher"): Claim => ({
			judgement: "benchmark",
			says,
			area: { rate: "8.6", population: [population, 706_155] },
			benchmark: { value },
			options: { polarity: "lower-is-better" },
		});
		const check = checked(claim("6.8", "worse"));
		expect([check.status, check.says]).toEqual(["holds", ["higher"]]);
		expect(check.reach).toContainEqual({ figure: "benchmark", below: null, above: "8.3", free: true });
		expect(check.over.map(({ combinations }) => combinations)).toEqual([null, null]);
		expect(checked(claim("8.2")).status).toBe("holds");
		const near = checked(claim("8.3"));
		expect([near.status, near.reach]).toEqual(["depends", []]);
		expect(checked(claim("9.5")).status).toBe("contradicted");
		expect(codes(checkClaim(claim("6.8 per 100,000")))).toEqual(["units-differ"]);
		expect(codes(checkClaim(claim("6.8%")))).toEqual(["units-differ"]);
		expect(codes(checkClaim(claim("above 6")))).toEqual(["unbounded"]);
	});

	it("checkClaim() finds that first-time entrants are levelling after a fall, and not after a rise", () => {
		const series = ["190", "124", "126", "101", "100"].map((count, index) => ({
			count,
			population: 1,
			period: toPeriod(`${2014 + index}/${15 + index}`),
		}));
		const claim: Claim = { judgement: "levelling-off", says: "levelling", from: "fall", series };
		const check = checked(claim);
		expect([check.status, check.over[0]?.combinations, check.reach]).toEqual(["holds", 1, []]);
		expect(check.for?.figures.map(({ count }) => count)).toEqual([190, 124, 126, 101, 100]);
		expect(checked({ ...claim, from: "rise" }).answers[0]?.answer).toBe("levelling (fall)");
		expect(checked({ ...claim, from: "rise" }).status).toBe("contradicted");
		expect(checked({ ...claim, says: ["rising", "stable"] }).status).toBe("contradicted");
		expect(codes(checkClaim({ ...claim, series: series.slice(0, 2) }))).toEqual(["not-comparable"]);
		const rounded = series.map((point) => ({ ...point, count: { text: point.count, step: 10 } }));
		expect(codes(checkClaim({ ...claim, series: rounded }))).toEqual([
			"not-a-multiple",
			"not-a-multiple",
			"not-a-multiple",
		]);
		const tens = series.map((point, index) => ({
			...point,
			count: index < 2 ? { text: `${190 - 60 * index}`, step: 10 } : point.count,
		}));
		expect(checked({ ...claim, series: tens }).over[0]?.combinations).toBe(121);
		const rates = series.map(({ period }) => ({ rate: "8.6", population, period }));
		const many = checkClaim({ ...claim, series: rates });
		expect(many.status === "not-checkable" && many.reasons).toEqual([
			{ code: "too-many-counts", figure: "series", text: "1680700000 series" },
		]);
	});

	it("checkClaim() finds 1.37 certainly above 0.71, and 62% below 64% only beyond a tolerance of one", () => {
		const values = (
			now: string,
			before: string,
			says: "up" | "down",
			absolute: number,
			rounding = {},
		): Claim => ({
			judgement: "direction",
			says,
			current: { value: now },
			previous: { value: before },
			options: { tolerance: { absolute } },
			...rounding,
		});
		const rise = checked(values("1.37", "0.71", "up", 0));
		expect([rise.status, rise.over]).toEqual(["holds", [{ counts: [null, null], combinations: null }]]);
		expect(rise.reach).toEqual([
			{ figure: "current", below: "0.72", above: null, free: true },
			{ figure: "previous", below: null, above: "1.36", free: true },
		]);
		expect(checked(values("62%", "64%", "down", 1)).status).toBe("depends");
		// Just one point apart is a tie, which half up leaves out.
		expect(checked(values("62%", "64%", "down", 1, { rounding: "halfExpand" })).status).toBe("holds");
		const half = checkClaim({
			...values("52", "100", "down", 5),
			current: { value: "52", period: toPeriod("Apr-Sept 2019") },
			previous: { value: "100", period: toPeriod("2018/19") },
		} as Claim);
		expect(half.status === "not-checkable" && half.reasons).toEqual([
			{ code: "not-comparable", reasons: [{ code: "length-differs" }] },
		]);
	});
});

describe("checkClaim() on other kinds of figures", () => {
	const yearly = (index: number) => toPeriod(`${2012 + index}`);

	it("checkClaim() judges levelling off of proportions and of exact values", () => {
		const parts = checked({
			judgement: "levelling-off",
			says: ["falling", "levelling", "levelled", "stable"],
			series: [60, 50, 42, 41, 40, 41, 40].map((percent, index) => ({
				proportion: `${percent}%`,
				denominator: 100,
				period: yearly(index),
			})),
		});
		expect([parts.status, parts.for?.figures[0]]).toEqual([
			"holds",
			{ count: 60, population: 100, value: 60 },
		]);
		const exact = (values: readonly number[], more: object = {}) =>
			values.map((value, index) => ({
				value: { text: String(value), exact: true as const },
				period: yearly(index),
				...more,
			}));
		const values = [90, 70, 52, 51, 50, 51, 50];
		const bare = checked({
			judgement: "levelling-off",
			says: ["levelling", "levelled"],
			series: exact(values),
		});
		expect([bare.status, bare.over[0]?.combinations]).toEqual(["holds", null]);
		const errors = checked({
			judgement: "levelling-off",
			says: ["levelling", "levelled"],
			series: exact(values, { standardError: 2 }),
		});
		expect(errors.status).toBe("holds");
		const rounded = values.map((value, index) => ({ value: String(value), period: yearly(index) }));
		expect(codes(checkClaim({ judgement: "levelling-off", says: "rising", series: rounded }))).toEqual([
			"too-many-counts",
		]);
		expect(
			codes(
				checkClaim({
					judgement: "levelling-off",
					says: "rising",
					series: [{ count: "[c]", population: 1, period: yearly(0) }],
				}),
			),
		).toEqual(["marker"]);
		const impossible = [{ proportion: "64%", denominator: 52, period: yearly(0) }];
		expect(codes(checkClaim({ judgement: "levelling-off", says: "rising", series: impossible }))).toEqual([
			"no-counts",
		]);
	});

	it("checkClaim() judges values with standard errors", () => {
		const claim = (says: "up" | "similar", now: string): Claim => ({
			judgement: "direction",
			says,
			current: { value: now, standardError: 3.5 },
			previous: { value: "40", standardError: 0 },
		});
		expect(checked(claim("up", "60")).status).toBe("holds");
		expect(checked(claim("similar", "41")).status).toBe("holds");
		expect(checked(claim("up", "47")).status).toBe("depends");
	});

	it("checkClaim() compares a proportion with a printed percentage, which is never above the whole", () => {
		const claim = (value: string, says: "lower" | "in-line" = "lower"): Claim => ({
			judgement: "benchmark",
			says,
			area: { proportion: "62%", denominator: 400 },
			benchmark: { value },
		});
		expect(checked(claim("80%")).status).toBe("holds");
		expect(checked(claim("100%")).status).toBe("holds");
		expect(checked(claim("64", "in-line")).status).toBe("holds");
		expect(codes(checkClaim(claim("64 percentage points")))).toEqual(["units-differ"]);
		expect(codes(checkClaim(claim("[c]")))).toEqual(["marker"]);
		expect(
			codes(checkClaim({ ...claim("64%"), area: { proportion: "64%", denominator: 52 } } as Claim)),
		).toEqual(["no-counts"]);
		const group = { count: "500", population: 1000, own: "in" } as const;
		expect(
			checked({
				judgement: "benchmark",
				says: "lower",
				area: { count: "100", population: 400 },
				benchmark: group,
			}).status,
		).toBe("holds");
	});

	it("checkClaim() reads figures that were rounded another way", () => {
		const claim = (rounding: "trunc" | "ceil" | "halfExpand"): Claim => ({
			judgement: "percentage-change",
			says: "25%",
			current: { count: "50", population: 1 },
			previous: { count: "40", population: 1 },
			rounding,
		});
		for (const rounding of ["trunc", "ceil", "halfExpand"] as const)
			expect([checked(claim(rounding)).status, checked(claim(rounding)).rounding]).toEqual([
				"holds",
				rounding,
			]);
		const negative = { ...claim("trunc"), says: "-0.0%", rounding: "floor" } as Claim;
		expect(codes(checkClaim(negative))).toEqual(["never-printed"]);
	});
});

describe("checkClaim()", () => {
	it("checkClaim() judges a percentage change by what the counts can have", () => {
		const claim = (says: string): Claim => ({
			judgement: "percentage-change",
			says,
			current: { rate: "0.88", population },
			previous: { rate: "0.83", population },
		});
		const check = checked(claim("6%"));
		expect([check.status, check.answers.map(({ answer }) => answer).sort()]).toEqual([
			"depends",
			["above", "as-printed", "below"],
		]);
		expect(check.against?.percent).not.toBeNull();
		expect(checked(claim("9%")).status).toBe("contradicted");
		expect(
			checked({
				...claim("6"),
				current: { count: "106", population: 1 },
				previous: { count: "100", population: 1 },
			} as Claim).status,
		).toBe("holds");
		expect(codes(checkClaim(claim("6 percentage points")))).toEqual(["units-differ"]);
		const zero = {
			...claim("6%"),
			previous: { count: "0", population: 5 },
			current: { count: "5", population: 5 },
		};
		expect(codes(checkClaim(zero as Claim))).toEqual(["zero-base"]);
		const negative = { ...claim("6%"), previous: { value: "-3.0" }, current: { value: "5" } };
		expect(codes(checkClaim(negative as Claim))).toEqual(["negative-base"]);
		const values = { ...claim("93%"), current: { value: "1.37" }, previous: { value: "0.71" } } as Claim;
		expect(checked(values).status).toBe("depends");
	});

	it("checkClaim() is fast for a population of 60 million", () => {
		const start = performance.now();
		const check = checked({
			judgement: "direction",
			says: "up",
			current: { rate: "8.6", population: 60_000_000 },
			previous: { population: 60_000_000 },
			change: "10%",
		});
		expect(check.status).toBe("holds");
		expect(check.over[0]?.combinations).toBeGreaterThan(2e7);
		expect(performance.now() - start).toBeLessThan(5000);
	});

	it("checkClaim() is fast where just one change, or few of many counts, would do", () => {
		const rate = (printed: string, people: number) => ({ rate: printed, population: people });
		const [now, before] = [rate("9", 60_000_001), rate("8", 59_999_999)];
		const claims: readonly Claim[] = [
			// None of 6e4 times 6e4 pairs has it, and each of the current counts lies close to one that has.
			{
				judgement: "percentage-change",
				says: { text: "10.123457%", exact: true },
				current: now,
				previous: before,
			},
			{
				judgement: "direction",
				says: "up",
				current: now,
				previous: before,
				change: { text: "10.1%", exact: true },
			},
			{
				judgement: "direction",
				says: "up",
				current: { proportion: "33%", denominator: 3 },
				previous: { proportion: "33%", denominator: 60_000_000 },
				options: { designEffect: 1.5 },
			},
		];
		const start = performance.now();
		expect(claims.map((claim) => codes(checkClaim(claim)))).toEqual([
			"contradicted",
			["no-counts"],
			"contradicted",
		]);
		expect(performance.now() - start).toBeLessThan(5000);
	});

	it("checkClaim() takes a figure without counts to be anything that prints so, to the last value", () => {
		const change = (now: string, before: string) =>
			checked({
				judgement: "percentage-change",
				says: { text: "10.123457%", exact: true },
				current: { value: now },
				previous: { value: before },
			});
		for (const check of [change("8.6", "7.8"), change("0.86", "0.8"), change("9", "8.2")]) {
			expect([check.status, check.for?.percent]).toEqual(["depends", 10.123457]);
			const [now, before] = check.for?.figures.map(({ value }) => value) ?? [];
			expect(100 * ((now ?? 0) / (before ?? 1) - 1)).toBeCloseTo(10.123457, 9);
		}
		const level = (now: string, before: string) =>
			checked({
				judgement: "direction",
				says: "similar",
				current: { value: now },
				previous: { value: before },
				options: { tolerance: { absolute: 0 } },
			});
		for (const check of [level("8.6", "8.64"), level("8.64", "8.6"), level("8.57", "8.6")]) {
			expect(check.status).toBe("depends");
			expect(check.for?.figures[0]?.value).toBe(check.for?.figures[1]?.value);
		}
		expect(level("8.6", "8.75").status).toBe("contradicted");
	});

	it("checkClaim() leaves out a population with which nothing can be a percentage, and says which", () => {
		const claim = (people: number | readonly number[], rate = "0"): Claim => ({
			judgement: "percentage-change",
			says: "200%",
			current: { rate: "1", population: 1000 },
			previous: { rate, population: people },
		});
		const zeroBase = { code: "zero-base", figure: "previous", text: "0" };
		const check = checked(claim([500, 3000]));
		expect([check.status, check.leftOut]).toEqual(["holds", [{ ...zeroBase, population: 500 }]]);
		expect(check.over.map(({ counts }) => counts[1]?.population)).toEqual([3000]);
		const none = checkClaim(claim([400, 500]));
		expect(none.status === "not-checkable" && none.reasons).toEqual([zeroBase]);
		// One with which no count prints so is left out as well, and named.
		expect(
			checked({ ...claim([1000, 3]), previous: { rate: "2", population: [1000, 3] } } as Claim),
		).toMatchObject({ leftOut: [{ code: "no-counts", figure: "previous", text: "2", population: 3 }] });
	});

	it("checkClaim() leaves out an area that is larger than the group that contains it", () => {
		const claim = (area: number | readonly number[], group: number | readonly number[]): Claim => ({
			judgement: "benchmark",
			says: "higher",
			area: { rate: "8.6", population: area },
			benchmark: { rate: "6.8", population: group, own: "in" },
		});
		const check = checked(claim([10_000, 90_000], [50_000, 5000]));
		expect(check.over.map(({ counts }) => counts.map((range) => range?.population))).toEqual([
			[10_000, 50_000],
		]);
		expect(check.leftOut).toEqual([
			{ code: "no-counts", figure: "area", text: "8.6", population: 90_000 },
			{ code: "no-counts", figure: "benchmark", text: "6.8", population: 5000 },
		]);
		expect(() => checkClaim(claim([90_000, 95_000], 50_000))).toThrow(
			"a benchmark that contains the area must have at least its population, current value is 50000",
		);
	});

	it("checkClaim() takes counts that cannot be judged to make no claim true", () => {
		const claim = (says: "up" | "similar"): Claim => ({
			judgement: "direction",
			says,
			current: { count: { text: "0", step: 4 }, population: 1 },
			previous: { count: { text: "0", step: 4 }, population: 1 },
		});
		const noEvents = { code: "not-comparable", reasons: [{ code: "no-events" }] };
		const wrong = checked(claim("up"));
		expect([wrong.status, wrong.for, wrong.against?.answer, wrong.unjudged]).toEqual([
			"contradicted",
			null,
			"similar",
			noEvents,
		]);
		const right = checked(claim("similar"));
		expect([right.status, right.for?.answer, right.against, right.unjudged]).toEqual([
			"depends",
			"similar",
			null,
			noEvents,
		]);
		expect(checked(vehicle).unjudged).toBeNull();
		// 2 to 6 against 0 to 2: 6 and 0 are a rise.
		expect(wrong.reach).toContainEqual({ figure: "current", below: null, above: "4", free: true });
	});

	it("checkClaim() reaches only figures with which the verdict would be another", () => {
		const values = (
			says: "up" | "similar" | "down",
			now: string,
			before: string,
			absolute: number,
		): Claim => ({
			judgement: "direction",
			says,
			current: { value: { text: now, exact: true } },
			previous: { value: { text: before, exact: true } },
			options: { tolerance: { absolute } },
		});
		// From up the answers jump to down: no figure in whole numbers makes it similar.
		const jump = checked({
			...values("similar", "7", "5", 0),
			previous: { value: { text: "5.5", exact: true } },
		} as Claim);
		expect(jump.reach[0]).toEqual({ figure: "current", below: null, above: null, free: true });
		// Values and a claimed change may lie below 0.
		expect(checked(values("up", "3", "1", 6)).status).toBe("contradicted");
		expect(checked(values("up", "3", "1", 6)).reach).toEqual([
			{ figure: "current", below: null, above: "8", free: true },
			{ figure: "previous", below: "-4", above: null, free: true },
		]);
		expect(checked(values("similar", "3", "1", 6)).reach).toEqual([
			{ figure: "current", below: "-6", above: "8", free: true },
			{ figure: "previous", below: "-4", above: "10", free: true },
		]);
		const fall = checked({
			judgement: "percentage-change",
			says: "3%",
			current: { count: "106", population: 1 },
			previous: { count: "110", population: 1 },
		});
		expect(fall.reach).toContainEqual({ figure: "says", below: "-4%", above: null, free: true });
		// 15 to 25 and 15 to 25: 21 of 20 is the smallest rise above 1% in whole per cents, and no end has it.
		const tens = { count: { text: "20", step: 10 }, population: 1 };
		const rise = checked({
			judgement: "percentage-change",
			says: { text: "1%", exact: true },
			current: tens,
			previous: tens,
		});
		expect([rise.status, rise.reach.find(({ figure }) => figure === "says")]).toEqual([
			"contradicted",
			{ figure: "says", below: "0%", above: "5%", free: true },
		]);
		// Nought with a minus sign is below 0; what it is moved to is not.
		const nought = checked({
			...values("similar", "3", "1", 1),
			current: { value: "-0.0" },
			previous: { value: "0.0" },
		} as Claim);
		expect(nought.reach[0]).toEqual({ figure: "current", below: "-1.0", above: "1.0", free: true });
	});

	it("checkClaim() reaches 4,096 steps of the last place, and no farther", () => {
		const claim = (now: string): Claim => ({
			judgement: "direction",
			says: "up",
			current: { value: now },
			previous: { value: "0" },
			options: { tolerance: { absolute: 0.5 } },
		});
		expect(checked(claim("4097")).reach[0]?.below).toBe("1");
		expect(checked(claim("4098")).reach[0]?.below).toBeNull();
		expect(checked(claim("4098"))).toMatchObject({ status: "holds", testable: false });
	});

	it("checkClaim() says of figures that fix each other that none can be moved alone", () => {
		const check = checked({
			judgement: "direction",
			says: "up",
			current: { count: { text: "1100", exact: true }, population: 1 },
			previous: { count: { text: "1000", exact: true }, population: 1 },
			change: "10.00%",
		});
		expect([check.status, check.testable, check.reach.map(({ free }) => free)]).toEqual([
			"holds",
			false,
			[false, false, false],
		]);
	});

	it("checkClaim() says what stands in the way, and never guesses", () => {
		const withRate = (rate: string) => ({ ...similar, current: { rate, population } }) as Claim;
		expect(codes(checkClaim(withRate("[c]")))).toEqual(["marker"]);
		expect(codes(checkClaim(withRate("")))).toEqual(["blank"]);
		expect(codes(checkClaim(withRate("8,6")))).toEqual(["malformed-thousands"]);
		expect(codes(checkClaim(withRate("8.6 per 100,000")))).toEqual("contradicted");
		expect(codes(checkClaim(withRate("more than 8")))).toEqual(["unbounded"]);
		expect(codes(checkClaim(withRate("900,000,000,000,000")))).toEqual(["too-large"]);
		const impossible = checkClaim({
			...similar,
			current: { proportion: "64%", denominator: 52 },
			previous: { proportion: "62%", denominator: 52 },
		} as Claim);
		expect(impossible.status === "not-checkable" && impossible.reasons).toEqual([
			{ code: "no-counts", figure: "current", text: "64%" },
		]);
		expect(codes(checkClaim({ ...vehicle, change: "-100%" } as Claim))).toEqual(["whole-lost"]);
		expect(codes(checkClaim({ ...similar, options: { breakInSeries: true } } as Claim))).toEqual([
			"not-comparable",
		]);
		// Of two populations one has a whole count that prints so: that is the one.
		const either = checked({
			...similar,
			current: { proportion: "64%", denominator: [52, 50] },
			previous: { proportion: "62%", denominator: 50 },
		} as Claim);
		expect(either.over.map(({ counts }) => counts[0]?.population)).toEqual([50]);
	});

	it("checkClaim() refuses a claim that is put together wrongly", () => {
		const fails = (claim: unknown, message: string, kind: new () => Error = TypeError) => {
			expect(() => checkClaim(claim as Claim)).toThrow(kind);
			expect(() => checkClaim(claim as Claim)).toThrow(`Cannot check the claim: ${message}`);
		};
		fails({ ...similar, judgement: "trend" }, "judgement must be one of", RangeError);
		fails({ ...similar, says: "slightly" }, "says must be one of down, similar, up, worsening", RangeError);
		fails({ ...similar, says: [] }, "says must be a word or a list of words, current value is []");
		fails({ ...similar, says: "worsening" }, "options must have a polarity for a claim of performance");
		fails({ ...similar, current: { rate: "8.6" } }, "current must have rate and population");
		fails(
			{ ...similar, current: { rate: "8.6", count: "3", population } },
			"current must have rate and population",
		);
		fails({ ...similar, current: { population } }, "current must have rate and population");
		fails({ ...similar, current: { value: "8.6" } }, "both windows must be values, as the current one is");
		fails(
			{ ...similar, current: { rate: "8.6", population: 0 } },
			"population of current must be above 0",
			RangeError,
		);
		fails(
			{ ...similar, current: { rate: "8.6", population: [] } },
			"population of current must hold a number",
			RangeError,
		);
		fails({ ...similar, options: { method: "e-test" } }, "method must be one of mid-p, exact, score");
		fails(
			{ ...similar, options: { minimumChange: { relative: 1 } } },
			"a relative threshold must be below 1",
			RangeError,
		);
		fails(
			{
				...similar,
				current: { proportion: "8%", denominator: 50 },
				previous: { proportion: "8%", denominator: 50 },
				change: "3%",
			},
			"change must come with rates or counts",
		);
		fails(
			{ judgement: "benchmark", says: "higher", area: { value: "8" }, benchmark: { value: "6" } },
			"area must have a population",
		);
		fails(
			{
				judgement: "benchmark",
				says: "higher",
				area: { rate: "8", population },
				benchmark: { proportion: "6%", denominator: 50 },
			},
			"benchmark must be counts, as the area is, or a value",
		);
		fails(
			{
				judgement: "percentage-change",
				says: "6%",
				current: { rate: "8", population },
				previous: { value: "6" },
			},
			"both windows must be counts, as the current one is",
		);
		fails(
			{
				judgement: "levelling-off",
				says: "levelling",
				series: [{ count: "8", population: [1, 2], period: "2019" }],
			},
			"population of series[0] must be one number",
			RangeError,
		);
		fails({ judgement: "levelling-off", says: "flat", series: [] }, "says must be one of", RangeError);
	});

	it("checkClaim() says of figures that do not go together which they are", () => {
		const reasonsOf = (claim: unknown) => {
			const check = checkClaim(claim as Claim);
			return check.status === "not-checkable" ? check.reasons : check.status;
		};
		expect(
			reasonsOf({
				...similar,
				previous: { rate: "7.0", population },
				current: { rate: "8.6", population },
				change: "10%",
			}),
		).toEqual([
			{ code: "no-counts", figure: "current and previous and change", text: "8.6 and 7.0 and 10%" },
		]);
		const change = (text: string) => reasonsOf({ ...vehicle, change: text });
		expect(change("10 percentage points")).toEqual([
			{ code: "units-differ", figure: "change", text: "10 percentage points" },
		]);
		expect(change("£10")).toMatchObject([{ code: "units-differ" }]);
		const values = (now: string, before: string) => ({
			...similar,
			current: { value: now },
			previous: { value: before },
			options: { tolerance: { absolute: 1 } },
		});
		expect(reasonsOf(values("62%", "£0.61"))).toMatchObject([{ code: "units-differ", figure: "previous" }]);
		expect(reasonsOf(values("8.6 per 1,000", "820 per 100,000"))).toMatchObject([{ code: "units-differ" }]);
		expect(
			reasonsOf({
				...similar,
				current: { count: "62%", population: 1 },
				previous: { count: "30", population: 1 },
			}),
		).toMatchObject([{ code: "units-differ", figure: "current" }]);
		const percent = (now: string, before: string) => ({
			judgement: "percentage-change",
			says: "-150%",
			current: { value: now },
			previous: { value: before },
		});
		expect(reasonsOf(percent("-5", "10"))).toMatchObject([{ code: "negative-value", figure: "current" }]);
		expect(reasonsOf(percent("5%", "£10"))).toMatchObject([{ code: "units-differ" }]);
		// What is printed as 0 is no negative value that rounding allows.
		expect(checked({ ...percent("0", "1"), says: "-190%" } as Claim).answers).toMatchObject([
			{ answer: "above" },
		]);
		const within = { judgement: "benchmark", says: "higher", area: { rate: "50", population: 50, per: 100 } };
		expect(
			reasonsOf({ ...within, benchmark: { rate: "10", population: 60, per: 100, own: "in" } }),
		).toMatchObject([{ code: "no-counts", figure: "area and benchmark" }]);
		// A group of the same people as the area cannot have had more events than it.
		for (const method of ["mid-p", "interval", "overlap"] as const)
			expect(
				reasonsOf({
					judgement: "benchmark",
					says: "lower",
					area: { rate: "3.7", population: 5_726 },
					benchmark: { rate: "4.0", population: 5_726, own: "in" },
					options: { method },
				} as never),
			).toMatchObject([{ code: "no-counts", figure: "area and benchmark" }]);
		// Of two populations the larger one can have been that of the group.
		expect(
			checked({
				judgement: "benchmark",
				says: "in-line",
				area: { rate: "3.7", population: 5_726 },
				benchmark: { rate: "4.0", population: [5_726, 11_000], own: "in" },
			} as Claim),
		).toMatchObject({ status: "holds" });
		// No pair with a previous count of 0 has a change in per cent.
		expect(
			checked({
				...similar,
				current: { count: { text: "0", step: 50 }, population: 1 },
				previous: { count: { text: "0", step: 50 }, population: 1 },
				change: "10%",
			} as Claim).status,
		).toBe("holds");
	});

	it("checkClaim() speaks of the claim when it is put together wrongly", () => {
		const fails = (claim: unknown, message: string) =>
			expect(() => checkClaim(claim as Claim)).toThrow(`Cannot check the claim: ${message}`);
		fails(null, "the claim must be a record, current value is null");
		fails({ judgement: "direction", says: "up" }, "current must be a record, current value is undefined");
		fails({ ...similar, previous: "8.0" }, 'previous must be a record, current value is "8.0"');
		fails({ ...similar, options: null }, "options must be an object, current value is null");
		fails(
			{ ...similar, current: { rate: "8.6", population, per: 0 } },
			"per of current must be above 0, current value is 0",
		);
		fails(
			{ ...similar, current: { rate: "8.6", population: "1000" } },
			'population of current must be a number, current value is "1000"',
		);
		fails({ ...vehicle, basis: "counts" }, "basis must be one of rate, count");
		fails(
			{ judgement: "levelling-off", says: "rising" },
			"series must be a list, current value is undefined",
		);
		fails(
			{ judgement: "levelling-off", says: "rising", series: [null] },
			"series[0] must be a record, current value is null",
		);
		fails(
			{
				judgement: "percentage-change",
				current: { count: "1", population: 1 },
				previous: { count: "1", population: 1 },
			},
			"says must be a printed figure",
		);
		const area = { rate: "8.6", population };
		fails(
			{
				judgement: "benchmark",
				says: "higher",
				area,
				benchmark: { rate: "6.8", population: 9, own: "inside" },
			},
			"own of benchmark must be one of in, out",
		);
		fails(
			{
				judgement: "benchmark",
				says: "higher",
				area,
				benchmark: { rate: "6.8", population: 5000, own: "in" },
			},
			"a benchmark that contains the area must have at least its population, current value is 5000",
		);
		fails(
			{
				judgement: "benchmark",
				says: "higher",
				area: { count: "6005", population },
				benchmark: { value: "6.8" },
			},
			"per of area must be given for a count beside a figure",
		);
	});

	it("checkClaim() refuses what it would make nothing of", () => {
		const fails = (claim: unknown, message: string) => {
			expect(() => checkClaim(claim as Claim)).toThrow(TypeError);
			expect(() => checkClaim(claim as Claim)).toThrow(`Cannot check the claim: ${message}`);
		};
		const area = { rate: "8.6", population };
		const position = { judgement: "benchmark", says: "higher", area, benchmark: { value: "6.8" } };
		fails(
			{ ...position, benchmark: { value: "6.8", standardError: 3 } },
			"standardError must be left out of benchmark, which is taken as it is printed, current value is 3",
		);
		const change = { judgement: "percentage-change", says: "5%", previous: { value: "4" } };
		fails(
			{ ...change, current: { value: "5", standardError: 1 } },
			"standardError must be left out of current",
		);
		fails(
			{ ...vehicle, chnage: "10%" },
			'the claim must have no key but judgement, says, current, previous, change, basis, options, rounding, current value is "chnage"',
		);
		fails(
			{ ...similar, current: { ...area, denominator: 5 } },
			'current must have no key but rate, population, per, period, current value is "denominator"',
		);
		fails({ ...similar, previous: { ...area, own: "in" } }, "previous must have no key but rate");
		fails(
			{ judgement: "levelling-off", series: [] },
			"says must be a word or a list of words, current value is undefined",
		);
		fails({ judgement: "levelling-off", says: [], series: [] }, "says must be a word or a list of words");
	});

	it("checkClaim() takes similar to a benchmark to be in line with it, with or without a polarity", () => {
		const claim = (says: "similar" | "in-line" | "worse", more: object = {}): Claim => ({
			judgement: "benchmark",
			says,
			area: { rate: "8.6", population },
			benchmark: { value: "8.6" },
			...more,
		});
		expect(checked(claim("similar"))).toEqual(checked(claim("in-line")));
		expect(checked(claim("similar", { options: { polarity: "neutral" } })).says).toEqual(["in-line"]);
		expect(() => checkClaim(claim("worse"))).toThrow(
			"options must have a polarity for a claim of performance",
		);
	});

	it("checkClaim() sets a count beside a rate on the base that either says", () => {
		const claim = (area: object, value: string) =>
			checked({
				judgement: "benchmark",
				says: "higher",
				area: { count: "6005", population, ...area },
				benchmark: { value },
			} as Claim).status;
		expect([claim({}, "6.8 per 1,000"), claim({ per: 1000 }, "6.8"), claim({}, "0.68%")]).toEqual([
			"holds",
			"holds",
			"holds",
		]);
	});

	it("checkClaim() answers in plain data and leaves the claim as it was", () => {
		const frozen = (claim: object): Claim => {
			for (const value of Object.values(claim))
				if (typeof value === "object" && value !== null) frozen(value);
			return Object.freeze(claim) as Claim;
		};
		for (const claim of [vehicle, similar]) {
			const check = checkClaim(frozen(structuredClone(claim)));
			expect(JSON.parse(JSON.stringify(check))).toEqual(check);
		}
	});

	it("checkClaim() reaches just as far as the nearest figure with another verdict", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 60 }),
				fc.integer({ min: 1, max: 60 }),
				fc.integer({ min: 200, max: 2000 }),
				fc.constantFrom("up" as const, "similar" as const, "down" as const),
				(now, before, n, says) => {
					const claim = (rate: number, other: number): Claim => ({
						judgement: "direction",
						says,
						current: { rate: String(rate), population: n, per: 100 },
						previous: { rate: String(other), population: 900, per: 100 },
					});
					const check = checked(claim(now, before));
					if (check.status === "depends") return;
					const reach = check.reach.find(({ figure }) => figure === "current");
					const end = (side: 1 | -1) => {
						for (let rate = now + side; rate >= 0 && rate <= 120; rate += side)
							if (checkClaim(claim(rate, before)).status !== check.status) return String(rate);
						return null;
					};
					if (check.status === "holds" || says === "similar") {
						expect(reach?.below ?? null).toBe(end(-1));
						if (reach?.above === null || Number(reach?.above) <= 120)
							expect(reach?.above ?? null).toBe(end(1));
					}
				},
			),
			{ numRuns: 3 },
		);
	});
});
