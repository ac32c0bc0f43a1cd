/**
 * The dashboard of a board report as a static page: categories, indicators, areas, rolling 12 months, direction of travel,
 * quarterly trend, districts beside county and region, exceptions and position statements.
 *
 *   npm run dashboard -- FILE.csv POPULATION.csv [--out FOLDER] [--indicators FILE.json] [--ending YYYY-MM]
 *
 * FILE.csv has columns month, district, crime_type, count (or area_name, indicator and months across); surveys have value and
 * sample_size in place of count, proportions count and denominator. POPULATION.csv has
 * area_name, mid_year, population, and may have level (district, county, region) and parent. The list of definitions takes
 * what `defineIndicator` takes. Without files it runs on series that ship with it and are illustrative.
 */
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ChoiceError, gather } from "./dashboard/gather.ts";
import { writeDashboard } from "./dashboard/write.ts";

async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { out: { type: "string" }, indicators: { type: "string" }, ending: { type: "string" } },
	});
	const [figures, population] = positionals;
	if (positionals.length > 2 || (figures !== undefined && population === undefined))
		throw new ChoiceError(
			"Cannot make the dashboard: a file of figures and a file of populations are needed",
		);
	const folder = resolve(values.out ?? fileURLToPath(new URL("../dist-dashboard", import.meta.url)));
	mkdirSync(folder, { recursive: true });
	const files = figures === undefined || population === undefined ? null : { figures, population };
	const data = gather(files, { indicators: values.indicators, ending: values.ending });
	await writeDashboard(data, folder);
	for (const line of data.noticed) console.log(line);
	console.log(
		`Wrote ${folder}/index.html: ${data.areas.length} areas, ${data.definitions.length} indicators`,
	);
}

try {
	await main();
} catch (error) {
	// A file that is not there, a month that is none: one line says so. Anything else is a fault of ours.
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	const ours =
		!(error instanceof ChoiceError) && !/^(?:E[A-Z]+|ERR_PARSE_ARGS\w*|CSV_\w+|[a-z-]+)$/.test(code);
	if (ours && !(error instanceof SyntaxError)) throw error;
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
