import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { monthsIn, type Period, toPeriod } from "direction-of-travel";
import type { VegaLiteSpec } from "direction-of-travel/chart";
import { buildDashboard, type DashboardObservation } from "direction-of-travel/report";
import * as vega from "vega";
import * as vegaLite from "vega-lite";

const schema = JSON.parse(
	readFileSync(new URL("../../node_modules/vega-lite/build/vega-lite-schema.json", import.meta.url), "utf8"),
);
const ajv = new Ajv.default({ strict: false, allowUnionTypes: true });
for (const format of ["color-hex", "uri", "uri-reference"]) ajv.addFormat(format, true);
const validate = ajv.compile(schema);

/** What Vega-Lite's own schema says against a specification. */
export function complaints(spec: VegaLiteSpec): readonly unknown[] {
	return validate(spec) ? [] : (validate.errors ?? []);
}

/** The picture as SVG, drawn without a browser, with everything that was warned of. Vega writes into its data: a copy. */
export async function draw(
	spec: VegaLiteSpec,
): Promise<{ readonly svg: string; readonly warnings: readonly string[] }> {
	const warnings: string[] = [];
	const note = (...words: readonly unknown[]) => {
		warnings.push(words.map(String).join(" "));
		return logger;
	};
	const logger = {
		level: () => logger,
		error: note,
		warn: note,
		info: () => logger,
		debug: () => logger,
	} as unknown as vega.LoggerInterface;
	const compiled = vegaLite.compile(structuredClone(spec) as unknown as vegaLite.TopLevelSpec, { logger });
	const view = new vega.View(vega.parse(compiled.spec), { renderer: "none", logger });
	return { svg: await view.toSVG(), warnings };
}

const years = (
	months: string,
	count: (month: number) => number | null,
): readonly { period: Period; count: number | null }[] =>
	monthsIn(toPeriod(months)).map((period, month) => ({ period, count: count(month) }));

const rowsOf = (
	indicator: string,
	area: string,
	exposure: number | null,
	months: readonly { period: Period; count: number | null }[],
): readonly DashboardObservation[] =>
	months.map((row) => ({ indicator, area, ...row, ...(exposure === null ? {} : { exposure }) }));

/** A fall until the middle of 2017 that then goes no further, in three districts of a county. */
export const dashboard = buildDashboard(
	[
		{
			id: "vehicle",
			name: "Vehicle offences",
			category: "Crime",
			polarity: "lower-is-better",
			measure: "rate",
			breaks: [{ from: toPeriod("2016-07"), cause: "new recording rules" }],
		},
		{ id: "hate", name: "Hate incidents", category: "Safety", polarity: "neutral", measure: "count" },
		{ id: "stock", name: "Empty", category: "Safety", polarity: "higher-is-better", measure: "count" },
	],
	[
		...[
			["blaby", 8340, 90],
			["oadby", 4750, 30],
			["<i>melton</i>", 4250, 45],
		].flatMap(([area, exposure, base]) => [
			...rowsOf(
				"vehicle",
				String(area),
				Number(exposure),
				years("2015-01/2019-12", (month) =>
					area === "oadby" && month === 40
						? null
						: Math.round(Number(base) * (month < 30 ? 2 - month / 30 : 1)),
				),
			),
			...rowsOf(
				"hate",
				String(area),
				null,
				years("2017-01/2019-12", (month) => 3 + (month % 4)),
			),
		]),
	],
	{
		period: toPeriod("2019-12"),
		areas: [
			{ id: "blaby", name: "Blaby", level: "district", parent: "county" },
			{ id: "oadby", name: "Oadby and Wigston", level: "district", parent: "county" },
			{ id: "<i>melton</i>", level: "district", parent: "county" },
			{ id: "county", name: "The county", level: "county" },
		],
	},
);

/** Something that a picture draws, as far as tests look at it. */
export interface Drawn {
	readonly marktype: string;
	readonly text?: unknown;
	readonly tooltip?: unknown;
	readonly fill?: unknown;
	readonly bounds: {
		readonly x1: number;
		readonly y1: number;
		readonly x2: number;
		readonly y2: number;
	};
}

/** The domain of a scale of a picture, and all that it draws but for axes, legends and titles. */
export async function look(
	spec: VegaLiteSpec,
): Promise<{ readonly domain: (scale: string) => readonly unknown[]; readonly items: readonly Drawn[] }> {
	const { spec: compiled } = vegaLite.compile(structuredClone(spec) as unknown as vegaLite.TopLevelSpec);
	const view = await new vega.View(vega.parse(compiled), { renderer: "none" }).runAsync();
	const items: Drawn[] = [];
	const walk = (mark: { marktype: string; role?: string; items: readonly object[] }) => {
		if (/axis|legend|title/.test(mark.role ?? "")) return;
		for (const item of mark.items) {
			if (mark.marktype !== "group")
				items.push(Object.assign(Object.create(item), { marktype: mark.marktype }));
			for (const child of (item as { items?: readonly (typeof mark)[] }).items ?? []) walk(child);
		}
	};
	walk((view.scenegraph() as unknown as { root: Parameters<typeof walk>[0] }).root);
	return {
		domain: (scale) => [...(view.scale(scale) as unknown as { domain: () => readonly unknown[] }).domain()],
		items,
	};
}
