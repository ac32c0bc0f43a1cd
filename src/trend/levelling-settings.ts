import { checkCount, checkMember, checkNumber, checkPositive } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import type { Prior } from "./dispersion.ts";
import type { LevellingMethod, LevellingOffOptions, LevellingSettings } from "./levelling-off.ts";
import { levelsOf } from "./slope.ts";

/** Options checked and resolved. */
export interface ResolvedSettings {
	readonly method: LevellingMethod;
	/** As they are reported. */
	readonly settings: LevellingSettings;
	readonly prior: Prior | null;
	readonly levels: readonly number[];
	readonly autocorrelation: "ignore" | "adjust";
	readonly breaks: "take-out" | "refuse";
	readonly pointsBefore: number;
	readonly pointsAfter: number;
	readonly materialMove: number;
}

/** Checks the options that do not depend on the series; `bare` says whether it is of values without a standard error. */
export function resolveSettings(
	doing: string,
	options: { readonly [Name in keyof LevellingOffOptions]: LevellingOffOptions[Name] | undefined },
	bare: boolean,
): ResolvedSettings {
	const method = checkMember(doing, "method", options.method ?? "model", ["model", "light"]);
	const isModel = method === "model";
	for (const name of isModel
		? (["materialMove"] as const)
		: (["autocorrelation", "pointsBefore", "pointsAfter"] as const))
		if (options[name] !== undefined)
			refuse(doing, `${name} must come with ${isModel ? "light" : "model"}`, method);
	if (options.scale !== undefined) checkMember(doing, "scale", options.scale, ["raw", "log"]);
	if (bare && options.dispersionPrior !== undefined)
		refuse(doing, "dispersionPrior must come with counts, proportions or standard errors", "bare values");
	const levels = levelsOf(doing, options.confidence);
	const { weight, value } = options.dispersionPrior ?? { weight: 4, value: 1 };
	if (checkNumber(doing, "dispersionPrior.weight", weight) < 0)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			"dispersionPrior.weight must be 0 or more",
			weight,
		);
	checkPositive(doing, "dispersionPrior.value", value);
	const prior = bare || weight === 0 ? null : { weight, value };
	const autocorrelation = checkMember(doing, "autocorrelation", options.autocorrelation ?? "ignore", [
		"ignore",
		"adjust",
	]);
	const breaks = checkMember(doing, "breaks", options.breaks ?? "take-out", ["take-out", "refuse"]);
	const pointsBefore = checkPoints(doing, "pointsBefore", options.pointsBefore ?? 1);
	const pointsAfter = checkPoints(doing, "pointsAfter", options.pointsAfter ?? 2);
	const materialMove = checkPositive(doing, "materialMove", options.materialMove ?? 0.1);
	return {
		method,
		settings: {
			dispersionPrior: prior,
			autocorrelation: isModel ? autocorrelation : null,
			pointsBefore: isModel ? pointsBefore : null,
			pointsAfter: isModel ? pointsAfter : null,
			materialMove: isModel ? null : materialMove,
			confidence: levels,
		},
		prior,
		levels,
		autocorrelation,
		breaks,
		pointsBefore,
		pointsAfter,
		materialMove,
	};
}

function refuse(doing: string, must: string, found: string): never {
	throw argumentError(TypeError, "not-applicable", doing, must, found);
}

function checkPoints(doing: string, name: string, value: number): number {
	if (checkCount(doing, name, value) < 1)
		throw argumentError(RangeError, "out-of-range", doing, `${name} must be 1 or more`, value);
	return value;
}
