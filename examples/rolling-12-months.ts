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
import { compareCategories, printComparison, readCounts, readPopulation } from "./rolling/comparison.ts";

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { area: { type: "string" }, ending: { type: "string" }, population: { type: "string" } },
});
const shipped = (name: string) => fileURLToPath(new URL(`data/${name}`, import.meta.url));
const illustrative = positionals.length === 0;
const [counts = shipped("illustrative-monthly.csv"), population = shipped("illustrative-population.csv")] =
	positionals;

if (positionals.length === 1) {
	console.error("Cannot compare: a file of counts needs a file of populations beside it");
	process.exitCode = 2;
} else {
	const comparison = compareCategories(readCounts(counts), readPopulation(population), {
		...(values.area === undefined ? {} : { area: values.area }),
		...(values.ending === undefined ? {} : { ending: values.ending }),
		...(values.population === undefined ? {} : { populationYear: Number(values.population) }),
	});
	if (illustrative)
		console.log(
			"Illustrative series: made up so that its totals print as the figures of the Q3 2019/20 report do.\n",
		);
	console.log(printComparison(comparison));
}
