/** The jobs by the library. */
import {
	compareRolling,
	compareToBenchmark,
	directionOfTravel,
	everyWindow,
	panelFromColumns,
	rankAreas,
	rates,
	regionalAverage,
} from "direction-of-travel/panel";

/** The populations by name, as the library takes them. */
export const populationsOf = ({ areaNames, population }) =>
	Object.fromEntries(areaNames.map((name, at) => [name, population[at]]));

/** The panel from long columns. */
export function panelOf(data, exposures = populationsOf(data)) {
	return panelFromColumns(
		{
			area: { codes: data.area, names: data.areaNames },
			indicator: { codes: data.indicator, names: data.indicatorNames },
			period: { codes: data.month, names: data.monthNames },
			count: data.count,
		},
		// Of more than a hundred years the panel must be told that they are meant.
		{ exposures, months: `${data.monthNames[0]}/${data.monthNames.at(-1)}` },
	).panel;
}

/** The dashboard of the latest window; `out` is an earlier answer whose columns are written over. */
export function dashboard(panel, out = {}) {
	const comparison = compareRolling(panel, { out: out.comparison });
	const { current, previous, currentExposures, previousExposures, indicators } = comparison;
	const now = rates(current, currentExposures, { method: "byar", out: out.now });
	const before = rates(previous, previousExposures, { method: "none", out: out.before });
	const travel = directionOfTravel(comparison, { method: "score", pValues: false, out: out.travel });
	const pooled = regionalAverage(comparison);
	const mean = regionalAverage(comparison, { method: "mean-of-rates" });
	const standing = compareToBenchmark(comparison, pooled, {
		method: "interval",
		rates: now,
		out: out.standing,
	});
	const rank = rankAreas(now.values, { indicators, out: out.rank });
	return { comparison, now, before, travel, pooled, mean, standing, rank };
}

/** The columns of a dashboard, for the check. */
export const answerOf = ({ comparison, now, before, travel, pooled, mean, standing, rank }) => ({
	current: comparison.current,
	previous: comparison.previous,
	rate: now.values,
	lower: now.lower,
	upper: now.upper,
	before: before.values,
	percent: travel.percentChanges,
	direction: travel.directions,
	position: standing.positions,
	rank: rank.ranks,
	pooled: pooled.values,
	mean: mean.values,
});

/** Every window: both totals, both rates and the change in per cent; `take` gets the columns of each run and month. */
export function everyLine(panel, take) {
	for (const step of everyWindow(panel))
		take(step, step.currentRates, step.previousRates, step.percentChanges, null);
}

/** The same with a direction at each month. */
export function everyDirection(panel, take) {
	let travel;
	for (const step of everyWindow(panel)) {
		travel = directionOfTravel(step, { method: "score", pValues: false, out: travel });
		take(step, step.currentRates, step.previousRates, step.percentChanges, travel.directions);
	}
}
