/**
 * Runs the dashboard query on real engines and holds every column of every row against the library: on a made-up panel
 * with gaps, zeros, withheld, blank and doubled counts, and, where SHARED_DIR is there, on the files of Leicestershire and
 * London. Then shows the plans, and that all rows are grouped by area until there is one row for each indicator.
 * The engines are those of engines/package.json, installed on the first run.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { toPeriod } from "direction-of-travel";
import {
	compareRolling,
	compareToBenchmark,
	directionOfTravel,
	panelFromRows,
	rankAreas,
	rates,
	regionalAverage,
} from "direction-of-travel/panel";
import { dashboardQuery } from "direction-of-travel/sql";
import { close, engines, fill } from "./sql-check/engines.mjs";
import { checkOddSources } from "./sql-check/odd-sources.mjs";

const source = {
	counts: {
		table: "crime counts",
		area: "area",
		indicator: "offence",
		period: "month",
		count: "n",
		withheld: "hidden",
	},
	populations: { table: "people", area: "area", population: "residents", year: "mid year" },
};
const directionNames = { 1: "up", 0: "similar", [-1]: "down", [-128]: "not-comparable" };
const becauseNames = [null, "too-few", "not-significant", "immaterial"];
const positionNames = { 1: "higher", 0: "in-line", [-1]: "lower", [-128]: "not-compared" };
const statusNames = ["complete", "withheld", "blank", "duplicate", "missing", "missing"];
const orNull = (value) => (Number.isNaN(value) ? null : value);

/** The same dashboard by the library, a record for each area and indicator. */
function expectedRows(rows, populations, ending, { average: method, members }) {
	const { panel } = panelFromRows(rows, { exposures: populations });
	const windows = compareRolling(panel, { ending });
	const now = rates(windows.current, windows.currentExposures, { method: "byar" });
	const before = rates(windows.previous, windows.previousExposures, { method: "none" });
	const travel = directionOfTravel(windows, { method: "score" });
	const pooled = regionalAverage(windows, { members });
	const mean = regionalAverage(windows, { members, method: "mean-of-rates" });
	const stands = compareToBenchmark(windows, method === "pooled" ? pooled : mean, {
		method: "interval",
		rates: now,
	});
	const ranks = rankAreas(now.values, { indicators: panel.indicators.length });
	const each = panel.indicators.length;
	return panel.areas.flatMap((area, a) =>
		panel.indicators.map((indicator, i) => {
			const at = a * each + i;
			return {
				area,
				indicator,
				current_status: statusNames[windows.currentStatus[at]],
				previous_status: statusNames[windows.previousStatus[at]],
				current_count: orNull(windows.current[at]),
				previous_count: orNull(windows.previous[at]),
				current_exposure: orNull(windows.currentExposures[a]),
				previous_exposure: orNull(windows.previousExposures[a]),
				current_rate: orNull(now.values[at]),
				previous_rate: orNull(before.values[at]),
				lower: orNull(now.lower[at]),
				upper: orNull(now.upper[at]),
				percent_change: orNull(travel.percentChanges[at]),
				direction: directionNames[travel.directions[at]],
				similar_because: becauseNames[travel.similarBecause[at]],
				pooled_average: orNull(pooled.values[i]),
				mean_of_rates: orNull(mean.values[i]),
				members: pooled.members[i],
				excluded: pooled.excluded[i],
				position: positionNames[stands.positions[at]],
				current_rank: ranks.ranks[at] === 0 ? null : ranks.ranks[at],
				ranked: ranks.of[i],
			};
		}),
	);
}

/** Compares the answers of both engines with the library's, and gives how many values agreed. */
async function compare(name, rows, populations, ending, options = {}) {
	await fill(
		"crime counts",
		{ area: "text", offence: "text", month: "text", n: "integer", hidden: "boolean" },
		rows.map(({ area, indicator, period, count, withheld }) => [
			area,
			indicator,
			period,
			count,
			withheld !== undefined,
		]),
	);
	await fill(
		"people",
		{ area: "text", "mid year": "integer", residents: "integer" },
		populations.map(({ area, year, population }) => [area, year, population]),
	);
	const settings = { average: "pooled", members: "all", ...options };
	const expected = expectedRows(rows, populations, ending, settings);
	const keyOf = ({ area, indicator }) => JSON.stringify([area, indicator]);
	// The query has a row for each pair that occurs, a panel for each that could.
	const occurring = new Set(rows.map(keyOf));
	let furthest = 0;
	let values = 0;
	for (const [dialect, { rows: ask }] of Object.entries(engines)) {
		const { text, values: bound } = dashboardQuery(source, { dialect, ending, ...settings });
		const found = new Map((await ask(text, bound)).map((row) => [keyOf(row), row]));
		if (found.size !== occurring.size)
			throw new Error(`${dialect}: ${found.size} rows in place of ${occurring.size}`);
		for (const row of expected) {
			if (!occurring.has(keyOf(row))) continue;
			for (const [column, wanted] of Object.entries(row)) {
				let value = found.get(keyOf(row))[column];
				if (typeof wanted === "number" && value !== null) value = Number(value);
				const apart =
					typeof wanted === "number" && typeof value === "number"
						? Math.abs(value - wanted) / Math.max(Math.abs(wanted), Number.MIN_VALUE)
						: value === wanted
							? 0
							: Infinity;
				if (value !== wanted && !(apart <= 1e-9))
					throw new Error(`${name}, ${dialect}, ${keyOf(row)}: ${column} is ${value} in place of ${wanted}`);
				if (value !== wanted) furthest = Math.max(furthest, apart);
				values++;
			}
		}
	}
	console.log(
		`${name}: ${values} values of ${occurring.size} series agree on both engines, the furthest to ${furthest.toExponential(0)}`,
	);
}

/** A panel in which everything happens that can happen to a cell. */
function madeRows() {
	let state = 7;
	const draw = (below) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
		return (state >>> 8) % below;
	};
	const months = Array.from(
		{ length: 30 },
		(_, at) => `${2017 + Math.floor((6 + at) / 12)}-${String(((6 + at) % 12) + 1).padStart(2, "0")}`,
	);
	const areas = [
		"Ashby",
		"Ynys Môn",
		'O\'Brien "North"',
		"__proto__",
		"constructor",
		"Blaby",
		"Empty",
		"Oadby",
	];
	const indicators = ["robbery", "theft; DROP TABLE people", "hate", "rare"];
	const rows = areas.flatMap((area, a) =>
		indicators.flatMap((indicator, i) =>
			months.flatMap((period, month) => {
				const mean = [40, 400, 3, 0][i] * (1 + a / 4) * (month > 17 && a === 0 ? 1.4 : 1);
				const row = {
					area,
					indicator,
					period,
					count: i === 3 ? (draw(40) === 0 ? 1 : 0) : draw(2 * Math.ceil(mean) + 1),
				};
				const fate = i === 2 && a > 3 ? draw(60) : i === 0 && a === 5 ? draw(40) : -1;
				if (fate === 1) return [];
				if (fate === 2) return [{ ...row, count: null }];
				if (fate === 3) return [{ ...row, count: null, withheld: { from: 1, to: 4 } }];
				if (fate === 4) return [row, row];
				return a === 6 && i === 1 && month > 4 ? [] : [row];
			}),
		),
	);
	const populations = areas.flatMap((area, a) =>
		[2015, 2016, 2017, 2018].flatMap((year) =>
			a === 6 && year === 2016 ? [] : [{ area, year, population: a === 7 ? 0 : 20_000 + 7_001 * a + year }],
		),
	);
	return { rows, populations };
}

await checkOddSources();

const { rows, populations } = madeRows();
const ending = toPeriod("2019-12");
for (const average of ["pooled", "mean-of-rates"])
	for (const members of ["all", "available"])
		await compare(`made up, ${average}, ${members}`, rows, populations, ending, { average, members });

const shared = process.env.SHARED_DIR ?? "../shared";
const table = (path) => parse(readFileSync(`${shared}/data/${path}`, "utf8"), { columns: true, bom: true });
if (existsSync(`${shared}/data/monthly`)) {
	const read = (path, column) =>
		table(path).map((row) => ({
			area: row.area_name,
			indicator: row[column],
			period: row.month,
			count: Number(row.count),
		}));
	const people = (path) =>
		table(path)
			.filter(({ basis }) => basis === undefined || basis === "published")
			.map((row) => ({
				area: row.area_name,
				year: Number(row.mid_year),
				population: Number(row.population),
			}));
	const midlands = people("population/ons-mid-year-estimates-east-midlands-2001-2019.csv");
	// The estimates end with 2019: that of mid-2018 and mid-2019 serve the windows of these files.
	await compare(
		"London",
		read("monthly/london-mps-borough-2015-04_2020-03.csv", "offence_group"),
		people("population/ons-mid-year-estimates-london-2009-2019.csv"),
		toPeriod("2020-03"),
		{ members: "available" },
	);
	const leicestershire = read("monthly/leicestershire-police-uk-2019-12_2022-10.csv", "crime_type");
	for (const month of ["2021-12", "2022-09"])
		await compare(`Leicestershire to ${month}`, leicestershire, later(midlands), toPeriod(month), {
			members: "available",
		});
} else console.log("The real files are not here: SHARED_DIR names no folder that has them");

/** Mid-year estimates with those of 2019 in the place of later ones, which are not out. */
function later(known) {
	const last = known.filter(({ year }) => year === 2019);
	return [...known, ...[2020, 2021].flatMap((year) => last.map((row) => ({ ...row, year })))];
}

await compare("for the plans", rows, populations, ending);
for (const [dialect, { rows: ask }] of Object.entries(engines)) {
	const { text, values } = dashboardQuery(source, { dialect, ending });
	const plan = (await ask(`EXPLAIN ${text}`, values)).map((row) => Object.values(row).join("\n")).join("\n");
	if (process.argv.includes("--plans")) console.log(`\n== The plan of ${dialect}\n${plan}`);
	if (dialect !== "postgresql") continue;
	// What rows are brought together by: the area, save for the average of each indicator and its way back to the rows.
	const keys = [...plan.matchAll(/(?:Group Key|Hash Cond|Merge Cond|Join Filter): (.*)/g)].map(
		([, key]) => key,
	);
	const crossing = keys.filter((key) => !/area/.test(key));
	if (
		keys.length - crossing.length < 5 ||
		crossing.length !== 2 ||
		!crossing.every((key) => /indicator/.test(key))
	)
		throw new Error(`rows of several areas meet before the average: ${keys.join("; ")}`);
	console.log(
		`${dialect}: ${keys.length - crossing.length} groupings and joins by area, then by indicator alone (${crossing.join("; ")})`,
	);
}

// What is said of an area must not depend on where the others are: the same query where only some areas are.
const whole = new Map();
const half = new Set(populations.map(({ area }) => area).filter((_, at) => at % 8 < 4));
for (const areas of [null, half]) {
	const here = ({ area }) => areas === null || areas.has(area);
	await compare(
		areas === null ? "all areas" : "half of the areas",
		rows.filter(here),
		populations.filter(here),
		ending,
	);
	for (const [dialect, { rows: ask }] of Object.entries(engines)) {
		const { text, values } = dashboardQuery(source, { dialect, ending });
		for (const row of await ask(text, values)) {
			const own = JSON.stringify(
				Object.entries(row).slice(0, Object.keys(row).indexOf("pooled_average")),
				(_, value) => (typeof value === "bigint" ? Number(value) : value),
			);
			const key = JSON.stringify([dialect, row.area, row.indicator]);
			if (areas === null) whole.set(key, own);
			else if (whole.get(key) !== own)
				throw new Error(`${key}: ${own} where only some areas are, ${whole.get(key)} where all are`);
		}
	}
}
console.log("Each area's own columns are the same where half of the areas are missing.");

// A parser of their grammar for the dialects whose engines cannot run here.
const parser = [
	"import json, sys, sqlglot",
	"for d, t in json.load(sys.stdin):",
	"    sqlglot.parse_one(t, read=d)",
	"print(sqlglot.__version__)",
];
const texts = ["spark", "trino", "bigquery", "duckdb", "postgresql"].map((dialect) => [
	dialect === "postgresql" ? "postgres" : dialect,
	dashboardQuery(source, { dialect, ending, own: "out", region: ["Ashby", "Blaby"] }).text,
]);
const ask = (input) =>
	execFileSync("/usr/bin/python3", ["-c", parser.join("\n")], {
		input,
		encoding: "utf8",
		stdio: ["pipe", "pipe", "pipe"],
	}).trim();
let there = true;
try {
	ask("[]");
} catch {
	there = false;
	console.log("Spark, Trino and BigQuery are not checked: Python has no sqlglot here");
}
if (there) {
	console.log(`Spark, Trino and BigQuery: read by the parser of sqlglot ${ask(JSON.stringify(texts))}`);
	let refused = false;
	try {
		ask(JSON.stringify([["trino", `${texts[1][1]} )(`]]));
	} catch {
		refused = true;
	}
	if (!refused) throw new Error("the parser takes a text that is no query");
}
console.log("The query holds.");
await close();
