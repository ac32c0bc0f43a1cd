import { classifyFunnel, controlChart, monthsIn, roundExact, toPeriod } from "direction-of-travel";
import {
	areaChart,
	areaRows,
	controlChartSpec,
	funnelChart,
	overviewChart,
	overviewRows,
	quarterlyChart,
	quarterlyRows,
	rollingChart,
	rollingRows,
	type VegaLiteSpec,
} from "direction-of-travel/chart";
import { buildDashboard, type Dashboard, type DashboardCell } from "direction-of-travel/report";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectPlain } from "../estimate/near.ts";
import { type DrawnReport, drawnReport, markup } from "../report/drawn.ts";
import { frozen } from "../report/helpers.ts";
import { complaints } from "./helpers.ts";

const few = { numRuns: 10 };
const built = ({ definitions, rows, options }: DrawnReport) =>
	frozen(buildDashboard(definitions, rows, options));

const areaOf = ({ areas }: Dashboard, { area }: DashboardCell) => areas.find(({ id }) => id === area);
/** A value in the decimals of its indicator, or in the more that are shown. */
const printedIn = (
	{ indicators }: Dashboard,
	id: string,
	value: number | null | undefined,
	shown?: string,
) => {
	if (value === null || value === undefined) return "not available";
	const usual = indicators.find((one) => one.id === id)?.decimals ?? 0;
	const decimals = Math.max(usual, /^[\d,]+\.(\d+)/.exec(shown ?? "")?.[1]?.length ?? 0);
	return roundExact(value, { decimals, grouping: true });
};
const of = ({ cells }: Dashboard, indicator: string) => cells.filter((cell) => cell.indicator === indicator);

/** A picture that a renderer takes, whose rows are these and whose words name what is given. */
function expectPicture(spec: VegaLiteSpec, rows: readonly object[], words: readonly string[]): void {
	expectPlain(spec);
	expect(complaints(spec)).toEqual([]);
	expect(spec.data.values).toMatchObject(rows);
	expect(spec.data.values).toHaveLength(rows.length);
	for (const word of words) expect(spec.description).toContain(word);
}

describe("rows and charts of any dashboard", () => {
	it("areaRows() and areaChart() show each area as its cell has it, and an average that lies among them", () => {
		fc.assert(
			fc.property(drawnReport(markup), (drawn) => {
				const dashboard = built(drawn);
				const rows = areaRows(dashboard, "a");
				const cells = of(dashboard, "a");
				for (const [at, cell] of cells.entries()) {
					const { current, position, standing, rank } = cell;
					expect(rows[at]).toMatchObject({
						indicator: "a",
						area: areaOf(dashboard, cell)?.name,
						level: areaOf(dashboard, cell)?.level,
						value: current?.value ?? null,
						lower: current?.lower ?? null,
						upper: current?.upper ?? null,
						count: current?.count ?? null,
						printed: printedIn(dashboard, "a", current?.value, rows[at]?.printed),
						position: position.replace("-", " "),
						standing,
						rank: rank === null ? null : `${rank.rank} of ${rank.of}`,
					});
					expect(rows[at]?.reasons === null).toBe(current !== null);
				}
				const average = rows[cells.length];
				expect(rows.length - cells.length).toBe(
					dashboard.averages.filter(({ indicator }) => indicator === "a").length,
				);
				if (average !== undefined && average.value !== null) {
					const values = cells
						.filter(({ area }) => area !== "county")
						.map(({ current }) => current?.value ?? Number.NaN);
					expect(average.value).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
					expect(average.value).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
				}
				expectPicture(
					areaChart(dashboard, "a"),
					rows,
					rows.map(({ area, value, printed }) => (value === null ? area : `${area}: ${printed}`)),
				);
			}),
			few,
		);
	});

	it("rollingRows() and rollingChart() show two windows of each area, with the change from one to the other", () => {
		fc.assert(
			fc.property(drawnReport(markup), (drawn) => {
				const dashboard = built(drawn);
				const rows = rollingRows(dashboard, "b");
				const cells = of(dashboard, "b");
				expect(rows).toHaveLength(2 * cells.length);
				for (const [at, cell] of cells.entries()) {
					const [now, before] = [rows[2 * at], rows[2 * at + 1]];
					for (const [row, figure, window] of [
						[now, cell.current, "current"],
						[before, cell.previous, "previous"],
					] as const) {
						const [value, count] = [figure?.value ?? null, figure?.count ?? null];
						const printed = printedIn(dashboard, "b", value, row?.printed);
						expect(row).toMatchObject({ window, value, count, printed });
						expect(row?.interval === null).toBe(figure === null);
					}
					expect(before?.change).toBeNull();
					const symbols = { up: "▲", down: "▼", similar: "●" };
					if (cell.direction === null) expect(now?.change).toBeNull();
					else expect(now?.change?.startsWith(`${symbols[cell.direction]} ${cell.direction}`)).toBe(true);
				}
				expectPicture(
					rollingChart(dashboard, "b"),
					rows,
					rows
						.filter(({ window }) => window === "current")
						.map(({ area, value, printed }) => (value === null ? area : `${area}: ${printed}`)),
				);
			}),
			few,
		);
	});

	it("quarterlyRows() and quarterlyChart() show quarters that are sums of their months, in runs without a gap", () => {
		fc.assert(
			fc.property(drawnReport(markup), fc.constantFrom("d1", "d2", "d3"), (drawn, area) => {
				const dashboard = built(drawn);
				const rows = quarterlyRows(dashboard, "a", area);
				const counts = drawn.series.find((one) => one.indicator === "a" && one.area === area)?.counts ?? [];
				// The quarter in which a series begins is not a whole one.
				const from = counts[0] === null ? 1 : 0;
				expect(rows.map(({ label }) => label)).toEqual(
					[2017, 2018, 2019]
						.flatMap((year) => [1, 2, 3, 4].map((quarter) => `${year} Q${quarter}`))
						.slice(from),
				);
				let run = -1;
				for (const [at, row] of rows.entries()) {
					const months = counts.slice(3 * (at + from), 3 * (at + from) + 3);
					const sum = months.includes(null)
						? null
						: months.reduce<number>((all, count) => all + (count ?? 0), 0);
					expect(row.count).toBe(sum);
					expect(row.value === null).toBe(sum === null);
					expect(row.printed).toBe(printedIn(dashboard, "a", row.value));
					if (sum !== null && (rows[at - 1]?.value ?? null) === null) run++;
					if (sum !== null) expect(row.run).toBe(run);
				}
				const shown = rows.filter(({ value }) => value !== null);
				expectPicture(quarterlyChart(dashboard, "a", area), rows, [
					`from ${shown[0]?.printed} to ${shown.at(-1)?.printed}`,
					...rows.filter(({ value }) => value === null).map(({ label }) => label),
				]);
			}),
			few,
		);
	});

	it("overviewRows() and overviewChart() say in words what the cells of an area say", () => {
		fc.assert(
			fc.property(drawnReport(markup), fc.constantFrom("d1", "d3", "county"), (drawn, area) => {
				const dashboard = built(drawn);
				const rows = overviewRows(dashboard, area);
				const cells = dashboard.cells.filter((cell) => cell.area === area);
				expect(rows).toHaveLength(cells.length);
				for (const [at, cell] of cells.entries()) {
					const row = rows[at];
					expect(row?.current).toContain(
						printedIn(dashboard, cell.indicator, cell.current?.value, row?.current),
					);
					expect(row?.direction.split(" ").at(-1)).toBe(cell.direction ?? "comparable");
					expect(row?.performance).toBe(cell.performance.replace("-", " "));
					expect([row?.position, row?.standing]).toEqual([
						cell.position.replace("-", " "),
						cell.standing.replace("-", " "),
					]);
					expect(row?.change === null).toBe(cell.percentChange === null);
					for (const cause of cell.causes) expect(row?.notes).toContain(cause);
				}
				// A cell of the table for each column.
				const spec = overviewChart(dashboard, area);
				expectPicture(
					spec,
					rows.flatMap((row) => [1, 2, 3, 4].map(() => row)),
					rows.map(({ indicator, current }) => `${indicator}: ${current}`),
				);
				const columns = new Set(spec.data.values.map((one) => (one as { column: string }).column));
				expect(columns.size).toBe(4);
			}),
			few,
		);
	});
});

describe("charts of any answer", () => {
	it("funnelChart() draws each area beyond the limits that it is said to be beyond, and within the others", () => {
		const area = fc.record({
			count: fc.option(fc.nat(400), { freq: 9 }),
			exposure: fc.integer({ min: 50, max: 9000 }),
		});
		fc.assert(
			fc.property(
				fc.array(area, { minLength: 3, maxLength: 9 }),
				fc.constantFrom("none", "additive"),
				fc.boolean(),
				(drawn, overDispersion, backwards) => {
					const areas = drawn.map((one, at) => ({ area: `area ${at}`, ...one }));
					const funnel = classifyFunnel(backwards ? [...areas].reverse() : areas, {
						overDispersion,
						polarity: "lower-is-better",
					});
					const spec = funnelChart(frozen(funnel));
					expectPlain(spec);
					expect(complaints(spec)).toEqual([]);
					type Row = {
						kind: string;
						exposure: number;
						value: number;
						lower: number;
						upper: number;
						beyond: string | null;
						position: string;
						level: string;
						area: string;
					};
					const rows = spec.data.values as readonly Row[];
					const points = rows.filter(({ kind }) => kind === "area");
					expect(points.map((point) => point.area).sort()).toEqual(
						funnel.areas.map((one) => one.area).sort(),
					);
					for (const { value, exposure, beyond, position } of points) {
						const limits = rows.filter((row) => row.kind === "limit" && row.exposure === exposure);
						const crossed = limits
							.filter(({ lower, upper }) => value < lower || value > upper)
							.map(({ level }) => `beyond ${level}`);
						expect(beyond).toBe(crossed.at(-1) ?? null);
						if (crossed.length === 0) expect(position).toBe("in line");
					}
					for (const { area: name } of funnel.unclassified) expect(spec.description).toContain(name);
				},
			),
			{ numRuns: 30 },
		);
	});

	it("controlChartSpec() draws the points as they are, those beyond a limit as special, and shifts with them", () => {
		const months = monthsIn(toPeriod("2017-01/2019-12"));
		const polarity = fc.constantFrom("lower-is-better", "higher-is-better", "neutral");
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 36 }),
				fc.integer({ min: -64, max: 64 }),
				polarity,
				(drawn, shift, polarity) => {
					const chartOf = (by: number) =>
						controlChart(
							drawn.map((value, at) => ({ period: months[at] ?? toPeriod("2020-01"), value: value + by })),
							{ polarity },
						);
					const spec = controlChartSpec(frozen(chartOf(0)));
					expectPlain(spec);
					expect(complaints(spec)).toEqual([]);
					type Row = {
						value: number;
						centre: number;
						lower: number | null;
						upper: number | null;
						type: string;
						rule: string | null;
						label: string;
					};
					const rows = spec.data.values as readonly Row[];
					if (rows.length === 0) {
						expect(spec.description).toMatch(/^Not charted: /);
						return;
					}
					expect(rows.map(({ value }) => value)).toEqual(drawn);
					const moved = controlChartSpec(chartOf(shift)).data.values as readonly Row[];
					for (const [at, { value, lower, upper, type, rule, label, centre }] of rows.entries()) {
						if (lower !== null && upper !== null && (value < lower || value > upper))
							expect(rule).not.toBeNull();
						expect(type === "common cause").toBe(rule === null);
						expect(spec.description.includes(`${label}, ${type}`)).toBe(rule !== null);
						expect(moved[at]?.centre).toBeCloseTo(centre + shift, 9);
						expect(moved[at]?.type).toBe(type);
					}
				},
			),
			{ numRuns: 60 },
		);
	});
});
