import { argumentError } from "../internal/errors.ts";
import { isAlsoYear, readSpan } from "./months.ts";
import { type ParsePeriodOptions, parsePeriod } from "./parse-period.ts";
import type { Period } from "./period.ts";

/**
 * The period of a label that the author of a program wrote, or an error.
 *
 * Reads what `parsePeriod` reads and throws where it refuses; what it assumed is not told. For labels from outside
 * use `parsePeriod`. `YYYY-MM` and `YYYY-MM/YYYY-MM` take a short way. The twelve months 2000-01, 2001-02 and so on
 * to 2011-12 can also be financial years and need `prefer`: with `{ prefer: "month" }` every `Period` is read back as
 * itself.
 *
 * @param label - the text
 * @param options - what the label does not say
 * @returns the period
 * @throws SyntaxError (`not-a-period`) when the label is not one run of whole months; the message names the code and
 * the candidates
 * @throws TypeError (`wrong-type`) when `label` is not a string
 * @throws RangeError (`out-of-range`, `not-a-whole-number`, `unknown-option`) when an option is not one of its values
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { toPeriod } from "direction-of-travel";
 *
 * assert.equal(toPeriod("2019-12"), "2019-12");
 * assert.equal(toPeriod("2019/20 Q3"), "2019-10/2019-12");
 * assert.throws(() => toPeriod("2011-12"), { code: "not-a-period" });
 * assert.equal(toPeriod("2011-12", { prefer: "month" }), "2011-12");
 * ```
 * @since 0.1.0
 */
export function toPeriod(label: string, options?: ParsePeriodOptions): Period {
	if (options === undefined && typeof label === "string" && readSpan(label) !== null && !isAlsoYear(label))
		return label as Period;
	const read = parsePeriod(label, options);
	if (read.ok) return read.period;
	const candidates = read.candidates.length > 0 ? `: ${read.candidates.join(" or ")}` : "";
	throw argumentError(
		SyntaxError,
		"not-a-period",
		"read the period",
		`label must name one period (${read.code}${candidates})`,
		label,
	);
}
