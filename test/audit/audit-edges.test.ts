import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AuditRow, auditPublished, type PublishedCheck } from "../../src/index.ts";

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
					const least = changeOf(difference - 0.5, current + way);
					const most = changeOf(difference + 0.5, current - way);
					const printed = (Math.round(10 * changeOf(difference, current)) + off) / 10;
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
		expect(Math.min(seen.holds, seen.contradicted)).toBeGreaterThan(20);
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
