import { checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import type { Figure } from "../published/figure.ts";
import { type RoundingOptions, roundingOptions } from "../published/rounding.ts";
import { type ConsistencyContext, readContext } from "./consistency-context.ts";
import { judgeChange } from "./judge-change.ts";
import { judgeCounts } from "./judge-counts.ts";
import { judgeRate } from "./judge-rate.ts";
import { judgeShares } from "./judge-shares.ts";
import { judgeTotal } from "./judge-total.ts";
import { type Judged, type MatcherResult, resultOf } from "./matcher-result.ts";

/**
 * Expects a printed figure to fit what is printed beside it.
 *
 * The keys of the context say which check it is: `population` that some whole count prints so (`consistentCounts`),
 * `count` with `population` that their rate does (`reproduces`), `current` with `previous` that it is the change between
 * them (`checkPercentChange` for per cent, `checkDifference` for everything else), `parts` that it is their total
 * (`checkTotal`), and `structure`, with a list of figures received, that these are shares of one whole (`checkShares`).
 *
 * The message says what could have been printed, how far off the figure is, how bad that is and how it may have come
 * about; a negated one says where the check could not have failed. Where a figure is a marker, a blank or in another unit,
 * neither the expectation nor its negation holds.
 *
 * @param received - the figure as it is printed, or a list of shares
 * @param context - what it is held against
 * @param options - how the figures were rounded
 * @returns whether it holds, and the message
 * @throws TypeError when the keys of the context do not tell the check or do not belong together, a change has no unit and
 * the context no `as`, a list is received without `structure` or one figure with it, or a figure is no printed figure;
 * RangeError when a number is out of range or a name unknown
 * @example By itself
 * ```ts
 * import { toBeConsistentWith } from "direction-of-travel/matchers";
 * import assert from "node:assert/strict";
 *
 * const hate = toBeConsistentWith("6%", { current: "0.88", previous: "0.83" });
 * assert.ok(hate.pass, hate.message());
 *
 * assert.equal(toBeConsistentWith("64%", { population: 52 }).pass, false);
 * assert.equal(toBeConsistentWith("1.2", { count: 6, population: 5012 }).pass, true);
 * assert.equal(toBeConsistentWith("24.3", { parts: ["12.4", "8.5", "3.3"] }).pass, true);
 * assert.equal(toBeConsistentWith(["64%", "19%", "8%"], { structure: "partition" }).pass, false);
 * ```
 * @since 0.1.0
 */
export function toBeConsistentWith(
	this: unknown,
	received: Figure | readonly Figure[],
	context: ConsistencyContext,
	options: RoundingOptions = {},
): MatcherResult {
	return resultOf(this, judge(received, context, options));
}

function judge(
	received: Figure | readonly Figure[],
	given: ConsistencyContext,
	options: RoundingOptions,
): Judged {
	const doing = "hold the figure to its context";
	const named = readContext(doing, given);
	checkOptions(doing, options, roundingOptions);
	const several = isList(received);
	if (named.kind === "structure") {
		if (several) return judgeShares(received, named.context, options);
		throw argumentError(TypeError, "wrong-type", doing, "shares must be a list of figures", received);
	}
	if (several)
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			"a list of figures must come with structure",
			received,
		);
	const text: unknown = received !== null && typeof received === "object" ? received.text : received;
	if (typeof text !== "string")
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			"what is received must be a printed figure as text",
			text,
		);
	switch (named.kind) {
		case "population":
			return judgeCounts(received, named.context, options);
		case "count":
			return judgeRate(doing, received, named.context, options);
		case "change":
			return judgeChange(doing, received, named.context, options);
		case "parts":
			return judgeTotal(received, named.context, options);
	}
}

function isList(received: Figure | readonly Figure[]): received is readonly Figure[] {
	return Array.isArray(received);
}
