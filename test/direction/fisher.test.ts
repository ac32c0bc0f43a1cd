import { describe, expect, it } from "vitest";
import { fisherTail } from "../../src/direction/fisher.ts";

/** The ways to choose so many, as a whole number. */
function ways(of: number, chosen: number): bigint {
	let product = 1n;
	for (let i = 0; i < chosen; i++) product = (product * BigInt(of - i)) / BigInt(i + 1);
	return product;
}

/** The same by counting every way to place the events, with `weight` a whole number of tenths. */
function counted(x: number, n: number, y: number, m: number, weight: number): number {
	const placed = (up: number) => (up > x + y ? 0n : ways(n, up) * ways(m, x + y - up));
	let tenths = BigInt(weight) * placed(x);
	for (let up = x + 1; up <= Math.min(n, x + y); up++) tenths += 10n * placed(up);
	// Digits enough that a small chance keeps its own.
	return Number((tenths * 10n ** 60n) / (10n * ways(n + m, x + y))) / 1e60;
}

describe("fisherTail()", () => {
	it.each([
		[3, 10, 5, 20],
		[5, 20, 3, 10],
		[2, 8, 4, 16],
		[0, 12, 7, 30],
		[7, 30, 0, 12],
		[12, 12, 3, 40],
		[3, 40, 12, 12],
		[40, 60, 2, 90],
		[2, 90, 40, 60],
		[1, 1, 0, 1],
	])("is the share of the ways to place the events, for %i of %i and %i of %i", (x, n, y, m) => {
		for (const weight of [0, 5, 10]) {
			const exact = counted(x, n, y, m, weight);
			const found = fisherTail(x, n, y, m, weight / 10);
			expect(Math.abs(found - exact), `${found} ${exact}`).toBeLessThanOrEqual(2e-13 * exact);
		}
	});

	it("is certain, or out of the question, where the observed table has no chance that a number can hold", () => {
		for (const weight of [0, 1]) {
			expect(fisherTail(1_000, 1_000_000, 900_000, 1_000_000, weight)).toBe(1);
			expect(fisherTail(900_000, 1_000_000, 1_000, 1_000_000, weight)).toBe(0);
		}
	});
});
