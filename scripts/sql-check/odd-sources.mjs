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
	...[...noNumbers, 0, null].map((value) => ({
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
		const { name, columns = {}, source = { counts: crimes, populations: people }, wanted } = one;
		await fill(
			"crimes",
			{ area: "text", offence: "text", month: "text", n: "double precision", ...columns },
			one.crimes ?? three,
		);
		await fill("people", { area: "text", pop: "double precision" }, one.people ?? thousand);
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
	}
	console.log(`${cases.length} odd sources: ${values} values are what they must be on both engines`);
}
