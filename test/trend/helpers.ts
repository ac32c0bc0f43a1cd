import { expect } from "vitest";
import type { Period } from "../../src/period/index.ts";
import { periodOf } from "../../src/period/months.ts";

/** The financial year that begins in April of `from`. */
export function year(from: number): Period {
	return periodOf(from * 12 + 3, from * 12 + 14, "make a year");
}

/** The month that comes so many after January 2018. */
export function month(index: number): Period {
	return periodOf(2018 * 12 + index, 2018 * 12 + index, "make a month");
}

/** The quarter that comes so many after the first of a year. */
export function quarter(index: number, from: number): Period {
	const first = 12 * from + 3 * index;
	return periodOf(first, first + 2, "make a quarter");
}

/** Counts of one financial year after another. */
export function yearly(counts: readonly (number | null)[], from = 2000) {
	return counts.map((count, i) => ({ period: year(from + i), count }));
}

/** Values of one financial year after another. */
export function yearlyValues(values: readonly (number | null)[], from = 2000) {
	return values.map((value, i) => ({ period: year(from + i), value }));
}

/** Class, code and message of the error that a call throws; fails when it throws none. */
export function thrownBy(call: () => unknown): { Kind: unknown; code: unknown; message: string } {
	let result: unknown;
	try {
		result = call();
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		return { Kind: error.constructor, code: (error as { code?: unknown }).code, message: error.message };
	}
	throw new Error(`Nothing was thrown; the result is ${JSON.stringify(result)}`);
}

/** The value with everything in it frozen, so that a write to it throws. */
export function frozen<T>(value: T): T {
	if (typeof value === "object" && value !== null) {
		for (const inner of Object.values(value)) frozen(inner);
		Object.freeze(value);
	}
	return value;
}

/** That a result is plain data: the same after a JSON round trip, which NaN, Infinity and undefined are not. */
export function expectPlain(result: unknown): void {
	expect(JSON.parse(JSON.stringify(result))).toStrictEqual(result);
}

/** The same to within a fraction of the expected value, and of 1 where that is small. */
export function expectNear(found: number | null | undefined, wanted: number, tolerance: number): void {
	expect(found).toBeTypeOf("number");
	expect(Math.abs((found ?? Number.NaN) - wanted) / Math.max(1, Math.abs(wanted))).toBeLessThanOrEqual(
		tolerance,
	);
}

/** One point of a series as an independent fit sees it. */
export interface Row {
	readonly t: number;
	readonly y: number;
	readonly e: number;
}

/**
 * Poisson deviance of the best line with a bend at `psi`, by iterated weighted least squares and Gaussian elimination
 * on the columns 1, t and (t - psi)+: another method than that of the library.
 */
export function oracleDeviance(rows: readonly Row[], columns: (t: number) => readonly number[]): number {
	const design = rows.map(({ t }) => columns(t));
	const size = design[0]?.length ?? 0;
	const etaOf = (beta: readonly number[], row: number) =>
		(design[row] ?? []).reduce((sum, x, j) => sum + x * (beta[j] ?? 0), 0);
	const devianceOf = (beta: readonly number[]) =>
		rows.reduce((sum, { y, e }, i) => {
			const mu = e * Math.exp(etaOf(beta, i));
			return sum + 2 * ((y > 0 ? y * Math.log(y / mu) : 0) - (y - mu));
		}, 0);
	let beta: readonly number[] = [];
	let deviance = Number.POSITIVE_INFINITY;
	for (let round = 0; round < 100; round++) {
		const system = Array.from({ length: size }, () => new Array<number>(size + 1).fill(0));
		rows.forEach(({ y, e }, i) => {
			const start = Math.log((y + 0.1) / e);
			const eta = round === 0 ? start : etaOf(beta, i);
			const mu = round === 0 ? y + 0.1 : e * Math.exp(eta);
			const z = eta + (round === 0 ? 0 : (y - mu) / mu);
			const x = design[i] ?? [];
			system.forEach((equation, a) => {
				x.forEach((value, b) => {
					equation[b] = (equation[b] ?? 0) + mu * (x[a] ?? 0) * value;
				});
				equation[size] = (equation[size] ?? 0) + mu * (x[a] ?? 0) * z;
			});
		});
		let next = eliminate(system);
		let found = devianceOf(next);
		for (let halving = 0; halving < 40 && round > 0 && !(found <= deviance + 1e-12); halving++) {
			next = next.map((value, j) => (value + (beta[j] ?? 0)) / 2);
			found = devianceOf(next);
		}
		const settled = Math.abs(deviance - found) < 1e-13 * (1 + found);
		beta = next;
		deviance = Math.min(deviance, found);
		if (settled) break;
	}
	return deviance;
}

/** Solution of a linear system by elimination with pivots. */
function eliminate(system: number[][]): number[] {
	const size = system.length;
	for (let a = 0; a < size; a++) {
		let pivot = a;
		for (let r = a + 1; r < size; r++)
			if (Math.abs(system[r]?.[a] ?? 0) > Math.abs(system[pivot]?.[a] ?? 0)) pivot = r;
		const top = system[pivot] ?? [];
		system[pivot] = system[a] ?? [];
		system[a] = top;
		for (let r = 0; r < size; r++) {
			const row = system[r] ?? [];
			const factor = (row[a] ?? 0) / (top[a] ?? 1);
			if (r !== a) for (let c = a; c <= size; c++) row[c] = (row[c] ?? 0) - factor * (top[c] ?? 0);
		}
	}
	return system.map((row, a) => (row[size] ?? 0) / (row[a] ?? 1));
}
