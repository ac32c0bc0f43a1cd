import { checkMember, checkPositive } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { type ChangeThreshold, checkThreshold } from "./change-threshold.ts";
import type { CompareCountsOptions, CountMethod } from "./count-comparison.ts";
import type { DirectionSettings } from "./direction-answer.ts";
import type { CompareProportionsOptions, ProportionMethod } from "./proportion-comparison.ts";
import type { CompareValuesOptions } from "./value-comparison.ts";

/** Options of `directionOfTravel`. One that does not apply to the kind of window is refused. @since 0.1.0 */
export interface DirectionOfTravelOptions
	extends Omit<CompareCountsOptions, "method">,
		Omit<CompareProportionsOptions, "method">,
		CompareValuesOptions {
	/** Which way the indicator is meant to go. Default `neutral`, which judges nothing. */
	readonly polarity?: "lower-is-better" | "higher-is-better" | "neutral";
	/** How to test counts or proportions. Default that of `compareCounts` or `compareProportions`. */
	readonly method?: CountMethod | ProportionMethod;
	/** Base of rates or proportions, above 0. Default 1,000 for rates, 1 for proportions; 100 for percentages. */
	readonly per?: number;
	/**
	 * The smallest change that counts, whatever the evidence; 0 for none. Default 2% of the previous value, for
	 * proportions one percentage point. Refused beside a tolerance.
	 */
	readonly minimumChange?: ChangeThreshold | 0;
	/** The band that the 90% interval must lie inside for similarity to be shown. Default 5% of the previous value. */
	readonly similarBand?: ChangeThreshold;
	/** Whether what is counted changed between the windows, so that they cannot be compared. Default false. */
	readonly breakInSeries?: boolean;
	/** What is reported but does not stop the comparison. Default nothing. */
	readonly accept?: readonly "season-differs"[];
}

/** Their names. */
export const directionOptions: readonly (keyof DirectionOfTravelOptions)[] = [
	"polarity",
	"method",
	"per",
	"minimumChange",
	"similarBand",
	"breakInSeries",
	"accept",
	"dispersionPrior",
	"autocorrelation",
	"confidence",
	"designEffect",
	"tolerance",
];

/** The options, checked and complete. `minimumChange` and `similarBand` are null where a tolerance takes their place. */
export interface ResolvedDirection
	extends Pick<DirectionSettings, "polarity" | "per" | "minimumChange" | "similarBand"> {
	readonly breakInSeries: boolean;
	readonly acceptsSeason: boolean;
}

/** The kinds of window that an option is for, where it is not for all. */
const applying = [
	["per", "counts and proportions"],
	["method", "counts and proportions"],
	["dispersionPrior", "counts"],
	["autocorrelation", "counts"],
	["designEffect", "proportions"],
	["tolerance", "values"],
] as const;

/** Checks what the comparisons do not check. */
export function resolveDirection(
	doing: string,
	kind: DirectionSettings["kind"],
	options: DirectionOfTravelOptions,
): ResolvedDirection {
	for (const [name, kinds] of applying)
		if (options[name] !== undefined && !kinds.includes(kind))
			throw argumentError(TypeError, "not-applicable", doing, `${name} must come with ${kinds}`, kind);
	const { polarity = "neutral", breakInSeries = false, tolerance } = options;
	checkMember(doing, "polarity", polarity, ["lower-is-better", "higher-is-better", "neutral"]);
	if (typeof breakInSeries !== "boolean")
		throw argumentError(TypeError, "wrong-type", doing, "breakInSeries must be true or false", breakInSeries);
	for (const code of options.accept ?? []) checkMember(doing, "accept", code, ["season-differs"]);
	for (const name of ["minimumChange", "similarBand"] as const)
		if (tolerance !== undefined && options[name] !== undefined)
			throw argumentError(
				TypeError,
				"not-applicable",
				doing,
				`${name} must not stand beside a tolerance`,
				options[name],
			);
	const per =
		kind === "values" ? null : checkPositive(doing, "per", options.per ?? (kind === "counts" ? 1000 : 1));
	const least =
		options.minimumChange ?? (kind === "proportions" ? { absolute: 0.01 * (per ?? 1) } : { relative: 0.02 });
	return {
		polarity,
		per,
		minimumChange:
			tolerance === undefined
				? checkThreshold(doing, "minimumChange", least === 0 ? { absolute: 0 } : least)
				: null,
		similarBand:
			tolerance === undefined
				? checkThreshold(doing, "similarBand", options.similarBand ?? { relative: 0.05 })
				: null,
		breakInSeries,
		acceptsSeason: options.accept !== undefined && options.accept.length > 0,
	};
}
