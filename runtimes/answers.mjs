/**
 * One set of questions to every public function, with all answers as text in which every number stands as its 64 bits.
 * Two engines that give the same text agree in every bit. Only what every engine has is used here.
 */

const cell = new DataView(new ArrayBuffer(8));

/** A number as its bits, so that no printing stands between two answers. */
function bits(number) {
	cell.setFloat64(0, number);
	return `#${cell.getUint32(0).toString(16).padStart(8, "0")}${cell.getUint32(4).toString(16).padStart(8, "0")}`;
}

/**
 * Any answer as text: objects with their keys in order, typed arrays as lists, errors by kind, code and message, and every
 * function by what it gives. What has no such text is refused, for it would be like any other of its kind.
 */
function written(value) {
	if (typeof value === "number") return Number.isNaN(value) ? "#nan" : bits(value);
	if (typeof value === "function" && value.length === 0) return `()=>${written(value())}`;
	if (value instanceof Error) return written({ error: value.name, code: value.code, message: value.message });
	if (ArrayBuffer.isView(value)) return written(Array.from(value));
	if (Array.isArray(value)) return `[${value.map(written).join()}]`;
	if (value !== null && typeof value === "object" && isRecord(value))
		return `{${[...Object.entries(value), ...showing(value)]
			.map(([key, part]) => `${JSON.stringify(key)}:${written(part)}`)
			.join()}}`;
	const text = value === undefined ? "undefined" : JSON.stringify(value);
	if (text === undefined || (typeof value === "object" && value !== null))
		throw new TypeError(`An answer has a part that cannot be compared: ${String(value)}`);
	return text;
}

/** What a REPL of this runtime prints of a value; a browser has none. */
const inspect =
	globalThis.Deno?.inspect ??
	globalThis.Bun?.inspect ??
	globalThis.process?.getBuiltinModule("node:util").inspect;

/** The methods by which an answer shows itself, which no copy and no JSON has. A REPL must print what they give. */
function showing(value) {
	const symbols = Object.getOwnPropertySymbols(value);
	const own = symbols.map((symbol) => [Symbol.keyFor(symbol), value[symbol]]);
	for (const [key, method] of own)
		if (key === "nodejs.util.inspect.custom" && inspect !== undefined && inspect(value) !== method())
			throw new Error(`The REPL prints ${inspect(value)} in place of ${method()}`);
	return own;
}

const isRecord = (value) => [Object.prototype, null].includes(Object.getPrototypeOf(value));

/** The steps of an answer in steps, each heard before the next one is made, which may write over it. */
function* eachOf(steps, hear) {
	for (const step of steps) yield hear(step);
}

/** The rooms with every function, and the reading of every schema, replaced by one that also writes its answer down. */
function listening(rooms, lines) {
	const heard =
		(name, ask) =>
		(...question) => {
			let answer;
			try {
				answer = ask(...question);
			} catch (error) {
				lines.push(`${name} ${written(error)}`);
				return undefined;
			}
			const hear = (heardOf) => {
				lines.push(`${name} ${written(heardOf)}`);
				return heardOf;
			};
			if (answer instanceof Promise) return answer.then(hear);
			return typeof answer?.next === "function" ? eachOf(answer, hear) : hear(answer);
		};
	const listened = (name, thing) => {
		if (typeof thing === "function") return heard(name, thing);
		if (typeof thing?.safeParse !== "function") return thing;
		return heard(name, (value) => {
			const { success, data, error } = thing.safeParse(value);
			return { success, data, issues: error?.issues.map(({ code, path }) => ({ code, path })) };
		});
	};
	return Object.fromEntries(
		Object.entries(rooms).map(([room, things]) => [
			room,
			Object.fromEntries(
				Object.entries(things).map(([name, thing]) => [name, listened(`${room}.${name}`, thing)]),
			),
		]),
	);
}

/** Whole numbers from 0 to 2^32, the same in every run (a linear congruential generator of Numerical Recipes). */
function draws() {
	let state = 20_200_320;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state;
	};
}

const counts = [0, 1, 2, 3, 7, 14, 31, 52, 100, 249, 614, 999, 1_000, 6_005, 54_321, 1_000_000, 123_456_789];
const confidences = [0.8, 0.95, [0.95, 0.998], 0.999];
const year = (start) => `${start}/${String((start + 1) % 100).padStart(2, "0")}`;

function askEstimates({ root }) {
	for (const count of counts) {
		for (const method of ["exact", "byar", "exact-below-10-then-byar"])
			for (const confidence of [0.95, 0.998]) root.poissonInterval(count, { method, confidence });
		for (const confidence of confidences) root.rate(count, 698_268, { confidence });
		for (const denominator of [count + 1, 2 * count + 5, 10 * count + 52]) {
			for (const method of ["wilson", "clopper-pearson"])
				root.binomialInterval(count, denominator, { method });
			root.proportion(count, denominator, { per: 100 });
			root.share(count, denominator);
		}
		root.annualise(count, 6);
		root.projectedTotal(count, 9);
		root.perThousand(count, 15_500);
		for (const other of counts.filter((_, index) => index % 3 === 0)) {
			const [now, before] = [
				{ count, exposure: 706_155 },
				{ count: other, exposure: 698_268 },
			];
			const ratio = root.rateRatio(now, before);
			if (ratio?.value !== null && ratio !== undefined) root.percentageChangeInterval(ratio);
			root.percentageChange(count, other);
			root.proportionRatio(
				{ count, denominator: 2 * count + 9 },
				{ count: other, denominator: 3 * other + 7 },
			);
			root.difference(root.rate(count, 706_155), root.rate(other, 698_268));
			root.difference(root.proportion(count, 2 * count + 9), root.proportion(other, 3 * other + 7));
			root.compareCounts(now, before);
			root.compareProportions(
				{ count, denominator: 2 * count + 9 },
				{ count: other, denominator: 3 * other + 7 },
			);
			root.directionOfTravel(now, before, { polarity: "lower-is-better" });
			root.compareToBenchmark(
				{ area: "A", count, exposure: 5_000 },
				{ area: "B", count: other, exposure: 7_000 },
			);
			root.compareToBenchmark({ area: "A", count, exposure: 698_268 }, { area: "B", value: 6.8, per: 1000 });
		}
	}
	root.composition([160, 60, 30]);
	root.shares([64, 19, 8, 0]);
	root.meanEstimate([30.1, 40.7, 50.2, 60.9]);
	root.meanEstimate({ mean: 45.3, standardDeviation: 12.7, size: 19 });
	root.repeatEventRate(
		[
			{ events: 1, people: 60 },
			{ events: 2, people: 12 },
			{ events: 4, people: 4 },
		],
		50_000,
	);
	const strata = [30, 10, 0, 213].map((count, index) => ({
		count,
		exposure: 9_973 * (index + 1),
		standardPopulation: 40 + 7 * index,
		referenceCount: 400 + 31 * index,
		referenceExposure: 200_003,
	}));
	root.directlyStandardisedRate(
		strata.map(({ count, exposure, standardPopulation }) => ({ count, exposure, standardPopulation })),
	);
	root.indirectlyStandardisedRatio(strata.map(({ standardPopulation: _, ...stratum }) => stratum));
	root.pool(strata.map(({ count, exposure }) => ({ count, exposure })));
	root.compareValues({ value: 62.3 }, { value: 64.1 }, { tolerance: { absolute: 1 } });
	root.compareValues({ value: 47.2, standardError: 3.5 }, { value: 40.1, standardError: 1.1 });
	root.rateOfChange([8_000, 9_600, 10_560].map((count) => ({ count, exposure: 698_268 })));
	root.rateOfChange([120, 150, 165].map((count) => ({ count, exposure: 1 })));
	const months = (list) => ({
		count: list.reduce((sum, count) => sum + count, 0),
		exposure: 1,
		months: list.map((count) => ({ count })),
	});
	root.compareCounts(months([140, 60, 150, 70, 130, 90]), months([70, 110, 60, 120, 80, 90]));
}

function askPeriods({ root }) {
	const labels = [
		"2019-12",
		"2019/20 Q3",
		"2019/20",
		"Nov-Jan 2020",
		"calendar year 2019",
		"Apr-Sept 2019",
		"2011-12",
		"12 months to March 2020",
		"Q3",
	];
	const periods = labels.flatMap((label) => {
		root.parsePeriod(label);
		const period = root.toPeriod(label);
		return period === undefined ? [] : [period];
	});
	for (const period of periods) {
		for (const style of ["iso", "financial", "academic", "calendar", "months", "months-long", "ending"])
			root.formatPeriod(period, style);
		for (const ask of [
			"kindOfPeriod",
			"firstMonth",
			"lastMonth",
			"monthCount",
			"monthsIn",
			"quartersIn",
			"nextPeriod",
			"previousPeriod",
			"samePeriodLastYear",
			"periodBounds",
			"financialYearOf",
		])
			root[ask](period);
		root.addMonths(period, -7);
		root.periodEnding(root.lastMonth(period), 12);
		root.yearToDate(root.lastMonth(period));
		for (const other of periods)
			for (const ask of [
				"comparePeriods",
				"containsPeriod",
				"overlapsPeriod",
				"meetsPeriod",
				"intersectPeriods",
				"likeForLike",
			])
				root[ask](period, other);
		root.coverage(period, root.monthsIn(period).slice(1));
	}
	root.periodOfDate("2020-03-31");
	root.periodOfDate(new Date("2020-03-31T23:00:00Z"), { zone: "utc" });
}

function askPublished({ root, matchers }) {
	const figures = [
		"8.6",
		"0.88",
		"0.83",
		"62%",
		"64%",
		"1,887",
		"8.60 per 1,000 population",
		"[c]",
		"-",
		"12,41",
		"about 5 million",
		"£1.2m",
		"<5",
		"1 in 9",
		"",
		"٣",
	];
	for (const figure of figures) {
		root.parsePublished(figure);
		root.unround(figure);
		root.consistentCounts(figure, { population: 698_268 });
		root.checkRateAndChange(figure, "10% higher", { population: 5_012 });
		root.impliedPrevious(figure, "10% higher");
		root.impliedBase(figure, "10.2%");
		root.reproduces({ numerator: 6005, denominator: 698_268, multiplier: 1000 }, figure);
		matchers.toPrintAs.call(null, 8.6489, figure);
		for (const other of figures.slice(0, 6)) {
			root.compareAsPrinted(figure, other);
			root.checkDifference(figure, other, { difference: "0.05" });
			root.checkPercentChange(figure, other, { change: "6%" });
			matchers.toBeConsistentWith.call(null, "6%", { current: figure, previous: other });
		}
	}
	const next = draws();
	for (let index = 0; index < 200; index++) {
		const value = (next() - 2 ** 31) / 2 ** (index % 40);
		for (const mode of ["halfExpand", "halfEven", "ceil", "floor", "trunc", "expand"])
			root.roundExact(value, { decimals: index % 6, mode, grouping: index % 2 === 0 });
		root.roundExact({ numerator: next(), denominator: next() + 1, multiplier: 1000 }, { decimals: 3 });
	}
	for (const value of [1.005, 6.85, 5e-324, 1.7976931348623157e308, -0, 0.1 + 0.2])
		root.roundExact(value, { decimals: 2 });
	root.checkShares(["64%", "19%", "8%"], { structure: "subset" });
	root.checkShares(["64%", "19%", "8%"], { structure: "partition" });
	root.checkTotal(["12.4", "8.5", "3.3"], "24.3");
	root.consistentTotals(["64%", "19%", "8%"], { structure: "subset", max: 700 });
	matchers.toHaveDirection.call(
		null,
		{ current: { count: 6005, exposure: 698_268 }, previous: { count: 5459, exposure: 698_268 } },
		"down",
	);
	matchers.toBeInLineWith.call(
		null,
		{ area: "Leicestershire", count: 6005, exposure: 698_268 },
		{ area: "East Midlands", value: 6.8, per: 1000 },
	);
}

function askAudit({ root }) {
	const claims = [
		{
			judgement: "direction",
			says: "up",
			current: { rate: "8.6", population: [698_268, 706_155] },
			previous: { population: 698_268 },
			change: "10% higher",
		},
		{
			judgement: "direction",
			says: "down",
			current: { proportion: "62%", denominator: [100, 2_000] },
			previous: { proportion: "64%", denominator: [100, 2_000] },
		},
		{
			judgement: "direction",
			says: "similar",
			current: { rate: "0.88", population: 698_268 },
			previous: { rate: "0.83", population: 698_268 },
		},
	];
	for (const claim of claims) root.checkClaim(claim);
	const audit = root.auditPublished([
		...claims.map((claim, index) => ({
			id: `claim ${index}`,
			text: "words",
			check: { kind: "judgement", claim },
		})),
		{ id: "strands", check: { kind: "shares", parts: ["64%", "19%", "8%"], structure: "partition" } },
		{ id: "total", check: { kind: "total", parts: ["12", "30"], total: "52" } },
		{ id: "burglary", check: { kind: "not-printed", because: "no figure is printed" } },
	]);
	root.formatAudit(audit, { title: "Minutes" });
	root.auditToJUnit(audit);
}

function askSeries({ root, chart }) {
	const series = {
		entrants: [190, 124, 126, 101, 100],
		long: [412, 398, 431, 405, 420, 301, 312, 296, 308, 299, 305, 290],
		rising: [4_210, 4_402, 4_688, 4_901, 5_231, 5_240, 5_238, 5_251],
		few: [0, 1, 0, 2, 0, 0, 1],
	};
	for (const list of Object.values(series)) {
		const yearly = list.map((count, index) => ({ period: root.toPeriod(year(2008 + index)), count }));
		const valued = list.map((count, index) => ({
			period: root.toPeriod(year(2008 + index)),
			value: count / 7,
		}));
		const shared = list.map((count, index) => ({
			period: root.toPeriod(year(2008 + index)),
			count,
			denominator: 6_000,
		}));
		for (const points of [yearly, valued, shared]) {
			for (const method of ["model", "light"]) root.detectLevellingOff(points, { method });
			root.detectStep(points);
			root.trend(points, { polarity: "lower-is-better" });
			const charted = root.controlChart(points, { polarity: "lower-is-better" });
			if (charted !== undefined) chart.controlChartSpec(charted);
			// A new definition in the middle, which has a height of its own.
			const middle = Math.floor(points.length / 2);
			const parted = points.map((row, index) =>
				index === middle ? { ...row, breakBefore: "counted otherwise" } : row,
			);
			for (const method of ["model", "light"]) root.detectLevellingOff(parted, { method });
			root.detectStep(parted);
			root.trend(parted, { polarity: "lower-is-better" });
		}
		root.recentTrend(shared);
		root.recentTrend(
			list.map((count, index) => {
				const { value, lower, upper } = root.rate(count, 690_000);
				return { period: root.toPeriod(year(2014 + index)), value, lower95: lower, upper95: upper };
			}),
		);
	}
}

function askAreas({ root, chart }) {
	const next = draws();
	const areas = Array.from({ length: 12 }, (_, index) => ({
		area: `Area ${index}`,
		count: (next() % 300) + 5,
		exposure: (next() % 40_000) + 4_000,
	}));
	for (const method of ["pooled", "mean-of-rates"]) {
		root.regionalAverage(areas, { method });
		root.regionalAverage(areas, { method, ownArea: "Area 3", own: "out" });
	}
	root.rankAreas(areas, { order: "lowest-first" });
	for (const bands of [3, 5]) root.quantileBands(areas, { bands });
	const funnel = root.classifyFunnel(areas, { polarity: "lower-is-better" });
	if (funnel !== undefined) chart.funnelChart(funnel);
	root.classifyFunnel(areas.map(({ area, count, exposure }) => ({ area, count, denominator: exposure })));
	for (const method of ["exact", "normal"]) {
		root.funnelLimits([1, 50, 4_000, 1e6], { average: 6.8, statistic: "rate", method });
		root.funnelLimits([1, 50, 4_000, 1e6], { average: 0.31, statistic: "proportion", method });
	}
	root.falseDiscoveryControl(
		areas.map(({ area, count }) => ({ id: area, name: area, pValue: count / 4_000 })),
	);
	root.nearestNeighbours(
		"Area 2",
		areas.map(({ area, count, exposure }) => ({ area, profile: { density: count / 7, size: exposure / 3 } })),
		{ neighbours: 4 },
	);
	for (const target of [
		{ value: 6.1, per: 1000 },
		{ lower: 5, upper: 7, per: 1000 },
	])
		root.compareToTarget({ area: "A", count: 61, exposure: 8_000 }, target, { polarity: "lower-is-better" });
	root.suppressSmall([0, 1, 4, 5, null, 12], { from: 1, to: 4 });
	root.roundToBase(22, 5);
	root.secondarySuppression([4, 4, 30], 38, { from: 1, to: 4 });
	root.sumCells([7, { from: 1, to: 4 }, 12]);
	root.recoverable(
		[
			[{ from: 1, to: 4 }, { from: 0, to: null }, 40],
			[12, 18, 30],
		],
		{ rowTotals: [55, 60], columnTotals: [15, 30, 70], total: 115 },
	);
}

function askRolling({ root }) {
	const next = draws();
	const series = root
		.monthsIn(root.toPeriod("2016-04/2020-03"))
		.map((period) => ({ period, count: 400 + (next() % 90) }));
	const exposures = [2015, 2016, 2017, 2018, 2019].map((year, index) => ({
		year,
		population: 650_003 + 6_421 * index,
	}));
	root.rollingTotals(series);
	root.rollingRates(series, { exposures });
	const options = { ending: root.toPeriod("2019-12"), exposures };
	root.compareRolling(series, options);
	root.compareRolling(series.slice(0, 30), options);
	root.yearToDateComparison(series, options);
}

function askReport({ root, report, chart, display, schema }) {
	const next = draws();
	const areas = ["Blaby", "Melton", "Oadby", "__proto__", "constructor"];
	const rows = root.monthsIn(root.toPeriod("2016-01/2019-12")).flatMap((month) =>
		areas.map((area, place) => ({
			month,
			district: area,
			crimes: String((next() % 40) + 20 + 5 * place),
			kind: "robbery",
		})),
	);
	const read = schema.readObservations(rows, {
		columns: { period: "month", areaName: "district", count: "crimes", indicator: "kind" },
	});
	schema.readFingertips([
		[
			"Indicator Name",
			"Area Code",
			"Area Name",
			"Area Type",
			"Sex",
			"Age",
			"Category Type",
			"Category",
			"Time period",
			"Value",
			"Lower CI 95.0 limit",
			"Upper CI 95.0 limit",
			"Count",
			"Denominator",
			"Compared to goal",
		],
		[
			"Incidence rate\n",
			"E92000001",
			"England",
			"Country",
			"Persons",
			"All ages",
			"",
			"",
			"2015",
			"94.7",
			"93.9",
			"95.5",
			"51897",
			"54786327",
			"",
		],
	]);
	schema.readPoliceUk([
		{
			"Crime ID": "a1",
			Month: "2019-12",
			"LSOA code": "E01025613",
			"LSOA name": "Blaby 001A",
			"Crime type": "Burglary",
		},
	]);
	const blaby = { period: "2019-12", area: "E07000129", indicator: "__proto__", count: 38 };
	for (const value of [blaby, { ...blaby, count: "38" }, JSON.parse('{"__proto__":1,"constructor":2}')]) {
		schema.observationSchema(value);
		schema.areaSchema({ ...value, id: "E07000129", name: "constructor", level: "district" });
		schema.indicatorSchema({
			...value,
			id: "__proto__",
			name: "Robbery",
			measure: "rate",
			polarity: "neutral",
		});
		schema.populationSchema({ ...value, year: 2018, population: 100_421 });
	}
	schema.periodSchema("2019-12");
	schema.periodSchema("2019/20 Q3");
	const indicator = report.defineIndicator({
		id: "robbery",
		name: "Robbery",
		category: "Crime",
		polarity: "lower-is-better",
		measure: "rate",
	});
	const dashboard = report.buildDashboard([indicator], read.observations, {
		period: root.toPeriod("2019-12"),
		areas: [...areas.map((id) => ({ id, level: "district" })), { id: "County", level: "region" }],
		populations: areas.map((area, place) => ({ area, population: 50_003 + 9_001 * place })),
	});
	report.exceptionReport(dashboard);
	report.positionStatement(dashboard, "Crime");
	report.formatReport(dashboard, { format: "markdown" });
	report.formatReport(dashboard, { format: "html" });
	for (const area of areas) {
		display.showTable(chart.overviewRows(dashboard, area));
		display.showChart(chart.overviewChart(dashboard, area));
		chart.quarterlyRows(dashboard, "robbery", area);
		chart.quarterlyChart(dashboard, "robbery", area);
	}
	for (const ask of ["areaRows", "areaChart", "rollingRows", "rollingChart"])
		chart[ask](dashboard, "robbery");
}

async function askPanel({ root, panel }) {
	const next = draws();
	const months = root.monthsIn(root.toPeriod("2017-01/2019-12"));
	const areas = Array.from({ length: 20 }, (_, index) => `Area ${index}`);
	const rows = months.flatMap((period) =>
		areas.map((area, place) => ({
			area,
			indicator: "robbery",
			period,
			count: (next() % 50) + place * place,
		})),
	);
	const exposures = Object.fromEntries(areas.map((area, place) => [area, 30_007 + 4_001 * place]));
	const read = panel.panelFromRows(rows, { exposures });
	const columns = panel.panelFromColumns(
		{
			area: rows.map(({ area }) => area),
			indicator: rows.map(({ indicator }) => indicator),
			period: rows.map(({ period }) => period),
			count: rows.map(({ count }) => count),
		},
		{ areas: read.panel.areas, indicators: read.panel.indicators, exposures },
	);
	panel.rollingTotals(read.panel, { months: 12 });
	const comparison = panel.compareRolling(columns.panel);
	panel.rates(comparison.current, comparison.currentExposures ?? Float64Array.from(areas, () => 40_003));
	const average = panel.regionalAverage(comparison);
	panel.regionalAverage(comparison, { method: "mean-of-rates" });
	const positions = panel.compareToBenchmark(comparison, average);
	const directions = panel.directionOfTravel(comparison);
	panel.exceptions({ directions, positions }, ["lower-is-better"]);
	panel.quantileBands(panel.rankAreas(comparison.current));
	for (const window of panel.everyWindow(read.panel)) panel.directionOfTravel(window);
	for (const _ of panel.everyWindow(read.panel, { months: 3, against: "same-period-last-year", areas: 7 }));
	panel.observationsOf(read.panel, "Area 3", "robbery");
	const bytes = (text) => new TextEncoder().encode(text);
	await panel.panelFromCsv(
		[
			bytes("month,__proto__,offence,n\n2019-11,constructor,robbery,3\n2019-1"),
			bytes("2,Ashby,robbery,[c]\n"),
		],
		{
			columns: { area: "__proto__", indicator: "offence", period: "month", count: "n" },
			withheld: ["[c]"],
		},
	);
	const half = panel.takeAreas(read.panel, 3, 7);
	panel.sharePanel(half);
	panel.appendMonths(
		panel.panelFromRows(rows.slice(0, 600), { areas, indicators: ["robbery"] }).panel,
		panel.panelFromRows(rows.slice(600), { areas, indicators: ["robbery"] }).panel,
	);
}

const isAsked = (thing) => typeof thing === "function" || typeof thing?.safeParse === "function";

function askSql({ root, sql }) {
	for (const dialect of ["duckdb", "postgresql"])
		sql.dashboardQuery(
			{
				counts: { table: "crimes", area: "__proto__", indicator: "constructor", period: "month", count: "n" },
				populations: { table: "people", area: "ward", population: "residents", year: "mid_year" },
			},
			{ dialect, ending: root.toPeriod("2019-12") },
		);
}

/** All answers of a library with its rooms, a line each. Throws where a public function was asked nothing. */
export async function answersOf(rooms) {
	const lines = [];
	const heard = listening(rooms, lines);
	for (const ask of [
		askPeriods,
		askPublished,
		askEstimates,
		askAudit,
		askSeries,
		askAreas,
		askRolling,
		askReport,
		askPanel,
		askSql,
	])
		await ask(heard);
	const asked = new Set(
		lines.filter((line) => !line.includes('{"error":')).map((line) => line.split(" ")[0]),
	);
	const silent = Object.entries(rooms).flatMap(([room, functions]) =>
		Object.keys(functions)
			.map((name) => `${room}.${name}`)
			.filter((name) => !asked.has(name) && isAsked(functions[name.split(".")[1]])),
	);
	if (silent.length > 0) throw new Error(`No answer from ${silent.join(", ")}`);
	return lines;
}
