/**
 * Rolling 12 months against the previous 12, for one area and each category of a file of monthly counts.
 *
 *   npm run rolling -- COUNTS.csv POPULATION.csv [--area NAME] [--ending YYYY-MM] [--population YEAR]
 *
 * COUNTS.csv has columns month, district, crime_type, count (or area_name, offence_group); POPULATION.csv has
 * area_name, mid_year, population. Without files it runs on a small series that ships with it and is illustrative.
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ChoiceError, compareCategories } from "./rolling/comparison.ts";
import { printComparison } from "./rolling/print.ts";
import { readCounts, readPopulation } from "./rolling/read.ts";

const shipped = (name: string) => fileURLToPath(new URL(`data/${name}`, import.meta.url));

function main(): void {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { area: { type: "string" }, ending: { type: "string" }, population: { type: "string" } },
	});
	if (positionals.length === 1 || positionals.length > 2)
		throw new ChoiceError("Cannot compare: a file of counts and a file of populations are needed");
	if (values.population !== undefined && !/^\d{4}$/.test(values.population))
		throw new ChoiceError(
			`Cannot compare: --population must be a year, current value is ${values.population}`,
		);
	const [counts = shipped("illustrative-monthly.csv"), population = shipped("illustrative-population.csv")] =
		positionals;
	const comparison = compareCategories(readCounts(counts), readPopulation(population), {
		...(values.area === undefined ? {} : { area: values.area }),
		...(values.ending === undefined ? {} : { ending: values.ending }),
		...(values.population === undefined ? {} : { populationYear: Number(values.population) }),
	});
	if (positionals.length === 0)
		console.log(
			"Illustrative series: made up so that its totals print as the figures of the Q3 2019/20 report do.\n",
		);
	console.log(printComparison(comparison));
}

try {
	main();
} catch (error) {
	// A file that is not there, an area that is not in it: one line says so. Anything else is a fault of ours.
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	if (!(error instanceof ChoiceError) && !/^(?:E[A-Z]+|ERR_PARSE_ARGS\w*|CSV_\w+|not-a-period)$/.test(code))
		throw error;
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
