import { describe, expect, it } from "vitest";
import { auditPublished, type Claim, checkClaim, roundExact, toPeriod } from "../../src/index.ts";

const reasonOf = (claim: Claim): string => {
	const [row] = auditPublished([{ id: "a", check: { kind: "judgement", claim } }]).rows;
	return row?.reason ?? "";
};

const exact = (text: string) => ({ count: { text, exact: true }, population: 1 }) as const;

describe("the sentence about a claim", () => {
	it("the sentence says of a change of counts from where on it would be another, without a p-value", () => {
		const change = (says: string): Claim => ({
			judgement: "percentage-change",
			says,
			current: exact("50"),
			previous: exact("40"),
		});
		// 50 of 40 is 25%; 49 are 22.5%, 51 are 27.5%, of 39 it is 28.2%, of 41 it is 22.0%.
		expect(reasonOf(change("25%"))).toBe(
			"as-printed for the one combination of counts that prints so; it would not hold if current were 49 or less or 51 or more, or if previous were 39 or less or 41 or more, or if says were 24% or less or 26% or more",
		);
		// 52 of 40 is 30%. 50 of 38 is 31.6% and of 39 it is 28.2%: no previous count makes it 29.5% to 30.5%.
		expect(reasonOf(change("30%"))).toBe(
			"below for the one combination of counts that prints so, never as-printed; it could hold if current were 52, or if says were 25%",
		);
	});

	it("the sentence says of figures without counts that it is so for all of them, with three decimals", () => {
		const direction = (now: string, before: string, says: "up" | "down", absolute: number): Claim => ({
			judgement: "direction",
			says,
			current: { value: now },
			previous: { value: before },
			options: { tolerance: { absolute } },
		});
		// 0.715 is the most that prints as 0.71: 0.72 may be just that, and 1.36 may be 1.365, as 1.37 may.
		expect(reasonOf(direction("1.37", "0.71", "up", 0))).toBe(
			"up for all that prints so; it would not hold if current were 0.72 or less, or if previous were 1.36 or more",
		);
		// 62.5 of 64.5 is a fall of 3.10%, 62.5 of 63.5 one of 1.57%; the other way round 3.20% and 1.60%.
		expect(reasonOf(direction("62%", "64%", "down", 1))).toBe(
			"down with 62.500 and 64.500, -3.1%, but similar with 62.500 and 63.500, -1.6%",
		);
		expect(reasonOf(direction("64%", "62%", "up", 1))).toBe(
			"up with 64.500 and 62.500, +3.2%, but similar with 63.500 and 62.500, +1.6%",
		);
		expect(reasonOf(direction("4098", "0", "up", 0.5))).toBe(
			"up for all that prints so; no printed figure near it would change that",
		);
	});

	it("the sentence says of a series the p-value alone", () => {
		const claim: Claim = {
			judgement: "levelling-off",
			says: "levelling",
			series: ["190", "124", "126", "101", "100"].map((count, index) => ({
				count,
				population: 1,
				period: toPeriod(`${2014 + index}/${15 + index}`),
			})),
		};
		const check = checkClaim(claim);
		const p = check.status === "holds" ? (check.for?.pValue ?? 1) : 1;
		const words = p < 0.001 ? "p below 0.001" : `p ${roundExact(p, { decimals: 3 })}`;
		expect(reasonOf(claim)).toBe(`levelling for the one combination of counts that prints so (${words})`);
	});

	it("the sentence says everything that stands in the way", () => {
		const claim: Claim = {
			judgement: "direction",
			says: "up",
			current: { count: "[c]", population: 1 },
			previous: { count: "", population: 1 },
		};
		expect(reasonOf(claim)).toBe("current ([c]): a marker and no figure; previous (): no figure is printed");
		const periods = (now: string, before: string) =>
			reasonOf({
				...claim,
				current: { ...exact("50"), period: toPeriod(now) },
				previous: { ...exact("40"), period: toPeriod(before) },
			});
		expect(periods("2019", "2018/19")).toMatch(/^not to be judged: the periods /);
		expect(periods("2018", "2019")).toBe("not to be judged: the previous period is not the earlier one");
	});

	it("the sentence tells a word that ends again from one that does not", () => {
		const claim = (says: ("up" | "similar" | "down")[], now: string): Claim => ({
			judgement: "direction",
			says,
			current: { value: { text: now, exact: true } },
			previous: { value: { text: "100", exact: true } },
			options: { tolerance: { absolute: 5 } },
		});
		// From 95 to 105 it is similar.
		expect(reasonOf(claim(["up"], "103"))).toContain("it could hold if current were 106 or more, ");
		expect(reasonOf(claim(["up", "down"], "110"))).toContain("would not hold if current were 105, ");
		expect(reasonOf(claim(["similar", "up"], "103"))).toContain(
			"would not hold if current were 94 or less, ",
		);
		expect(reasonOf(claim(["similar"], "103"))).toContain(
			"would not hold if current were 94 or less or 106 or more, ",
		);
		expect(reasonOf(claim(["similar"], "110"))).toContain("could hold if current were 105, ");
		expect(reasonOf(claim(["similar", "down"], "110"))).toContain("could hold if current were 105 or less, ");
		expect(reasonOf(claim(["up", "down"], "103"))).toContain(
			"could hold if current were 94 or less or 106 or more, ",
		);
	});

	it("the sentence shows counts themselves, their change and how sure it is", () => {
		const counts = (now: string, before: string, says: "up" | "similar") =>
			reasonOf({ judgement: "direction", says, current: exact(now), previous: exact(before) });
		expect(counts("1100", "1000", "up")).toMatch(/ \(closest: 1,100 and 1,000, \+10\.0%, p 0\.\d{3}\); /);
		expect(counts("100", "100", "similar")).toContain(" (closest: 100 and 100, 0.0%, p 1.000); ");
		// Nothing is a percentage of 0; 2^-8 twice is 0.0078, of which the middle is half.
		expect(counts("8", "0", "up")).toContain(" (closest: 8 and 0, p 0.004); ");
		expect(counts("1000", "10", "up")).toContain(" (closest: 1,000 and 10, +9900.0%, p below 0.001); ");
	});

	it("the sentence tells figures that can be moved, though to no other verdict, from those that fix each other", () => {
		// No count of 2 is near to 500 per 1,000; 4,096 less than 9,000 are a rise still.
		expect(
			reasonOf({
				judgement: "direction",
				says: "up",
				current: { count: { text: "9000", exact: true }, population: 2 },
				previous: { rate: { text: "500", exact: true }, population: 2 },
			}),
		).toMatch(/; no printed figure near it would change that$/);
	});

	it("the sentence tells what cannot be judged only where nothing else is against a claim", () => {
		// 0 to 2 beside 0 to 2 are similar or no events; 0 to 12 beside them may be a rise as well.
		const depends = (step: number, says: "up" | "similar") =>
			reasonOf({
				judgement: "direction",
				says,
				current: { count: { text: "0", step }, population: 1 },
				previous: { count: { text: "0", step: 4 }, population: 1 },
			}).split(", but ");
		const [similar, others, ...none] = depends(4, "similar");
		expect(similar).toMatch(/^similar with /);
		expect([others, none]).toEqual(["with other counts not to be judged: there are no events", []]);
		const [rise, against, ...more] = depends(24, "up");
		expect([rise?.slice(0, 8), against?.slice(0, 13), more]).toEqual(["up with ", "similar with ", []]);
	});
});
