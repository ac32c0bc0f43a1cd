/** The jobs by DuckDB: one query each over tables in memory, which it runs on all cores. */
import { DOUBLE, DuckDBDataChunk, DuckDBInstance, INTEGER } from "@duckdb/node-api";

/** What the deviate of 95% is. */
const Z = "1.9599639845400543::double";

/** A connection to an empty database in memory. */
export const connect = async () => (await DuckDBInstance.create(":memory:")).connect();

/** A connection with the long columns and the populations as tables. */
export async function duckdbOf({ area, indicator, month, count, population }) {
	const connection = await connect();
	await fill(connection, "long", { area, indicator, month, count });
	await fill(connection, "people", { area: Int32Array.from(population, (_, at) => at), population });
	return connection;
}

/** Makes a table of typed arrays, a chunk at a time. */
export async function fill(connection, table, columns) {
	const names = Object.keys(columns);
	const types = names.map((name) => (columns[name] instanceof Int32Array ? INTEGER : DOUBLE));
	await connection.run(`create table ${table} (${names.map((name, at) => `${name} ${types[at]}`).join()})`);
	const appender = await connection.createAppender(table);
	const { length } = columns[names[0]];
	for (let start = 0; start < length; start += 2048) {
		const end = Math.min(length, start + 2048);
		const chunk = DuckDBDataChunk.create(types, end - start);
		for (const [at, name] of names.entries()) {
			const vector = chunk.getColumnVector(at);
			vector.items.set(columns[name].subarray(start, end));
			vector.flush();
		}
		appender.appendDataChunk(chunk);
	}
	appender.closeSync();
}

/** A limit by Byar's formula, which is 0 where its bracket is not above 0. */
const byar = (x, z) => `${x} * greatest(0, 1 - 1 / (9 * ${x}) ${z} / (3 * sqrt(${x}))) ** 3`;

/** Rate and limits of a column of counts. */
export const rateColumns = (x) => `
	${x} * 1000 / population as rate,
	case when ${x} > 0 then ${byar(x, `- ${Z}`)} else 0 end * 1000 / population as lower,
	${byar(`(${x} + 1)`, `+ ${Z}`)} * 1000 / population as upper`;

const percentColumn = "case when previous > 0 then 100 * (current - previous) / previous end as percent";

const directionColumn = `
	case when current + previous = 0 then -128
		when current + previous < 5 or (current - previous) ** 2 <= ${Z} * ${Z} * (current + previous)
			or abs(current - previous) < 0.02 * (1 - 1e-9) * previous then 0
		when current > previous then 1 else -1 end as direction`;

/** The dashboard of the latest window, from records that lie in both windows, of which `recent` tells the last 12 months. */
export const dashboardQuery = (
	from,
	recent,
	{ area = "area", indicator = "indicator", people = "people" } = {},
) => `
	with totals as (
		select ${area}, ${indicator},
			coalesce(sum(count) filter (where ${recent}), 0)::double as current,
			coalesce(sum(count) filter (where not ${recent}), 0)::double as previous
		from ${from} group by all
	), rated as (
		select *, ${rateColumns("current")}, previous * 1000 / population as before, ${percentColumn}, ${directionColumn}
		from totals join ${people} using (${area})
	), averages as (
		select ${indicator}, sum(current) * 1000 / sum(population) as pooled, avg(rate) as mean from rated group by all
	)
	select rated.*, pooled, mean,
		case when lower > pooled then 1 when upper < pooled then -1 else 0 end as position,
		rank() over (partition by ${indicator} order by rate desc) as rank
	from rated join averages using (${indicator})`;

/** The dashboard of the latest window; the answer stays with DuckDB. */
export const dashboard = (connection, months) => connection.run(latest(months));

const latest = (months) =>
	dashboardQuery(`(from long where month >= ${months - 24})`, `month >= ${months - 12}`);

/** The columns of a dashboard in the order of the series, for the check. */
export async function answerOf(connection, query, keys = ["area", "indicator"]) {
	const columns = "current, previous, rate, lower, upper, before, percent, direction, position, rank";
	const result = await connection.runAndReadAll(`select ${columns} from (${query}) order by ${keys}`);
	const averages = await connection.runAndReadAll(
		`select distinct ${keys[1]}, pooled, mean from (${query}) order by ${keys[1]}`,
	);
	const answer = { ...result.getColumnsObject(), ...averages.getColumnsObject() };
	delete answer[keys[1]];
	return answer;
}

/** The answer of the latest window, for the check. */
export const latestAnswer = (connection, months) => answerOf(connection, latest(months));

/** Every window. */
export const everyLine = (directed = false) => `
	with windows as (
		select area, indicator, month,
			sum(count) over year::double as current,
			sum(count) over year_before::double as previous
		from long
		window series as (partition by area, indicator order by month),
			year as (series rows between 11 preceding and current row),
			year_before as (series rows between 23 preceding and 12 preceding)
		qualify row_number() over series >= 24
	)
	select area, indicator, month, current, previous, current * 1000 / population as now,
		previous * 1000 / population as before, ${percentColumn} ${directed ? `, ${directionColumn}` : ""}
	from windows join people using (area)`;

/** The sums of the columns of a query. */
export const totals = (connection, query, names) =>
	connection.runAndReadAll(
		`select ${names.map((name) => `sum(${name})::double as ${name}`)} from (${query})`,
	);
