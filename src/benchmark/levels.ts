import { checkConfidence } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";

/** One or more confidence levels as fractions, in the order given. */
export function checkLevels(
	doing: string,
	confidence: number | readonly number[],
): readonly [number, ...number[]] {
	const [first, ...others] = typeof confidence === "number" ? [confidence] : confidence;
	if (first === undefined)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			"confidence must hold at least one level",
			confidence,
		);
	return [checkConfidence(doing, first), ...others.map((level) => checkConfidence(doing, level))];
}
