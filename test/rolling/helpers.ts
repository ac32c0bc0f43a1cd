import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect } from "vitest";
import { monthsIn, type Period } from "../../src/period/index.ts";
import type { Observation } from "../../src/rolling/index.ts";
import { sharedText } from "../shared.ts";

/** A canonical period, written out. */
export const p = (text: string) => text as Period;

/** Class, code and message of the error that a call throws; fails when it throws none. */
export function thrownBy(call: () => unknown): readonly [Kind: unknown, code: unknown, message: string] {
	try {
		call();
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		return [error.constructor, (error as { code?: unknown }).code, error.message];
	}
	throw new Error("Nothing was thrown");
}

/** The value with everything in it frozen, so that a write to it throws. */
export function frozen<T>(value: T): T {
	if (typeof value === "object" && value !== null) {
		for (const inner of Object.values(value)) frozen(inner);
		Object.freeze(value);
	}
	return value;
}

/** Fails where a result is not the same after JSON. */
export function expectPlain(result: unknown): void {
	expect(JSON.parse(JSON.stringify(result))).toStrictEqual(result);
}

/** Monthly counts over a period: one for each month. */
export function monthly(period: string, counts: readonly (number | null)[]): readonly Observation[] {
	const months = monthsIn(p(period));
	if (months.length !== counts.length) throw new Error(`${months.length} months, ${counts.length} counts`);
	return months.map((month, index) => ({ period: month, count: counts[index] ?? null }));
}

/** Months since year 0, without the library. */
export const toNumber = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

/** The text of a run of months, without the library. */
export function toText(first: number, last: number): Period {
	const month = (value: number) =>
		`${String(Math.floor(value / 12)).padStart(4, "0")}-${String((value % 12) + 1).padStart(2, "0")}`;
	return p(first === last ? month(first) : `${month(first)}/${month(last)}`);
}

/** Sorted month numbers as runs. */
export function runs(months: readonly number[]): readonly Period[] {
	return months
		.filter((month) => !months.includes(month - 1))
		.map((first) => {
			let last = first;
			while (months.includes(last + 1)) last++;
			return toText(first, last);
		});
}

/** One of the four kinds of month: absent, blank, withheld, counted (0 among them). */
export type Cell = undefined | null | readonly [from: number, to: number | null] | number;

/** Months of all four kinds, beginning with one that is there. */
export const cells: fc.Arbitrary<readonly Cell[]> = fc
	.array(
		fc.oneof(
			{ weight: 20, arbitrary: fc.nat(60) as fc.Arbitrary<Cell> },
			{ weight: 4, arbitrary: fc.constant(0) },
			{ weight: 1, arbitrary: fc.constant(undefined) },
			{ weight: 1, arbitrary: fc.constant(null) },
			{ weight: 1, arbitrary: fc.constantFrom([1, 4] as const, [0, 9] as const, [5, null] as const) },
		),
		{ minLength: 1, maxLength: 40 },
	)
	.map((list) => [list[0] ?? 7, ...list.slice(1)]);

/** The month as an observation. */
export function observe(cell: Cell, month: number): readonly Observation[] {
	if (cell === undefined) return [];
	const period = toText(month, month);
	if (cell === null || typeof cell === "number") return [{ period, count: cell }];
	return [{ period, count: null, withheld: { from: cell[0], to: cell[1] } }];
}

/** A CSV file of the shared folder as records. */
export function csv(file: string): readonly Readonly<Record<string, string>>[] {
	return parse(sharedText(file), { bom: true, columns: true, skip_empty_lines: true });
}
