import { checkList, checkMember, checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import type { Dashboard } from "./dashboard.ts";
import type { Phrases } from "./default-phrases.ts";
import type { PositionStatement, StatementPart } from "./position.ts";
import { speakerOf } from "./speak.ts";
import { clausesOf, type NamedCell } from "./statement-clauses.ts";

/** Settings of {@link positionStatement}. @since 0.1.0 */
export interface PositionStatementOptions {
	/** The areas that are spoken of, by id. Default the counties; where there are none, every area but the region. */
	readonly areas?: readonly string[];
	/** What is spoken of. Default everything. */
	readonly parts?: readonly StatementPart[];
	/** Phrases in place of those of `defaultPhrases`. Default none. */
	readonly phrases?: Partial<Phrases>;
}

const doing = "state the position";

const parts: readonly StatementPart[] = [
	"level",
	"change",
	"pace",
	"levelling",
	"trend",
	"comparison",
	"rank",
	"target",
	"small-number",
	"provisional",
	"lag",
	"overlap",
	"not-available",
];

/**
 * What a report prints of a category: a few sentences for each of its indicators, worded from the verdicts.
 *
 * Each clause is the phrase of one verdict, so that a sentence never says more than the verdict does: a change that is not
 * shown is not called one, and what is similar is called the same only where that was shown. A cell without a figure says
 * why. Figures are printed by `roundExact` with the decimals of the indicator, changes with one decimal. Where that would
 * print a figure like the year before, the benchmark or the target that the verdict sets it apart from, all figures of the
 * cell have as many decimals more as it takes, up to 15 and to 15 digits.
 *
 * @param dashboard - the answer of `buildDashboard`
 * @param category - one of its categories
 * @param options - areas, what is spoken of, and phrases
 * @returns the sentences, with the clauses and phrases that they are made of
 * @throws RangeError (`unknown-option`) when the category, an area, a part or the key of a phrase is not known, or a phrase
 * uses a name that it has nothing for; TypeError when the dashboard is none
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { monthsIn, toPeriod } from "direction-of-travel";
 * import { buildDashboard, positionStatement } from "direction-of-travel/report";
 *
 * const rows = monthsIn(toPeriod("2018-01/2019-12")).map((period, index) => ({
 * 	indicator: "robbery",
 * 	area: "Blaby",
 * 	period,
 * 	count: index < 12 ? 40 : 60,
 * }));
 * const dashboard = buildDashboard(
 * 	[{ id: "robbery", name: "Robbery", category: "Crime", polarity: "lower-is-better", measure: "count" }],
 * 	rows,
 * 	{ period: toPeriod("2019-12"), areas: [{ id: "Blaby", level: "district" }] },
 * );
 * assert.equal(
 * 	positionStatement(dashboard, "Crime", { parts: ["level", "change"] }).text,
 * 	"Robbery in Blaby: 720 in the 12 months to December 2019. " +
 * 		"This is substantially higher than 480 the year before (+50.0%). That is a change for the worse.",
 * );
 * ```
 * @since 0.1.0
 */
export function positionStatement(
	dashboard: Dashboard,
	category: string,
	options: PositionStatementOptions = {},
): PositionStatement {
	if (typeof dashboard !== "object" || dashboard === null || dashboard.kind !== "dashboard")
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			"the dashboard must be the answer of buildDashboard",
			dashboard,
		);
	checkOptions(doing, options, ["areas", "parts", "phrases"]);
	if (!dashboard.categories.includes(category))
		throw argumentError(
			RangeError,
			"unknown-option",
			doing,
			"category must be one of those of the dashboard",
			category,
		);
	const speaker = speakerOf(doing, options.phrases);
	const areas = areasOf(dashboard, options.areas);
	const spoken = new Set(
		checkList(doing, "parts", options.parts ?? parts).map((part) => checkMember(doing, "parts", part, parts)),
	);
	const sentences = namedCells(dashboard)
		.filter(({ indicator, area }) => indicator.category === category && areas.has(area.id))
		.map((named) => {
			const clauses = clausesOf(named, dashboard, speaker).filter(({ part }) => spoken.has(part));
			return {
				indicator: named.indicator.id,
				area: named.area.id,
				text: clauses.map(({ text }) => text).join(" "),
				clauses,
			};
		});
	return {
		kind: "position-statement",
		category,
		status: sentences.length === 0 ? "nothing-to-say" : "stated",
		sentences,
		text: sentences
			.map(({ text }) => text)
			.filter((text) => text !== "")
			.join(" "),
	};
}

/** The cells with their indicators and areas. */
export function namedCells({ indicators, areas, cells }: Dashboard): readonly NamedCell[] {
	const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
	const areaById = new Map(areas.map((area) => [area.id, area]));
	return cells.flatMap((cell) => {
		const [indicator, area] = [byId.get(cell.indicator), areaById.get(cell.area)];
		return indicator === undefined || area === undefined ? [] : [{ cell, indicator, area }];
	});
}

function areasOf({ areas }: Dashboard, wanted: readonly string[] | undefined): ReadonlySet<string> {
	if (wanted === undefined) {
		const counties = areas.filter(({ level }) => level === "county");
		const spoken = counties.length > 0 ? counties : areas.filter(({ level }) => level !== "region");
		return new Set(spoken.map(({ id }) => id));
	}
	for (const id of checkList(doing, "areas", wanted))
		if (!areas.some((area) => area.id === id))
			throw argumentError(RangeError, "unknown-option", doing, "areas must be areas of the dashboard", id);
	return new Set(wanted);
}
