import { checkMember, checkNumber, checkOptions, checkRecords } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";

/** A test by name, with its p-value. @since 0.1.0 */
export interface NamedTest {
	/** What was tested: an area, an indicator, or both in words. No other has the same name. */
	readonly name: string;
	/** Two-sided p-value, from 0 to 1; `null` where nothing was tested. */
	readonly pValue: number | null;
}

/** Settings of {@link falseDiscoveryControl}. @since 0.1.0 */
export interface FalseDiscoveryControlOptions {
	/** Share of the discoveries that may be false, on average. Above 0 and below 1. Default 0.05. */
	readonly rate?: number;
	/**
	 * `benjamini-hochberg`: for tests that are independent, or of which one rises when others do. `benjamini-yekutieli`: for
	 * any tests, and finds less. Default `benjamini-hochberg`.
	 */
	readonly method?: "benjamini-hochberg" | "benjamini-yekutieli";
}

/** A test beside all others. @since 0.1.0 */
export interface DiscoveryResult {
	/** What was tested. */
	readonly name: string;
	/** Its p-value on its own. */
	readonly pValue: number;
	/** The smallest rate of false discoveries at which it is a discovery. */
	readonly adjustedPValue: number;
	/** Whether it is a discovery at the rate asked for. */
	readonly discovery: boolean;
}

/** Answer of {@link falseDiscoveryControl}. @since 0.1.0 */
export interface FalseDiscoveryControl {
	/** What the record is. */
	readonly kind: "false-discovery-control";
	/** How the p-values were adjusted. */
	readonly method: "benjamini-hochberg" | "benjamini-yekutieli";
	/** Share of the discoveries that may be false, on average. */
	readonly rate: number;
	/** How many tests were made. */
	readonly tests: number;
	/** How many are discoveries. */
	readonly discoveries: number;
	/** How many tests would find something by chance alone if each were judged at `rate` by itself. */
	readonly expectedByChance: number;
	/** Every test that was made, in the order given. */
	readonly results: readonly DiscoveryResult[];
	/** Names of the tests without a p-value, which count for nothing. */
	readonly notTested: readonly string[];
}

/**
 * Which of many comparisons still stand out once it is allowed for that there are many.
 *
 * Of 40 areas that are all average, two lie outside 95% by chance. Here a test is a discovery where its p-value is at most
 * i rate / m, with i its place (the largest that fits) among the m tests: then at most `rate` of the discoveries are false
 * on average (Benjamini and Hochberg 1995). `benjamini-yekutieli` divides the rate by 1 + 1/2 + ... + 1/m and holds for any
 * dependence (2001). adjusted p = the smallest rate at which the test is a discovery: min over j >= i of m p(j) / j.
 *
 * The p-values of `compareToBenchmark` and `directionOfTravel` fit in; exact p-values are too large rather than too small,
 * which errs on the safe side. No test at all gives no discovery. A missing p-value is listed and counts for nothing.
 * Nothing is rounded.
 *
 * @param tests - the tests by name; all that were looked at, not only those that stand out
 * @param options - the rate and the method
 * @returns every test with its adjusted p-value, and how many are discoveries
 * @throws RangeError when a p-value lies outside 0 to 1, the rate outside 0 to 1, a name comes twice or the method is
 * unknown; TypeError when a p-value is not a number
 * @example Usage
 * ```ts
 * import { falseDiscoveryControl, roundExact } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const control = falseDiscoveryControl([
 * 	{ name: "Ashby", pValue: 0.004 },
 * 	{ name: "Hinckley", pValue: 0.03 },
 * 	{ name: "Melton", pValue: 0.6 },
 * 	{ name: "Oadby", pValue: 0.9 },
 * ]);
 * const adjusted = control.results.map(({ adjustedPValue }) => roundExact(adjustedPValue, { decimals: 3 }));
 * assert.deepEqual(adjusted, ["0.016", "0.060", "0.800", "0.900"]);
 * assert.deepEqual(control.results.map(({ discovery }) => discovery), [true, false, false, false]);
 * ```
 * @see Benjamini Y., Hochberg Y. (1995), Controlling the false discovery rate, JRSS B 57, 289-300
 * @see Benjamini Y., Yekutieli D. (2001), The control of the false discovery rate in multiple testing under dependency,
 * Annals of Statistics 29, 1165-1188
 * @since 0.1.0
 */
export function falseDiscoveryControl(
	tests: readonly NamedTest[],
	options: FalseDiscoveryControlOptions = {},
): FalseDiscoveryControl {
	const doing = "control false discoveries";
	checkOptions(doing, options, ["rate", "method"]);
	const method = checkMember(doing, "method", options.method ?? "benjamini-hochberg", [
		"benjamini-hochberg",
		"benjamini-yekutieli",
	]);
	const rate = checkNumber(doing, "rate", options.rate ?? 0.05);
	if (rate <= 0 || rate >= 1)
		throw argumentError(RangeError, "out-of-range", doing, "rate must be above 0 and below 1", rate);
	const made = checkTests(doing, tests);
	const number = made.length;
	let factor = number;
	if (method === "benjamini-yekutieli") factor *= made.reduce((sum, _, index) => sum + 1 / (index + 1), 0);
	const adjusted = new Map<string, number>();
	let smallest = 1;
	const descending = [...made].sort((one, other) => other.pValue - one.pValue);
	for (const [index, { name, pValue }] of descending.entries()) {
		// The quotient first: it is at least 1, so that rounding leaves no p-value below its own.
		smallest = Math.min(smallest, (factor / (number - index)) * pValue);
		adjusted.set(name, smallest);
	}
	const results = made.map(({ name, pValue }) => {
		const adjustedPValue = adjusted.get(name) ?? 1;
		// What equals the rate but for rounding is not above it.
		return { name, pValue, adjustedPValue, discovery: adjustedPValue <= rate * (1 + 1e-12) };
	});
	return {
		kind: "false-discovery-control",
		method,
		rate,
		tests: number,
		discoveries: results.filter(({ discovery }) => discovery).length,
		expectedByChance: number * rate,
		results,
		notTested: tests.filter(({ pValue }) => pValue === null).map(({ name }) => name),
	};
}

/** The tests that have a p-value, once all are in order. */
function checkTests(doing: string, tests: readonly NamedTest[]): readonly { name: string; pValue: number }[] {
	const names = new Set<string>();
	return checkRecords(doing, "tests", tests).flatMap(({ name, pValue }) => {
		if (typeof name !== "string")
			throw argumentError(TypeError, "wrong-type", doing, "each test must have a name", name);
		if (names.has(name))
			throw argumentError(RangeError, "duplicate", doing, "each test must be named once", name);
		names.add(name);
		if (pValue === null) return [];
		const known = checkNumber(doing, `pValue of ${name}`, pValue);
		if (known < 0 || known > 1)
			throw argumentError(RangeError, "out-of-range", doing, `pValue of ${name} must be from 0 to 1`, known);
		return [{ name, pValue: known }];
	});
}
