/** The jobs by polars: lazy queries, which it runs on all cores. */
import pl from "nodejs-polars";

const { col, lit, when } = pl;

/** What the deviate of 95% is. */
const Z = 1.9599639845400543;

/** The long columns and the populations as polars holds them. */
export const polarsOf = ({ area, indicator, month, count, population }) => ({
	long: pl.DataFrame({ area, indicator, month, count }),
	people: pl.DataFrame({ area: Int32Array.from(population, (_, at) => at), population }),
});

/** A limit by Byar's formula. */
const byar = (x, z) => {
	const bracket = lit(1)
		.minus(lit(1).div(x.multiplyBy(9)))
		.plus(lit(z / 3).div(x.pow(0.5)));
	return x.multiplyBy(bracket).multiplyBy(bracket).multiplyBy(bracket);
};

/** Counts over populations, per 1,000. */
export const perThousand = (count) => count.multiplyBy(1000).div(col("population"));

/** Rate and limits of a column of counts. */
export const rateColumns = (x) => {
	const bracket = lit(1)
		.minus(lit(1).div(x.multiplyBy(9)))
		.minus(lit(Z / 3).div(x.pow(0.5)));
	return [
		perThousand(x).alias("rate"),
		when(x.gt(0).and(bracket.gt(0)))
			.then(perThousand(byar(x, -Z)))
			.otherwise(lit(0))
			.alias("lower"),
		perThousand(byar(x.plus(1), Z)).alias("upper"),
	];
};

/** Change in per cent. */
const percentColumn = (x, y) =>
	when(y.gt(0)).then(x.minus(y).multiplyBy(100).div(y)).otherwise(lit(null)).alias("percent");

/** Up, down, similar, or not comparable. */
const directionColumn = (x, y) => {
	const change = x.minus(y);
	const total = x.plus(y);
	const changed = total
		.gtEq(5)
		.and(change.multiplyBy(change).gt(total.multiplyBy(Z * Z)))
		.and(change.abs().gtEq(y.multiplyBy(0.02 * (1 - 1e-9))));
	return when(total.eq(0))
		.then(lit(-128))
		.when(changed)
		.then(when(change.gt(0)).then(lit(1)).otherwise(lit(-1)))
		.otherwise(lit(0))
		.alias("direction");
};

/** The dashboard of the latest window from long records: `recent` tells those of the last 12 months. */
export function dashboardQuery(recorded, people, recent, keys = { area: "area", indicator: "indicator" }) {
	const x = col("current");
	const y = col("previous");
	const zero = lit(0);
	return recorded
		.withColumns(
			when(recent).then(col("count")).otherwise(zero).alias("current"),
			when(recent).then(zero).otherwise(col("count")).alias("previous"),
		)
		.groupBy([keys.area, keys.indicator])
		.agg(x.sum().cast(pl.Float64), y.sum().cast(pl.Float64))
		.join(people, { on: keys.area, how: "inner" })
		.withColumns(
			...rateColumns(x),
			perThousand(y).alias("before"),
			percentColumn(x, y),
			directionColumn(x, y),
		)
		.withColumns(
			x.sum().multiplyBy(1000).div(col("population").sum()).over(keys.indicator).alias("pooled"),
			col("rate").mean().over(keys.indicator).alias("mean"),
			col("rate").rank("min", true).over(keys.indicator).alias("rank"),
		)
		.withColumns(
			when(col("lower").gt(col("pooled")))
				.then(lit(1))
				.when(col("upper").lt(col("pooled")))
				.then(lit(-1))
				.otherwise(lit(0))
				.alias("position"),
		);
}

/** The dashboard of the latest window. */
export const dashboard = ({ long, people }, months) =>
	dashboardQuery(
		long.lazy().filter(col("month").gtEq(months - 24)),
		people.lazy(),
		col("month").gtEq(months - 12),
	).collect();

/** The columns of a dashboard in the order of the series, for the check. */
export function answerOf(frame, keys = ["area", "indicator"]) {
	const sorted = frame.sort(keys);
	const answer = {};
	for (const name of columns) answer[name] = sorted.getColumn(name).toArray();
	const indicators = sorted.getColumn(keys[1]).nUnique();
	for (const name of ["pooled", "mean"]) answer[name] = sorted.getColumn(name).toArray().slice(0, indicators);
	return answer;
}

const columns = [
	...["current", "previous", "rate", "lower", "upper", "before", "percent", "direction", "position", "rank"],
];

/**
 * Every window. By series with `over`; or, where `ordered`, by the order of the rows alone: records are sorted and none is
 * missing, so that 12 rows back from the twelfth month on are of the same series.
 */
export function everyLine({ long, people }, { directed = false, ordered = false }) {
	const bySeries = (expression) => (ordered ? expression : expression.over("area", "indicator"));
	const x = col("current");
	const y = col("previous");
	return long
		.lazy()
		.withColumns(bySeries(col("count").rollingSum({ windowSize: 12 })).alias("current"))
		.withColumns(bySeries(x.shift(12)).alias("previous"))
		.filter(col("month").gtEq(23))
		.join(people.lazy(), { on: "area", how: "inner" })
		.select(
			col("area"),
			col("indicator"),
			col("month"),
			x.cast(pl.Float64),
			y.cast(pl.Float64),
			perThousand(x.cast(pl.Float64)).alias("now"),
			perThousand(y.cast(pl.Float64)).alias("before"),
			percentColumn(x.cast(pl.Float64), y.cast(pl.Float64)),
			...(directed ? [directionColumn(x, y)] : []),
		);
}

/** The sums of the columns of every window. */
export const totals = (query, names) => query.select(...names.map((name) => col(name).sum())).collect();
