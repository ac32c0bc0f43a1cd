/**
 * Draws the pictures of docs/pictures.md from the illustrative series, as SVG.
 *
 *   npm run pictures            writes them
 *   npm run pictures -- --check exits with 1 where one differs from what is committed
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { classifyFunnel, controlChart } from "direction-of-travel";
import {
	areaChart,
	controlChartSpec,
	funnelChart,
	overviewChart,
	quarterlyChart,
	rollingChart,
	type VegaLiteSpec,
} from "direction-of-travel/chart";
import { buildDashboard } from "direction-of-travel/report";
import * as vega from "vega";
import * as vegaLite from "vega-lite";
import { gather } from "../examples/dashboard/gather.ts";
import { optionsOf, unpackSeries } from "../examples/dashboard/page-data.ts";

const data = gather(null);
const dashboard = buildDashboard(data.definitions, unpackSeries(data.series), optionsOf(data));
const county = dashboard.areas.find(({ level }) => level === "county")?.id ?? "";
const named = (name: RegExp) => dashboard.indicators.find((one) => name.test(one.name))?.id ?? "";
const vehicle = named(/vehicle/i);
const cellsOf = (indicator: string) => dashboard.cells.filter((cell) => cell.indicator === indicator);

const funnel = classifyFunnel(
	cellsOf(vehicle)
		.filter(({ area }) => dashboard.areas.find(({ id }) => id === area)?.level === "district")
		.map(({ area, current }) => ({
			area,
			count: current?.count ?? null,
			exposure: current?.exposure ?? null,
		})),
	{ polarity: "lower-is-better" },
);
const quarters = cellsOf(vehicle).find(({ area }) => area === county)?.trendPoints ?? [];
const chart = controlChart(
	quarters.flatMap(({ period, count, exposure }) =>
		count === null || exposure === null ? [] : [{ period, count, exposure }],
	),
	{ polarity: "lower-is-better" },
);

const pictures: Readonly<Record<string, VegaLiteSpec>> = {
	overview: overviewChart(dashboard, county),
	rolling: rollingChart(dashboard, vehicle),
	quarterly: quarterlyChart(dashboard, vehicle, county),
	areas: areaChart(dashboard, vehicle),
	funnel: funnelChart(funnel),
	control: controlChartSpec(chart),
};

const check = process.argv.includes("--check");
for (const [name, spec] of Object.entries(pictures)) {
	const { spec: compiled } = vegaLite.compile(structuredClone(spec) as unknown as vegaLite.TopLevelSpec);
	// Thousandths of a pixel: the last bits of a coordinate are no part of the picture.
	const svg = `${await new vega.View(vega.parse(compiled), { renderer: "none" }).toSVG()}\n`.replace(
		/-?\d+\.\d{6,}/g,
		(coordinate) => String(Number(Number(coordinate).toFixed(3))),
	);
	const path = new URL(`../docs/pictures/${name}.svg`, import.meta.url);
	if (!check) writeFileSync(path, svg);
	else if (!existsSync(path) || readFileSync(path, "utf8") !== svg) {
		console.error(`docs/pictures/${name}.svg is not what the charts draw: run npm run pictures`);
		process.exitCode = 1;
	}
	console.log(`${name}: ${spec.description}`);
}
