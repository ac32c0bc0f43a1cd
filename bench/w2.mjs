/** W2: the dashboard, of the latest window and of every window. */
import { crewOf } from "./crew.mjs";
import { longColumns } from "./data.mjs";
import * as library from "./library.mjs";
import { checkEqual, printRace, race } from "./measure.mjs";
import * as arquero from "./peers/arquero.mjs";
import * as d3 from "./peers/d3.mjs";
import * as duckdb from "./peers/duckdb.mjs";
import * as polars from "./peers/polars.mjs";
import * as reference from "./reference.mjs";
import { adder, glance, SUMS } from "./takers.mjs";

/** Areas, indicators and months of each size, how many rounds, and which peers can be asked. */
const sizes = {
	small: { shape: [8, 20, 60], rounds: 9, records: true },
	medium: { shape: [1_000, 14, 120], rounds: 21, slow: 7, records: true },
	large: { shape: [35_672, 14, 120], rounds: 5, slow: 3, records: false },
};

/** The sums as the check compares them: relative to a million, as millions of numbers were added up. */
const asAnswer = (sums, names) =>
	Object.fromEntries(
		names.map((name) => [name, [Number(Array.isArray(sums[name]) ? sums[name][0] : sums[name])]]),
	);

/** The sums of some parts together. */
const addUp = (parts) =>
	Object.fromEntries(
		Object.keys(parts[0]).map((name) => [name, parts.reduce((sum, part) => sum + part[name], 0)]),
	);

/** Runs the sizes that are asked for. */
export async function run({ size }) {
	for (const [name, { shape, rounds, slow = rounds, records }] of Object.entries(sizes)) {
		if (size !== undefined && !size.split(",").includes(name)) continue;
		const data = longColumns(...shape);
		const title = `W2 ${name}: ${shape.map((one) => one.toLocaleString("en-GB")).join(" x ")}`;
		const panel = library.panelOf(data);
		const held = { polars: polars.polarsOf(data), duckdb: await duckdb.duckdbOf(data) };
		if (records) Object.assign(held, { arquero: arquero.arqueroOf(data), d3: d3.recordsOf(data) });
		printRace(`${title}, latest window`, await race(await latest(data, panel, held, slow), rounds));
		const crew = crewOf(panel, 2);
		try {
			printRace(`${title}, every window`, await race(await every(data, panel, held, crew, slow), rounds));
		} finally {
			await crew.end();
			held.duckdb.closeSync();
		}
	}
}

/** The contestants for the latest window, once their answers have been found equal. */
async function latest(data, panel, held, slow) {
	const { months, population } = data;
	const exposures = library.populationsOf(data);
	let out = library.dashboard(panel);
	let fromLong = library.dashboard(library.panelOf(data, exposures));
	const room = reference.room(out.now.values.length, data.indicators);
	const expected = library.answerOf(out);
	const check = (name, answer) => checkEqual(name, expected, answer);
	check("reference loop", reference.dashboard(panel, population, room));
	check("from long columns", library.answerOf(fromLong));
	check("polars", polars.answerOf(await polars.dashboard(held.polars, months)));
	check("DuckDB", await duckdb.latestAnswer(held.duckdb, months));
	const contestants = [
		{ name: "reference loop, panel in hand", run: () => reference.dashboard(panel, population, room) },
		{
			name: "library, panel in hand",
			run: () => {
				out = library.dashboard(panel, out);
			},
		},
		{
			name: "library, from long columns",
			run: () => {
				fromLong = library.dashboard(library.panelOf(data, exposures), fromLong);
			},
		},
		{ name: "polars", run: () => polars.dashboard(held.polars, months), most: slow },
		{ name: "DuckDB", run: () => duckdb.dashboard(held.duckdb, months), most: slow },
	];
	if (held.d3 === undefined) return contestants;
	check("arquero", arquero.answerOf(arquero.dashboard(held.arquero, months)));
	check("d3-array", d3.answerOf(d3.dashboard(held.d3, population, months)));
	return [
		...contestants,
		{ name: "arquero", run: () => arquero.dashboard(held.arquero, months), most: slow },
		{
			name: "d3-array, records in hand",
			run: () => d3.dashboard(held.d3, population, months),
			most: slow,
		},
	];
}

/** The contestants for every window, once their sums have been found equal. */
async function every(data, panel, held, crew, slow) {
	const { population } = data;
	const summed = (job) => {
		const { take, sums } = adder();
		job(take);
		return sums;
	};
	const lines = (take) => library.everyLine(panel, take);
	const directions = (take) => library.everyDirection(panel, take);
	const loop = (take) => reference.everyLine(panel, population, false, take);
	const directedLoop = (take) => reference.everyLine(panel, population, true, take);
	const exposures = library.populationsOf(data);
	const fromLong = (take) => library.everyLine(library.panelOf(data, exposures), take);
	const directed = [...SUMS, "direction"];
	const polarsSums = async (options, names) => {
		const sums = await polars.totals(polars.everyLine(held.polars, options), names);
		return Object.fromEntries(names.map((name) => [name, sums.getColumn(name).toArray()]));
	};
	const duckdbSums = async (withDirection, names) =>
		(await duckdb.totals(held.duckdb, duckdb.everyLine(withDirection), names)).getColumnsObject();
	const expected = summed(directions);
	const check = (name, sums, names = SUMS) =>
		checkEqual(name, asAnswer(expected, names), asAnswer(sums, names));
	check("every window", summed(lines));
	check("two workers", addUp(await crew.ask("sums")));
	check("reference loop", summed(loop));
	check("reference loop, with directions", summed(directedLoop), directed);
	check("polars", await polarsSums({ directed: true }, directed), directed);
	check("polars, order known", await polarsSums({ ordered: true }, SUMS));
	check("DuckDB", await duckdbSums(true, directed), directed);
	const contestants = [
		{ name: "reference loop, panel in hand", run: () => glance(loop) },
		{ name: "library, panel in hand", run: () => glance(lines) },
		{ name: "library, two workers", run: () => crew.ask("lines") },
		{ name: "library, from long columns", run: () => glance(fromLong) },
		{ name: "reference loop, with directions", run: () => glance(directedLoop) },
		{ name: "library, with directions", run: () => glance(directions) },
		{ name: "polars", run: () => polarsSums({}, SUMS), most: slow },
		{ name: "polars, order of rows known", run: () => polarsSums({ ordered: true }, SUMS), most: slow },
		{ name: "DuckDB", run: () => duckdbSums(false, SUMS), most: slow },
	];
	if (held.arquero === undefined) return contestants;
	contestants.push(
		{ name: "polars, with directions", run: () => polarsSums({ directed: true }, directed), most: slow },
		{ name: "DuckDB, with directions", run: () => duckdbSums(true, directed), most: slow },
	);
	checkLines(panel, arquero.everyLine(held.arquero));
	return [...contestants, { name: "arquero", run: () => arquero.everyLine(held.arquero), most: slow }];
}

/** Checks every line of Arquero by its sums. */
function checkLines(panel, table) {
	const { take, sums } = adder();
	library.everyLine(panel, take);
	const found = {};
	for (const name of SUMS) {
		let sum = 0;
		for (const value of table.array(name)) if (!Number.isNaN(value)) sum += value;
		found[name] = sum;
	}
	checkEqual("arquero", asAnswer(sums, SUMS), asAnswer(found, SUMS));
}
