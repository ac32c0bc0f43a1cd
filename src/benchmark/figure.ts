import type { ConfidenceInterval } from "../estimate/confidence-interval.ts";
import { checkProportion, goesByCounts } from "../internal/by-counts.ts";
import { checkConfidence, checkNumber, checkPositive } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { plain, type UnusableCounts, type UsableCounts, usableCounts } from "./area-count.ts";
import type { BenchmarkedArea, FigureDetails, FigureValue } from "./benchmark-inputs.ts";

/** An area or a benchmark once it is known what it holds. */
export interface Figure {
	readonly area: string | null;
	readonly family: "rate" | "proportion" | "value";
	readonly per: number | null;
	/** The figure as given; `null` where it follows from the counts. */
	readonly value: number | null;
	readonly counts: UsableCounts | null;
	/** The intervals as given; `null` where none were. */
	readonly given: readonly ConfidenceInterval[] | null;
	readonly missing: UnusableCounts | "value-missing" | null;
}

/** Reads what an area or a benchmark holds; `of` makes the message: "count of the benchmark must be ...". */
export function readFigure(doing: string, figure: BenchmarkedArea, of: string): Figure {
	const base = baseOf(figure);
	const per = base === undefined ? null : checkPositive(doing, `per${of}`, base);
	const common = { area: figure.area ?? null, per, given: givenIntervals(doing, figure, of) };
	// Of an answer that may not be judged by its counts what is printed, value and interval, is what is judged.
	const counted = goesByCounts(figure);
	if (counted && "exposure" in figure) {
		const usable = usableCounts(doing, figure, figure.exposure, of);
		return typeof usable === "string" ? without("rate", common, usable) : having("rate", common, usable);
	}
	if (counted && "denominator" in figure) {
		checkProportion(doing, of === "" ? "the area" : of.slice(4), figure);
		const usable = usableCounts(doing, figure, figure.denominator, of, "denominator");
		if (typeof usable === "string") return without("proportion", common, usable);
		if (!Number.isSafeInteger(usable.exposure))
			throw argumentError(
				RangeError,
				"not-a-whole-number",
				doing,
				`denominator${of} must be a whole number`,
				usable.exposure,
			);
		if (usable.count > usable.exposure)
			throw argumentError(
				RangeError,
				"out-of-range",
				doing,
				`count${of} must be at most its denominator ${usable.exposure}`,
				usable.count,
			);
		return having("proportion", common, usable);
	}
	const { value: found } = figure as FigureValue;
	const value = found === null ? null : plain(checkNumber(doing, `value${of}`, found));
	return {
		area: common.area,
		per,
		given: common.given,
		family: "value",
		value,
		counts: null,
		missing: value === null ? "value-missing" : null,
	};
}

/** The base of a value: a ratio of observed to expected events has a base of its own, beside that of its rate. */
function baseOf(
	figure: FigureDetails & { readonly kind?: unknown; readonly base?: number },
): number | undefined {
	return figure.kind === "indirectly-standardised-ratio" ? figure.base : figure.per;
}

type Common = Pick<Figure, "area" | "per" | "given">;

function having(family: Figure["family"], { area, per, given }: Common, counts: UsableCounts): Figure {
	return { area, per, given, family, value: null, counts, missing: null };
}

function without(family: Figure["family"], { area, per, given }: Common, code: UnusableCounts): Figure {
	return { area, per, given, family, value: null, counts: null, missing: code };
}

/** The intervals that have both bounds, or `null` where the figure came with none. */
function givenIntervals(
	doing: string,
	figure: FigureDetails,
	of: string,
): readonly ConfidenceInterval[] | null {
	const { lower, upper } = figure;
	const confidence = figure.confidence ?? 0.95;
	const single =
		lower === undefined && upper === undefined
			? null
			: [{ lower: lower ?? null, upper: upper ?? null, confidence }];
	const printed = figure.intervals ?? single;
	if (printed === null) return null;
	return printed.flatMap((interval) => {
		const level = checkConfidence(doing, interval.confidence);
		if (interval.lower === null || interval.upper === null) return [];
		const low = plain(checkNumber(doing, `lower${of}`, interval.lower));
		if (checkNumber(doing, `upper${of}`, interval.upper) < low)
			throw argumentError(
				RangeError,
				"out-of-range",
				doing,
				`upper${of} must be at least lower, ${low}`,
				interval.upper,
			);
		return [{ confidence: level, lower: low, upper: plain(interval.upper) }];
	});
}
