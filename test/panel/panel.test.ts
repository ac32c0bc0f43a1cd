import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as single from "../../src/index.ts";
import { toPeriod } from "../../src/index.ts";
import {
	appendMonths,
	cellMarks,
	compareRolling,
	compareToBenchmark,
	directionCodes,
	directionOfTravel,
	everyWindow,
	exceptionBits,
	exceptions,
	observationsOf,
	type Panel,
	type PanelColumns,
	panelFromColumns,
	panelFromRows,
	quantileBands,
	rankAreas,
	rates,
	regionalAverage,
	rollingTotals,
	sharePanel,
	takeAreas,
	windowStatus,
} from "../../src/panel/index.ts";
import { drawnPanel, months, observed, optionsOf, rowsOf, thrown } from "./scalar.ts";

const december = toPeriod("2019-12");

/** One area and one indicator, with a count for each month from 2018-01. */
const series = (counts: readonly (number | null)[], options = {}) =>
	panelFromRows(
		single.monthsIn(toPeriod("2018-01/2019-12")).flatMap((period, month) => {
			const count = counts[month % counts.length] ?? null;
			return [{ area: "A", indicator: "i", period, count }];
		}),
		options,
	).panel;

describe("panelFromColumns()", () => {
	const texts: PanelColumns = {
		area: ["A", "A", "B", "B"],
		indicator: ["i", "j", "i", "i"],
		period: ["2019-12", "2019-12", "2019-11", "2019-12"],
		count: [1, 2, 3, 4],
	};

	it("panelFromColumns() gives the same panel from texts and from codes, whatever holds the counts", () => {
		const coded = {
			...texts,
			area: { codes: Uint8Array.of(1, 1, 0, 0), names: ["B", "A"] },
			period: { codes: Int32Array.of(0, 0, 1, 0), names: ["2019-12", "2019-11", "2001-01"] },
		};
		const expected = panelFromColumns(texts, { areas: ["A", "B"] });
		for (const count of [
			Int32Array.of(1, 2, 3, 4),
			Uint32Array.of(1, 2, 3, 4),
			Float64Array.of(1, 2, 3, 4),
			BigInt64Array.of(1n, 2n, 3n, 4n),
			[1n, 2, 3n, 4],
		])
			expect(panelFromColumns({ ...coded, count }, { areas: ["A", "B"] })).toEqual(expected);
		expect(expected.panel).toMatchObject({ first: "2019-11", last: "2019-12", indicators: ["i", "j"] });
		expect(expected.panel.counts.map((column) => [...column])).toEqual([
			[cellMarks.missing, cellMarks.missing, 3, cellMarks.missing],
			[1, 2, 4, cellMarks.missing],
		]);
	});

	it("panelFromColumns() tells a true zero, a blank, a withheld count and a missing month apart", () => {
		const { panel, rejected } = panelFromColumns({
			...texts,
			indicator: ["i", "i", "i", "i"],
			period: ["2019-10", "2019-11", "2019-10", "2019-12"],
			area: ["A", "A", "A", "A"].map((area, at) => (at === 2 ? "B" : area)),
			count: Int32Array.of(0, 0, 0, 7),
			valid: Uint8Array.of(0b1101),
			withheld: [false, false, true, false],
		});
		const { blank, missing, withheld } = cellMarks;
		expect(panel.counts.map((column) => [...column])).toEqual([
			[0, withheld],
			[blank, missing],
			[7, missing],
		]);
		expect(rejected).toBe(0);
		expect(rollingTotals(panel, { months: 1, ending: toPeriod("2019-10") })).toMatchObject({
			totals: Float64Array.of(0, Number.NaN),
			status: Uint8Array.of(windowStatus.complete, windowStatus.withheld),
			incomplete: 1,
		});
	});

	it("panelFromColumns() does not take a count below 0 for a mark", () => {
		for (const count of [
			Int32Array.of(-1, 2, 3, 4),
			Float64Array.of(-1, 2, 3, 4),
			[-1, 2, 3, 4],
			[-1n, 2, 3, 4],
		]) {
			const { panel, tally } = panelFromColumns({ ...texts, count });
			expect(tally["not-a-count"]).toBe(1);
			expect(panel.counts[1]?.[0]).toBe(cellMarks.missing);
		}
		for (const bad of [Number.NaN, 1.5, Infinity, 2 ** 31])
			expect(panelFromColumns({ ...texts, count: [1, 2, bad, 4] }).problems).toEqual([
				{ record: 2, code: "not-a-count" },
			]);
		const weighted = panelFromColumns(
			{ ...texts, count: [1.5, 2 ** 40, Infinity, -0.5] },
			{ weighted: true },
		);
		expect(weighted.tally["not-a-count"]).toBe(2);
		expect(weighted.panel.counts[0]).toBeInstanceOf(Float64Array);
	});

	it("panelFromColumns() keeps the first hundred problems and counts them all", () => {
		const many = Array.from({ length: 250 }, () => "x");
		const { problems, tally, records, placed } = panelFromColumns(
			{ area: many, indicator: many, period: many, count: new Int32Array(250) },
			{ months: december },
		);
		expect([problems.length, tally["not-a-month"], records, placed]).toEqual([100, 250, 250, 0]);
		const codes = { codes: Int32Array.of(-1, 0, 5), names: ["i"] };
		expect(
			panelFromColumns({
				area: ["A", "A", "A"],
				indicator: codes,
				period: ["2019-12", "2019-12", "2019-12"],
				count: [1, 1, 1],
			}).tally["unknown-indicator"],
		).toBe(2);
	});

	it("panelFromColumns() finds mid-year populations as rollingRates() finds them", () => {
		const populations = [2015, 2016, 2017, 2018, 2019].flatMap((year) => [
			{ area: "A", year, population: 1000 + year },
			{ area: "C", year, population: 5 },
		]);
		for (const exposureRule of [
			"mid-year-before-window",
			"mid-year-of-window-start",
			"nearest-mid-year",
			"mean-over-window",
		] as const) {
			const panel = series([4, 0, 9], { exposures: populations, exposureRule });
			const expected = single.rollingRates(observationsOf(panel, "A", "i"), {
				exposures: populations.filter(({ area }) => area === "A"),
				exposureRule,
			});
			const last = expected.at(-1);
			const { current, currentExposures, previousExposures } = compareRolling(panel);
			expect(rates(current, currentExposures).values[0]).toBe(last?.value);
			const before = expected.at(-13);
			expect(previousExposures[0]).toBe(before?.status === "complete" ? before.exposure : null);
			expect(thrown(() => compareRolling(panel, { months: 24 }))).toEqual([
				"RangeError",
				"not-applicable",
				"Cannot compare rolling windows: months must be 12, as the exposures were found for, current value is 24",
			]);
		}
		const without = series([4], { exposures: [{ area: "B", year: 2018, population: 5 }] });
		expect(compareRolling(without).currentExposures[0]).toBeNaN();
		const quarters = series([4], { exposures: populations, windowMonths: 3 });
		expect(
			compareRolling(quarters, { months: 3, against: "same-period-last-year" }).currentExposures[0],
		).toBe(3019);
	});

	it("panelFromRows() adds up or averages exposures of its rows over the window", () => {
		for (const exposureRule of ["sum-over-window", "mean-over-window"] as const) {
			const rows = months.map((period, month) => ({
				area: "A",
				indicator: "i",
				period,
				count: month % 5,
				exposure: 10 + (month % 7),
			}));
			const panel = panelFromRows(rows, { exposureRule }).panel;
			const expected = single.compareRolling(rows, { ending: december, exposures: rows, exposureRule });
			const { current, currentExposures, previousExposures, exposuresBy } = compareRolling(panel);
			if (expected.status !== "complete") throw new Error("must be complete");
			expect(exposuresBy).toBe("series");
			expect([current[0], currentExposures[0], previousExposures[0]]).toEqual([
				expected.current.count,
				expected.current.exposure,
				expected.previous.exposure,
			]);
			// A month in which nobody was exposed is 0 and adds up; a window of nobody has no exposure.
			const last = (exposure: number | null) =>
				rows.map((row) => (row.period === december ? { ...row, exposure } : row));
			for (const [changed, reasons] of [
				[last(0), []],
				[last(null), ["exposure-missing"]],
				[rows.map((row) => (row.period >= "2019" ? { ...row, exposure: 0 } : row)), ["exposure-zero"]],
			] as const) {
				const one = single.compareRolling(changed, { ending: december, exposures: changed, exposureRule });
				const windows = compareRolling(panelFromRows(changed, { exposureRule }).panel);
				expect(windows.currentExposures[0]).toBe(
					one.status === "complete" ? one.current.exposure : Number.NaN,
				);
				expect(one.status === "complete" ? [] : one.reasons.map(({ code }) => code)).toEqual(reasons);
				expect(directionOfTravel(windows).notComparable).toBe(reasons.length);
			}
			const wrong = panelFromRows([...rows.slice(0, -1), { ...rows[41], exposure: -1 } as (typeof rows)[0]], {
				exposureRule,
			});
			expect(wrong.problems).toEqual([{ record: 41, code: "not-an-exposure" }]);
		}
	});

	it("panelFromColumns() refuses columns and options that do not fit", () => {
		const refused = (columns: object, options: object = {}) =>
			thrown(() => panelFromColumns({ ...texts, ...columns }, options));
		expect(refused({ area: ["A"] })).toEqual([
			"RangeError",
			"out-of-range",
			"Cannot make a panel: area must have 4 records, current value is 1",
		]);
		expect(refused({ area: "A" })).toEqual([
			"TypeError",
			"wrong-type",
			'Cannot make a panel: area must be a list of texts, or codes with names, current value is "A"',
		]);
		expect(refused({}, { areas: ["A", "A"] })[1]).toBe("duplicate");
		expect(refused({}, { areas: "A" })[2]).toContain("areas must be a list of names");
		expect(refused({}, { indicators: [1] })[2]).toContain("indicators must be a list of names");
		expect(refused({}, { weighted: 1 })[2]).toContain("weighted must be true or false");
		expect(refused({}, { readPeriod: 1 })[2]).toContain("readPeriod must be a function");
		expect(refused({}, { months: "2019" })[0]).toBe("SyntaxError");
		expect(refused({}, { exposureRule: "given" })[2]).toContain("exposureRule must come with exposures");
		expect(refused({}, { exposures: { A: 5 }, exposureRule: "sum-over-window" })[2]).toContain(
			"for one number must be given",
		);
		expect(refused({}, { exposures: { A: -5 } })[2]).toContain(
			"exposure of A must be a finite number of 0 or more",
		);
		expect(refused({}, { exposures: { A: "5" } })[0]).toBe("TypeError");
		expect(refused({}, { exposures: { A: 5 }, windowMonths: 3 })[2]).toContain(
			"windowMonths must come with mid-year populations",
		);
		expect(refused({}, { exposures: [], exposureRule: "given" })[2]).toContain(
			"exposureRule for mid-year populations must be one of",
		);
		expect(refused({ exposure: [1, 1, 1, 1] })[2]).toContain(
			"exposureRule of a column must be one of mean-over-window, sum-over-window",
		);
		expect(refused({ exposure: [1, 1, 1, 1] }, { exposures: { A: 1 } })[2]).toContain(
			"must not stand beside a column",
		);
		expect(
			thrown(() =>
				panelFromColumns(texts, {
					readPeriod: () => {
						throw new TypeError("mine");
					},
				}),
			)[2],
		).toBe("mine");
		expect(thrown(() => panelFromRows({} as never))[2]).toContain("rows must be a list");
	});

	it("panelFromRows() keeps areas and indicators whose names are those of an object's own parts", () => {
		const names = ["__proto__", "constructor", "toString", "hasOwnProperty", " "];
		const rows = names.map((name, count) => ({ area: name, indicator: name, period: december, count }));
		const exposures = Object.fromEntries(names.map((name, at) => [name, at + 1]));
		const { panel } = panelFromRows(rows, { exposures });
		expect(panel.areas).toEqual(names);
		expect(names.map((name) => observationsOf(panel, name, name)[0]?.count)).toEqual([0, 1, 2, 3, 4]);
		expect([...(panel.exposures?.columns[0] ?? [])]).toEqual([1, 2, 3, 4, 5]);
		expect(panelFromRows(rows, { exposures: {} }).panel.exposures?.columns[0]).toEqual(
			new Float64Array(5).fill(Number.NaN),
		);
	});
});

describe("a panel as a whole", () => {
	it("observationsOf() gives back what the panel was made from", () => {
		fc.assert(
			fc.property(drawnPanel, (drawn) => {
				const { panel } = panelFromRows(rowsOf(drawn), optionsOf(drawn));
				for (const [a, area] of drawn.areas.entries())
					for (const [i, indicator] of drawn.indicators.entries()) {
						const given = observed(drawn.cells[a]?.[i] ?? []);
						const ends = (list: readonly single.Observation[]) =>
							single
								.rollingTotals(list, { months: 3 })
								.map(({ period, status, total }) => [period, status, total]);
						expect(ends(observationsOf(panel, area, indicator))).toEqual(ends(given));
					}
			}),
			{ numRuns: 30 },
		);
		const twice = [1, 2].map((count) => ({ area: "A", indicator: "i", period: december, count }));
		const observations = observationsOf(panelFromRows(twice).panel, "A", "i");
		for (const list of [observations, twice])
			expect(single.rollingTotals(list, { months: 1 })[0]).toMatchObject({
				reasons: [{ code: "duplicate-months", kind: "conflicting", periods: [december] }],
			});
		expect(thrown(() => observationsOf(series([1]), "A", "j"))).toEqual([
			"RangeError",
			"out-of-range",
			'Cannot take a series of a panel: indicator must be in the panel, current value is "j"',
		]);
	});

	it("appendMonths() is the panel of all the months, and leaves both as they were", () => {
		fc.assert(
			fc.property(drawnPanel, fc.integer({ min: 1, max: months.length - 1 }), (drawn, cut) => {
				const options = optionsOf(drawn);
				const whole = panelFromRows(rowsOf(drawn), options).panel;
				const part = (from: number, to: number) =>
					panelFromRows(rowsOf(drawn), {
						...options,
						months: single.toPeriod(from === to ? `${months[from]}` : `${months[from]}/${months[to]}`),
					}).panel;
				const [before, after] = [part(0, cut - 1), part(cut, months.length - 1)];
				Object.freeze(before.counts);
				expect(appendMonths(before, after)).toEqual(whole);
				expect(before).toEqual(part(0, cut - 1));
			}),
			{ numRuns: 40 },
		);
	});

	it("appendMonths() refuses months and series that do not follow", () => {
		const rows = (period: string, area = "A", options = {}) =>
			panelFromRows([{ area, indicator: "i", period: toPeriod(period), count: 1 }], options).panel;
		const refused = (later: Panel, panel = rows("2019-11")) => thrown(() => appendMonths(panel, later))[2];
		expect(refused(rows("2020-01"))).toBe(
			'Cannot append months: the later panel must begin with the month after 2019-11, current value is "2020-01"',
		);
		expect(refused(rows("2019-12", "B"))).toBe(
			'Cannot append months: the areas of both panels must be the same, in the same order, current value is "B"',
		);
		expect(refused(rows("2019-12", "A", { areas: ["A", "B"] }))).toContain('current value is "B"');
		expect(refused(rows("2019-12", "A", { weighted: true }))).toContain(
			"counts must be weighted in both panels or in neither",
		);
		const exposed = (period: string, options: object) => rows(period, "A", options);
		expect(refused(exposed("2019-12", { exposures: { A: 1 } }))).toBe(
			'Cannot append months: both panels must have exposures or neither, current value is "the later"',
		);
		expect(refused(rows("2019-12"), exposed("2019-11", { exposures: { A: 1 } }))).toContain(
			'must have exposures or neither, current value is "the first"',
		);
		const populations = [{ area: "A", year: 2018, population: 5 }];
		expect(
			refused(
				exposed("2019-12", { exposures: populations, windowMonths: 3 }),
				exposed("2019-11", { exposures: populations }),
			),
		).toBe(
			'Cannot append months: exposures of the later panel must be by area, mid-year-before-window for 12 months, as in the panel so far, current value is "by area, mid-year-before-window for 3 months"',
		);
		expect(refused({} as Panel)).toContain("the panel must be a panel");
	});

	it("takeAreas() and sharePanel() say of their areas what the panel says", () => {
		fc.assert(
			fc.property(drawnPanel, fc.nat(4), fc.nat(4), fc.boolean(), (drawn, one, other, shared) => {
				const { panel } = panelFromRows(rowsOf(drawn), optionsOf(drawn));
				const [from, to] = [one, other].map((at) => Math.min(at, drawn.areas.length)).sort() as [
					number,
					number,
				];
				const part = takeAreas(shared ? sharePanel(panel) : panel, from, to);
				const each = drawn.indicators.length;
				const all = compareRolling(panel);
				const some = compareRolling(part);
				for (const key of ["current", "previous", "currentStatus", "previousStatus"] as const)
					expect([...some[key]]).toEqual([...all[key].slice(from * each, to * each)]);
				expect([...some.currentExposures]).toEqual([...all.currentExposures.slice(from, to)]);
				for (const [month, column] of part.counts.entries())
					expect(column.buffer).toBe(shared ? part.counts[0]?.buffer : panel.counts[month]?.buffer);
				const { counts, marked } = sharePanel(panel);
				expect(marked).toEqual(panel.marked);
				for (const places of marked) expect(places.buffer).toBe(counts[0]?.buffer);
			}),
			{ numRuns: 60 },
		);
		expect(thrown(() => takeAreas(series([1]), 1, 0))).toEqual([
			"RangeError",
			"out-of-range",
			"Cannot take areas of a panel: from and to must lie in order from 0 to 1, current value is [1, 0]",
		]);
	});

	it("rollingTotals() and its like write over the columns of an earlier answer, if they fit", () => {
		const panel = series([3, 8], { exposures: { A: 500 } });
		const totals = rollingTotals(panel);
		expect(rollingTotals(panel, { out: totals, months: 3 }).totals).toBe(totals.totals);
		const comparison = compareRolling(panel);
		const again = compareRolling(panel, { out: comparison, ending: december });
		expect(again).toEqual(comparison);
		expect(again.current).toBe(comparison.current);
		const rated = rates(comparison.current, comparison.currentExposures);
		expect(rates(comparison.current, comparison.currentExposures, { out: rated }).upper).toBe(rated.upper);
		const travel = directionOfTravel(comparison);
		expect(directionOfTravel(comparison, { out: travel }).pValues).toBe(travel.pValues);
		const ranked = rankAreas(rated.values);
		expect(rankAreas(rated.values, { out: ranked }).ranks).toBe(ranked.ranks);
		const bands = quantileBands(ranked);
		expect(quantileBands(ranked, { out: bands }).band).toBe(bands.band);
		const average = regionalAverage(comparison);
		const stands = compareToBenchmark(comparison, average);
		expect(compareToBenchmark(comparison, average, { out: stands }).positions).toBe(stands.positions);
		expect(rates(Float64Array.of(1, 2), Float64Array.of(1, 1), { out: rated }).values).toHaveLength(2);
	});

	it("functions of a panel refuse columns that are no columns of theirs, or lie in one memory", () => {
		const panel = series([30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 90], { exposures: { A: 900 } });
		const windows = compareRolling(panel);
		const one = new Float64Array(1);
		expect(thrown(() => compareRolling(panel, { out: { ...windows, current: one, previous: one } }))).toEqual(
			[
				"RangeError",
				"not-applicable",
				'Cannot compare rolling windows: columns of out must not share memory, nor with what is read, current value is "Float64Array"',
			],
		);
		const memory = new Float64Array(2);
		const [first, second] = [memory.subarray(0, 1), memory.subarray(1)];
		expect(compareRolling(panel, { out: { ...windows, current: first, previous: second } }).current).toBe(
			first,
		);
		const shared = "must not share memory";
		const { current, currentExposures } = compareRolling(panel);
		const rated = rates(current, currentExposures);
		const travel = directionOfTravel(windows);
		const average = regionalAverage(windows);
		const stands = compareToBenchmark(windows, average);
		const ranked = rankAreas(rated.values);
		const weighted = series([1.5], { weighted: true });
		const totals = rollingTotals(weighted);
		for (const call of [
			() => rates(current, currentExposures, { out: { ...rated, values: current } }),
			() => rates(current, currentExposures, { out: { ...rated, upper: currentExposures } }),
			() => directionOfTravel(windows, { out: { ...travel, percentChanges: windows.current } }),
			() => compareToBenchmark(windows, average, { out: { ...stands, pValues: windows.current } }),
			() =>
				quantileBands(ranked, {
					out: { kind: "panel-bands", bands: 2, band: new Uint8Array(ranked.ranks.buffer, 0, 1) },
				}),
			() =>
				rankAreas(rated.values, { out: { ...ranked, ranks: new Uint32Array(rated.values.buffer, 0, 1) } }),
			() => rollingTotals(weighted, { out: { ...totals, totals: weighted.counts[3] as Float64Array } }),
		])
			expect(thrown(call)[2]).toContain(shared);
		expect(
			thrown(() => rollingTotals(panel, { out: { ...totals, totals: new Int32Array(1) as never } })),
		).toEqual([
			"TypeError",
			"wrong-type",
			'Cannot write over columns: a column of out must be Float64Array, as in an earlier answer, current value is "Int32Array"',
		]);
		expect(
			thrown(() => rates(current, currentExposures, { out: { ...rated, values: [0] as never } }))[1],
		).toBe("wrong-type");
	});

	it("functions of a panel refuse what is none of their answers in the words of the house", () => {
		const none = undefined as never;
		const windows = compareRolling(series([3], { exposures: { A: 5 } }));
		for (const [call, must] of [
			[() => rates(none, none), "counts must be an array of numbers"],
			[() => rates(Float64Array.of(1), none), "exposures must be an array of numbers"],
			[() => rankAreas(none), "values must be an array of numbers"],
			[() => rates([null] as never, [5] as never), "counts must be an array of numbers"],
			[() => rates([3] as never, ["5"] as never), "exposures must be an array of numbers"],
			[() => rankAreas([3, null] as never), "values must be an array of numbers"],
			[() => directionOfTravel(none), "the comparison must be a record of kind panel-comparison"],
			[() => regionalAverage({} as never), "the comparison must be a record of kind panel-comparison"],
			[() => compareToBenchmark(none, none), "the comparison must be a record of kind panel-comparison"],
			[() => compareToBenchmark(windows, none), "the average must be a record of kind panel-average"],
			[() => quantileBands(none), "the ranks must be a record of kind panel-ranks"],
			[() => exceptions(none, none), "directions or positions must be given"],
			[() => exceptions({ directions: directionOfTravel(windows) }, none), "polarities must be a list"],
		] as const) {
			const [name, code, message] = thrown(call);
			expect([name, code]).toEqual(["TypeError", "wrong-type"]);
			expect(message).toContain(must);
		}
		const { SharedArrayBuffer: shared } = globalThis;
		try {
			Object.assign(globalThis, { SharedArrayBuffer: undefined });
			expect(thrown(() => sharePanel(series([3])))).toEqual([
				"TypeError",
				"not-applicable",
				"Cannot share a panel: there must be shared memory, which a page has that is isolated across origins, current value is undefined",
			]);
		} finally {
			Object.assign(globalThis, { SharedArrayBuffer: shared });
		}
	});

	it("rollingTotals() of whole counts do not drift, however long the series and large the counts", () => {
		const big = 2 ** 31 - 1;
		const panel = series([big, 1, big, 0, 7], {});
		let checked = 0;
		for (const { current, previous, ending } of everyWindow(panel, {
			months: 3,
			against: "same-period-last-year",
		})) {
			const one = compareRolling(panel, { months: 3, against: "same-period-last-year", ending });
			expect([current[0], previous[0]]).toEqual([one.current[0], one.previous[0]]);
			checked++;
		}
		expect(checked).toBe(10);
	});

	it("windows before the panel have a status that says so", () => {
		const panel = series([3], { exposures: { A: 500 } });
		const early = compareRolling(panel, { ending: toPeriod("2018-12") });
		expect([early.currentStatus[0], early.previousStatus[0]]).toEqual([
			windowStatus.complete,
			windowStatus.outside,
		]);
		expect([early.current[0], early.previous[0], early.previousExposures[0]]).toEqual([
			36,
			Number.NaN,
			Number.NaN,
		]);
		expect(directionOfTravel(early).notComparable).toBe(1);
		expect([...everyWindow(panel, { months: 24 })]).toEqual([]);
	});

	it("compareRolling() refuses windows that it cannot set side by side", () => {
		const panel = series([3]);
		const refused = (options: object) => thrown(() => compareRolling(panel, options));
		expect(refused({ months: 6 })).toEqual([
			"RangeError",
			"out-of-range",
			"Cannot compare rolling windows: months must be whole years against the previous window, current value is 6",
		]);
		expect(refused({ months: 24, against: "same-period-last-year" })[2]).toContain(
			"months must be at most 12",
		);
		expect(refused({ months: 0 })[2]).toContain("months must be above 0");
		expect(refused({ ending: toPeriod("2020-01") })).toEqual([
			"RangeError",
			"out-of-range",
			'Cannot compare rolling windows: ending must lie in 2018-01 to 2019-12, current value is "2020-01"',
		]);
		expect(refused({ against: "x" })[1]).toBe("unknown-option");
		expect(thrown(() => compareRolling(null as never))[2]).toContain("the panel must be a panel");
		expect(thrown(() => [...everyWindow(panel, { areas: 0 })])[2]).toContain("areas must be above 0");
	});
});

describe("judgements of a panel", () => {
	const comparison = () =>
		compareRolling(series([30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 90], { exposures: { A: 900 } }));

	it("rates() refuses counts and exposures that are none, and passes over those that are not there", () => {
		const refused = (counts: readonly number[], exposures: readonly number[], options = {}) =>
			thrown(() => rates(Float64Array.from(counts), Float64Array.from(exposures), options));
		expect(refused([1, -1], [5])).toEqual([
			"RangeError",
			"out-of-range",
			"Cannot compute the rates: count 1 must be 0 or more, current value is -1",
		]);
		expect(refused([1, 1.5], [5])).toEqual([
			"RangeError",
			"not-a-whole-number",
			"Cannot compute the rates: count 1 must be a whole number, current value is 1.5",
		]);
		expect(refused([1, Infinity], [5])[2]).toContain("count 1 must be a finite number");
		expect(refused([1, 1], [5, -5])[2]).toContain("exposure 1 must be 0 or more, and finite");
		expect(refused([1, 1], [5, Infinity])[2]).toContain("exposure 1 must be 0 or more, and finite");
		expect(refused([1, 1, 1], [5, 5])).toEqual([
			"RangeError",
			"out-of-range",
			"Cannot compute the rates: the 3 counts must be so many for each exposure, current value is 2",
		]);
		expect(refused([1, 1], [])).toEqual([
			"RangeError",
			"not-applicable",
			"Cannot compute the rates: exposures must be given, and the panel must have some, current value is 0",
		]);
		expect(rates(new Float64Array(0), new Float64Array(0)).values).toHaveLength(0);
		expect(refused([1], [5], { per: 0 })[2]).toContain("per must be above 0");
		expect(refused([1], [5], { method: "x" })[1]).toBe("unknown-option");
		for (const method of ["exact", "byar", "exact-below-10-then-byar", "none"] as const) {
			const { values, lower, upper, confidence } = rates(
				Float64Array.of(3, Number.NaN, 3, 3),
				Float64Array.of(1, 1, 0, Number.NaN),
				{ method },
			);
			expect([...values]).toEqual([3000, Number.NaN, Number.NaN, Number.NaN]);
			expect([...lower].map(Number.isNaN)).toEqual(method === "none" ? [] : [false, true, true, true]);
			expect([...upper].map(Number.isNaN)).toEqual(method === "none" ? [] : [false, true, true, true]);
			expect(confidence).toBe(method === "none" ? null : 0.95);
		}
		const [weighted] = rates(Float64Array.of(2.5), Float64Array.of(10), { weighted: true }).lower;
		expect(weighted).toBe(single.rate(2.5, 10, { weighted: true }).lower);
		expect(rates(new Float64Array(0), new Float64Array(0)).values).toHaveLength(0);
	});

	it("rates() refuses what rate() refuses: counts and rates that are too large; and a zero has no sign", () => {
		const methods = ["exact", "byar", "exact-below-10-then-byar", "none"] as const;
		for (const method of methods) {
			const of = (count: number, exposure: number, options = {}) =>
				rates(Float64Array.of(1, count), Float64Array.of(5, exposure), { method, ...options });
			const refused = (count: number, exposure: number, options = {}) =>
				thrown(() => of(count, exposure, options)).slice(1);
			expect(refused(2 ** 60, 5)).toEqual([
				"not-a-whole-number",
				"Cannot compute the rates: count 1 must be a whole number, current value is 1152921504606847000",
			]);
			expect(of(2 ** 53 - 1, 5).values[1]).toBe(single.rate(2 ** 53 - 1, 5).value);
			expect(of(1e300, 5, { weighted: true }).values[1]).toBe(
				single.rate(1e300, 5, { weighted: true }).value,
			);
			for (const [count, exposure, options] of [
				[1, 1e-320, {}],
				[1e9, 1e-297, {}],
				[1e308, 1, { weighted: true }],
			] as const)
				expect(refused(count, exposure, options)).toEqual([
					"not-a-number",
					"Cannot compute the rates: rate 1 must be a finite number, current value is Infinity",
				]);
			const small = of(5, 1e-303);
			const one = single.rate(5, 1e-303);
			expect(small.values[1]).toBe(one.value);
			expect(of(-0, 5).values[1]).toBe(0);
			if (method === "exact") expect([small.lower[1], small.upper[1]]).toEqual([one.lower, one.upper]);
			if (method !== "none") expect(of(-0, 5).lower[1]).toBe(0);
		}
	});

	it("rollingTotals() and compareRolling() refuse sums that are too large for a number, as single series do", () => {
		const rows = single.monthsIn(toPeriod("2018-01/2019-12")).map((period, month) => ({
			area: "A",
			indicator: "i",
			period,
			count: month === 0 ? -0 : 1e308,
			exposure: month < 12 ? 1 : 1e308,
		}));
		const { panel } = panelFromRows(rows, { weighted: true, exposureRule: "sum-over-window" });
		expect(observationsOf(panel, "A", "i")[0]?.count).toBe(0);
		expect(thrown(() => single.rollingTotals(rows, { weighted: true }))[1]).toBe("not-a-number");
		expect(thrown(() => rollingTotals(panel))).toEqual([
			"RangeError",
			"not-a-number",
			"Cannot add up a window: the total must be a finite number, current value is Infinity",
		]);
		const few = rows.map((row) => ({ ...row, count: 1 }));
		const whole = panelFromRows(few, { exposureRule: "mean-over-window" }).panel;
		expect(thrown(() => compareRolling(whole))[2]).toContain("the exposure must be a finite number");
		// A window that has no total anyway is none that is too large.
		const gap = panelFromRows(rows.slice(0, -1), {
			months: toPeriod("2018-01/2019-12"),
			weighted: true,
			exposureRule: "sum-over-window",
		}).panel;
		expect(rollingTotals(gap).status[0]).toBe(windowStatus.missing);
	});

	it("directionOfTravel() and compareToBenchmark() do not test weighted counts", () => {
		const weighted = compareRolling(series([3.5], { weighted: true, exposures: { A: 5 } }));
		const message = 'counts must be whole to be tested, current value is "weighted"';
		expect(thrown(() => directionOfTravel(weighted))[2]).toContain(message);
		const average = regionalAverage(weighted);
		expect(average.values[0]).toBe(8400);
		expect(thrown(() => compareToBenchmark(weighted, average))[2]).toContain(message);
	});

	it("directionOfTravel() means the same by an absolute change as that of a single series without exposures", () => {
		for (const windows of [{ months: 12 }, { months: 3, against: "same-period-last-year" as const }])
			for (const absolute of [50_000, 99_999, 100_001, 500_000]) {
				const panel = series([...Array(12).fill(1000), ...Array(12).fill(1100)]);
				const answer = directionOfTravel(compareRolling(panel, windows), { minimumChange: { absolute } });
				const one = single.compareRolling(observationsOf(panel, "A", "i"), { ...windows, ending: december });
				if (one.status !== "complete") throw new Error("must be complete");
				const { months: _m, ...current } = one.current;
				const { months: _n, ...previous } = one.previous;
				const travel = single.directionOfTravel(current, previous, { minimumChange: { absolute } });
				expect(travel.direction).toBe(absolute < 100_000 ? "up" : "similar");
				expect(answer.directions[0]).toBe(directionCodes[travel.direction ?? "not-comparable"]);
			}
	});

	it("directionOfTravel() takes windows without exposures as equally exposed", () => {
		const plain = compareRolling(series([3, 9, 0]));
		const exposed = compareRolling(series([3, 9, 0], { exposures: { A: 700 } }));
		expect(directionOfTravel(plain).pValues).toEqual(directionOfTravel(exposed).pValues);
		expect(thrown(() => directionOfTravel(plain, { method: "x" as "score" }))[1]).toBe("unknown-option");
		expect(thrown(() => directionOfTravel(plain, { pValues: 1 as never }))[2]).toContain(
			"pValues must be true or false",
		);
		expect(thrown(() => regionalAverage(plain))).toEqual([
			"TypeError",
			"not-applicable",
			"Cannot compute the regional averages: the panel must have exposures, current value is null",
		]);
	});

	it("compareToBenchmark() refuses what does not belong together", () => {
		const windows = comparison();
		const average = regionalAverage(windows);
		const rated = rates(windows.current, windows.currentExposures);
		const refused = (options: object, of: object = {}) =>
			thrown(() => compareToBenchmark(windows, { ...average, ...of }, options))[2];
		expect(refused({ method: "interval" })).toContain("rates with limits must come with interval");
		expect(refused({ method: "interval", rates: rated, confidence: 0.9 })).toContain(
			"confidence must be that of the rates",
		);
		expect(refused({ rates: rated })).toContain("rates must come with interval");
		expect(refused({}, { method: "mean-of-rates" })).toContain("the average must be pooled for a test");
		expect(refused({}, { values: new Float64Array(3) })).toContain("the average must have 1 indicators");
		expect(refused({ method: "interval", rates: { ...rated, per: 1 } })).toContain(
			"rates must be 1, per 1000 as the average is",
		);
		expect(compareToBenchmark(windows, average, { method: "interval", rates: rated }).notCompared).toBe(1);
	});

	it("exceptions() names what changed for the worse or stands on the worse side, and counts what was judged", () => {
		const period = december;
		const rows = ["A", "B", "C"].flatMap((area, at) =>
			["bad", "good", "plain"].flatMap((indicator) => [
				{ area, indicator, period: toPeriod("2018-12"), count: 100 },
				{ area, indicator, period, count: [100, 200, 50][at] ?? null },
			]),
		);
		const { panel } = panelFromRows(rows, { exposures: { A: 1000, B: 1000, C: 1000 } });
		const windows = compareRolling(panel, { months: 1, against: "same-period-last-year" });
		const directions = directionOfTravel(windows);
		const positions = compareToBenchmark(windows, regionalAverage(windows), { confidence: 0.998 });
		const polarities = ["lower-is-better", "higher-is-better", "neutral"] as const;
		const { change, benchmark } = exceptionBits;
		const answer = exceptions({ directions, positions }, polarities);
		expect([...answer.series]).toEqual([3, 7]);
		expect([...answer.rules]).toEqual([change | benchmark, change | benchmark]);
		expect(answer.judged).toEqual({ change: 6, benchmark: 6 });
		expect(answer.expectedFalseAlarms).toBeCloseTo(6 * 0.025 + 6 * 0.001, 12);
		expect([...exceptions({ positions }, polarities).rules]).toEqual([benchmark, benchmark]);
		expect(exceptions({ directions }, ["neutral"]).judged.change).toBe(0);
		const again = exceptions({ directions, positions }, polarities, { out: answer });
		expect([again.series.buffer, again.rules.buffer]).toEqual([answer.series.buffer, answer.rules.buffer]);
		expect(again).toEqual(answer);
		const fewer = exceptions({ directions }, ["lower-is-better", "neutral", "neutral"], { out: answer });
		expect([fewer.series.buffer, [...fewer.series]]).toEqual([answer.series.buffer, [3]]);
		expect([...exceptions({ directions, positions }, polarities, { out: fewer }).series]).toEqual([3, 7]);
		expect(thrown(() => exceptions({}, polarities))[2]).toContain("directions or positions must be given");
		expect(thrown(() => exceptions({ directions }, ["x" as "neutral"]))[1]).toBe("unknown-option");
		expect(thrown(() => exceptions({ directions }, ["neutral", "neutral"]))[2]).toContain(
			"the 9 series must be so many for each polarity",
		);
		expect(
			thrown(() =>
				exceptions({ directions, positions: { ...positions, positions: new Int8Array(3) } }, polarities),
			)[2],
		).toContain("positions must be as many as directions, 9");
	});

	it("rankAreas() ranks as a sort would, whatever the values", () => {
		const value = fc.oneof(
			fc.double({ noDefaultInfinity: true }),
			fc.integer({ min: 0, max: 5 }),
			fc.constantFrom(Number.NaN, 0, -0, Number.MAX_VALUE, -Number.MAX_VALUE, 5e-324, Infinity),
		);
		fc.assert(
			fc.property(fc.array(value, { maxLength: 40 }), fc.boolean(), (values, highest) => {
				const { ranks, of } = rankAreas(Float64Array.from(values), {
					order: highest ? "highest-first" : "lowest-first",
				});
				const known = values.filter((one) => !Number.isNaN(one));
				expect(of[0]).toBe(known.length);
				expect([...ranks]).toEqual(
					values.map((one) =>
						Number.isNaN(one) ? 0 : 1 + known.filter((other) => (highest ? other > one : other < one)).length,
					),
				);
			}),
			{ numRuns: 500 },
		);
		expect(thrown(() => rankAreas(new Float64Array(3), { indicators: 2 }))[2]).toContain(
			"the values must be so many for each of 2 indicators",
		);
		expect(thrown(() => quantileBands(rankAreas(Float64Array.of(1)), { bands: 1 }))[2]).toContain(
			"bands must be 2 to 255",
		);
	});

	it("rankAreas() ranks hundreds of areas of which most lie close together, several indicators at once", () => {
		/** Ranks by definition: one more than the number of areas that stand before. */
		const expected = (values: readonly number[], highest: boolean) =>
			values.map((one) =>
				Number.isNaN(one) ? 0 : 1 + values.filter((other) => (highest ? other > one : other < one)).length,
			);
		const areas = 300;
		const far = [1e9, Number.NaN, -1e9];
		const columns = [
			// One area far above the others, and some without a value.
			Array.from({ length: areas }, (_, at) => (at < 2 ? (far[at] as number) : ((at * 7919) % 211) / 8)),
			// One far below, and two crowds.
			Array.from({ length: areas }, (_, at) => (at === 9 ? -1e9 : (at % 2) * 1e8 + ((at * 31) % 97))),
			// All the same, but for those without a value.
			Array.from({ length: areas }, (_, at) => (at % 50 === 0 ? Number.NaN : 4)),
		];
		const values = Float64Array.from(
			{ length: 3 * areas },
			(_, at) => columns[at % 3]?.[Math.floor(at / 3)] ?? 0,
		);
		for (const order of ["highest-first", "lowest-first"] as const) {
			const { ranks, of } = rankAreas(values, { indicators: 3, order });
			expect([...of]).toEqual([299, 300, 294]);
			for (const [indicator, column] of columns.entries())
				expect([...ranks].filter((_, at) => at % 3 === indicator)).toEqual(
					expected(column, order === "highest-first"),
				);
		}
	});
});
