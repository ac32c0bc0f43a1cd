/** W3: a million rates with their intervals. */
import * as aq from "arquero";
import { rates } from "direction-of-travel/panel";
import pl from "nodejs-polars";
import { numbers } from "./data.mjs";
import { checkEqual, printRace, race } from "./measure.mjs";
import { rateColumns as arqueroColumns } from "./peers/arquero.mjs";
import { connect, rateColumns as duckdbColumns, fill } from "./peers/duckdb.mjs";
import { rateColumns as polarsColumns } from "./peers/polars.mjs";
import { byarRates } from "./reference.mjs";

const COUNT = 1_000_000;

/** No limits that an earlier answer has found. */
const NONE = { lower: new Float64Array(0), upper: new Float64Array(0) };

/** Byar's formula by each, and exact intervals by the library. */
export async function run() {
	const next = numbers(1_936);
	// From none to some thousands, most of them small.
	const current = Float64Array.from({ length: COUNT }, () => Math.floor(Math.exp(9 * next() ** 2) - next()));
	const population = Float64Array.from({ length: COUNT }, () => Math.floor(5_000 + 195_000 * next()));
	const frame = pl.DataFrame({ current, population });
	const table = aq.table({ current, population }).params({ z: 1.9599639845400543 });
	const connection = await connect();
	await fill(connection, "series", { current, population });
	const query = `select ${duckdbColumns("current")} from series`;
	let byar = rates(current, population, { method: "byar" });
	let exact = rates(current, population);
	const own = {
		values: new Float64Array(COUNT),
		lower: new Float64Array(COUNT),
		upper: new Float64Array(COUNT),
	};
	const inPolars = () =>
		frame
			.lazy()
			.select(...polarsColumns(pl.col("current")))
			.collect();
	const inArquero = () => table.derive(arqueroColumns);
	byarRates(current, population, own);
	const names = ["rate", "lower", "upper"];
	const expected = { rate: byar.values, lower: byar.lower, upper: byar.upper };
	checkEqual("reference loop", expected, { ...own, rate: own.values });
	const answer = (column) => Object.fromEntries(names.map((name) => [name, column(name)]));
	const polars = await inPolars();
	checkEqual(
		"polars",
		expected,
		answer((name) => polars.getColumn(name).toArray()),
	);
	const arquero = inArquero();
	checkEqual(
		"arquero",
		expected,
		answer((name) => arquero.array(name)),
	);
	checkEqual("DuckDB", expected, (await connection.runAndReadAll(query)).getColumnsObject());
	printRace(
		"W3: 1,000,000 rates with limits",
		await race(
			[
				{ name: "reference loop, Byar", run: () => byarRates(current, population, own) },
				{
					name: "library, Byar",
					run: () => {
						byar = rates(current, population, { method: "byar", out: byar });
					},
				},
				{
					name: "library, exact",
					run: () => {
						exact = rates(current, population, { out: exact });
					},
				},
				{
					name: "library, exact, limits found anew",
					run: () => {
						exact = rates(current, population, { out: { ...exact, small: NONE } });
					},
				},
				{ name: "polars, Byar", run: inPolars },
				{ name: "DuckDB, Byar", run: () => connection.run(query) },
				{ name: "arquero, Byar", run: inArquero },
			],
			9,
		),
		"library, Byar",
	);
	connection.closeSync();
}
