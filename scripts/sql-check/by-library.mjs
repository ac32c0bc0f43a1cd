/** The dashboard of the query by the library itself. */
import { compareCounts, compareToBenchmark, regionalAverage } from "direction-of-travel";
import {
	compareRolling,
	directionOfTravel,
	panelFromRows,
	rankAreas,
	rates,
} from "direction-of-travel/panel";

const directionNames = { 1: "up", 0: "similar", [-1]: "down", [-128]: "not-comparable" };
const becauseNames = [null, "too-few", "not-significant", "immaterial"];
const statusNames = ["complete", "withheld", "blank", "duplicate", "missing", "missing"];
const orNull = (value) => (Number.isNaN(value) ? null : value);

/**
 * A record for each area and indicator, with every column of the answer. `populations` is a list, or `null` where the rows
 * have exposures.
 */
export function expectedRows(rows, populations, ending, settings) {
	const { months, against, per, confidence, minimumChange, exposureRule } = settings;
	const { panel } = panelFromRows(
		populations === null ? rows : rows.map(({ exposure, ...row }) => row),
		populations === null
			? { exposureRule: "sum-over-window" }
			: { exposures: populations, exposureRule, windowMonths: months },
	);
	const windows = compareRolling(panel, { ending, months, against });
	const now = rates(windows.current, windows.currentExposures, { method: "byar", per, confidence });
	const before = rates(windows.previous, windows.previousExposures, { method: "none", per });
	const travel = directionOfTravel(windows, { method: "score", per, confidence, minimumChange });
	const ranks = rankAreas(now.values, { indicators: panel.indicators.length });
	const each = panel.indicators.length;
	const exposureOf = (column, status, a, i) => {
		// Of a cell that is there twice the panel keeps the exposure, the query does not.
		if (populations === null && statusNames[status[a * each + i]] === "duplicate") return null;
		return orNull(column[populations === null ? a * each + i : a]);
	};
	const averages = averagesOf(panel, settings, (a, i) => ({
		count: orNull(windows.current[a * each + i]),
		exposure: exposureOf(windows.currentExposures, windows.currentStatus, a, i),
	}));
	return panel.areas.flatMap((area, a) =>
		panel.indicators.map((indicator, i) => {
			const at = a * each + i;
			const { pooled, mean } = averages(area, i);
			const row = {
				area,
				indicator,
				current_status: statusNames[windows.currentStatus[at]],
				previous_status: statusNames[windows.previousStatus[at]],
				rejected: 0,
				current_count: orNull(windows.current[at]),
				previous_count: orNull(windows.previous[at]),
				current_exposure: exposureOf(windows.currentExposures, windows.currentStatus, a, i),
				previous_exposure: exposureOf(windows.previousExposures, windows.previousStatus, a, i),
				current_rate: orNull(now.values[at]),
				previous_rate: orNull(before.values[at]),
				lower: orNull(now.lower[at]),
				upper: orNull(now.upper[at]),
				percent_change: orNull(travel.percentChanges[at]),
				direction: directionNames[travel.directions[at]],
				similar_because: becauseNames[travel.similarBecause[at]],
				pooled_average: pooled.value,
				mean_of_rates: mean.value,
				members: pooled.members.length,
				excluded: pooled.excluded.length,
				current_rank: ranks.ranks[at] === 0 ? null : ranks.ranks[at],
				ranked: ranks.of[i],
			};
			return {
				...row,
				statistic: statisticOf(row),
				position: positionOf(row, now, settings.average === "pooled" ? pooled : mean),
			};
		}),
	);
}

/** The averages that each area is set against; those of the whole region are made once for each indicator. */
function averagesOf(panel, { region = panel.areas, members, own, per }, cell) {
	const places = new Map(panel.areas.map((area, a) => [area, a]));
	const known = new Map();
	return (area, i) => {
		const itself = own === "out" && region.includes(area) ? { ownArea: area, own } : {};
		const key = JSON.stringify([i, itself]);
		if (!known.has(key)) {
			const nothing = { count: null, exposure: null };
			const list = region.map((one) => ({
				area: one,
				...(places.has(one) ? cell(places.get(one), i) : nothing),
			}));
			const by = (method) => regionalAverage(list, { method, members, per, ...itself });
			known.set(key, { pooled: by("pooled"), mean: by("mean-of-rates") });
		}
		return known.get(key);
	};
}

/** The statistic of the score test, where there is anything to test. */
function statisticOf({ current_count, previous_count, current_exposure, previous_exposure, direction }) {
	if (direction === "not-comparable") return null;
	return compareCounts(
		{ count: current_count, exposure: current_exposure },
		{ count: previous_count, exposure: previous_exposure },
		{ method: "score" },
	).statistic;
}

/** Against the average, by the limits of the rate. */
function positionOf({ area, current_rate: value, lower, upper }, { per, confidence }, average) {
	if (value === null) return "not-compared";
	return compareToBenchmark({ area, value, lower, upper, per, confidence }, average, {
		method: "interval",
		confidence,
	}).position;
}
