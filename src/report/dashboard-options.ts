import { checkConfidence, checkCount, checkList, checkMember, checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { monthText, spanOf } from "../period/months.ts";
import type { Period } from "../period/period.ts";
import type { AreaLevel, AreaPopulation, DashboardArea, DashboardSettings } from "./dashboard.ts";

/** Settings of `buildDashboard`. @since 0.1.0 */
export interface BuildDashboardOptions {
	/** The period asked for: windows end with its last month, or with the last month that an indicator has before it. */
	readonly period: Period;
	/** The areas, each with an id of its own. At most one is the region. */
	readonly areas: readonly DashboardArea[];
	/** Residents by area, for rates whose rows have no exposure. Default none. Areas made of others are added up. */
	readonly populations?: readonly AreaPopulation[];
	/** How mid-year populations are chosen. Default `mid-year-before-window`. */
	readonly exposureRule?: DashboardSettings["exposureRule"];
	/** Level of the intervals and the tests. Default 0.95. */
	readonly confidence?: number;
	/** Levels of the comparison with the benchmark; the first decides the position. Default 0.95 and 0.998. */
	readonly benchmarkConfidence?: readonly number[];
	/** How many of the last quarters (or years) the trend is made from, 4 or more. Default 20. */
	readonly trendPeriods?: number;
	/** The cells that levelling off is looked for in, which is the slowest part. Default `all`. */
	readonly levellingOff?: DashboardSettings["levellingOff"];
	/** How levelling off is judged. Default `model`. */
	readonly levellingMethod?: DashboardSettings["levellingMethod"];
	/** The most months that the figures of an indicator may lie behind the period asked for. Default 12. */
	readonly maximumLag?: number;
	/** A current count below it is flagged as small. Default 10. */
	readonly smallNumber?: number;
	/** Which end has rank 1; `best-first` follows the polarity, and is highest first where that is neutral. Default `highest-first`. */
	readonly rankOrder?: DashboardSettings["rankOrder"];
}

/** What is being done, for messages. */
export const doing = "build the dashboard";

/** Every kind of area. */
export const areaLevels: readonly AreaLevel[] = ["district", "county", "region"];

/** The settings, checked, with every default. */
export function resolveOptions(options: BuildDashboardOptions): DashboardSettings {
	checkOptions(doing, options, [
		"period",
		"areas",
		"populations",
		"exposureRule",
		"confidence",
		"benchmarkConfidence",
		"trendPeriods",
		"levellingOff",
		"levellingMethod",
		"maximumLag",
		"smallNumber",
		"rankOrder",
	]);
	const trendPeriods = checkCount(doing, "trendPeriods", options.trendPeriods ?? 20);
	if (trendPeriods < 4)
		throw argumentError(RangeError, "out-of-range", doing, "trendPeriods must be 4 or more", trendPeriods);
	const levels = checkList(doing, "benchmarkConfidence", options.benchmarkConfidence ?? [0.95, 0.998]);
	if (levels.length === 0)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			"benchmarkConfidence must hold at least one level",
			levels,
		);
	const levellingOff: DashboardSettings["levellingOff"] = options.levellingOff ?? "all";
	return {
		ending: monthText(spanOf(options.period, doing).last) as Period,
		months: 12,
		exposureRule: checkMember(doing, "exposureRule", options.exposureRule ?? "mid-year-before-window", [
			"mid-year-before-window",
			"mid-year-of-window-start",
			"nearest-mid-year",
			"mean-over-window",
		]),
		confidence: checkConfidence(doing, options.confidence ?? 0.95),
		benchmarkConfidence: levels.map((level) => checkConfidence(doing, level)),
		trendPeriods,
		levellingOff:
			typeof levellingOff === "string"
				? checkMember<"all" | "none">(doing, "levellingOff", levellingOff, ["all", "none"])
				: checkList(doing, "levellingOff", levellingOff).map((level) =>
						checkMember(doing, "levellingOff", level, areaLevels),
					),
		levellingMethod: checkMember(doing, "levellingMethod", options.levellingMethod ?? "model", [
			"model",
			"light",
		]),
		maximumLag: checkCount(doing, "maximumLag", options.maximumLag ?? 12),
		smallNumber: checkCount(doing, "smallNumber", options.smallNumber ?? 10),
		rankOrder: checkMember(doing, "rankOrder", options.rankOrder ?? "highest-first", [
			"highest-first",
			"lowest-first",
			"best-first",
		]),
	};
}
