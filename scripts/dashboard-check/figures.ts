import assert from "node:assert/strict";
import { roundExact } from "direction-of-travel";
import {
	buildDashboard,
	type Dashboard,
	type DashboardCell,
	exceptionReport,
	type Indicator,
	positionStatement,
} from "direction-of-travel/report";
import { optionsOf, type PageData, unpackSeries } from "../../examples/dashboard/page-data.ts";
import { hashOf, type Watched } from "./open.ts";

type Row = readonly [indicator: string, ...figures: readonly string[]];

const printed = (value: number, decimals: number) =>
	roundExact(value, { decimals, grouping: true }).replace("-", "\u2212");

/** What the page must print for a cell: current, previous, change, direction. */
function expectedRow({ id, measure, decimals, unit }: Indicator, cell: DashboardCell): Row {
	const value = (one: DashboardCell["current"]) =>
		one === null ? "not available" : printed(one.value, decimals) + (unit === "%" ? "%" : "");
	const points = measure === "proportion" || measure === "survey";
	const travel = cell.travel?.status === "compared" ? cell.travel : null;
	const size = points ? (travel?.change.absolute ?? null) : cell.percentChange;
	const number = size === null ? "" : printed(size, points ? decimals : 1);
	const sign = number.startsWith("\u2212") || /^[0.]*$/.test(number) ? "" : "+";
	const one = number === "1" || number === "\u22121";
	const change =
		size === null ? "not available" : sign + number + (points ? (one ? " point" : " points") : "%");
	const word = { up: "Up", down: "Down", similar: "Similar" };
	const judged =
		cell.direction !== "similar" && cell.performance !== "not-judged" ? `, ${cell.performance}` : "";
	const direction = cell.direction === null ? "Not compared" : word[cell.direction] + judged;
	return [id, value(cell.current), value(cell.previous), change, direction];
}

/** Holds every figure of every area against the library; gives how many there were. */
export async function checkFigures({ page, go }: Watched, data: PageData): Promise<number> {
	const dashboard = buildDashboard(data.definitions, unpackSeries(data.series), optionsOf(data));
	const report = exceptionReport(dashboard);
	let figures = 0;
	for (const { id: area } of dashboard.areas) {
		await go(hashOf(area, "summary"));
		const found = await page.$$eval("main tr[data-indicator]", (rows) =>
			rows.map((row) => [
				row.getAttribute("data-indicator") ?? "",
				...["current", "previous", "change", "direction"].map(
					(name) => row.querySelector(`[data-figure="${name}"]`)?.textContent ?? "none",
				),
			]),
		);
		const wanted = dashboard.indicators.map((indicator) =>
			expectedRow(indicator, cellOf(dashboard, indicator.id, area)),
		);
		assert.deepEqual(found, wanted);
		figures += 4 * found.length;
		const here = await page.$$eval("main .exception-part > ul > li", (items) =>
			items.flatMap((item) =>
				[...item.querySelectorAll("[data-rule]")].map((rule) => [
					item.getAttribute("data-indicator"),
					item.getAttribute("data-area"),
					rule.getAttribute("data-rule"),
				]),
			),
		);
		const exceptions = report.exceptions.filter((one) => one.area === area);
		assert.deepEqual(
			here,
			exceptions.map((one) => [one.indicator, one.area, one.rule]),
		);
		for (const category of dashboard.categories) {
			await go(hashOf(area, "category", category));
			const text = await page.$$eval("main .statement p", (all) => all.map((one) => one.textContent ?? ""));
			const { sentences } = positionStatement(dashboard, category, { areas: [area] });
			assert.deepEqual(
				text,
				sentences.map((one) => one.text),
			);
		}
		for (const indicator of dashboard.indicators)
			figures += await checkIndicator({ page, go }, dashboard, indicator, area);
	}
	return figures;
}

export function cellOf({ cells }: Dashboard, indicator: string, area: string): DashboardCell {
	const cell = cells.find((one) => one.indicator === indicator && one.area === area);
	assert.ok(cell);
	return cell;
}

/** The trend and the bars of an indicator. */
async function checkIndicator(
	{ page, go }: Pick<Watched, "page" | "go">,
	dashboard: Dashboard,
	indicator: Indicator,
	area: string,
): Promise<number> {
	await go(hashOf(area, "indicator", indicator.id));
	const percent = indicator.unit === "%" ? "%" : "";
	const value = (number: number) => printed(number, indicator.decimals) + percent;
	const quarters = await page.$$eval("main tr[data-period]", (rows) =>
		rows.map((row) => [row.getAttribute("data-period"), row.querySelector("td")?.lastChild?.textContent]),
	);
	const { trendPoints } = cellOf(dashboard, indicator.id, area);
	const points = trendPoints.some((one) => one.value !== null) ? trendPoints : [];
	assert.deepEqual(
		quarters,
		points.map((point) => [point.period, point.value === null ? "no figure" : value(point.value)]),
	);
	const bars = await page.$$eval("main .bars tr[data-area]", (rows) =>
		rows.map((row) =>
			[
				row.getAttribute("data-area") ?? "",
				...["bar", "interval", "position"].map(
					(name) => row.querySelector(`[data-figure="${name}"]`)?.textContent ?? "",
				),
			].join("|"),
		),
	);
	const wanted = dashboard.areas.flatMap(({ id }) => {
		const { current, position, standing } = cellOf(dashboard, indicator.id, id);
		if (current === null) return [];
		const { lower, upper } = current;
		const interval = lower === null || upper === null ? "not known" : `${value(lower)} to ${value(upper)}`;
		const compared = indicator.comparator.kind !== "none";
		const words = { higher: "Higher", "in-line": "In line", lower: "Lower", "not-compared": "Not compared" };
		const judged = position !== "in-line" && position !== "not-compared" && standing !== "not-judged";
		return [
			[
				id,
				value(current.value),
				interval,
				compared ? words[position] + (judged ? `, ${standing}` : "") : "",
			].join("|"),
		];
	});
	assert.deepEqual([...bars].sort(), wanted.sort());
	return quarters.length + 2 * bars.length;
}
