/**
 * Draws the pictures of docs/pictures.md from the illustrative series, as SVG.
 *
 *   npm run pictures            writes them
 *   npm run pictures -- --check exits with 1 where one differs from what is committed
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { classifyFunnel, controlChart, toPeriod } from "direction-of-travel";
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
const rows = unpackSeries(data.series);
const dashboard = buildDashboard(data.definitions, rows, optionsOf(data));
const county = dashboard.areas.find(({ level }) => level === "county")?.id ?? "";
const vehicle = "Vehicle offences";
const violence = "Violence with injury";
const antisocial = "Anti-social behaviour (case management)";
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

/** The same with a change of recording, as a definition declares it. */
const broken = buildDashboard(
	data.definitions.map((one) =>
		one.id === violence
			? { ...one, breaks: [{ from: toPeriod("2019-04"), cause: "new recording rules" }] }
			: one,
	),
	rows.filter(({ indicator }) => indicator === violence),
	optionsOf(data),
);

// The chart that the signal of a cell is read from: single values.
const [castleHill] = cellsOf(antisocial).filter(({ area }) => area === "Castle Hill");
const chart = controlChart(
	(castleHill?.trendPoints ?? []).flatMap(({ period, value }) => (value === null ? [] : [{ period, value }])),
	{ polarity: "lower-is-better", minimum: 0 },
);

const pictures: Readonly<Record<string, VegaLiteSpec>> = {
	overview: overviewChart(dashboard, county),
	rolling: rollingChart(dashboard, vehicle),
	quarterly: quarterlyChart(broken, violence, county),
	areas: areaChart(dashboard, vehicle),
	funnel: funnelChart(funnel, { title: `${vehicle}: districts around their average` }),
	control: controlChartSpec(chart, {
		title: `${antisocial} in Castle Hill`,
		unit: "per 1,000 residents",
		decimals: 2,
	}),
};

/** How wide text is in a usual sans serif, in parts of its size: without a browser nothing else measures it. */
function widthOf({ fontSize = 11 }: { readonly fontSize?: number }, text: unknown): number {
	const parts = [...String(text)].map((letter) => {
		if (/[ijl.,:;'|!()[\]ft ]/.test(letter)) return 0.3;
		return /[mwMW@%]/.test(letter) ? 0.85 : /[A-Z]/.test(letter) ? 0.68 : 0.55;
	});
	return fontSize * parts.reduce((sum, part) => sum + part, 0);
}
(vega as unknown as { readonly textMetrics: { width: typeof widthOf } }).textMetrics.width = widthOf;

const escaped = (text: string) =>
	text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** What the picture is called and shows, for those who have it read to them. */
const described = (svg: string, { title, description }: VegaLiteSpec) =>
	svg.replace(
		/^<svg([^>]*)>/,
		(_, attributes: string) =>
			`<svg${attributes} role="img" aria-label="${escaped(description)}"><title>${escaped(title)}</title><desc>${escaped(description)}</desc>`,
	);

const check = process.argv.includes("--check");
for (const [name, spec] of Object.entries(pictures)) {
	const { spec: compiled } = vegaLite.compile(structuredClone(spec) as unknown as vegaLite.TopLevelSpec);
	// Thousandths of a pixel: the last bits of a coordinate are no part of the picture.
	const drawn = `${await new vega.View(vega.parse(compiled), { renderer: "none" }).toSVG()}\n`.replace(
		/-?\d+\.\d{6,}/g,
		(coordinate) => String(Number(Number(coordinate).toFixed(3))),
	);
	const svg = described(drawn, spec);
	const path = new URL(`../docs/pictures/${name}.svg`, import.meta.url);
	if (!check) writeFileSync(path, svg);
	else if (!existsSync(path) || readFileSync(path, "utf8") !== svg) {
		console.error(`docs/pictures/${name}.svg is not what the charts draw: run npm run pictures`);
		process.exitCode = 1;
	}
	console.log(`${name}: ${spec.description}`);
}
