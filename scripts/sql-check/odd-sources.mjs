/** Tables that hold what they should not, with what the answer must then be, on every engine. */
import { toPeriod } from "direction-of-travel";
import { dashboardQuery } from "direction-of-travel/sql";
import { engines, fill } from "./engines.mjs";

const months = Array.from(
	{ length: 24 },
	(_, at) => `${2018 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`,
);
const rowsOf = (area, offence, count) => months.map((month) => [area, offence, month, count]);
const crimes = { table: "crimes", area: "area", indicator: "offence", period: "month", count: "n" };
const people = { table: "people", area: "area", population: "pop" };
const three = [...rowsOf("A", "rob", 10), ...rowsOf("B", "rob", 20), ...rowsOf("C", "rob", 5)];
const thousand = ["A", "B", "C"].map((area) => [area, 1000]);

/** The rows with one of them changed: that of an area and a month. */
const change = (rows, area, month, row) =>
	rows.map((one) => (one[0] === area && one[2] === month ? row : one));

/** What A, B and C are when C cannot be used. */
const withoutC = {
	"A rob": { current_rate: 120, direction: "similar", pooled_average: null, position: "not-compared" },
	"B rob": { members: 2, excluded: 1, current_rank: 1, ranked: 2 },
	"C rob": { current_rate: null, direction: "not-comparable", position: "not-compared", current_rank: null },
};

const noNumbers = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -5];
const noMonths = [
	"2019-10/2019-12",
	"2019/12",
	"2019-12-31",
	"2019-20",
	"2019-00",
	"2020-00",
	"2018-24",
	"2018-19",
	"2019-1",
	"2019-1 ",
	" 2019-1",
	"2019-12 ",
	"+019-12",
	"2019-१२",
	"",
	null,
];

/** Each case: its tables, its source and settings, and columns of the answer by area and indicator. */
const cases = [
	...[...noNumbers, 0.5, 2 ** 53].map((value) => ({
		name: `a count of ${value}`,
		crimes: change(three, "C", "2019-03", ["C", "rob", "2019-03", value]),
		wanted: {
			...withoutC,
			"C rob": { ...withoutC["C rob"], current_status: "not-a-count", previous_status: "complete" },
		},
	})),
	...[...noNumbers, 0, null].map((value) => ({
		name: `a population of ${value}`,
		people: [...thousand.slice(0, 2), ["C", value]],
		wanted: { ...withoutC, "C rob": { ...withoutC["C rob"], current_count: 60, current_exposure: null } },
	})),
	{
		name: "a population that is there twice",
		people: [...thousand, ["C", 1000]],
		wanted: { ...withoutC, "C rob": { ...withoutC["C rob"], current_count: 60, current_exposure: null } },
	},
	...[...noNumbers, null].map((value) => ({
		name: `an exposure of ${value}`,
		columns: { divisor: "double precision" },
		crimes: three.map((row) => [...row, row[0] === "C" && row[2] === "2019-03" ? value : 100]),
		source: { counts: { ...crimes, exposure: "divisor" } },
		wanted: {
			...withoutC,
			"A rob": { ...withoutC["A rob"], current_rate: 100, current_exposure: 1200 },
			"C rob": { ...withoutC["C rob"], current_count: 60, current_exposure: null, previous_exposure: 1200 },
		},
	})),
	{
		name: "an exposure of 0, which adds nothing",
		columns: { divisor: "double precision" },
		crimes: three.map((row) => [...row, row[0] === "C" && row[2] === "2019-03" ? 0 : 100]),
		source: { counts: { ...crimes, exposure: "divisor" } },
		wanted: {
			"A rob": { current_rate: 100, pooled_average: 120, members: 3, excluded: 0 },
			"B rob": { current_exposure: 1200 },
			"C rob": { current_count: 60, current_exposure: 1100, current_rate: 60_000 / 1100 },
		},
	},
	{
		name: "exposures that are all 0",
		columns: { divisor: "double precision" },
		crimes: three.map((row) => [...row, row[0] === "C" && row[2].startsWith("2019") ? 0 : 100]),
		source: { counts: { ...crimes, exposure: "divisor" } },
		wanted: {
			...withoutC,
			"A rob": { ...withoutC["A rob"], current_rate: 100, current_exposure: 1200 },
			"C rob": { ...withoutC["C rob"], current_count: 60, current_exposure: null, previous_exposure: 1200 },
		},
	},
	...noMonths.map((month) => ({
		name: `the month ${JSON.stringify(month)}`,
		crimes: change(three, "C", "2019-12", ["C", "rob", month, 1000]),
		wanted: {
			...withoutC,
			"A rob": { ...withoutC["A rob"], rejected: 0 },
			"C rob": {
				...withoutC["C rob"],
				current_status: "missing",
				current_months: 11,
				previous_count: 60,
				rejected: 1,
			},
		},
	})),
	{
		name: "an area without a row for an indicator",
		crimes: [...rowsOf("A", "rob", 10), ...rowsOf("B", "rob", 20), ...rowsOf("C", "theft", 5)],
		options: { region: ["A", "B", "C"] },
		wanted: {
			...withoutC,
			"C rob": { current_status: "missing", current_months: 0, rejected: 0, excluded: 1 },
			"A theft": { current_status: "missing", members: 1, excluded: 2 },
			"B theft": { current_status: "missing", members: 1, excluded: 2 },
			"C theft": { current_count: 60, pooled_average: null, current_rank: 1, ranked: 1 },
		},
	},
	{
		name: "the region by name, one member without any row",
		options: { region: ["A", "B", "Nowhere"] },
		wanted: {
			"A rob": { members: 2, excluded: 1, pooled_average: null },
			"B rob": { members: 2, excluded: 1, mean_of_rates: null },
			"C rob": { members: 2, excluded: 1, position: "not-compared" },
		},
	},
	{
		name: "the same, of those that are there",
		options: { region: ["A", "B", "Nowhere"], members: "available" },
		wanted: {
			"A rob": { members: 2, excluded: 1, pooled_average: 180, position: "lower" },
			"B rob": { mean_of_rates: 180, position: "higher" },
			"C rob": { pooled_average: 180, position: "lower" },
		},
	},
	{
		name: "rows without an area or an indicator",
		crimes: [...three, [null, "rob", "2019-12", 4], ["A", null, "2019-12", 4], [null, null, "2019-12", 4]],
		wanted: {
			"A rob": { rejected: 2, members: 3, excluded: 0, pooled_average: 140 },
			"B rob": { rejected: 1, current_count: 240 },
			"C rob": { rejected: 1, ranked: 3 },
		},
	},
	...[
		"cells",
		"Cells",
		"series",
		"region",
		"judged",
		"placed",
		"current_population",
		"a",
		"readings",
	].flatMap((table) => [
		{
			name: `counts in a table ${table}`,
			source: { counts: { ...crimes, table }, populations: people },
			wanted: { "A rob": { current_rate: 120 }, "B rob": { pooled_average: 140 }, "C rob": {} },
		},
		{
			name: `populations in a table ${table}`,
			source: { counts: crimes, populations: { ...people, table } },
			wanted: { "A rob": { current_rate: 120 }, "B rob": { pooled_average: 140 }, "C rob": {} },
		},
	]),
	{
		name: "areas that are numbers",
		areas: "integer",
		crimes: three.map(([area, ...row]) => ["ABC".indexOf(area) + 1, ...row]),
		people: thousand.map((_, at) => [at + 1, 1000]),
		options: { region: ["1", "2"] },
		wanted: {
			"1 rob": { members: 2, excluded: 0, pooled_average: 180 },
			"2 rob": { position: "higher" },
			"3 rob": { position: "lower" },
		},
	},
	{
		name: "an area that cannot be used, not part of its own average",
		people: thousand.slice(0, 2),
		options: { own: "out" },
		wanted: {
			"A rob": { pooled_average: null, members: 1, excluded: 1 },
			"B rob": { mean_of_rates: null, members: 1, excluded: 1 },
			"C rob": { pooled_average: 180, mean_of_rates: 180, members: 2, excluded: 0, position: "not-compared" },
		},
	},
	{
		name: "a rate far above the others, not part of its own average",
		crimes: [...rowsOf("A", "rob", 4000), ...rowsOf("B", "rob", 1), ...rowsOf("C", "rob", 2)],
		people: [
			["A", 3],
			["B", 900_000],
			["C", 800_000],
		],
		options: { own: "out", average: "mean-of-rates" },
		wanted: {
			"A rob": { mean_of_rates: 0.065 / 3, pooled_average: 36 / 1700, position: "higher" },
			"B rob": { mean_of_rates: 8_000_000.015, members: 2 },
			"C rob": { position: "lower" },
		},
	},
	{
		name: "a blank beside a withheld count",
		columns: { hidden: "boolean" },
		crimes: three.map(([area, offence, month, n]) =>
			area === "C" && month === "2019-03"
				? [area, offence, month, null, false]
				: [area, offence, month, n, area !== "A" && month === "2019-04"],
		),
		source: { counts: { ...crimes, withheld: "hidden" }, populations: people },
		wanted: {
			"A rob": { current_status: "complete" },
			"B rob": { current_status: "withheld" },
			"C rob": { current_status: "blank" },
		},
	},
];

/** Runs every case on both engines. */
export async function checkOddSources() {
	let values = 0;
	for (const one of cases) {
		const {
			name,
			areas = "text",
			columns = {},
			source = { counts: crimes, populations: people },
			wanted,
		} = one;
		await fill(
			source.counts.table,
			{ area: areas, offence: "text", month: "text", n: "double precision", ...columns },
			one.crimes ?? three,
		);
		const { table } = source.populations ?? people;
		await fill(table, { area: areas, pop: "double precision" }, one.people ?? thousand);
		for (const [dialect, { rows }] of Object.entries(engines)) {
			const options = { dialect, ending: toPeriod("2019-12"), ...one.options };
			const { text, values: bound } = dashboardQuery(source, options);
			const found = new Map((await rows(text, bound)).map((row) => [`${row.area} ${row.indicator}`, row]));
			const keys = [...found.keys()].sort().join();
			if (keys !== Object.keys(wanted).sort().join())
				throw new Error(`${name}, ${dialect}: the rows are ${keys}`);
			for (const [key, row] of Object.entries(wanted))
				for (const [column, value] of Object.entries(row)) {
					const answer = found.get(key)[column];
					const near = (a, b) => a !== null && Math.abs(a - b) <= 1e-12 * Math.abs(b);
					if (typeof value === "number" ? !near(answer, value) : answer !== value)
						throw new Error(`${name}, ${dialect}, ${key}: ${column} is ${answer} in place of ${value}`);
					values++;
				}
		}
		for (const { run } of Object.values(engines))
			for (const made of [source.counts.table, table]) await run(`DROP TABLE "${made}"`);
	}
	console.log(`${cases.length} odd sources: ${values} values are what they must be on both engines`);
}
