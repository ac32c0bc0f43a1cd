import { checkCount, checkMember, checkNumber, checkPositive } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { spanOf } from "../period/months.ts";
import type { ControlChartKind, ControlChartOptions } from "./control-chart-answer.ts";

/** Options checked and resolved. */
export interface ChartSettings
	extends Required<Omit<ControlChartOptions, "baseline" | "minimum" | "maximum">> {
	readonly baseline: number | null;
	readonly minimum: number | null;
	readonly maximum: number | null;
}

/** Checks the options; `suits` is the chart that the series is made for. */
export function checkChartOptions(
	doing: string,
	options: ControlChartOptions,
	asked: ControlChartKind,
	suits: ControlChartKind,
): ChartSettings {
	const chart = checkMember(doing, "chart", asked, ["xmr", "p", "u", "c"]);
	if (chart !== suits && !(chart === "xmr" && suits === "c"))
		throw argumentError(
			TypeError,
			"not-applicable",
			doing,
			`chart must be ${suits} for such a series`,
			chart,
		);
	if (options.per !== undefined && (chart === "xmr" || chart === "c"))
		throw argumentError(TypeError, "not-applicable", doing, "per must come with chart p or u", options.per);
	const per = checkPositive(doing, "per", options.per ?? (chart === "u" ? 1000 : 1));
	const runLength = options.runLength ?? 7;
	if (runLength !== 6 && runLength !== 7)
		throw argumentError(RangeError, "out-of-range", doing, "runLength must be 6 or 7", runLength);
	const { baseline, rebase = [], targets = [] } = options;
	if (baseline !== undefined && checkCount(doing, "baseline", baseline) < 12)
		throw argumentError(RangeError, "out-of-range", doing, "baseline must be 12 or more", baseline);
	for (const { period, reason } of rebase) {
		spanOf(period, doing);
		if (typeof reason !== "string" || reason === "")
			throw argumentError(TypeError, "wrong-type", doing, `reason of rebase ${period} must be words`, reason);
	}
	for (const { from, value } of targets) {
		spanOf(from, doing);
		checkNumber(doing, `target of ${from}`, value);
	}
	const begins = new Set(targets.map(({ from }) => spanOf(from, doing).first));
	if (begins.size < targets.length)
		throw argumentError(
			RangeError,
			"duplicate",
			doing,
			"targets must begin at different months",
			targets.map(({ from }) => from),
		);
	const counts = suits !== "xmr";
	const minimum = options.minimum ?? (counts ? 0 : null);
	const maximum = options.maximum ?? (chart === "p" ? per : null);
	if (minimum !== null) checkNumber(doing, "minimum", minimum);
	if (maximum !== null && checkNumber(doing, "maximum", maximum) <= (minimum ?? Number.NEGATIVE_INFINITY))
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`maximum must be above minimum, ${minimum}`,
			maximum,
		);
	return {
		chart,
		per,
		polarity: checkMember(doing, "polarity", options.polarity ?? "neutral", [
			"lower-is-better",
			"higher-is-better",
			"neutral",
		]),
		runLength,
		twoOfThree: checkMember(doing, "twoOfThree", options.twoOfThree ?? "beyond", ["beyond", "within"]),
		screenOutliers: options.screenOutliers ?? true,
		baseline: baseline ?? null,
		rebase,
		targets: [...targets].sort((a, b) => spanOf(a.from, doing).first - spanOf(b.from, doing).first),
		minimum,
		maximum,
	};
}
