import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as single from "../../src/index.ts";
import { type Period, toPeriod } from "../../src/index.ts";
import {
	appendMonths,
	compareRolling,
	compareToBenchmark,
	directionCodes,
	directionOfTravel,
	everyWindow,
	type Panel,
	panelFromRows,
	positionCodes,
	quantileBands,
	rankAreas,
	rates,
	regionalAverage,
	rollingTotals,
	similarCodes,
	windowStatus,
} from "../../src/panel/index.ts";
import { type Drawn, drawnPanel, months, observed, optionsOf, rowsOf } from "./scalar.ts";

const panelOf = (drawn: Drawn) => panelFromRows(rowsOf(drawn), optionsOf(drawn)).panel;

/** Every series of a drawn panel, with its place. */
const seriesOf = ({ areas, indicators, cells, exposures }: Drawn) =>
	areas.flatMap((area, a) =>
		indicators.map((indicator, i) => ({
			at: a * indicators.length + i,
			area,
			indicator,
			exposure: exposures[a] ?? 0,
			series: observed(cells[a]?.[i] ?? []),
		})),
	);

const orNaN = (value: number | null | undefined) => value ?? Number.NaN;

const ending = fc.constantFrom(...months.slice(23));

/** Holds every step of two areas at a time against the functions for one window, and gives how many there are. */
function stepsOneByOne(panel: Panel): number {
	let steps = 0;
	for (const step of everyWindow(panel, { areas: 2 })) {
		const all = compareRolling(panel, { ending: step.ending });
		const part = (column: Float64Array | Uint8Array) =>
			column.slice(
				step.firstArea * panel.indicators.length,
				(step.firstArea + step.areas) * panel.indicators.length,
			);
		for (const key of ["current", "previous", "currentStatus", "previousStatus"] as const)
			expect(step[key]).toEqual(part(all[key]));
		expect(step.percentChanges).toEqual(part(directionOfTravel(all, { method: "score" }).percentChanges));
		for (const window of ["current", "previous"] as const)
			expect(step[`${window}Rates`]).toEqual(
				all.exposuresBy === null
					? new Float64Array(0)
					: part(rates(all[window], all[`${window}Exposures`], { method: "none" }).values),
			);
		steps++;
	}
	return steps;
}

describe("equal bits: a panel says what the functions of single series say", () => {
	it("rollingTotals() has the totals of the single series, and a status where those have reasons", () => {
		fc.assert(
			fc.property(
				drawnPanel,
				fc.constantFrom(...months),
				fc.integer({ min: 1, max: 30 }),
				(drawn, end, length) => {
					const { totals, status, incomplete } = rollingTotals(panelOf(drawn), {
						ending: end,
						months: length,
					});
					let found = 0;
					for (const { at, series } of seriesOf(drawn)) {
						const [window] = single
							.rollingTotals(series, { months: length })
							.filter(({ period }) => period.endsWith(end));
						const complete = window?.status === "complete";
						if (!complete) found++;
						expect(totals[at]).toBe(complete ? window.total : Number.NaN);
						expect(status[at] === windowStatus.complete).toBe(complete);
						if (window?.status === "interval") expect(status[at]).toBe(windowStatus.withheld);
					}
					expect(incomplete).toBe(found);
				},
			),
		);
	});

	it("compareRolling() and directionOfTravel() compare as single series are compared", () => {
		fc.assert(
			fc.property(
				drawnPanel,
				ending,
				fc.constantFrom("mid-p" as const, "exact" as const, "score" as const),
				fc.constantFrom(undefined, 0 as const, { relative: 0.1 }, { absolute: 0.5 }),
				fc.boolean(),
				(drawn, end, method, minimumChange, bare) => {
					const least = minimumChange === undefined ? {} : { minimumChange };
					const panel = panelOf(drawn);
					const comparison = compareRolling(bare ? { ...panel, exposures: null } : panel, { ending: end });
					const answer = directionOfTravel(comparison, { method, ...least });
					const quick = directionOfTravel(comparison, { method, ...least, pValues: false });
					expect(quick.directions).toEqual(answer.directions);
					expect(quick.similarBecause).toEqual(answer.similarBecause);
					for (const { at, series, exposure } of seriesOf(drawn)) {
						const windows = single.compareRolling(series, {
							ending: end,
							...(bare ? {} : { exposures: exposure }),
						});
						expect(comparison.current[at]).toBe(
							orNaN(windows.status === "complete" ? windows.current.count : windows.current.total),
						);
						expect(comparison.previous[at]).toBe(
							orNaN(windows.status === "complete" ? windows.previous.count : windows.previous.total),
						);
						if (windows.status !== "complete") {
							expect(answer.directions[at]).toBe(directionCodes["not-comparable"]);
							continue;
						}
						const { months: _m, ...current } = windows.current;
						const { months: _n, ...previous } = windows.previous;
						const travel = single.directionOfTravel(current, previous, { method, ...least });
						expect(answer.directions[at]).toBe(directionCodes[travel.direction ?? "not-comparable"]);
						if (travel.status !== "compared") continue;
						expect(answer.pValues[at]).toBe(travel.pValue);
						expect(answer.percentChanges[at]).toBe(orNaN(travel.change.percent));
						const because = travel.similarBecause ?? "none";
						expect(answer.similarBecause[at]).toBe(similarCodes[because as keyof typeof similarCodes]);
					}
				},
			),
		);
	});

	it("everyWindow() gives at each month what compareRolling() gives", () => {
		fc.assert(
			fc.property(
				drawnPanel,
				fc.constantFrom({ months: 12 }, { months: 3, against: "same-period-last-year" as const }),
				fc.integer({ min: 1, max: 4 }),
				(drawn, windows, areas) => {
					const panel = panelOf(drawn);
					const each = drawn.indicators.length;
					const seen = new Map<Period, number>();
					for (const step of everyWindow(panel, { ...windows, areas, per: 500 })) {
						const whole = compareRolling(panel, { ...windows, ending: step.ending });
						const part = (column: Float64Array | Uint8Array, width: number) =>
							column.slice(step.firstArea * width, (step.firstArea + step.areas) * width);
						for (const key of ["current", "previous", "currentStatus", "previousStatus"] as const)
							expect(step[key]).toEqual(part(whole[key], each));
						for (const key of ["currentExposures", "previousExposures"] as const)
							expect(step[key]).toEqual(part(whole[key], 1));
						expect(step.previousEnding).toBe(whole.previousEnding);
						const { percentChanges } = directionOfTravel(whole, { method: "score" });
						expect(step.percentChanges).toEqual(part(percentChanges, each));
						for (const window of ["current", "previous"] as const) {
							const bare = whole.exposuresBy === null;
							const { values } = rates(whole[window], whole[`${window}Exposures`], {
								method: "none",
								per: 500,
							});
							expect(step[`${window}Rates`]).toEqual(bare ? new Float64Array(0) : part(values, each));
						}
						seen.set(step.ending, (seen.get(step.ending) ?? 0) + step.areas);
					}
					expect([...seen.keys()]).toEqual(months.slice(windows.months === 12 ? 23 : 14));
					expect(new Set(seen.values())).toEqual(new Set([drawn.areas.length]));
				},
			),
			{ numRuns: 40 },
		);
	});

	it("rates() has value and limits of rate()", () => {
		const method = fc.constantFrom("exact" as const, "byar" as const, "exact-below-10-then-byar" as const);
		const counts = fc.array(
			fc.oneof(
				fc.integer({ min: 0, max: 30 }),
				fc.integer({ min: 0, max: 40_000 }),
				fc.integer({ min: 0, max: 2 ** 31 }),
			),
			{ minLength: 1, maxLength: 30 },
		);
		fc.assert(
			fc.property(
				counts,
				method,
				fc.constantFrom(0.95, 0.998, 0.5, 1 - 1e-10),
				fc.integer({ min: 1, max: 1e6 }),
				(drawn, how, confidence, exposure) => {
					const { values, lower, upper } = rates(
						Float64Array.from(drawn),
						new Float64Array(drawn.length).fill(exposure),
						{ method: how, confidence, per: 100_000 },
					);
					for (const [at, count] of drawn.entries()) {
						const one = single.rate(count, exposure, { method: how, confidence, per: 100_000 });
						expect([values[at], lower[at], upper[at]]).toEqual([one.value, one.lower, one.upper]);
					}
				},
			),
		);
	});

	it("rates() of many counts, some of them alike, has value and limits of rate()", () => {
		// The last are not kept in the list of limits.
		const drawn = Array.from({ length: 300 }, (_, at) => (at < 290 ? (at * 7) % 41 : 297 + at));
		for (const each of [1, 3])
			for (const method of ["exact", "byar", "exact-below-10-then-byar"] as const) {
				const exposures = Float64Array.from({ length: drawn.length / each }, (_, at) => 500 + 13 * at);
				const counts = Float64Array.from(drawn);
				counts[5] = Number.NaN;
				exposures[7] = 0;
				const answer = rates(counts, exposures, { method });
				for (const [at, count] of drawn.entries()) {
					const exposure = exposures[Math.floor(at / each)] ?? 0;
					const one = at === 5 || exposure === 0 ? null : single.rate(count, exposure, { method });
					expect([answer.values[at], answer.lower[at], answer.upper[at]]).toEqual(
						one === null ? [Number.NaN, Number.NaN, Number.NaN] : [one.value, one.lower, one.upper],
					);
				}
			}
	});

	it("everyWindow() gives what its steps give one by one, for many indicators and exposures that change", () => {
		const indicators = Array.from({ length: 7 }, (_, place) => `indicator ${place}`);
		const areas = Array.from({ length: 5 }, (_, place) => `area ${place}`);
		const rows = areas.flatMap((area, a) =>
			indicators.flatMap((indicator, i) =>
				months.map((period, month) => ({
					area,
					indicator,
					period,
					count: i === 6 ? (month % 25) >> 4 : (31 * a + 17 * i + 7 * month * month) % 53,
				})),
			),
		);
		const populations = areas.flatMap((area, a) =>
			[2015, 2016, 2017, 2018].map((year) => ({
				area,
				year,
				population: a === 4 && year === 2016 ? null : 4_000 + 100 * a + (a === 0 ? 0 : 37 * (year - 2015)),
			})),
		);
		const changing = { exposures: populations, exposureRule: "mid-year-before-window" } as const;
		const whole = rows.filter((_, place) => place !== 400 && place !== 1001);
		for (const [kept, options] of [
			[rows, changing],
			[whole, changing],
			[rows, {}],
		] as const) {
			const { panel } = panelFromRows(kept, options);
			expect(stepsOneByOne(panel)).toBe(3 * (months.length - 23));
		}
	});

	it("everyWindow() gives what its steps give one by one where months share their exposures, and some series have none", () => {
		const rows = ["A", "B", "C", "D", "E"].flatMap((area, a) =>
			["i", "j", "k", "l", "m"].flatMap((indicator, i) =>
				months.map((period, month) => ({
					area,
					indicator,
					period,
					count: (31 * a + 17 * i + 7 * month * month) % 53,
				})),
			),
		);
		const { panel } = panelFromRows(rows);
		const found = { rule: "given", windowMonths: null } as const;
		const people = Float64Array.of(4_000, Number.NaN, 5_100, 0, 6_300);
		const households = Float64Array.from({ length: 25 }, (_, at) =>
			at % 9 === 4 ? Number.NaN : 900 + 7 * at,
		);
		const shared = (column: Float64Array) => months.map(() => column);
		for (const exposures of [
			{ by: "area", ...found, columns: shared(people) },
			{ by: "series", ...found, columns: shared(households) },
			{ by: "area", rule: "sum-over-window", windowMonths: null, columns: shared(people) },
		] as const)
			expect(stepsOneByOne({ ...panel, exposures })).toBe(3 * (months.length - 23));
	});

	it("regionalAverage(), compareToBenchmark(), rankAreas() and quantileBands() say what their namesakes say", () => {
		fc.assert(
			fc.property(
				drawnPanel,
				ending,
				fc.constantFrom("pooled" as const, "mean-of-rates" as const),
				fc.constantFrom("all" as const, "available" as const),
				fc.constantFrom("mid-p" as const, "exact" as const),
				(drawn, end, how, members, method) => {
					const comparison = compareRolling(panelOf(drawn), { ending: end });
					const average = regionalAverage(comparison, { method: how, members });
					const rated = rates(comparison.current, comparison.currentExposures, { method: "byar" });
					const inside = compareToBenchmark(comparison, average, { method: "interval", rates: rated });
					const tested = how === "pooled" ? compareToBenchmark(comparison, average, { method }) : null;
					const each = drawn.indicators.length;
					const order = how === "pooled" ? "highest-first" : "lowest-first";
					const ranked = rankAreas(rated.values, { indicators: each, order });
					const banded = quantileBands(ranked, { bands: 2 });
					for (const [i] of drawn.indicators.entries()) {
						const areas = drawn.areas.map((area, a) => {
							const count = comparison.current[a * each + i] ?? Number.NaN;
							return { area, count: Number.isNaN(count) ? null : count, exposure: drawn.exposures[a] ?? 0 };
						});
						const one = single.regionalAverage(areas, { method: how, members });
						expect(average.values[i]).toBe(orNaN(one.value));
						expect(average.members[i]).toBe(one.members.length);
						expect(average.excluded[i]).toBe(one.excluded.length);
						const ranks = single.rankAreas(areas, { order });
						expect(ranked.of[i]).toBe(ranks.of);
						const bands = single.quantileBands(areas, { bands: 2, order });
						for (const [a, area] of areas.entries()) {
							const at = a * each + i;
							expect(ranked.ranks[at]).toBe(ranks.ranks.find((row) => row.area === area.area)?.rank ?? 0);
							expect(banded.band[at]).toBe(bands.areas.find((row) => row.area === area.area)?.band ?? 0);
							const { lower, upper } =
								area.count === null
									? ({} as never)
									: single.rate(area.count, area.exposure, { method: "byar" });
							const positioned = (answer: single.BenchmarkComparison) => positionCodes[answer.position];
							if (tested !== null) {
								const answer = single.compareToBenchmark(area, one, { method });
								expect(tested.positions[at]).toBe(positioned(answer));
								expect(tested.pValues[at]).toBe(answer.status === "compared" ? answer.pValue : Number.NaN);
							}
							if (area.count !== null && drawn.areas.length > 1) {
								const answer = single.compareToBenchmark({ ...area, per: 1000, lower, upper }, one, {
									method: "interval",
									confidence: 0.95,
								});
								expect(inside.positions[at]).toBe(positioned(answer));
							}
						}
					}
				},
			),
		);
	});

	it("compareRolling() finds mid-year populations as single series do, in panels of any parts", () => {
		const areas = ["A", "B"];
		const population = fc.oneof(
			{ weight: 6, arbitrary: fc.integer({ min: 1, max: 900_000 }) },
			{ weight: 2, arbitrary: fc.double({ min: 1, max: 1e6, noNaN: true }) },
			{ weight: 1, arbitrary: fc.constantFrom(null, 0, "none" as const) },
		);
		const years = fc.array(population, { minLength: 6, maxLength: 6 });
		fc.assert(
			fc.property(
				fc.tuple(years, years),
				fc.constantFrom(
					"mid-year-before-window" as const,
					"mid-year-of-window-start" as const,
					"nearest-mid-year" as const,
					"mean-over-window" as const,
				),
				fc.constantFrom(
					{ months: 12 },
					{ months: 24 },
					{ months: 3, against: "same-period-last-year" as const },
				),
				fc.integer({ min: 23, max: months.length - 1 }),
				fc.nat(months.length - 1),
				(drawn, exposureRule, windows, end, cut) => {
					const rows = areas.flatMap((area) =>
						months.map((period, month) => ({ area, indicator: "i", period, count: (month * 7) % 11 })),
					);
					const populations = areas.flatMap((area, place) =>
						(drawn[place] ?? []).flatMap((figure, at) =>
							figure === "none" ? [] : [{ area, year: 2014 + at, population: figure }],
						),
					);
					const options = { exposures: populations, exposureRule, windowMonths: windows.months, areas };
					const part = (from: number, to: number) =>
						panelFromRows(rows, {
							...options,
							months: toPeriod(from === to ? `${months[from]}` : `${months[from]}/${months[to]}`),
						}).panel;
					const last = months.length - 1;
					const panel = cut === 0 ? part(0, last) : appendMonths(part(0, cut - 1), part(cut, last));
					const ending = months[end] as Period;
					const comparison = compareRolling(panel, { ...windows, ending });
					const { directions } = directionOfTravel(comparison, { method: "score" });
					for (const [place, area] of areas.entries()) {
						const one = single.compareRolling(
							rows.filter((row) => row.area === area),
							{
								...windows,
								ending,
								exposures: populations.filter((figure) => figure.area === area),
								exposureRule,
							},
						);
						if (one.status !== "complete") {
							expect(directions[place]).toBe(directionCodes["not-comparable"]);
							continue;
						}
						expect([
							comparison.current[place],
							comparison.currentExposures[place],
							comparison.previousExposures[place],
						]).toEqual([one.current.count, one.current.exposure, one.previous.exposure]);
					}
				},
			),
			{ numRuns: 80 },
		);
	});

	it("compareRolling() adds up and averages exposures as single series do, fractions and 0 among them", () => {
		const exposure = fc.oneof(
			{ weight: 10, arbitrary: fc.integer({ min: 0, max: 500 }) },
			{ weight: 5, arbitrary: fc.double({ min: 0.001, max: 1e4, noNaN: true }) },
			{ weight: 2, arbitrary: fc.constant(0) },
		);
		const every = { minLength: months.length, maxLength: months.length };
		const drawn = fc.oneof(
			fc.array(exposure, every),
			fc.array(fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0.1), every),
			fc.array(
				fc.oneof({ weight: 60, arbitrary: exposure }, { weight: 1, arbitrary: fc.constant(null) }),
				every,
			),
		);
		fc.assert(
			fc.property(
				drawn,
				fc.constantFrom("sum-over-window" as const, "mean-over-window" as const),
				fc.constantFrom({ months: 12 }, { months: 1, against: "same-period-last-year" as const }),
				ending,
				(exposures, exposureRule, windows, end) => {
					const rows = months.map((period, month) => ({
						area: "A",
						indicator: "i",
						period,
						count: (month * 7) % 11,
						exposure: exposures[month] ?? null,
					}));
					const { panel } = panelFromRows(rows, { exposureRule });
					const comparison = compareRolling(panel, { ...windows, ending: end });
					const one = single.compareRolling(rows, { ...windows, ending: end, exposures: rows, exposureRule });
					const travel = directionOfTravel(comparison, { method: "score" });
					if (one.status !== "complete") {
						expect(travel.directions[0]).toBe(directionCodes["not-comparable"]);
						return;
					}
					expect([comparison.currentExposures[0], comparison.previousExposures[0]]).toEqual([
						one.current.exposure,
						one.previous.exposure,
					]);
					expect(rates(comparison.current, comparison.currentExposures, { method: "none" }).values[0]).toBe(
						one.current.value,
					);
				},
			),
			{ numRuns: 150 },
		);
	});

	it("rollingTotals() and rates() of weighted counts are those of single series, whatever their sizes", () => {
		const count = fc.oneof(
			fc.double({ min: 0, max: 1e3, noNaN: true }),
			fc.constantFrom(1e16, 1e300, 3e15, 5e-324, 1 / 3),
		);
		fc.assert(
			fc.property(
				fc.array(count, { minLength: months.length, maxLength: months.length }),
				fc.constantFrom(1, 2, 12, 24),
				(counts, length) => {
					const rows = months.map((period, month) => ({
						area: "A",
						indicator: "i",
						period,
						count: counts[month] ?? 0,
					}));
					const { panel } = panelFromRows(rows, { weighted: true });
					const windows = single.rollingTotals(rows, { months: length, weighted: true });
					const totals = new Map(windows.map(({ period, total }) => [period.slice(-7), orNaN(total)]));
					for (const end of months)
						expect(rollingTotals(panel, { months: length, ending: end }).totals[0]).toBe(totals.get(end));
					if (length === 12)
						for (const step of everyWindow(panel)) expect(step.current[0]).toBe(totals.get(step.ending));
					const total = Math.min(orNaN(totals.get("2019-12")), 1e6);
					for (const method of ["exact", "byar", "exact-below-10-then-byar"] as const) {
						const { values, lower, upper } = rates(Float64Array.of(total), Float64Array.of(777), {
							weighted: true,
							method,
						});
						const one = single.rate(total, 777, { weighted: true, method });
						expect([values[0], lower[0], upper[0]]).toEqual([one.value, one.lower, one.upper]);
					}
				},
			),
			{ numRuns: 40 },
		);
	});

	it("rollingTotals() of weighted counts are right to the last bit after a spike of 1e16", () => {
		const series = Array.from({ length: 60 }, (_, month) => (month === 20 ? 1e16 : 0.1 + month / 7));
		const periods = single.monthsIn(toPeriod("2015-01/2019-12"));
		const observations = series.map((count, month) => ({ period: periods[month] as Period, count }));
		const { panel } = panelFromRows(
			observations.map((row) => ({ area: "a", indicator: "i", ...row })),
			{ weighted: true },
		);
		const expected = single.rollingTotals(observations, { weighted: true });
		for (const { period, total } of expected.slice(11))
			expect(rollingTotals(panel, { ending: period }).totals[0]).toBe(total);
		let after = 0;
		for (const { current, ending: end } of everyWindow(panel)) {
			const one = expected.find(({ period }) => period.endsWith(end));
			expect(current[0]).toBe(one?.total);
			after++;
		}
		expect(after).toBe(37);
	});
});
