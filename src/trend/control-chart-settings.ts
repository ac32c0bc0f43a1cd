import { checkCount, checkMember, checkNumber, checkPositive } from "../internal/check.ts";
import { type ArgumentError, argumentError, type ErrorCode } from "../internal/errors.ts";
import { spanOf } from "../period/months.ts";
import type {
	ChartTarget,
	ControlChartKind,
	ControlChartOptions,
	ControlChartSettings,
	Rebase,
} from "./control-chart-answer.ts";

/** Checks the options; `suits` is the chart that the series is made for, null where the series is empty. */
export function checkChartOptions(
	doing: string,
	options: ControlChartOptions,
	suits: ControlChartKind | null,
): { readonly chart: ControlChartKind | null; readonly settings: ControlChartSettings } {
	const refusal = (Kind: typeof RangeError, code: ErrorCode, must: string, found: unknown): ArgumentError =>
		argumentError(Kind, code, doing, must, found);
	const asked = options.chart ?? suits;
	const chart = asked === null ? null : checkMember(doing, "chart", asked, ["xmr", "p", "u", "c"]);
	if (suits !== null && chart !== suits && chart !== "xmr")
		throw refusal(
			TypeError,
			"not-applicable",
			`chart must be ${suits === "xmr" ? "xmr" : `${suits} or xmr`} for such a series`,
			chart,
		);
	if (options.per !== undefined && (suits === "xmr" || suits === "c"))
		throw refusal(
			TypeError,
			"not-applicable",
			"per must come with counts that are divided by something",
			options.per,
		);
	const per = checkPositive(doing, "per", options.per ?? (suits === "u" ? 1000 : 1));
	const { runLength = 7, screenOutliers = true, baseline = null } = options;
	if (runLength !== 6 && runLength !== 7)
		throw refusal(RangeError, "out-of-range", "runLength must be 6 or 7", runLength);
	if (typeof screenOutliers !== "boolean")
		throw refusal(TypeError, "wrong-type", "screenOutliers must be true or false", screenOutliers);
	if (options.screenOutliers !== undefined && chart !== null && chart !== "xmr")
		throw refusal(TypeError, "not-applicable", "screenOutliers must come with chart xmr", chart);
	if (baseline !== null && checkCount(doing, "baseline", baseline) < 12)
		throw refusal(RangeError, "out-of-range", "baseline must be 12 or more", baseline);
	const counts = suits !== null && suits !== "xmr";
	const bound = (name: "minimum" | "maximum", usual: number | null) => {
		const value = options[name] ?? usual;
		return value === null ? null : checkNumber(doing, name, value);
	};
	const minimum = bound("minimum", counts ? 0 : null);
	const maximum = bound("maximum", suits === "p" ? per : null);
	if (minimum !== null && maximum !== null && maximum <= minimum)
		throw refusal(RangeError, "out-of-range", `maximum must be above minimum, ${minimum}`, maximum);
	return {
		chart,
		settings: {
			per: suits === "p" || suits === "u" ? per : null,
			polarity: checkMember(doing, "polarity", options.polarity ?? "neutral", [
				"lower-is-better",
				"higher-is-better",
				"neutral",
			]),
			runLength,
			twoOfThree: checkMember(doing, "twoOfThree", options.twoOfThree ?? "beyond", ["beyond", "within"]),
			screenOutliers: chart === "xmr" ? screenOutliers : null,
			baseline,
			rebase: checkRebase(doing, options.rebase ?? []),
			targets: checkTargets(doing, options.targets ?? [], minimum, maximum),
			minimum,
			maximum,
		},
	};
}

/** A value within the natural bounds: beyond them, the limits would be drawn on the wrong side of it. */
export function checkWithin(
	doing: string,
	name: string,
	value: number,
	minimum: number | null,
	maximum: number | null,
): number {
	const known = checkNumber(doing, name, value);
	if (minimum !== null && known < minimum)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`${name} must be at least minimum, ${minimum}`,
			known,
		);
	if (maximum !== null && known > maximum)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`${name} must be at most maximum, ${maximum}`,
			known,
		);
	return known;
}

function checkRebase(doing: string, rebase: readonly Rebase[]): readonly Rebase[] {
	const seen = new Set<string>();
	return checkList(doing, "rebase", rebase).map(({ period, reason }) => {
		spanOf(period, doing);
		if (typeof reason !== "string" || reason === "")
			throw argumentError(TypeError, "wrong-type", doing, `reason of rebase ${period} must be words`, reason);
		if (seen.has(period))
			throw argumentError(RangeError, "duplicate", doing, "rebase must name a period once", period);
		seen.add(period);
		return { period, reason };
	});
}

function checkTargets(
	doing: string,
	targets: readonly ChartTarget[],
	minimum: number | null,
	maximum: number | null,
): readonly ChartTarget[] {
	const first = ({ from }: ChartTarget) => spanOf(from, doing).first;
	const checked = checkList(doing, "targets", targets).map(({ from, value }) => {
		spanOf(from, doing);
		return { from, value: checkWithin(doing, `target of ${from}`, value, minimum, maximum) };
	});
	if (new Set(checked.map(first)).size < checked.length)
		throw argumentError(
			RangeError,
			"duplicate",
			doing,
			"targets must begin at different months",
			checked.map(({ from }) => from),
		);
	return checked.sort((a, b) => first(a) - first(b));
}

function checkList<T>(doing: string, name: string, list: readonly T[]): readonly T[] {
	if (!Array.isArray(list))
		throw argumentError(TypeError, "wrong-type", doing, `${name} must be a list`, list);
	return list;
}
