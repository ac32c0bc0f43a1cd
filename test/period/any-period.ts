import fc from "fast-check";
import { periodOf } from "../../src/period/months.ts";
import type { Period } from "../../src/period/period.ts";

/** Any period of at most so many months, in all years that a period can have. */
export function anyPeriod(mostMonths: number): fc.Arbitrary<Period> {
	const first = fc.integer({ min: 12_000, max: 120_000 - mostMonths });
	return fc
		.tuple(first, fc.integer({ min: 0, max: mostMonths - 1 }))
		.map(([month, more]) => periodOf(month, month + more, "make a period"));
}

/** Quarters, halves and runs of whole years, which have labels in most styles. */
export const commonPeriod: fc.Arbitrary<Period> = fc
	.tuple(fc.integer({ min: 12_000, max: 119_900 }), fc.constantFrom(3, 6, 12, 12, 12, 24))
	.map(([first, months]) => periodOf(first, first + months - 1, "make a period"));
