import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Period, toPeriod } from "../../src/index.ts";
import {
	cellMarks,
	compareRolling,
	compareToBenchmark,
	directionCodes,
	directionOfTravel,
	exceptionBits,
	exceptions,
	observationsOf,
	type PanelColumns,
	type PanelPolarity,
	type PanelReading,
	type PanelRow,
	panelFromColumns,
	panelFromRows,
	positionCodes,
	regionalAverage,
} from "../../src/panel/index.ts";
import { frozen } from "../published/helpers.ts";
import { drawnPanel, months, optionsOf, rowsOf } from "./scalar.ts";

const names = ["Ashby", "Blaby", "Oadby"];
const offences = ["robbery", "arson"];
const labels = ["2019-10", "2019-11", "2019-12", "2019-09", "2020-01", "2019/20", "", "2019-10/2019-12"];
const quarter = ["2019-10", "2019-11", "2019-12"];

/** A record by codes: one below 0 stands for no name. */
const record = fc.record({
	area: fc.constantFrom(0, 0, 0, 0, 1, 2, -1, -2),
	indicator: fc.constantFrom(0, 0, 0, 0, 1, -1),
	period: fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7),
	count: fc.oneof(fc.nat(50), fc.nat(50), fc.constantFrom(null, null, 0, -1, -2, 2 ** 31)),
	withheld: fc.constantFrom(false, false, false, true),
	exposure: fc.constantFrom(10, 20, 30, 0, null, -1, Number.POSITIVE_INFINITY),
});
type Drawn = typeof record extends fc.Arbitrary<infer One> ? One : never;
const records = fc.array(record, { maxLength: 30 });

/** What becomes of the records, one by one, in the three areas and the last quarter of 2019. */
function oneByOne(drawn: readonly Drawn[]) {
	const cells = new Map<string, { count: number; exposure: number | null }>();
	const problems = drawn.flatMap(({ area, indicator, period, count, withheld, exposure }, at) => {
		const month = labels[period] ?? "";
		const problem =
			area < 0
				? "unknown-area"
				: indicator < 0
					? "unknown-indicator"
					: !/^\d{4}-\d\d$/.test(month)
						? "not-a-month"
						: !quarter.includes(month)
							? "outside-months"
							: !withheld && count !== null && (count < 0 || count >= 2 ** 31)
								? "not-a-count"
								: exposure !== null && (exposure < 0 || exposure === Number.POSITIVE_INFINITY)
									? "not-an-exposure"
									: null;
		if (problem !== null) return [{ record: at, code: problem }];
		const cell = `${month} ${area} ${indicator}`;
		const mark = withheld ? cellMarks.withheld : (count ?? cellMarks.blank);
		cells.set(cell, { count: cells.has(cell) ? cellMarks.duplicate : mark, exposure });
		return [];
	});
	const inPanel = <Value>(value: (cell: string) => Value) =>
		quarter.map((month) =>
			names.flatMap((_, area) => offences.map((_one, indicator) => value(`${month} ${area} ${indicator}`))),
		);
	return {
		counts: inPanel((cell) => cells.get(cell)?.count ?? cellMarks.missing),
		exposures: inPanel((cell) => {
			const { count, exposure } = cells.get(cell) ?? { count: 0, exposure: null };
			return count === cellMarks.duplicate ? "any" : (exposure ?? Number.NaN);
		}),
		problems,
	};
}

const textsOf = (list: readonly string[], codes: readonly number[]) =>
	codes.map((code) => list[code] ?? (null as unknown as string));

const columnsOf = (drawn: readonly Drawn[]): PanelColumns => ({
	area: textsOf(
		names,
		drawn.map(({ area }) => area),
	),
	indicator: textsOf(
		offences,
		drawn.map(({ indicator }) => indicator),
	),
	period: textsOf(
		labels,
		drawn.map(({ period }) => period),
	),
	count: drawn.map(({ count }) => count),
	withheld: drawn.map(({ withheld }) => withheld),
	exposure: drawn.map(({ exposure }) => exposure),
});

const options = {
	areas: names,
	indicators: offences,
	months: toPeriod("2019-10/2019-12"),
	exposureRule: "sum-over-window",
} as const;

const cellsOf = ({ panel }: PanelReading) => panel.counts.map((column) => [...column]);

describe("panelFromColumns(), panelFromRows() and exceptions(): any records", () => {
	it("panelFromColumns() does with each record what its own cells say, and counts what it does not place", () => {
		fc.assert(
			fc.property(records, (drawn) => {
				const reading = panelFromColumns(frozen(columnsOf(drawn)), frozen(options));
				const expected = oneByOne(drawn);
				expect(cellsOf(reading)).toEqual(expected.counts);
				expect(reading.problems).toEqual(expected.problems);
				expect(Object.values(reading.tally).reduce((sum, count) => sum + count)).toBe(reading.rejected);
				for (const [code, count] of Object.entries(reading.tally))
					expect(expected.problems.filter((problem) => problem.code === code)).toHaveLength(count);
				expect([reading.records, reading.placed]).toEqual([drawn.length, drawn.length - reading.rejected]);
				expect(reading.duplicates).toBe(
					expected.counts.flat().filter((cell) => cell === cellMarks.duplicate).length,
				);
				expect(reading.panel.marked.map((places) => [...places])).toEqual(
					expected.counts.map((column) => column.flatMap((cell, at) => (cell < 0 ? [at] : []))),
				);
				const exposed = reading.panel.exposures?.columns.map((column, month) =>
					[...column].map((value, at) => (expected.exposures[month]?.[at] === "any" ? "any" : value)),
				);
				expect(exposed).toEqual(expected.exposures);
			}),
			{ numRuns: 150 },
		);
	});

	it("panelFromColumns() takes texts and codes, lists and arrays of every kind alike", () => {
		fc.assert(
			fc.property(records, (drawn) => {
				const texts = columnsOf(drawn);
				const { exposure: _none, ...plain } = texts;
				const { exposureRule: _rule, ...without } = options;
				const reading = panelFromColumns(texts, options);
				const codes = (key: "area" | "indicator" | "period") => drawn.map((one) => one[key]);
				const coded = {
					...texts,
					area: { codes: Int8Array.from(codes("area")), names },
					indicator: { codes: Int32Array.from(codes("indicator")), names: offences },
					period: { codes: Int16Array.from(codes("period")), names: labels },
					withheld: Uint8Array.from(drawn, ({ withheld }) => (withheld ? 1 : 0)),
					exposure: Float64Array.from(drawn, ({ exposure }) => exposure ?? Number.NaN),
				};
				expect(panelFromColumns(coded, options)).toEqual(reading);
				const valid = new Uint8Array(Math.ceil(drawn.length / 8));
				for (const [at, { count }] of drawn.entries())
					if (count !== null) valid[at >> 3] = (valid[at >> 3] ?? 0) | (1 << (at & 7));
				const bare = panelFromColumns(plain, without);
				for (const count of [
					Float64Array.from(drawn, (one) => one.count ?? 77),
					BigInt64Array.from(drawn, (one) => BigInt(one.count ?? 77)),
				])
					expect(panelFromColumns({ ...plain, count, valid }, without)).toEqual(bare);
			}),
			{ numRuns: 60 },
		);
	});

	it("panelFromRows() makes of its records what panelFromColumns() makes, in any order and under any names", () => {
		fc.assert(
			fc.property(records, fc.infiniteStream(fc.nat(999)), (drawn, keys) => {
				const known = drawn.filter(({ area, indicator }) => area >= 0 && indicator >= 0);
				const rows = known.map(
					({ area, indicator, period, count, withheld, exposure }): PanelRow => ({
						area: names[area] ?? "",
						indicator: offences[indicator] ?? "",
						period: labels[period] as Period,
						count: withheld ? null : count,
						...(withheld ? { withheld: { from: 1, to: 4 } } : {}),
						exposure,
					}),
				);
				const reading = panelFromRows(frozen(rows), options);
				expect(reading).toEqual(panelFromColumns(columnsOf(known), options));
				const { panel, tally, duplicates } = reading;
				const shuffled = rows
					.map((row) => ({ row, key: keys.next().value ?? 0 }))
					.sort((a, b) => a.key - b.key);
				const again = panelFromRows(
					shuffled.map(({ row }) => ({ ...row, area: `new ${row.area}` })),
					{ ...options, areas: names.map((name) => `new ${name}`).reverse() },
				);
				expect([again.tally, again.duplicates]).toEqual([tally, duplicates]);
				for (const area of names)
					for (const indicator of offences)
						expect(observationsOf(again.panel, `new ${area}`, indicator)).toEqual(
							observationsOf(panel, area, indicator),
						);
			}),
			{ numRuns: 100 },
		);
	});

	it("panelFromColumns() and panelFromRows() take areas, indicators and months as they occur, or say that no month does", () => {
		fc.assert(
			fc.property(fc.array(record, { minLength: 1, maxLength: 8 }), (drawn) => {
				const { exposure: _none, ...columns } = columnsOf(drawn);
				const found = drawn
					.map(({ period }) => labels[period] ?? "")
					.filter((label) => /^\d{4}-\d\d$/.test(label))
					.sort();
				if (found.length === 0) {
					expect(() => panelFromColumns(columns)).toThrow(
						expect.objectContaining({ name: "RangeError", code: "out-of-range" }),
					);
					return;
				}
				const { panel } = panelFromColumns(columns);
				expect([panel.first, panel.last]).toEqual([found[0], found.at(-1)]);
				const placed = drawn.filter(
					({ area, indicator, period, count, withheld }) =>
						area >= 0 &&
						indicator >= 0 &&
						/^\d{4}-\d\d$/.test(labels[period] ?? "") &&
						(withheld || count === null || (count >= 0 && count < 2 ** 31)),
				);
				const inOrder = (column: readonly string[], list: readonly string[], key: "area" | "indicator") => {
					const used = new Set(placed.map((one) => list[one[key]]));
					return [...new Set(column)].filter((text) => used.has(text));
				};
				expect(panel.areas).toEqual(inOrder(columns.area as string[], names, "area"));
				expect(panel.indicators).toEqual(inOrder(columns.indicator as string[], offences, "indicator"));
			}),
			{ numRuns: 100 },
		);
	});

	it("exceptions() are the series that stand on the worse side, and those of the other side where polarities turn", () => {
		const polarity = fc.constantFrom<PanelPolarity>("lower-is-better", "higher-is-better", "neutral");
		const turned = {
			"lower-is-better": "higher-is-better",
			"higher-is-better": "lower-is-better",
			neutral: "neutral",
		} as const;
		fc.assert(
			fc.property(
				drawnPanel,
				fc.array(polarity, { minLength: 3, maxLength: 3 }),
				fc.constantFrom(...months.slice(23)),
				(drawn, polarities, ending) => {
					const each = drawn.indicators.length;
					const comparison = compareRolling(panelFromRows(rowsOf(drawn), optionsOf(drawn)).panel, { ending });
					const directions = directionOfTravel(comparison, { minimumChange: 0 });
					const positions = compareToBenchmark(
						comparison,
						regionalAverage(comparison, { members: "available" }),
						{ confidence: 0.9 },
					);
					const wanted = polarities.slice(0, each);
					const made = exceptions({ directions, positions }, wanted);
					const judged = { change: 0, benchmark: 0 };
					const expected: [number, number][] = [];
					for (let at = 0; at < drawn.areas.length * each; at++) {
						const side = wanted[at % each];
						if (side === "neutral") continue;
						const [higher, up] = [
							positions.positions[at] === positionCodes.higher,
							directions.directions[at] === directionCodes.up,
						];
						const [lower, down] = [
							positions.positions[at] === positionCodes.lower,
							directions.directions[at] === directionCodes.down,
						];
						if (directions.directions[at] !== directionCodes["not-comparable"]) judged.change++;
						if (positions.positions[at] !== positionCodes["not-compared"]) judged.benchmark++;
						const rules =
							((side === "lower-is-better" ? up : down) ? exceptionBits.change : 0) +
							((side === "lower-is-better" ? higher : lower) ? exceptionBits.benchmark : 0);
						if (rules > 0) expected.push([at, rules]);
					}
					expect([...made.series].map((at, place) => [at, made.rules[place]])).toEqual(expected);
					expect(made.judged).toEqual(judged);
					expect(made.expectedFalseAlarms).toBeCloseTo(
						(judged.change * 0.05 + judged.benchmark * 0.1) / 2,
						12,
					);
					// A series is worse one way or the other, never both ways.
					const other = exceptions(
						{ directions },
						wanted.map((one) => turned[one]),
					).series;
					const own = exceptions({ directions }, wanted).series;
					expect([...own].filter((at) => other.includes(at))).toEqual([]);
				},
			),
			{ numRuns: 60 },
		);
	});
});
