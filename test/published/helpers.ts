import fc from "fast-check";
import type { Rounding, RoundingMode } from "../../src/published/index.ts";

/** The nine modes, written out here so that a mode that goes missing in the code is missed. */
export const modes: readonly RoundingMode[] = [
	"halfExpand",
	"halfEven",
	"halfCeil",
	"halfFloor",
	"halfTrunc",
	"trunc",
	"floor",
	"ceil",
	"expand",
];

export const roundings: readonly Rounding[] = ["nearest", ...modes];

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

/** The member of a union of answers with a given status; fails for any other. */
export function answered<T extends { readonly status: string }, S extends T["status"]>(
	answer: T,
	...statuses: readonly S[]
): Extract<T, { readonly status: S }> {
	if ((statuses as readonly string[]).includes(answer.status))
		return answer as Extract<T, { readonly status: S }>;
	throw new Error(`The answer is ${JSON.stringify(answer)}`);
}

/** A whole number of units of the last of so many places, as text. Written without the code under test. */
export function decimalText(units: bigint | number, decimals: number): string {
	const whole = BigInt(units);
	const digits = String(whole < 0n ? -whole : whole).padStart(decimals + 1, "0");
	const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
	return whole < 0n ? `-${text}` : text;
}

/** A fraction as whole numbers, from the text of a bound. */
export function parts(text: string): readonly [numerator: bigint, denominator: bigint] {
	const [over = "", under] = text.split("/");
	if (under !== undefined) return [BigInt(over), BigInt(under)];
	const [whole = "", places = ""] = over.split(".");
	return [BigInt(whole + places), 10n ** BigInt(places.length)];
}

/** Below 0, 0 or above 0, as the first bound is below, at or above the second. */
export function order(a: string, b: string): number {
	const [[an, ad], [bn, bd]] = [parts(a), parts(b)];
	const difference = an * bd - bn * ad;
	return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

interface Ends {
	readonly lower: string | null;
	readonly upper: string | null;
	readonly lowerInclusive: boolean;
	readonly upperInclusive: boolean;
}

/** Whether an exact value lies in an interval. */
export function contains({ lower, upper, lowerInclusive, upperInclusive }: Ends, value: string): boolean {
	const low = lower === null ? 1 : order(value, lower);
	const high = upper === null ? 1 : order(upper, value);
	return (low > 0 || (low === 0 && lowerInclusive)) && (high > 0 || (high === 0 && upperInclusive));
}

/** Fractions as text: near, at and far from the ties and the multiples of a step with few decimals. */
export const fractions: fc.Arbitrary<string> = fc
	.oneof(
		fc.tuple(
			fc.integer({ min: -4000, max: 4000 }),
			fc.constantFrom(1, 2, 4, 5, 8, 10, 20, 40, 100, 200, 2000),
		),
		fc.tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 1, max: 10_000 })),
	)
	.map(([numerator, denominator]) => `${numerator}/${denominator}`);

export const anyRounding = fc.constantFrom(...roundings);
export const anyMode = fc.constantFrom(...modes);
