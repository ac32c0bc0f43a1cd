/**
 * Runs the dashboard query on real engines and holds every column of every row against the library: on a made-up panel
 * with gaps, zeros, withheld, blank and doubled counts at every setting, on tables that hold what they should not, and,
 * where SHARED_DIR is there, on the files of Leicestershire and London. Then reads off the plans that all rows are brought
 * together by area until there is one for each area and indicator.
 * The engines are those of engines/package.json, installed on the first run.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { toPeriod } from "direction-of-travel";
import { dashboardQuery } from "direction-of-travel/sql";
import { expectedRows } from "./sql-check/by-library.mjs";
import { close, engines, fill } from "./sql-check/engines.mjs";
import { checkOddSources } from "./sql-check/odd-sources.mjs";
import { checkPlans } from "./sql-check/plans.mjs";

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
/** The settings of the query where nothing else is said. */
const usual = { average: "pooled", members: "all" };

/** Compares the answers of both engines with the library's, and says how many values agreed. */
async function compare(name, rows, populations, ending, { counts, people, ...given } = {}) {
	const settings = { ...usual, ...given };
	await fillBoth(rows, populations);
	const asked = {
		counts: { ...source.counts, ...counts },
		...(people === null ? {} : { populations: { ...source.populations, ...people } }),
	};
	const expected = expectedRows(rows, people === null ? null : populations, ending, {
		...settings,
		...people,
	});
	const keyOf = ({ area, indicator }) => JSON.stringify([area, indicator]);
	let furthest = 0;
	let values = 0;
	for (const [dialect, { rows: ask }] of Object.entries(engines)) {
		const { text, values: bound } = dashboardQuery(asked, { dialect, ending, ...settings });
		const answer = await ask(text, bound);
		const found = new Map(answer.map((row) => [keyOf(row), row]));
		if (answer.length !== expected.length || found.size !== expected.length)
			throw new Error(`${name}, ${dialect}: ${answer.length} rows in place of ${expected.length}`);
		const left = Object.keys(answer[0]).filter((column) => !(column in expected[0]));
		if (left.join() !== "current_months,previous_months")
			throw new Error(`${name}, ${dialect}: nothing is said of the columns ${left}`);
		for (const row of expected) {
			for (const [column, wanted] of Object.entries(row)) {
				let value = found.get(keyOf(row))[column];
				if (typeof wanted === "number" && value !== null) value = Number(value);
				const apart =
					typeof wanted === "number" && typeof value === "number"
						? Math.abs(value - wanted) / Math.max(Math.abs(wanted), Number.MIN_VALUE)
						: value === wanted
							? 0
							: Infinity;
				// The statistic is a difference: beside 0 it has the digits that the counts leave it.
				const near = column === "statistic" && Math.abs(value - wanted) <= 1e-12;
				if (value !== wanted && !(apart <= 1e-9) && !near)
					throw new Error(`${name}, ${dialect}, ${keyOf(row)}: ${column} is ${value} in place of ${wanted}`);
				if (value !== wanted && !near) furthest = Math.max(furthest, apart);
				values++;
			}
		}
	}
	console.log(
		`${name}: ${values} values of ${expected.length} series agree on both engines, the furthest to ${furthest.toExponential(0)}`,
	);
}

/** Puts rows and populations into tables of both engines. */
async function fillBoth(rows, populations) {
	await fill(
		"crime counts",
		{
			area: "text",
			offence: "text",
			month: "text",
			day: "date",
			n: "integer",
			hidden: "boolean",
			divisor: "double precision",
		},
		rows.map(({ area, indicator, period, count, withheld, exposure = null }, at) => [
			area,
			indicator,
			period,
			`${period}-${String((at % 28) + 1).padStart(2, "0")}`,
			count,
			withheld !== undefined,
			exposure,
		]),
	);
	await fill(
		"people",
		{ area: "text", "mid year": "integer", residents: "integer" },
		populations.map(({ area, year, population }) => [area, year, population]),
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
	let at = 0;
	const rows = areas.flatMap((area, a) =>
		indicators.flatMap((indicator, i) =>
			months.flatMap((period, month) => {
				const mean = [40, 400, 3, 0][i] * (1 + a / 4) * (month > 17 && a === 0 ? 1.4 : 1);
				const row = {
					area,
					indicator,
					period,
					// What is divided by, where it is not the population: once nothing, once 0.
					exposure: a === 4 && month === 20 ? null : a === 7 && month === 9 ? 0 : 60 + ((7 * at++) % 41) / 8,
					count: i === 3 ? (draw(40) === 0 ? 1 : 0) : draw(2 * Math.ceil(mean) + 1),
				};
				const fate = i === 2 && a > 3 ? draw(60) : i === 0 && a === 5 ? draw(40) : -1;
				// One area has no row at all for one indicator.
				if (a === 6 && i === 3) return [];
				if (fate === 1) return [];
				if (fate === 2) return [{ ...row, count: null }];
				if (fate === 3) return [{ ...row, count: null, withheld: { from: 1, to: 4 } }];
				if (fate === 4) return [row, row];
				return a === 6 && i === 1 && month > 4 ? [] : [row];
			}),
		),
	);
	const populations = areas.flatMap((area, a) =>
		[2015, 2016, 2017, 2018, 2019].flatMap((year) =>
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

// Each setting of the query, where averages and positions are there: the first four areas have every count and population.
const four = ["Ashby", "Ynys Môn", 'O\'Brien "North"', "__proto__"];
const quarter = { months: 3, against: "same-period-last-year" };
const settings = {
	"own out": { own: "out" },
	"own out, mean of rates, available": { own: "out", average: "mean-of-rates", members: "available" },
	region: { region: four },
	"region, own out": { region: four, own: "out" },
	"region, own out, mean of rates": { region: four, own: "out", average: "mean-of-rates" },
	"region with one without rows": { region: [...four, "Nowhere"], members: "available" },
	"region of one": { region: ["Ashby"] },
	"region of nobody": { region: [] },
	"per 100,000, confidence 0.998": { region: four, per: 100_000, confidence: 0.998 },
	"confidence 60": { region: four, confidence: 60, average: "mean-of-rates" },
	"any change": { minimumChange: 0 },
	"change of 0.5 per 1,000": { minimumChange: { absolute: 0.5 } },
	"change of 20%": { minimumChange: { relative: 0.2 } },
	"a quarter": quarter,
	"a month, nearest mid-year": {
		months: 1,
		against: "same-period-last-year",
		people: { exposureRule: "nearest-mid-year" },
	},
	"mid-year of the start": { people: { exposureRule: "mid-year-of-window-start" } },
	dates: { counts: { period: "day", periodAs: "date" } },
	exposures: { counts: { exposure: "divisor" }, people: null, members: "available" },
	"exposures of a quarter, dates, mean of rates": {
		...quarter,
		counts: { exposure: "divisor", period: "day", periodAs: "date" },
		people: null,
		region: four,
		average: "mean-of-rates",
	},
};
for (const [name, options] of Object.entries(settings))
	await compare(name, rows, populations, ending, options);

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

await fillBoth(rows, populations);
await checkPlans("usual settings", source, { ending });
await checkPlans("region, own out", source, { ending, own: "out", region: four });
await checkPlans("exposures", { counts: { ...source.counts, exposure: "divisor" } }, { ending });

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
