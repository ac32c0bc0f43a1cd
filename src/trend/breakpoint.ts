import { exp } from "../internal/elementary.ts";
import { periodOf } from "../period/months.ts";
import type { Period } from "../period/period.ts";
import { type BreakPosition, breakPosition } from "./break-position.ts";
import { type Bending, bentColumns, isApart } from "./declared-break.ts";
import type { Prior } from "./dispersion.ts";
import { type Fit, fitLine } from "./fit-line.ts";
import { fitGrouped } from "./grouped-line.ts";
import type { Bend } from "./levelling-model.ts";
import type { Breakpoint } from "./levelling-off.ts";
import type { Points } from "./points.ts";
import type { Figure, ReadSeries } from "./read-levelling-series.ts";

/** Tolerance of a deviance that makes a weight: what is left of it is about the square. */
const TELLING = 1e-4;

/** When the bend was, from the profile of the deviance over all times where it may have been. */
export function breakpointOf(
	doing: string,
	{ figures, origin, usualMonths }: ReadSeries,
	{ data, broken, profile, deviance }: Bend,
	prior: Prior | null,
	sides: readonly number[],
): Breakpoint {
	const { weight, value } = prior ?? { weight: 0, value: 0 };
	const left = data.points.length - (isApart(sides) ? 5 : 4);
	const dispersion = Math.max(value, (weight * value + deviance) / (weight + left));
	const best = broken.at;
	const { mean, lower, upper } =
		dispersion > 0
			? profilePosition(data, broken, profile, dispersion, sides)
			: { mean: best, lower: best, upper: best };
	// A mid-point on the first day of a month must not slip into the month before.
	const month = (time: number) => Math.floor(origin + (time - 1) * usualMonths + 1e-6);
	const label = (time: number) => periodOf(month(time), month(time), doing);
	return {
		time: mean,
		period: periodAt(figures, month(mean)),
		month: label(mean),
		confidence: 0.9,
		lower,
		lowerMonth: label(lower),
		upper,
		upperMonth: label(upper),
		likeliestTime: best,
		likeliestPeriod: periodAt(figures, month(best)),
	};
}

/** The breakpoint weighted by exp(-(deviance - least deviance) / (2 dispersion)). */
function profilePosition(
	data: Points,
	broken: Fit,
	profile: readonly Bending[],
	dispersion: number,
	sides: readonly number[],
): BreakPosition {
	const weightOf = (deviance: number) => exp(Math.min(0, broken.deviance - deviance) / 2 / dispersion);
	let near = broken;
	const weightAt = (time: number) => {
		// At every time a declared break has a height of its own.
		if (isApart(sides)) return weightOf(fitGrouped(data, sides, bentColumns(data, "broken", time)).deviance);
		near = fitLine(data, "broken", time, near, TELLING);
		return weightOf(near.deviance);
	};
	return breakPosition(
		profile.map(({ at, deviance }) => ({ time: at, weight: at === broken.at ? 1 : weightOf(deviance) })),
		weightAt,
	);
}

/** The period of a figure that holds a month. */
function periodAt(figures: readonly Figure[], month: number): Period | null {
	return figures.find(({ first, last }) => first <= month && month <= last)?.period ?? null;
}
