import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recoverable, type SuppressedRow, secondarySuppression } from "../../src/disclosure/index.ts";
import { describeShared, sharedJson } from "../shared.ts";
import { frozen, thrownBy } from "./thrown-by.ts";

interface Rule {
	readonly from: number;
	readonly to: number;
}

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
const from0To = (last: number) => Array.from({ length: last + 1 }, (_, count) => count);
const isSmall = (count: number, { from, to }: Rule) => count >= from && count <= to;

function suppressed(
	row: readonly number[],
	rule: Rule & { readonly secondaryMarker?: string },
): SuppressedRow {
	const result = secondarySuppression(row, total(row), rule);
	if (result.status === "not-checkable") throw new Error("the row adds up");
	return result;
}

/** Every choice of one count from each list that passes. */
function fillings(lists: readonly (readonly number[])[], passes: (sum: number) => boolean): number[][] {
	const all = lists.reduce<number[][]>(
		(begun, list) => begun.flatMap((counts) => list.map((count) => [...counts, count])),
		[[]],
	);
	return all.filter((counts) => passes(total(counts)));
}

/** Smallest and largest count of every withheld cell, by writing out every row that prints the same. */
function byBruteForce(row: readonly number[], rule: Rule, withheld: readonly number[], apart: boolean) {
	const most = Math.max(total(row), rule.to);
	const lists = row.map((count, index) => {
		if (!withheld.includes(index)) return [count];
		if (isSmall(count, rule)) return from0To(rule.to).slice(rule.from);
		return from0To(most).filter((other) => !apart || !isSmall(other, rule));
	});
	const rows = fillings(lists, (sum) =>
		isSmall(total(row), rule) ? isSmall(sum, rule) : sum === total(row),
	);
	return withheld.map((index) => {
		const counts = rows.map((filling) => filling[index] ?? -1);
		return { index, min: Math.min(...counts), max: Math.max(...counts) };
	});
}

/** Order in which further cells are taken. */
function candidates(row: readonly number[], rule: Rule): number[] {
	const others = from0To(row.length - 1).filter((index) => !isSmall(row[index] ?? 0, rule));
	const size = (index: number) => row[index] || 1e9;
	return others.sort((a, b) => size(a) - size(b) || a - b);
}

/** Everything that must hold of one row; the oracle shares no code with the library. */
function checkRow(row: readonly number[], rule: Rule, apart: boolean): void {
	const result = suppressed(row, apart ? { ...rule, secondaryMarker: "[s]" } : rule);
	const primary = from0To(row.length - 1).filter((index) => isSmall(row[index] ?? 0, rule));
	const withheld = [...result.primary, ...result.secondary].sort((a, b) => a - b);
	const known = (ranges: readonly { index: number; min: number; max: number }[]) =>
		ranges.some(({ index, min, max }) => primary.includes(index) && min === max);
	const order = candidates(row, rule);
	const say = JSON.stringify({ row, rule, apart, result });

	expect(result.primary, say).toEqual(primary);
	expect(result.feasible, say).toEqual(byBruteForce(row, rule, withheld, apart));
	expect(result.status, say).toBe(known(result.feasible) ? "determined" : "undetermined");
	for (const { index, min, max } of result.feasible) {
		expect(min, say).toBeLessThanOrEqual(row[index] ?? 0);
		expect(max, say).toBeGreaterThanOrEqual(row[index] ?? 0);
	}
	if (result.status === "determined") {
		expect(result.secondary, say).toEqual([]);
		expect(known(byBruteForce(row, rule, [...primary, ...order], apart)), say).toBe(true);
	} else {
		const taken = order.slice(0, result.secondary.length);
		expect(result.secondary, say).toEqual([...taken].sort((a, b) => a - b));
		if (taken.length > 0)
			expect(known(byBruteForce(row, rule, [...primary, ...taken.slice(0, -1)], apart)), say).toBe(true);
	}
	expect(result.printed, say).toEqual(
		row.map((count, index) =>
			primary.includes(index)
				? "[c]"
				: !result.secondary.includes(index)
					? String(count)
					: apart
						? "[s]"
						: "[c]",
		),
	);
	expect(result.printedTotal, say).toBe(isSmall(total(row), rule) ? "[c]" : String(total(row)));
}

/** Every row of this length with counts from 0 to `last`. */
const rowsOf = (length: number, last: number) =>
	fillings(
		Array.from({ length }, () => from0To(last)),
		() => true,
	);

describe("secondarySuppression()", () => {
	const rule = { from: 1, to: 4 };

	it("secondarySuppression() protects a single withheld count by the smallest other count", () => {
		expect(secondarySuppression(frozen([3, 12, 40]), 55, frozen(rule))).toEqual({
			status: "undetermined",
			primary: [0],
			secondary: [1],
			feasible: [
				{ index: 0, min: 1, max: 4 },
				{ index: 1, min: 11, max: 14 },
			],
			printed: ["[c]", "[c]", "40"],
			printedTotal: "55",
			totalWithheld: false,
			rule,
			marker: "[c]",
			secondaryMarker: "[c]",
		});
	});

	it("secondarySuppression() knows that two withheld counts with the largest sum are both known", () => {
		const row = suppressed([4, 4, 30], rule);
		expect([row.primary, row.secondary]).toEqual([[0, 1], [2]]);
		expect(row.feasible).toEqual([
			{ index: 0, min: 1, max: 4 },
			{ index: 1, min: 1, max: 4 },
			{ index: 2, min: 30, max: 36 },
		]);
	});

	it("secondarySuppression() knows that two withheld counts with the smallest sum are both known", () => {
		expect(suppressed([30, 1, 1], rule).secondary).toEqual([0]);
	});

	it("secondarySuppression() adds nothing where two withheld counts hide each other", () => {
		const row = suppressed([2, 4, 30], rule);
		expect(row.secondary).toEqual([]);
		expect(row.feasible).toEqual([
			{ index: 0, min: 2, max: 4 },
			{ index: 1, min: 2, max: 4 },
		]);
	});

	it("secondarySuppression() takes the first of equal counts, and a zero only when nothing else is left", () => {
		expect(suppressed([20, 3, 9, 9, 0], rule).secondary).toEqual([2]);
		expect(suppressed([4, 4, 0], rule).secondary).toEqual([2]);
	});

	it("secondarySuppression() withholds a total that is small itself", () => {
		const row = suppressed([3, 0, 0], rule);
		expect([row.totalWithheld, row.printedTotal]).toEqual([true, "[c]"]);
		expect([row.secondary, row.feasible]).toEqual([[], [{ index: 0, min: 1, max: 4 }]]);
	});

	it("secondarySuppression() says so when nothing helps, and then withholds no further cell", () => {
		const row = suppressed([4, 4], rule);
		expect([row.status, row.secondary]).toEqual(["determined", []]);
		expect(row.feasible).toEqual([
			{ index: 0, min: 4, max: 4 },
			{ index: 1, min: 4, max: 4 },
		]);
		expect(suppressed([3, 12, 40], { from: 3, to: 3 })).toMatchObject({
			status: "determined",
			secondary: [],
		});
	});

	it("secondarySuppression() leaves a row without small counts, and an empty row, as they are", () => {
		const plain = { status: "undetermined", primary: [], secondary: [], feasible: [] };
		expect(suppressed([0, 5, 12], rule)).toMatchObject({ ...plain, printed: ["0", "5", "12"] });
		expect(suppressed([], rule)).toMatchObject({ ...plain, printed: [], printedTotal: "0" });
	});

	it("secondarySuppression() takes a marker of its own as telling readers that the count is outside the rule", () => {
		const row = suppressed([1, 5, 40], { ...rule, secondaryMarker: "[s]" });
		expect(row.printed).toEqual(["[c]", "[s]", "[s]"]);
		expect(suppressed([1, 5, 40], rule).printed).toEqual(["[c]", "[c]", "40"]);
	});

	it("secondarySuppression() can say nothing of a row with a missing part or another total", () => {
		expect(secondarySuppression([3, null, 40, undefined], 55, rule)).toEqual({
			status: "not-checkable",
			reasons: [
				{ code: "missing-part", index: 1 },
				{ code: "missing-part", index: 3 },
			],
			rule,
		});
		expect(secondarySuppression([3, 12, 40], 56, { ...rule, marker: "*" })).toEqual({
			status: "not-checkable",
			reasons: [{ code: "total-mismatch", index: null }],
			rule,
		});
	});

	it("secondarySuppression() leaves no small count of any short row known where that can be had", () => {
		for (const from of [0, 1, 2])
			for (const width of [0, 1, 3])
				for (const row of [...rowsOf(1, 6), ...rowsOf(2, 6), ...rowsOf(3, 5)]) {
					checkRow(row, { from, to: from + width }, false);
					checkRow(row, { from, to: from + width }, true);
				}
	});

	it("secondarySuppression() does the same for rows of four and five", () => {
		const row = fc.array(fc.oneof(fc.nat(3), fc.nat(7)), { minLength: 4, maxLength: 5 });
		fc.assert(
			fc.property(row, fc.nat(2), fc.nat(3), fc.boolean(), (counts, from, width, apart) => {
				checkRow(counts, { from, to: from + width }, apart);
			}),
			{ numRuns: 60 },
		);
	});

	it("secondarySuppression() leaves more open to a reader who cannot tell which cells the rule withheld", () => {
		for (const row of rowsOf(3, 5)) {
			const { primary, secondary, feasible, status, totalWithheld } = suppressed(row, rule);
			if (primary.length === 0 || totalWithheld) continue;
			const lists = row.map((count, index) =>
				primary.includes(index) || secondary.includes(index) ? from0To(total(row)) : [count],
			);
			const rows = fillings(lists, (sum) => sum === total(row)).filter((filling) =>
				feasible.some(({ index }) => isSmall(filling[index] ?? 0, rule)),
			);
			for (const { index, min, max } of feasible) {
				const counts = rows.map((filling) => filling[index] ?? -1);
				expect(Math.min(...counts)).toBeLessThanOrEqual(min);
				expect(Math.max(...counts)).toBeGreaterThanOrEqual(max);
				if (status === "undetermined") expect(new Set(counts).size).toBeGreaterThan(1);
			}
		}
	});

	it("secondarySuppression() gives the ranges that recoverable() gives for a table of one row", () => {
		const row = fc.array(fc.oneof(fc.nat(4), fc.nat(60)), { minLength: 1, maxLength: 8 });
		fc.assert(
			fc.property(row, (counts) => {
				const result = suppressed(counts, rule);
				const cells = counts.map((count, index) =>
					result.primary.includes(index)
						? rule
						: result.secondary.includes(index)
							? { from: 0, to: null }
							: count,
				);
				const table = recoverable([cells], { rowTotals: [result.totalWithheld ? rule : total(counts)] });
				if (table.status !== "consistent") throw new Error("the row fits itself");
				const inside = table.ranges.filter(({ part }) => part === "cell");
				expect(inside.map(({ column, min, max }) => ({ index: column, min, max }))).toEqual(result.feasible);
			}),
		);
	});

	it("secondarySuppression() gives plain data without a withheld count that the ranges do not give away", () => {
		const row = suppressed([37, 3, 40], rule);
		expect(JSON.parse(JSON.stringify(row))).toEqual(row);
		expect(JSON.stringify(row).match(/\b(37|3)\b/g)).toBeNull();
	});

	const largest = Number.MAX_SAFE_INTEGER;
	it.each([
		[
			() => secondarySuppression([3, -1], 2, rule),
			RangeError,
			"out-of-range",
			"row[1] must be 0 or more, current value is -1",
		],
		[
			() => secondarySuppression([3.5], 3, rule),
			RangeError,
			"not-a-whole-number",
			"row[0] must be a whole number, current value is 3.5",
		],
		[
			() => secondarySuppression(["3" as never], 3, rule),
			TypeError,
			"wrong-type",
			'row[0] must be a number, current value is "3"',
		],
		[
			() => secondarySuppression([3], Number.NaN, rule),
			RangeError,
			"not-a-number",
			"total must be a finite number, current value is NaN",
		],
		[
			() => secondarySuppression([3], 2.5, rule),
			RangeError,
			"not-a-whole-number",
			"total must be a whole number, current value is 2.5",
		],
		[
			() => secondarySuppression([largest, 1], 3, rule),
			RangeError,
			"out-of-range",
			"the sum of row must be at most 9007199254740991, current value is 9007199254740992",
		],
		[
			() => secondarySuppression([3], 3, { from: 4, to: 1 }),
			RangeError,
			"out-of-range",
			"to must be at least from, 4, current value is 1",
		],
		[
			() => secondarySuppression([3], 3, { ...rule, marker: "" }),
			RangeError,
			"out-of-range",
			'marker must be text that is neither blank nor a number, current value is ""',
		],
		[
			() => secondarySuppression([3], 3, { ...rule, secondaryMarker: "5" }),
			RangeError,
			"out-of-range",
			'secondaryMarker must be text that is neither blank nor a number, current value is "5"',
		],
	] as const)("secondarySuppression() refuses a wrong argument (%#)", (call, Kind, code, must) => {
		expect(thrownBy(call)).toEqual({
			Kind,
			code,
			message: `Cannot withhold further cells of the row: ${must}`,
		});
	});
});

interface Case {
	readonly id: string;
	readonly op: string;
	readonly input: { readonly parts: readonly number[]; readonly total: number; readonly rule: Rule };
	readonly expected: object;
}

describeShared("secondarySuppression() against the golden cases", "golden/published-figures.json", () => {
	const cases = sharedJson<{ cases: readonly Case[] }>("golden/published-figures.json").cases;
	const wanted = cases.filter(({ op }) => op === "secondarySuppression");
	it("secondarySuppression() has two golden cases", () => {
		expect(wanted).toHaveLength(2);
	});
	it.each(wanted)("secondarySuppression() gives $id", ({ input, expected }) => {
		const { primary, secondary, feasible } = suppressed(input.parts, input.rule);
		expect(total(input.parts)).toBe(input.total);
		expect({ primary, secondary, feasible }).toEqual(expected);
	});
});
