import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	type AuditRow,
	auditPublished,
	type Figure,
	formatAudit,
	type PublishedCheck,
	type Rounding,
} from "../../src/index.ts";

const row = (check: PublishedCheck): AuditRow => {
	const [first] = auditPublished([{ id: "a", check }]).rows;
	if (first === undefined) throw new Error("no row");
	return first;
};
const said = (check: PublishedCheck) => {
	const { status, reason } = row(check);
	return [status, reason];
};
const count = (text: string) => ({ text, exact: true }) as const;

describe("auditPublished(): a difference and its per cent at their edges", () => {
	it("auditPublished() finds per cents that a difference and what it led to can have, and no others", () => {
		const seen = { holds: 0, contradicted: 0 };
		fc.assert(
			fc.property(
				fc.integer({ min: -400, max: 400 }).filter((size) => size !== 0),
				fc.integer({ min: 450, max: 9000 }),
				fc.integer({ min: -12, max: 12 }),
				(difference, current, off) => {
					// The change rises with the difference; it falls as the current figure grows, or rises where it is negative.
					const changeOf = (d: number, c: number) => (100 * d) / (c - d);
					const way = difference > 0 ? 0.5 : -0.5;
					const changes = [
						changeOf(difference - 0.5, current + way),
						changeOf(difference + 0.5, current - way),
					] as const;
					const printed = (Math.round(10 * changeOf(difference, current)) + off) / 10;
					// Beside a fall a change that is printed above 0 is a size.
					const sized = difference < 0 && Number(printed.toFixed(1)) > 0;
					const [least, most] = sized ? [-changes[1], -changes[0]] : changes;
					const [gap, other] = [least - (printed + 0.05), printed - 0.05 - most];
					fc.pre(Math.abs(gap) > 1e-9 && Math.abs(other) > 1e-9);
					const expected = gap < 0 && other < 0 ? "holds" : "contradicted";
					seen[expected]++;
					const check = { kind: "implied", difference: `${difference}`, current: `${current}` } as const;
					expect(row({ ...check, change: `${printed.toFixed(1)}%` }).status).toBe(expected);
				},
			),
			{ numRuns: 300 },
		);
		// A share, so that it is asked for however few draws there are.
		const { holds, contradicted } = seen;
		expect(Math.min(holds, contradicted) / (holds + contradicted)).toBeGreaterThan(0.1);
	});

	it("auditPublished() reads a per cent without a sign or a word beside a fall as a size", () => {
		const check = { kind: "implied", difference: "500 fewer", current: "3,500" } as const;
		expect(said({ ...check, change: "12.5%" })).toEqual([
			"holds",
			"12.5% is printed, possible is 12.49% to 12.51%",
		]);
		expect(said({ kind: "implied", difference: "500 fewer", change: "12.5%" })[0]).toBe("holds");
		// 500 of the 3,500 that are left are 14.3%.
		expect(said({ ...check, change: "14.3%" })).toEqual([
			"contradicted",
			"14.3% is printed, possible is 12.49% to 12.51%; it would fit if it is a percentage of the current figure",
		]);
		for (const change of ["+12.5%", "12.5% higher"])
			expect(said({ ...check, change })).toEqual([
				"contradicted",
				`${change} is printed, possible is -12.51% to -12.49%; no explanation found`,
			]);
		expect(said({ ...check, change: "-12.5%" })[0]).toBe("holds");
		expect(said({ ...check, difference: "500 more", change: "-12.5%" })[0]).toBe("contradicted");
	});

	it("auditPublished() says what the previous figure was in the rounding that is named", () => {
		const check = { kind: "implied", difference: count("3,068"), change: "10.2%" } as const;
		// 3,068 / 0.103 and 3,068 / 0.102.
		expect(said({ ...check, rounding: "floor" })[1]).toContain("the previous figure was 29786.4 to 30078.4");
		expect(said({ kind: "implied", difference: "[c]", change: "10.2%" })[0]).toBe("not-checkable");
	});

	it("auditPublished() takes a plain number for a per cent", () => {
		const check = { kind: "implied", difference: count("5"), current: count("105") } as const;
		expect(said({ ...check, change: "5" })[0]).toBe("holds");
		expect(said({ ...check, change: "6" })[0]).toBe("contradicted");
	});

	it("auditPublished() has nothing to say where a difference may be 0 or the current figure is below 0", () => {
		const check = { kind: "implied", change: "0%", current: "50" } as const;
		for (const rounding of ["floor", "ceil", "halfExpand"] as const)
			expect(said({ ...check, difference: "0", rounding })[0]).toBe("not-checkable");
		expect(said({ ...check, difference: "<5" })[0]).toBe("not-checkable");
		expect(said({ ...check, difference: "more than -5" })[0]).toBe("not-checkable");
		expect(said({ ...check, difference: count("-5"), current: count("-50") })[0]).toBe("not-checkable");
		expect(said({ ...check, difference: "more than 5", change: "900%" })[0]).toBe("holds");
	});
});

describe("auditPublished(): the rounding that is named", () => {
	it("auditPublished() adds shares up in it", () => {
		const check = { kind: "shares", structure: "partition", parts: ["33%", "33%", "33%"] } as const;
		expect(said(check)[0]).toBe("holds");
		// Rounded to the nearest, three thirds lie within 1.5 of 99; cut off they may be 100, rounded up they may not.
		expect(said({ ...check, rounding: "floor" })[0]).toBe("holds");
		expect(said({ ...check, rounding: "ceil" })[0]).toBe("contradicted");
	});

	it("auditPublished() judges claims in it", () => {
		const claim = {
			judgement: "percentage-change",
			current: { value: "20" },
			previous: { value: "10" },
			says: "81%",
		} as const;
		// From 19.5 to 20.5 over 9.5 to 10.5 is a change of 85.7% to 115.8%; cut off, from 20 to 21 over 10 to 11 is 81.8% to 110%.
		expect(said({ kind: "judgement", claim })[0]).toBe("contradicted");
		expect(said({ kind: "judgement", claim, rounding: "floor" })[0]).toBe("depends");
		expect(said({ kind: "judgement", claim, rounding: "halfExpand" })[0]).toBe("contradicted");
		expect(said({ kind: "judgement", claim: { ...claim, rounding: "floor" } })[0]).toBe("depends");
	});
});

describe("auditPublished(): rows at their edges", () => {
	it("auditPublished() says what a figure would be in the rounding that is named", () => {
		const computed = (printed: Figure, value: number | string, rounding?: Rounding) =>
			said({ kind: "computed", printed, computed: value, ...(rounding ? { rounding } : {}) })[1];
		expect(computed("46", "45.6", "floor")).toMatch(/^computed it would be printed 45, printed is 46; /);
		expect(computed("47", "45.6", "floor")).toMatch(/^computed it would be printed 45, printed is 47; /);
		expect(computed("45", "45.6")).toMatch(
			/^computed it would be printed 46, printed is 45: 1 of the last place too low; /,
		);
		expect(computed("45", "45.6", "halfExpand")).toMatch(/, printed is 45: 1 of the last place too low; /);
		// 0.01 is printed as 0.0 without the minus sign.
		expect(computed("-0.0", "0.01")).toMatch(/^computed it would be printed 0\.0, printed is -0\.0; /);
		expect(computed({ text: "45", step: 5 }, "48")).toMatch(/, printed is 45: 1 of the last place too low; /);
	});

	it("auditPublished() counts one count as one", () => {
		expect(said({ kind: "counts", printed: "50%", population: 2 })[1]).toMatch(/^1 count prints as 50%: 1/);
	});

	it("auditPublished() says up to eight figures that could be printed, and of more the ends", () => {
		const total = (parts: number) =>
			said({ kind: "total", parts: [count("0.5"), ...Array(parts).fill("10")], total: "99" })[1];
		// Seven figures of 10 come to 66.5 to 73.5, and to 67 to 74 with an exact 0.5.
		expect(total(7)).toMatch(/^99 is printed, possible is 67, 68, 69, 70, 71, 72, 73 or 74;/);
		expect(total(8)).toMatch(/^99 is printed, possible is 76\.50 to 84\.50;/);
		expect(said({ kind: "total", parts: ["more than 5"], total: "9" })[1]).toBe(
			"9 is printed, possible is 5.00 or more",
		);
	});

	it("auditPublished() says of an order without ends what there is, and of counts that they are the same", () => {
		const order = (figure: Figure, reference: Figure, says: "higher" | "lower" | "same") => {
			const { status, severity, reason, explanations } = row({ kind: "order", figure, reference, says });
			expect(explanations).toEqual([]);
			return [status, severity, reason];
		};
		expect(order("less than 5", "3", "lower")).toEqual([
			"depends",
			null,
			"not certain: the difference is up to 2.50",
		]);
		expect(order("less than 5", "less than 3", "lower")[2]).toBe("not certain: the difference is anything");
		expect(order(count("5"), count("5"), "same")).toEqual([
			"holds",
			null,
			"same for all that prints so: the difference is 0.00 to 0.00",
		]);
		expect(order(count("5"), count("5"), "higher").slice(0, 2)).toEqual(["contradicted", "decision"]);
	});

	it("auditPublished() says of a judgement whether it could have been another, and gives no explanations", () => {
		const judged = (now: string, before: string) => {
			const { status, testable, explanations } = row({
				kind: "judgement",
				claim: {
					judgement: "direction",
					says: "up",
					current: { value: now },
					previous: { value: before },
					options: { tolerance: { absolute: 0.5 } },
				},
			});
			return [status, testable, explanations];
		};
		expect(judged("4097", "0")).toEqual(["holds", true, []]);
		expect(judged("4098", "0")).toEqual(["holds", false, []]);
		expect(judged("[c]", "0")).toEqual(["not-checkable", false, []]);
	});

	it("auditPublished() takes several claims to be testable where one of them is, and keeps the words", () => {
		const { rows } = auditPublished([
			{ id: "grim", text: "8.6 per 1,000", check: { kind: "counts", printed: "8.6", population: 698_268 } },
			{ id: "sum", check: { kind: "total", parts: ["1", "2"], total: "3" } },
			{ id: "wrong", check: { kind: "total", parts: ["1", "2"], total: "9" } },
			{ id: "one", check: { kind: "every", of: ["grim", "sum"] } },
			{ id: "none", check: { kind: "every", of: ["grim"] } },
			{ id: "more", check: { kind: "every", of: ["wrong"], alsoSays: "and it will be so" } },
			{ id: "malformed", text: "its words", check: null as never },
		]);
		expect(rows.map(({ testable }) => testable)).toEqual([false, true, true, true, false, true, false]);
		expect(rows.map(({ text }) => text)).toEqual([
			"8.6 per 1,000",
			null,
			null,
			null,
			null,
			null,
			"its words",
		]);
		// What nothing printed can show does not mend what is contradicted.
		expect(rows[5]?.status).toBe("contradicted");
		expect(formatAudit(auditPublished([{ id: "a", check: { kind: "not-printed", because: "" } }]))).toContain(
			"1 claim: 0 hold, ",
		);
		expect(() => auditPublished([{ id: 5 as never, check: { kind: "not-printed", because: "" } }])).toThrow(
			"id of a claim must be text, current value is 5",
		);
	});

	it("auditPublished() says how many misprints of a per cent would fail, and what explains one that does", () => {
		const check = { kind: "implied", difference: "10", current: "50", change: "25%" } as const;
		// From 9.5 of 50.5 to 10.5 of 49.5 are changes of 23.2% to 26.9%: of 19 misprints 23, 24, 26 and 27 pass.
		expect(row(check).power).toBeCloseTo(15 / 19, 12);
		const any = {
			kind: "implied",
			difference: "more than 1",
			current: "less than 1,000",
			change: "5%",
		} as const;
		expect([row(any).power, row(any).testable, said(any)[0]]).toEqual([0, false, "holds"]);
		// Printed 5 of printed 5 leaves nothing; 4.5 of 5.5 leaves 1.
		expect(said({ kind: "implied", difference: "5", current: "5", change: "50%" })).toEqual([
			"contradicted",
			"50% is printed, possible is 450.00% or more; no explanation found",
		]);
		// 50 of what 550 less 50 are is 10%; of more than 50 it is more.
		const ten = { text: "10%", exact: true } as const;
		expect(
			said({ kind: "implied", difference: "more than 50", current: count("550"), change: ten })[1],
		).toMatch(/; it would fit if it follows from the other figures as printed, or /);
		expect(said({ kind: "implied", difference: count("10"), current: count("5"), change: "50%" })[1]).toBe(
			"difference (10): nothing is a percentage of 0",
		);
		expect(said({ kind: "implied", difference: count("1"), current: "more than 5", change: "5%" })[0]).toBe(
			"holds",
		);
	});
});
