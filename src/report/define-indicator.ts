import type { BenchmarkedArea } from "../benchmark/benchmark-inputs.ts";
import { checkPossible } from "../benchmark/pair.ts";
import { type Polarity, polarities } from "../benchmark/polarity.ts";
import {
	checkCount,
	checkList,
	checkMember,
	checkNumber,
	checkOptions,
	checkPositive,
	checkRecord,
} from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { spanOf } from "../period/months.ts";
import type { Period } from "../period/period.ts";
import { checkOptionalText, checkText } from "./check-text.ts";
import type {
	Comparator,
	Indicator,
	IndicatorBreak,
	IndicatorFrequency,
	IndicatorMeasure,
	IndicatorTarget,
	IndicatorUncertainty,
} from "./indicator.ts";
import { checkMonths, checkTarget, type IndicatorTargetInput } from "./indicator-target.ts";

/** A known cause, as it is given to {@link defineIndicator}. @since 0.1.0 */
export interface ExplainedCauseInput {
	/** The cause in words. */
	readonly cause: string;
	/** The area that it holds for. Default all. */
	readonly area?: string | null;
	/** The first month that it holds for. Default any. */
	readonly from?: Period | null;
	/** The last month that it holds for. Default any. */
	readonly to?: Period | null;
}

/** A comparator, as it is given to {@link defineIndicator}. @since 0.1.0 */
export type ComparatorInput =
	| "none"
	| "pooled"
	| "mean-of-rates"
	| {
			/** How the average over areas is made. */
			readonly method: "pooled" | "mean-of-rates";
			/** Whether the area that is compared is part of the average. Default `in`. */
			readonly own?: "in" | "out";
			/** Whether an area that cannot be used leaves no average or that of the others. Default `all`. */
			readonly members?: "all" | "available";
	  }
	| {
			/** A figure that is taken as exact, in the unit of the indicator. */
			readonly value: number;
			/** What the figure is called: "the national average". */
			readonly name: string;
			/**
			 * How many months it holds for. Default not said: then it is set beside whatever figure the indicator has, but not
			 * beside that of part of a year.
			 */
			readonly months?: number;
	  };

/** What {@link defineIndicator} takes. @since 0.1.0 */
export interface IndicatorInput {
	/** What observations call it. */
	readonly id: string;
	/** What reports call it. Default the id. */
	readonly name?: string;
	/** Heading that it stands under. Default `Other`. */
	readonly category?: string;
	/**
	 * What a value is in, in words. Default made from the measure: `%` for a proportion or a survey per 100, `per 1,000` for a
	 * rate, `number` for a count, `value` for an average. What is in `%` or in per cent tells its changes in percentage points.
	 */
	readonly unit?: string;
	/** Which way it is meant to go. No default: it cannot be guessed. */
	readonly polarity: Polarity;
	/** What it is. */
	readonly measure: IndicatorMeasure;
	/** Base of a rate, a proportion or a survey. Default 1,000 for a rate, 100 for the others. For no other measure. */
	readonly per?: number;
	/**
	 * What the exposures that rows give make for a window: `mean-over-window` for people, who are the same every month,
	 * `sum-over-window` for calls, journeys or bed days, which are others every month. Default `mean-over-window`. For a rate
	 * only; populations of areas follow `exposureRule` of the dashboard, and no sum is made of them.
	 */
	readonly exposureRule?: NonNullable<Indicator["exposureRule"]>;
	/**
	 * How it is known what chance does: for a survey `sample-size` or `standard-error`, for an average `standard-error`, for
	 * both `tolerance` where one is given. Default `sample-size`, for an average `standard-error`. For counts it is `counts`.
	 */
	readonly uncertainty?: IndicatorUncertainty;
	/** The largest change of a survey or an average that is none, in its unit. Default none: chance is known. */
	readonly tolerance?: number;
	/** Decimals to print, 0 to 15; more where figures that are told apart would print alike. Default 1, for counts 0. */
	readonly decimals?: number;
	/** Where the figures come from. Default not said. */
	readonly source?: string;
	/** What to beware of. Default nothing. */
	readonly caveats?: readonly string[];
	/** Where earlier figures cannot be compared. Default nowhere. */
	readonly breaks?: readonly IndicatorBreak[];
	/** What is to be reached: a figure, or a record with `target`, and perhaps `from` and `by`. Default nothing. */
	readonly target?: number | IndicatorTargetInput;
	/** What areas are compared with. Default `pooled` for rates and proportions, `none` for others. */
	readonly comparator?: ComparatorInput;
	/** How often figures come. Default `monthly`. */
	readonly frequency?: IndicatorFrequency;
	/** Ids of indicators that measure the same from another source. Default none. */
	readonly overlapsWith?: string | readonly string[];
	/** Known causes. Default none. */
	readonly explained?: readonly ExplainedCauseInput[];
}

const doing = "define the indicator";

const parts = [
	"id",
	"name",
	"category",
	"unit",
	"polarity",
	"measure",
	"per",
	"exposureRule",
	"uncertainty",
	"tolerance",
	"decimals",
	"source",
	"caveats",
	"breaks",
	"target",
	"comparator",
	"frequency",
	"overlapsWith",
	"explained",
] as const satisfies readonly (keyof IndicatorInput)[];

const measures: readonly IndicatorMeasure[] = ["rate", "count", "proportion", "survey", "average"];

/**
 * The definition of an indicator, checked, with every default resolved.
 *
 * A definition says what is measured and how it is judged and printed: nothing of it is learnt from the figures. What does
 * not apply to the measure is refused and not ignored: `per` belongs to rates, proportions and surveys, an `exposureRule` to
 * rates, a tolerance to surveys and averages, a target to indicators that have a better side, an average over areas to
 * everything but bare counts, which depend on the size of the area. Breaks come back in the order of their months. What
 * `indicatorSchema` of `direction-of-travel/schema` accepts is such a definition. The answer is a plain record that equals
 * itself after a JSON round trip, and can be passed through this function again.
 *
 * @param input - the definition
 * @returns the same with every default
 * @throws TypeError when a part is of the wrong kind, or does not apply to the measure (`not-applicable`); RangeError when a
 * number or a word is not one of those allowed; SyntaxError when a month is not a period
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { defineIndicator } from "direction-of-travel/report";
 *
 * const vehicle = defineIndicator({
 * 	id: "vehicle-crime",
 * 	name: "Vehicle offences",
 * 	category: "Ongoing reductions in crime",
 * 	polarity: "lower-is-better",
 * 	measure: "rate",
 * });
 * assert.deepEqual([vehicle.per, vehicle.decimals, vehicle.unit], [1000, 1, "per 1,000"]);
 * assert.deepEqual(vehicle.comparator, { kind: "average", method: "pooled", own: "in", members: "all" });
 * ```
 * @since 0.1.0
 */
export function defineIndicator(input: IndicatorInput | Indicator): Indicator {
	if (typeof input !== "object" || input === null || Array.isArray(input))
		throw argumentError(TypeError, "wrong-type", doing, "the definition must be an object", input);
	const given = ("kind" in input && input.kind === "indicator" ? unresolve(input) : input) as IndicatorInput;
	const id = checkText(doing, "id", given.id);
	const of = `${doing} ${id}`;
	checkOptions(of, given, parts, "the definition");
	const measure = checkMember(of, "measure", given.measure, measures);
	const polarity = checkMember(of, "polarity", given.polarity, polarities);
	const sized = measure === "survey" || measure === "average";
	const per = checkPer(of, measure, given.per);
	const tolerance = checkTolerance(of, sized, given);
	const {
		name = id,
		category = "Other",
		unit = unitOf(measure, per),
		decimals: places = measure === "count" ? 0 : 1,
		source,
		caveats = [],
		breaks = [],
		frequency = "monthly",
		overlapsWith = [],
		explained = [],
	} = given;
	const decimals = checkCount(of, "decimals", places);
	if (decimals > 15)
		throw argumentError(RangeError, "out-of-range", of, "decimals must be from 0 to 15", decimals);
	return {
		kind: "indicator",
		id,
		name: checkText(of, "name", name),
		category: checkText(of, "category", category),
		unit: checkText(of, "unit", unit),
		polarity,
		measure,
		per,
		exposureRule: checkExposureRule(of, measure, given.exposureRule),
		uncertainty: checkUncertainty(of, measure, given.uncertainty, tolerance),
		tolerance,
		decimals,
		source: source === undefined ? null : checkText(of, "source", source),
		caveats: checkList(of, "caveats", caveats).map((one, index) => checkText(of, `caveats[${index}]`, one)),
		breaks: checkBreaks(of, breaks),
		target: checkTarget(of, given.target, polarity, smallest(measure, per)),
		comparator: checkComparator(of, measure, per, given.comparator),
		frequency: checkMember(of, "frequency", frequency, ["monthly", "quarterly", "annual", "part-year"]),
		overlapsWith: checkOverlaps(of, id, overlapsWith),
		explained: checkList(of, "explained", explained).map((one, index) => {
			const name = `explained[${index}]`;
			const { from, to } = checkOptions(of, one, ["cause", "area", "from", "to"], name);
			const ends = [from, to].map((month) => (month == null ? null : spanOf(month, of)));
			if (ends[0] && ends[1] && ends[0].first > ends[1].last)
				throw argumentError(
					RangeError,
					"out-of-range",
					of,
					`${name}.from must not be after its to, ${to}`,
					from,
				);
			return {
				cause: checkText(of, `${name}.cause`, one.cause),
				area: checkOptionalText(of, `${name}.area`, one.area),
				from: from ?? null,
				to: to ?? null,
			};
		}),
	};
}

/** A resolved definition as it could have been given. */
function unresolve({
	per,
	exposureRule,
	tolerance,
	uncertainty,
	source,
	target,
	comparator,
	...rest
}: Indicator): IndicatorInput {
	const { kind: _, ...others } = rest;
	checkRecord(doing, "comparator", comparator);
	if (target !== null) checkRecord(doing, "target", target);
	const average = comparator.kind === "average" ? comparator : null;
	return {
		...others,
		...(per === null ? {} : { per }),
		...(exposureRule === null ? {} : { exposureRule }),
		...(tolerance === null ? { uncertainty } : { tolerance }),
		...(source === null ? {} : { source }),
		...(target === null ? {} : { target: withoutNulls(target) }),
		comparator:
			comparator.kind === "figure"
				? {
						value: comparator.value,
						name: comparator.name,
						...(comparator.months === null ? {} : { months: comparator.months }),
					}
				: average === null
					? "none"
					: { method: average.method, own: average.own, members: average.members },
	};
}

function withoutNulls({ target, from, by, months }: IndicatorTarget) {
	return {
		target,
		...(from === null ? {} : { from }),
		...(by === null ? {} : { by }),
		...(months === null ? {} : { months }),
	};
}

function checkPer(of: string, measure: IndicatorMeasure, per: number | undefined): number | null {
	if (measure === "count" || measure === "average") {
		if (per === undefined) return null;
		throw argumentError(TypeError, "not-applicable", of, `per must be left out for measure ${measure}`, per);
	}
	return checkPositive(of, "per", per === undefined ? (measure === "rate" ? 1000 : 100) : per);
}

/** What bounds the figures of a measure: a count is never below 0, as a rate. */
function familyOf(measure: IndicatorMeasure): "rate" | "proportion" | "value" {
	if (measure === "survey" || measure === "average") return "value";
	return measure === "proportion" ? measure : "rate";
}

/** The least figure that an indicator can have, to hold a target against; a mean has none. */
function smallest(measure: IndicatorMeasure, per: number | null): BenchmarkedArea {
	const base = { count: 0, per: per ?? 1 };
	const family = familyOf(measure);
	if (family === "value") return { value: 0, lower: 0, upper: 0 };
	return family === "rate" ? { ...base, exposure: 1 } : { ...base, denominator: 1 };
}

function checkExposureRule(
	of: string,
	measure: IndicatorMeasure,
	rule: IndicatorInput["exposureRule"],
): Indicator["exposureRule"] {
	const rules = ["mean-over-window", "sum-over-window"] as const;
	if (rule === undefined) return measure === "rate" ? rules[0] : null;
	if (measure === "rate") return checkMember(of, "exposureRule", rule, rules);
	throw argumentError(
		TypeError,
		"not-applicable",
		of,
		`exposureRule must be left out for measure ${measure}`,
		rule,
	);
}

function checkTolerance(
	of: string,
	sized: boolean,
	{ tolerance, uncertainty }: IndicatorInput,
): number | null {
	if (tolerance === undefined) {
		if (uncertainty !== "tolerance") return null;
		throw argumentError(TypeError, "wrong-type", of, "tolerance must be given", tolerance);
	}
	if (!sized)
		throw argumentError(
			TypeError,
			"not-applicable",
			of,
			"tolerance must come with measure survey or average",
			tolerance,
		);
	if (checkNumber(of, "tolerance", tolerance) < 0)
		throw argumentError(RangeError, "out-of-range", of, "tolerance must be 0 or more", tolerance);
	return tolerance + 0;
}

function checkUncertainty(
	of: string,
	measure: IndicatorMeasure,
	given: IndicatorUncertainty | undefined,
	tolerance: number | null,
): IndicatorUncertainty {
	const allowed: Readonly<
		Record<IndicatorMeasure, readonly [IndicatorUncertainty, ...IndicatorUncertainty[]]>
	> = {
		rate: ["counts"],
		count: ["counts"],
		proportion: ["counts"],
		survey: ["sample-size", "standard-error"],
		average: ["standard-error"],
	};
	const fits = tolerance === null ? allowed[measure] : (["tolerance"] as const);
	return checkMember<IndicatorUncertainty>(of, "uncertainty", given === undefined ? fits[0] : given, fits);
}

function unitOf(measure: IndicatorMeasure, per: number | null): string {
	if (measure === "count") return "number";
	if (measure === "average" || per === null) return "value";
	// A rate may lie above 100, and its change is no matter of points.
	if (per === 100 && measure !== "rate") return "%";
	return `per ${String(per).replace(/\B(?=(?:\d{3})+$)/g, ",")}`;
}

function checkBreaks(of: string, breaks: readonly IndicatorBreak[]): readonly IndicatorBreak[] {
	return checkList(of, "breaks", breaks)
		.map((one, index) => {
			const { from, cause } = checkOptions(of, one, ["from", "cause"], `breaks[${index}]`);
			spanOf(from, of);
			return { from, cause: checkText(of, `breaks[${index}].cause`, cause) };
		})
		.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

function checkComparator(
	of: string,
	measure: IndicatorMeasure,
	per: number | null,
	given: ComparatorInput | undefined,
): Comparator {
	const usual = measure === "rate" || measure === "proportion" ? "pooled" : "none";
	const wanted = given === undefined ? usual : given;
	if (wanted === "none") return { kind: "none" };
	if (typeof wanted === "object" && wanted !== null && "value" in wanted) {
		checkOptions(of, wanted, ["value", "name", "months"], "comparator");
		const value = checkNumber(of, "comparator.value", wanted.value);
		return {
			kind: "figure",
			value: checkPossible(of, "comparator.value", familyOf(measure), per, value),
			name: checkText(of, "comparator.name", wanted.name),
			months: checkMonths(of, "comparator.months", wanted.months),
		};
	}
	if (measure === "count")
		throw argumentError(
			TypeError,
			"not-applicable",
			of,
			"comparator must be none or a figure for measure count",
			wanted,
		);
	if (typeof wanted === "object" && wanted !== null)
		checkOptions(of, wanted, ["method", "own", "members"], "comparator");
	const {
		method,
		own = "in",
		members = "all",
	} = typeof wanted === "object" && wanted !== null ? wanted : { method: wanted };
	const isPlain = measure === "survey" || measure === "average";
	if (isPlain && method === "pooled" && own === "out")
		throw argumentError(
			TypeError,
			"not-applicable",
			of,
			`comparator.own must be in for measure ${measure} beside the figure of the region itself`,
			own,
		);
	return {
		kind: "average",
		method: checkMember(of, "comparator", method, ["pooled", "mean-of-rates"]),
		own: checkMember(of, "comparator.own", own, ["in", "out"]),
		members: checkMember(of, "comparator.members", members, ["all", "available"]),
	};
}

function checkOverlaps(of: string, id: string, given: string | readonly string[]): readonly string[] {
	const others = typeof given === "string" ? [given] : checkList(of, "overlapsWith", given);
	for (const [index, other] of others.entries())
		if (checkText(of, `overlapsWith[${index}]`, other) === id)
			throw argumentError(RangeError, "out-of-range", of, "overlapsWith must name other indicators", other);
	return [...new Set(others)];
}
