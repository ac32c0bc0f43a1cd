import { checkMember, checkPositive, checkRecords } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import type {
	ExposureOptions,
	ExposureRule,
	Exposures,
	MidYearPopulation,
	PeriodExposure,
} from "./exposure.ts";
import { type FindExposure, fromMidYears, fromPeriods, midYearRules, periodRules } from "./find-exposure.ts";

/** Exposures that have been read: the rule, resolved, and the exposure of any window by it. */
export interface ReadExposures {
	readonly exposureRule: ExposureRule;
	readonly find: FindExposure;
}

/** Reads exposures once, whatever their form. */
export function readExposures(
	doing: string,
	{ exposures, exposureRule: wanted }: ExposureOptions,
): ReadExposures {
	/** The rule asked for, or the default of the form; a rule that the form does not have is refused. */
	const ruleFor = <Rule extends ExposureRule>(form: string, rules: readonly [Rule, ...Rule[]]): Rule => {
		if (wanted === undefined) return rules[0];
		checkMember<ExposureRule>(doing, "exposureRule", wanted, ["given", ...midYearRules, "sum-over-window"]);
		const rule = rules.find((member) => member === wanted);
		if (rule !== undefined) return rule;
		throw argumentError(
			RangeError,
			"not-applicable",
			doing,
			`exposureRule for ${form} must be one of ${rules.join(", ")}`,
			wanted,
		);
	};
	if (typeof exposures === "number") {
		const exposureRule = ruleFor("one number", ["given"]);
		const given = {
			exposure: checkPositive(doing, "exposures", exposures),
			exposureRule,
			exposureYears: [],
		};
		return { exposureRule, find: () => given };
	}
	if (!Array.isArray(exposures))
		throw argumentError(TypeError, "wrong-type", doing, "exposures must be a number or a list", exposures);
	checkRecords(doing, "exposures", exposures as readonly (PeriodExposure | MidYearPopulation)[]);
	if (areByPeriod(exposures, wanted)) {
		const exposureRule = ruleFor("exposures by period", periodRules);
		return { exposureRule, find: fromPeriods(doing, exposures, exposureRule) };
	}
	const exposureRule = ruleFor("mid-year populations", midYearRules);
	return {
		exposureRule,
		find: fromMidYears(doing, exposures as readonly MidYearPopulation[], exposureRule),
	};
}

/** The form of a list. An empty one is data that is not there: it has the form that its rule asks for. */
function areByPeriod(
	exposures: Exclude<Exposures, number>,
	rule: ExposureRule | undefined,
): exposures is readonly PeriodExposure[] {
	const [first] = exposures;
	return first === undefined ? rule === "sum-over-window" : "period" in first;
}
