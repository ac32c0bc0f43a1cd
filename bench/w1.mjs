/**
 * W1: rolling 12-month sums of one series of a million monthly counts, of as many in 10,000 series, and of one series of
 * 10,000 months as records. A month of the library lies in the years 1000 to 9999, so that it takes the million as 1,000 pieces
 * of one panel, each of which begins with the last 11 months of the piece before: every sum of the series, and no other.
 */
import * as aq from "arquero";
import { sum } from "d3-array";
import { rollingTotals } from "direction-of-travel";
import { everyWindow, panelFromColumns } from "direction-of-travel/panel";
import pl from "nodejs-polars";
import { sumSimple } from "simple-statistics";
import { longColumns } from "./data.mjs";
import { checkEqual, printRace, race } from "./measure.mjs";
import { duckdbOf } from "./peers/duckdb.mjs";

const { op } = aq;
const { col } = pl;

/** Runs all three. */
export async function run() {
	await longSeries();
	await manySeries();
	await oneSeries();
}

/** Sums of windows of 12 by hand: one in, one out. `take` gets each. */
function moving(counts, from, to, take) {
	let total = 0;
	for (let at = from; at < to; at++) {
		total += counts[at] - (at >= from + 12 ? counts[at - 12] : 0);
		if (at >= from + 11) take(total);
	}
}

/** The panel of long columns. */
const panelOf = (data) =>
	panelFromColumns({
		area: { codes: data.area, names: data.areaNames },
		indicator: { codes: data.indicator, names: data.indicatorNames },
		period: { codes: data.month, names: data.monthNames },
		count: data.count,
	}).panel;

/** Adds up a value of every run of windows, so that none can be left out. */
function readWindows(panel) {
	let answer = 0;
	for (const { current } of everyWindow(panel)) answer += current[0];
	return answer;
}

/** Adds up each slice of 12 by itself. */
function sliding(counts, of) {
	const answer = new Float64Array(counts.length - 11);
	for (let at = 0; at < answer.length; at++) answer[at] = of(counts.subarray(at, at + 12));
	return answer;
}

async function longSeries() {
	const data = longColumns(1, 1, 1_000_000);
	const { count, month, length } = data;
	// 1,000 windows each; behind the end of the series the last piece has months of 0, whose windows are not looked at.
	const pieces = longColumns(1_000, 1, 1_011);
	for (let at = 0; at < pieces.length; at++)
		pieces.count[at] = count[pieces.area[at] * 1_000 + pieces.month[at]] ?? 0;
	const panel = panelOf(pieces);
	const frame = pl.DataFrame({ month, count });
	const table = aq.table({ month, count });
	const connection = await duckdbOf(data);
	const total = new Float64Array(length - 11);
	const byHand = () => {
		let last = 0;
		for (let at = 0; at < 11; at++) last += count[at];
		for (let at = 11; at < length; at++) {
			last += count[at];
			total[at - 11] = last;
			last -= count[at - 11];
		}
	};
	const query = `select month, sum(count) over (order by month rows between 11 preceding and current row)::double as total
		from long qualify row_number() over (order by month) >= 12`;
	const inPolars = () => frame.select(col("count").rollingSum({ windowSize: 12 }).alias("total"));
	const inArquero = () =>
		table.orderby("month").derive({ total: aq.rolling((d) => op.sum(d.count), [-11, 0]) });
	byHand();
	const expected = { total };
	const fromTwelfth = (values) => ({ total: values.slice(11) });
	checkEqual("library", expected, { total: libraryTotals(panel, 1_011).total.subarray(0, total.length) });
	checkEqual("polars", expected, fromTwelfth(inPolars().getColumn("total").toArray()));
	checkEqual("arquero", expected, fromTwelfth(inArquero().array("total")));
	const [months, totals] = (await connection.runAndReadAll(query)).getColumns();
	const sorted = new Float64Array(total.length);
	for (const [at, value] of totals.entries()) sorted[months[at] - 11] = value;
	checkEqual("DuckDB", expected, { total: sorted });
	checkEqual("d3-array", expected, { total: sliding(count, sum) });
	checkEqual("simple-statistics", expected, { total: sliding(count, sumSimple) });
	printRace(
		"W1: rolling sums of one series of 1,000,000 counts",
		await race(
			[
				{ name: "reference loop", run: byHand },
				{ name: "library, 1,000 pieces (2 windows)", run: () => readWindows(panel) },
				{ name: "polars", run: inPolars },
				{ name: "DuckDB", run: () => connection.run(query) },
				{ name: "arquero", run: inArquero },
				{ name: "d3-array, sum of each slice", run: () => sliding(count, sum) },
				{ name: "simple-statistics, sum of each slice", run: () => sliding(count, sumSimple) },
			],
			7,
		),
		"library, 1,000 pieces (2 windows)",
	);
	connection.closeSync();
}

async function manySeries() {
	const data = longColumns(10_000, 1, 100);
	const panel = panelOf(data);
	const frame = pl.DataFrame({ area: data.area, month: data.month, count: data.count });
	const table = aq.table({ area: data.area, month: data.month, count: data.count });
	const connection = await duckdbOf(data);
	const { length, months } = data;
	const total = new Float64Array(length);
	const byHand = () => {
		let place = 0;
		for (let from = 0; from < length; from += months)
			moving(data.count, from, from + months, (value) => {
				total[place++] = value;
			});
		return place;
	};
	const library = () => readWindows(panel);
	const query = `select area, month, sum(count) over (partition by area order by month rows between 11 preceding and
		current row)::double as total from long qualify row_number() over (partition by area order by month) >= 12`;
	const inPolars = () =>
		frame
			.lazy()
			.withColumns(col("count").rollingSum({ windowSize: 12 }).over("area").alias("total"))
			.filter(col("month").gtEq(11))
			.collect();
	const inArquero = () =>
		table
			.groupby("area")
			.orderby("month")
			.derive({ total: aq.rolling((d) => op.sum(d.count), [-11, 0]) })
			.ungroup()
			.filter((d) => d.month >= 11);
	const expected = { total: total.subarray(0, byHand()) };
	const inOrder = (area, month, values) => {
		const sorted = new Float64Array(expected.total.length);
		for (let at = 0; at < values.length; at++) sorted[area[at] * (months - 11) + month[at] - 11] = values[at];
		return { total: sorted };
	};
	const polars = await inPolars();
	checkEqual(
		"polars",
		expected,
		inOrder(...["area", "month", "total"].map((name) => polars.getColumn(name).toArray())),
	);
	const arquero = inArquero();
	checkEqual("arquero", expected, inOrder(...["area", "month", "total"].map((name) => arquero.array(name))));
	const found = (await connection.runAndReadAll(query)).getColumns();
	checkEqual("DuckDB", expected, inOrder(...found));
	checkEqual("library", expected, libraryTotals(panel, months));
	printRace(
		"W1: rolling sums of 1,000,000 counts in 10,000 series",
		await race(
			[
				{ name: "reference loop", run: byHand },
				{ name: "library, panel in hand (2 windows)", run: library },
				{ name: "polars", run: inPolars },
				{ name: "DuckDB", run: () => connection.run(query) },
				{ name: "arquero", run: inArquero },
			],
			7,
		),
		"library, panel in hand (2 windows)",
	);
	connection.closeSync();
}

/** The totals of every window of the library in the order of the series. */
function libraryTotals(panel, months) {
	const each = months - 11;
	const total = new Float64Array(panel.areas.length * each);
	// The first comparison has both windows; the previous ones of the first year are the rest.
	for (const { firstArea, areas, current, previous, ending } of everyWindow(panel)) {
		const [year, month] = ending.split("-").map(Number);
		const place = (year - 2010) * 12 + month - 1;
		for (let area = 0; area < areas; area++) {
			total[(firstArea + area) * each + place - 11] = current[area];
			total[(firstArea + area) * each + place - 23] = previous[area];
		}
	}
	return { total };
}

async function oneSeries() {
	const { count } = longColumns(1, 1, 10_000);
	const observations = Array.from(count, (one, at) => ({
		period: `${1100 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`,
		count: one,
	}));
	const sums = new Float64Array(count.length - 11);
	const byHand = () => {
		let place = 0;
		moving(count, 0, count.length, (value) => {
			sums[place++] = value;
		});
	};
	const library = () => rollingTotals(observations);
	byHand();
	const expected = { total: sums };
	const complete = library().filter(({ status }) => status === "complete");
	checkEqual("library", expected, { total: complete.map(({ total }) => total) });
	checkEqual("d3-array", expected, { total: sliding(count, sum) });
	checkEqual("simple-statistics", expected, { total: sliding(count, sumSimple) });
	printRace(
		"W1: rolling sums of one series of 10,000 months",
		await race(
			[
				{ name: "reference loop", run: byHand },
				{ name: "library, rollingTotals of observations", run: library },
				{ name: "d3-array, sum of each slice", run: () => sliding(count, sum) },
				{ name: "simple-statistics, sum of each slice", run: () => sliding(count, sumSimple) },
			],
			7,
		),
		"library, rollingTotals of observations",
	);
}
