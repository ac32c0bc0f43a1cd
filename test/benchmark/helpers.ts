import { expect } from "vitest";
import type { ArgumentError } from "../../src/internal/errors.ts";

/** Checks class, code and the whole message of a refusal. */
export function expectRefusal(
	run: () => unknown,
	Kind: new () => Error,
	code: string,
	message: string,
): void {
	let error: unknown;
	try {
		run();
	} catch (caught) {
		error = caught;
	}
	expect(error).toBeInstanceOf(Kind);
	expect((error as Error).message).toBe(message);
	expect((error as ArgumentError).code).toBe(code);
}

/** Freezes an argument all the way down. */
export function frozen<T>(value: T): T {
	if (value !== null && typeof value === "object")
		for (const part of Object.values(Object.freeze(value))) frozen(part);
	return value;
}

/** A result that is the same after a JSON round trip. */
export function expectPlain(result: unknown): void {
	expect(JSON.parse(JSON.stringify(result))).toEqual(result);
	expect(JSON.stringify(result)).not.toMatch(/undefined/);
	const walk = (value: unknown): void => {
		expect(value).not.toBeUndefined();
		if (typeof value === "number") expect(Number.isFinite(value)).toBe(true);
		if (value !== null && typeof value === "object") for (const part of Object.values(value)) walk(part);
	};
	walk(result);
}
