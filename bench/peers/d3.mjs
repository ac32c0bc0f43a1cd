/** The jobs by hand with d3-array: rollups, sums and ranks of lists of numbers. */
import { index, mean, rank, rollup, sum } from "d3-array";

const Z = 1.9599639845400543;

/** Records, as d3 takes them. */
export const recordsOf = ({ area, indicator, month, count }) =>
	Array.from(area, (_, at) => ({
		area: area[at],
		indicator: indicator[at],
		month: month[at],
		count: count[at],
	}));

/** The dashboard of the latest window: an array of series for each indicator. */
export function dashboard(records, population, months) {
	const totals = rollup(
		records.filter(({ month }) => month >= months - 24),
		(group) => ({
			current: sum(group, (one) => (one.month >= months - 12 ? one.count : 0)),
			previous: sum(group, (one) => (one.month >= months - 12 ? 0 : one.count)),
		}),
		({ indicator }) => indicator,
		({ area }) => area,
	);
	return new Map(Array.from(totals, ([indicator, areas]) => [indicator, indicatorOf(areas, population)]));
}

/** The rows of one indicator. */
function indicatorOf(areas, population) {
	const rows = Array.from(areas, ([area, { current, previous }]) => {
		const people = population[area];
		return {
			area,
			current,
			previous,
			people,
			...rateOf(current, people),
			before: (previous * 1000) / people,
			percent: previous > 0 ? (100 * (current - previous)) / previous : Number.NaN,
			direction: directionOf(current, previous),
		};
	});
	const pooled = (sum(rows, ({ current }) => current) * 1000) / sum(rows, ({ people }) => people);
	const ranks = rank(rows, ({ rate }) => -rate);
	for (const [at, row] of rows.entries()) {
		row.position = row.lower > pooled ? 1 : row.upper < pooled ? -1 : 0;
		row.rank = ranks[at] + 1;
	}
	return { pooled, mean: mean(rows, ({ rate }) => rate), rows };
}

/** Rate and limits by Byar's formula. */
function rateOf(x, people) {
	const limit = (of, z) =>
		(of * Math.max(0, 1 - 1 / (9 * of) + z / (3 * Math.sqrt(of))) ** 3 * 1000) / people;
	return { rate: (x * 1000) / people, lower: x > 0 ? limit(x, -Z) : 0, upper: limit(x + 1, Z) };
}

function directionOf(x, y) {
	const total = x + y;
	if (total === 0) return -128;
	const change = x - y;
	if (total < 5 || change * change <= Z * Z * total || Math.abs(change) < 0.02 * y * (1 - 1e-9)) return 0;
	return change > 0 ? 1 : -1;
}

/** The columns of a dashboard in the order of the series, for the check. */
export function answerOf(indicators) {
	const names = [...indicators.keys()].sort((a, b) => a - b);
	const lists = names.map((name) => index(indicators.get(name).rows, ({ area }) => area));
	const areas = [...lists[0].keys()].sort((a, b) => a - b);
	const answer = {
		pooled: names.map((name) => indicators.get(name).pooled),
		mean: names.map((name) => indicators.get(name).mean),
	};
	for (const column of columns)
		answer[column] = areas.flatMap((area) => lists.map((list) => list.get(area)[column]));
	return answer;
}

const columns = [
	...["current", "previous", "rate", "lower", "upper", "before", "percent", "direction", "position", "rank"],
];
