/** The jobs by Arquero. */
import * as aq from "arquero";

const { op } = aq;

/** The long columns and the populations as tables. */
export const arqueroOf = ({ area, indicator, month, count, population }) => ({
	long: aq.table({ area, indicator, month, count }),
	people: aq.table({ area: Int32Array.from(population, (_, at) => at), population }),
});

const z = 1.9599639845400543;

/** The dashboard of the latest window. */
export const dashboard = ({ long, people }, months) =>
	dashboardOf(
		long.params({ from: months - 24, recent: months - 12 }).filter((d, $) => d.month >= $.from),
		people,
		(d, $) => op.sum(d.month >= $.recent ? d.count : 0),
		(d, $) => op.sum(d.month >= $.recent ? 0 : d.count),
	);

/** The dashboard from records that lie in both windows. */
export const dashboardOf = (records, people, current, previous) =>
	records
		.params({ z })
		.groupby("area", "indicator")
		.rollup({ current, previous })
		.ungroup()
		.join(people, "area")
		.derive(rateColumns)
		.derive({
			before: (d) => (d.previous * 1000) / d.population,
			percent: (d) => (d.previous > 0 ? (100 * (d.current - d.previous)) / d.previous : NaN),
			direction: directionColumn,
		})
		.groupby("indicator")
		.orderby(aq.desc("rate"))
		.derive({
			pooled: (d) => (op.sum(d.current) * 1000) / op.sum(d.population),
			mean: (d) => op.mean(d.rate),
			rank: () => op.rank(),
		})
		.ungroup()
		.derive({ position: (d) => (d.lower > d.pooled ? 1 : d.upper < d.pooled ? -1 : 0) });

/** Rate and limits of the column `current`. */
export const rateColumns = {
	rate: (d) => (d.current * 1000) / d.population,
	lower: (d, $) =>
		d.current > 0
			? (d.current *
					op.pow(op.greatest(0, 1 - 1 / (9 * d.current) - $.z / (3 * op.sqrt(d.current))), 3) *
					1000) /
				d.population
			: 0,
	upper: (d, $) =>
		((d.current + 1) * op.pow(1 - 1 / (9 * (d.current + 1)) + $.z / (3 * op.sqrt(d.current + 1)), 3) * 1000) /
		d.population,
};

const directionColumn = (d, $) =>
	d.current + d.previous === 0
		? -128
		: d.current + d.previous < 5 ||
				op.pow(d.current - d.previous, 2) <= $.z * $.z * (d.current + d.previous) ||
				op.abs(d.current - d.previous) < 0.02 * (1 - 1e-9) * d.previous
			? 0
			: d.current > d.previous
				? 1
				: -1;

/** The columns of a dashboard in the order of the series, for the check. */
export function answerOf(table) {
	const sorted = table.orderby("area", "indicator").reify();
	const answer = {};
	for (const name of columns) answer[name] = sorted.array(name);
	const indicators = new Set(sorted.array("indicator")).size;
	for (const name of ["pooled", "mean"]) answer[name] = answer[name].slice(0, indicators);
	return answer;
}

const columns = [
	...["current", "previous", "rate", "lower", "upper", "before", "percent", "direction", "position", "rank"],
	...["pooled", "mean"],
];

/** Every window. */
export const everyLine = ({ long, people }) =>
	long
		.params({ z })
		.groupby("area", "indicator")
		.orderby("month")
		.derive({
			current: aq.rolling((d) => op.sum(d.count), [-11, 0]),
		})
		.derive({ previous: (d) => op.lag(d.current, 12) })
		.ungroup()
		.filter((d) => d.month >= 23)
		.join(people, "area")
		.derive({
			now: (d) => (d.current * 1000) / d.population,
			before: (d) => (d.previous * 1000) / d.population,
			percent: (d) => (d.previous > 0 ? (100 * (d.current - d.previous)) / d.previous : NaN),
		});
