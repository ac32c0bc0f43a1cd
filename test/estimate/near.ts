import { expect } from "vitest";

/** Expects a value within a relative distance of the one given (absolute where that is 0). */
export function expectNear(value: number | null, expected: number, tolerance = 1e-12): void {
	const distance = value === null ? Number.NaN : Math.abs(value - expected) / (Math.abs(expected) || 1);
	expect(distance, `${value} is not near ${expected}`).toBeLessThanOrEqual(tolerance);
}

/** All numbers anywhere in a record. */
function numbersIn(value: unknown): number[] {
	if (typeof value === "number") return [value];
	return value !== null && typeof value === "object" ? Object.values(value).flatMap(numbersIn) : [];
}

/** Expects a result that JSON carries unchanged: no undefined, no NaN, no infinity. */
export function expectPlain(result: unknown): void {
	expect(JSON.parse(JSON.stringify(result))).toStrictEqual(result);
	expect(numbersIn(result).filter((number) => !Number.isFinite(number))).toEqual([]);
}
