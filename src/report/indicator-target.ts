import type { BenchmarkedArea } from "../benchmark/benchmark-inputs.ts";
import { heldAgainst } from "../benchmark/compare-to-target.ts";
import type { Polarity } from "../benchmark/polarity.ts";
import type { Target } from "../benchmark/target.ts";
import { checkCount, checkMember, checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { spanOf } from "../period/months.ts";
import type { Period } from "../period/period.ts";
import type { IndicatorTarget } from "./indicator.ts";

/** A target with when and how it holds, as it is given to `defineIndicator`. @since 0.1.0 */
export interface IndicatorTargetInput {
	/** What is to be reached, as `compareToTarget` takes it. */
	readonly target: Target;
	/** The first month that it holds for. Default any. */
	readonly from?: Period;
	/** Whether the value or its whole interval must reach a figure. Default `value`. */
	readonly by?: "value" | "interval";
	/**
	 * How many months it holds for. Default not said: then it is set beside whatever figure the indicator has, but not
	 * beside that of part of a year.
	 */
	readonly months?: number;
}

/** A length in months, or null where it is not said. */
export function checkMonths(doing: string, name: string, months: number | undefined): number | null {
	if (months === undefined) return null;
	if (checkCount(doing, name, months) === 0)
		throw argumentError(RangeError, "out-of-range", doing, `${name} must be above 0`, months);
	return months;
}

/** The parts of each kind of target, first the one that tells which it is. */
const targetParts = [
	["value", "per"],
	["previousValue", "per"],
	["lower", "upper", "per"],
	["lowerPercentile", "upperPercentile", "among", "per"],
] as const;

/** The target of a definition, checked by holding it against a figure of its kind. */
export function checkTarget(
	doing: string,
	given: number | IndicatorTargetInput | undefined,
	polarity: Polarity,
	figure: BenchmarkedArea,
): IndicatorTarget | null {
	if (given === undefined) return null;
	if (polarity === "neutral")
		throw argumentError(
			TypeError,
			"not-applicable",
			doing,
			"target must come with a polarity that is not neutral",
			polarity,
		);
	const { target, from, by, months }: IndicatorTargetInput =
		typeof given === "number" ? { target: { value: given } } : ((given ?? {}) as IndicatorTargetInput);
	if (typeof target !== "object" || target === null)
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			"target must be a number or a record with a target",
			target,
		);
	if (typeof given === "object") checkOptions(doing, given, ["target", "from", "by", "months"], "target");
	const known: readonly string[] = targetParts.find(([first]) => first in target) ?? targetParts.flat();
	checkOptions<Readonly<Record<string, unknown>>>(doing, { ...target }, known, "target.target");
	if (from !== undefined) spanOf(from, doing);
	if (by !== undefined) checkMember(doing, "target.by", by, ["value", "interval"]);
	heldAgainst(doing, figure, target, {
		polarity,
		...(by === undefined ? {} : { by }),
	});
	return {
		// A copy without anything that JSON does not keep.
		target: JSON.parse(JSON.stringify(target)) as Target,
		from: from ?? null,
		by: by ?? ("value" in target ? "value" : null),
		months: checkMonths(doing, "target.months", months),
	};
}
