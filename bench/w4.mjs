/** W4: a CSV of 1.68 million rows to the dashboard of its latest window. */
import { once } from "node:events";
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { panelFromCsv } from "direction-of-travel/panel";
import pl from "nodejs-polars";
import { csvOf, longColumns } from "./data.mjs";
import { answerOf, dashboard, populationsOf } from "./library.mjs";
import { checkEqual, printRace, race } from "./measure.mjs";
import * as duckdb from "./peers/duckdb.mjs";
import * as polars from "./peers/polars.mjs";
import * as reference from "./reference.mjs";

const { col } = pl;

/** The file is written once, to a folder of its own that is deleted at the end. */
export async function run() {
	const data = longColumns(1_000, 14, 120);
	const folder = mkdtempSync(join(tmpdir(), "csv-"));
	const path = join(folder, "counts.csv");
	try {
		const file = createWriteStream(path);
		for (const piece of csvOf(data)) if (!file.write(piece)) await once(file, "drain");
		file.end();
		await once(file, "close");
		console.log(
			`\nW4: a CSV of ${data.length.toLocaleString("en-GB")} rows, ${statSync(path).size >> 20} MiB`,
		);
		printRace("W4: CSV to dashboard", await race(await contestants(data, path), 5), "library");
	} finally {
		rmSync(folder, { recursive: true });
	}
}

async function contestants(data, path) {
	const { monthNames, months, areaNames, indicatorNames, population } = data;
	const [from, recent] = [monthNames[months - 24], monthNames[months - 12]];
	const exposures = populationsOf(data);
	const columns = { area: "area", indicator: "indicator", period: "month", count: "count" };
	const read = () => panelFromCsv(createReadStream(path, { highWaterMark: 1 << 20 }), { columns, exposures });
	const library = async () => dashboard((await read()).panel);
	const people = pl.DataFrame({ area: areaNames, population });
	const inPolars = () =>
		polars
			.dashboardQuery(
				pl.scanCSV(path).filter(col("month").gtEq(pl.lit(from))),
				people.lazy(),
				col("month").gtEq(pl.lit(recent)),
			)
			.collect();
	const inPolarsEagerly = () =>
		polars
			.dashboardQuery(
				pl
					.readCSV(path)
					.lazy()
					.filter(col("month").gtEq(pl.lit(from))),
				people.lazy(),
				col("month").gtEq(pl.lit(recent)),
			)
			.collect();
	const connection = await duckdb.connect();
	await duckdb.fill(connection, "populations", {
		place: Int32Array.from(population, (_, at) => at),
		population,
	});
	await connection.run(
		"create table people as select 'Area ' || place as area, population from populations; drop table populations",
	);
	const types = "{'area': 'varchar', 'indicator': 'varchar', 'month': 'varchar', 'count': 'integer'}";
	const query = duckdb.dashboardQuery(
		`(from read_csv('${path}', header = true, columns = ${types}) where month >= '${from}')`,
		`month >= '${recent}'`,
	);
	// In the engines names are texts: their order is put back for the check.
	const ordered = (rows) => {
		const answer = {};
		const place = rows.area.map(
			(name, at) =>
				areaNames.indexOf(name) * indicatorNames.length + indicatorNames.indexOf(rows.indicator[at]),
		);
		for (const name of Object.keys(expected)) {
			answer[name] = [];
			for (const [at, to] of place.entries()) answer[name][to] = rows[name][at];
			answer[name].length = expected[name].length;
		}
		return answer;
	};
	const { pooled, mean, ...columnsOfAreas } = answerOf(await library());
	// The engines write the averages beside each area.
	const beside = (averages) => columnsOfAreas.rate.map((_, at) => averages[at % indicatorNames.length]);
	const expected = { ...columnsOfAreas, pooled: beside(pooled), mean: beside(mean) };
	const names = ["area", "indicator", ...Object.keys(expected)];
	for (const [name, query] of [
		["polars, scanCSV", inPolars],
		["polars, readCSV", inPolarsEagerly],
	]) {
		const frame = await query();
		checkEqual(
			name,
			expected,
			ordered(Object.fromEntries(names.map((one) => [one, frame.getColumn(one).toArray()]))),
		);
	}
	const byHand = referenceOf(data, path);
	checkEqual("reference loop", { ...columnsOfAreas, pooled, mean }, byHand());
	checkEqual("DuckDB", expected, ordered((await connection.runAndReadAll(query)).getColumnsObject()));
	return [
		{ name: "reference loop", run: byHand },
		{ name: "library", run: library },
		{ name: "library, reading alone", run: read },
		{ name: "polars, scanCSV", run: inPolars },
		{ name: "polars, readCSV", run: inPolarsEagerly },
		{ name: "DuckDB, read_csv", run: () => connection.run(query) },
	];
}

/**
 * A scanner for this one file: names are a word and a number, months have seven bytes, nothing is quoted, missing or wrong.
 * What it reads is judged by the reference loop of the latest window.
 */
function referenceOf({ areaNames, indicatorNames, monthNames, population }, path) {
	const each = indicatorNames.length;
	const series = areaNames.length * each;
	const out = reference.room(series, each);
	const counts = Array.from({ length: 24 }, () => new Int32Array(series));
	const [year, month] = monthNames.at(-24).split("-").map(Number);
	const first = year * 12 + month;
	return () => {
		const bytes = readFileSync(path);
		let at = bytes.indexOf(10) + 1;
		/** The whole number from here on; goes on behind the byte that ends it. */
		const number = () => {
			let value = 0;
			for (let byte = bytes[at++]; byte >= 48; byte = bytes[at++]) value = value * 10 + byte - 48;
			return value;
		};
		while (at < bytes.length) {
			at += 5; // "Area "
			const area = number();
			at += 10; // "Indicator "
			const indicator = number();
			const place = number() * 12 + number() - first;
			const count = number();
			if (place >= 0) counts[place][area * each + indicator] = count;
		}
		return reference.dashboard({ counts, areas: areaNames, indicators: indicatorNames }, population, out);
	};
}
