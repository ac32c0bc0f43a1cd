import { argumentError } from "../internal/errors.ts";
import type { PanelComparison } from "./panel-window.ts";

/** One window of a comparison with what its counts are divided by. */
export interface WindowColumns {
	readonly counts: Float64Array;
	readonly exposures: Float64Array;
	/** How many counts there are to each exposure. */
	readonly each: number;
	readonly indicators: number;
}

/** The columns of one window, which must have exposures. */
export function windowOf(
	doing: string,
	comparison: PanelComparison,
	window: "current" | "previous",
): WindowColumns {
	const { exposuresBy, indicators } = comparison;
	if (exposuresBy === null)
		throw argumentError(TypeError, "not-applicable", doing, "the panel must have exposures", null);
	const [counts, exposures] =
		window === "current"
			? [comparison.current, comparison.currentExposures]
			: [comparison.previous, comparison.previousExposures];
	return { counts, exposures, each: exposuresBy === "area" ? indicators : 1, indicators };
}

/** Refuses weighted counts, which the tests of whole counts cannot take. */
export function refuseWeighted(doing: string, { weighted }: PanelComparison): void {
	if (weighted)
		throw argumentError(TypeError, "not-applicable", doing, "counts must be whole to be tested", "weighted");
}
