import { checkNumber, checkPositive } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { type ReadExposures, readExposures } from "./read-exposures.ts";
import type { ComparedWindow, ComparisonOptions, ComparisonReason } from "./rolling-comparison.ts";
import type { Window } from "./window.ts";

/** Exposures with the base of the rates over them. */
export interface ComparedExposures extends ReadExposures {
	readonly per: number;
}

/** The exposures and the base of the rate; null where there are none, and then no option may speak of them. */
export function checkExposures(
	doing: string,
	{ exposures, exposureRule, per }: Pick<ComparisonOptions, "exposures" | "exposureRule" | "per">,
): ComparedExposures | null {
	if (exposures === undefined) {
		for (const [name, value] of Object.entries({ exposureRule, per }))
			if (value !== undefined)
				throw argumentError(RangeError, "not-applicable", doing, `${name} must come with exposures`, value);
		return null;
	}
	const rule = exposureRule === undefined ? {} : { exposureRule };
	return {
		...readExposures(doing, { exposures, ...rule }),
		per: checkPositive(doing, "per", per ?? 1000),
	};
}

/** A window as it is compared, or null, with everything that stands against it. */
export function comparedWindow(
	doing: string,
	which: "current" | "previous",
	{ span, facts, total, withheld, reasons }: Window,
	exposures: ComparedExposures | null,
): { readonly window: ComparedWindow | null; readonly reasons: readonly ComparisonReason[] } {
	const found = exposures?.find(span) ?? { exposure: facts.months, exposureYears: [] };
	const all: ComparisonReason[] = reasons.map((reason) => ({ ...reason, window: which }));
	if (total !== null && withheld.length > 0)
		all.push({ code: "withheld", window: which, periods: withheld, lower: total.from, upper: total.to });
	if ("reasons" in found) all.push(...found.reasons.map((reason) => ({ ...reason, window: which })));
	if (total === null || "reasons" in found) return { window: null, reasons: all };
	const { exposure, exposureYears } = found;
	const count = total.from;
	return {
		window: {
			period: facts.period,
			count,
			exposure,
			exposureYears,
			value: exposures === null ? null : checkNumber(doing, "the rate", (count * exposures.per) / exposure),
			provisional: facts.provisional,
			revised: facts.revised,
			revisions: facts.revisions,
		},
		reasons: all,
	};
}
