import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { periodEnding, toPeriod } from "direction-of-travel";
import { defineIndicator, type IndicatorInput } from "direction-of-travel/report";
import { plainDefinitions, reportIndicators } from "./definitions.ts";
import { type PageData, packSeries } from "./page-data.ts";
import { readAreas, readFigures } from "./read.ts";

/** What was asked for and cannot be done, which is told apart from a fault of ours. */
export class ChoiceError extends RangeError {}

const shipped = (name: string) =>
	fileURLToPath(new URL(`../data/illustrative-dashboard-${name}.csv`, import.meta.url));

const illustration =
	"Illustrative data. The districts, the two neighbours, the surveys and all monthly counts are made up, so that the " +
	"totals of the county print as the figures of the report for 2019/20 Q3 do. They are statistics of no real place.";

/** Everything that the page needs, from the files given or from the illustrative ones. */
export function gather(
	files: { readonly figures: string; readonly population: string } | null,
	choice: { readonly indicators?: string | undefined; readonly ending?: string | undefined } = {},
): PageData {
	const areas = readAreas(files?.population ?? shipped("population"));
	const read =
		files === null
			? [readFigures(shipped("monthly")), readFigures(shipped("other"))]
			: [readFigures(files.figures)];
	const observations = read.flatMap((one) => one.observations);
	const noticed = [...areas.noticed, ...read.flatMap((one) => one.noticed)];
	const ends = observations.map(({ period }) => period.slice(-7)).sort();
	const last = choice.ending ?? ends.at(-1);
	if (last === undefined || areas.areas.length === 0)
		throw new ChoiceError(
			["Cannot make the dashboard: the files hold no figure or no area that could be read", ...noticed].join(
				"\n  ",
			),
		);
	const names = [...new Set(observations.map(({ indicator }) => indicator))];
	return {
		title: files === null ? "Safer communities dashboard" : "Indicator dashboard",
		notice: files === null ? illustration : null,
		period: periodEnding(toPeriod(last, { prefer: "month" }), 12),
		definitions:
			choice.indicators !== undefined
				? definitionsIn(choice.indicators)
				: files === null
					? reportIndicators
					: plainDefinitions(names),
		areas: areas.areas,
		populations: areas.populations,
		series: packSeries(observations),
		noticed,
	};
}

/** A list of definitions as JSON, each checked here and not on the page of a reader. */
function definitionsIn(path: string): readonly IndicatorInput[] {
	const text = readFileSync(path, "utf8");
	let given: unknown;
	try {
		given = JSON.parse(text);
	} catch (error) {
		throw new ChoiceError(
			`Cannot make the dashboard: --indicators ${path} is no JSON: ${error instanceof Error ? error.message : error}`,
		);
	}
	if (!Array.isArray(given))
		throw new ChoiceError(
			`Cannot make the dashboard: --indicators must be a file with a list of definitions, and ${path} is none`,
		);
	for (const one of given) defineIndicator(one);
	return given;
}
