import { checkMember, checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { roundExact } from "../published/round-exact.ts";
import { asHtml, asMarkdown, type Block } from "./blocks.ts";
import { checkOptionalText, checkText } from "./check-text.ts";
import type { Dashboard } from "./dashboard.ts";
import type { Phrases } from "./default-phrases.ts";
import type { ExceptionReport } from "./exception.ts";
import { exceptionReport } from "./exception-report.ts";
import { exceptionTexts } from "./exception-text.ts";
import { namedCells, positionStatement } from "./position-statement.ts";
import { categoryTable } from "./report-table.ts";
import { printNumber, printPeriod, type Speaker, speakerOf } from "./speak.ts";

/** Settings of {@link formatReport}. @since 0.1.0 */
export interface FormatReportOptions {
	/** What is written. Default `markdown`. */
	readonly format?: "markdown" | "html";
	/** Title. Default the phrase `report.title`. */
	readonly title?: string;
	/** Phrases in place of those of `defaultPhrases`. Default none. */
	readonly phrases?: Partial<Phrases>;
	/** Address of a stylesheet for HTML, which has none of its own. Only with `html`. Default none. */
	readonly stylesheet?: string;
	/** The exceptions, of the same dashboard. Default those of the default rules. */
	readonly exceptions?: ExceptionReport;
	/** The areas that the position statements speak of, by id. Default as in `positionStatement`. */
	readonly areas?: readonly string[];
}

const doing = "format the report";

/**
 * The whole report as text: exceptions first, then each category with its position and a table, caveats and sources, and the
 * settings it was made with.
 *
 * Names, causes and phrases stay text: whatever they hold is escaped, and cannot become markup. In HTML every table has a
 * caption, and header cells with a scope for its columns and for the indicator and the area of each row; it stands in a `div`
 * of the class `table` that a stylesheet can make scroll, in the `main` of the class `report`. There is no style in the page
 * itself, so that it shows under a strict content security policy; the guide has a stylesheet. A cell without a figure says
 * that it has none, and the notes beside it say what is to be known of it. Figures are rounded here, by `roundExact`, and
 * nowhere before. A row of a table has the decimals of its indicator, or more where the sentences about it have more: they
 * print figures apart that are judged apart. The same dashboard always gives the same text.
 *
 * @param dashboard - the answer of `buildDashboard`
 * @param options - format, title, phrases, exceptions and areas
 * @returns the report
 * @throws TypeError when the dashboard or the exceptions are none, or a stylesheet comes without HTML; RangeError when the
 * exceptions are those of another dashboard, the format, an area or the key of a phrase
 * is not known, or a phrase uses a name that it has nothing for
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { monthsIn, toPeriod } from "direction-of-travel";
 * import { buildDashboard, formatReport } from "direction-of-travel/report";
 *
 * const rows = monthsIn(toPeriod("2018-01/2019-12")).map((period) => ({ indicator: "robbery", area: "Blaby", period, count: 40 }));
 * const dashboard = buildDashboard([{ id: "robbery", polarity: "lower-is-better", measure: "count" }], rows, {
 * 	period: toPeriod("2019-12"),
 * 	areas: [{ id: "Blaby", level: "district" }],
 * });
 * const report = formatReport(dashboard, { format: "markdown" });
 * assert.ok(report.startsWith("# Performance report, December 2019\n\n## Exceptions\n\nThere is nothing exceptional to report.\n"));
 * ```
 * @since 0.1.0
 */
export function formatReport(dashboard: Dashboard, options: FormatReportOptions = {}): string {
	if (typeof dashboard !== "object" || dashboard === null || dashboard.kind !== "dashboard")
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			"the dashboard must be the answer of buildDashboard",
			dashboard,
		);
	checkOptions(doing, options, ["format", "title", "phrases", "stylesheet", "exceptions", "areas"]);
	const format = checkMember(doing, "format", options.format ?? "markdown", ["markdown", "html"]);
	const stylesheet = checkOptionalText(doing, "stylesheet", options.stylesheet);
	if (stylesheet !== null && format !== "html")
		throw argumentError(
			TypeError,
			"not-applicable",
			doing,
			"stylesheet must come with format html",
			stylesheet,
		);
	const exceptions = options.exceptions ?? exceptionReport(dashboard);
	checkExceptions(exceptions, dashboard);
	const speaker = speakerOf(doing, options.phrases);
	const title =
		options.title === undefined
			? speaker.say("report.title", { period: printPeriod(dashboard.period) })
			: checkText(doing, "title", options.title);
	const blocks: Block[] = [
		{ kind: "heading", level: 1, text: title },
		...exceptionBlocks(exceptions, dashboard, speaker),
		...categoryBlocks(dashboard, options, speaker),
		...noteBlocks(dashboard, speaker),
		...settingBlocks(dashboard, speaker),
	];
	return format === "markdown" ? asMarkdown(blocks) : asHtml(title, blocks, stylesheet);
}

/** Exceptions must be those of the dashboard, or they would be missing from the page. */
function checkExceptions(report: ExceptionReport, dashboard: Dashboard): void {
	if (typeof report !== "object" || report === null || report.kind !== "exception-report")
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			"exceptions must be the answer of exceptionReport",
			report,
		);
	const known = new Set(dashboard.cells.map(({ indicator, area }) => JSON.stringify([indicator, area])));
	const ids = dashboard.indicators.map(({ id }) => id);
	const ours =
		report.period === dashboard.period &&
		JSON.stringify(report.indicators) === JSON.stringify(ids) &&
		[...report.exceptions, ...report.setAside].every(({ indicator, area }) =>
			known.has(JSON.stringify([indicator, area])),
		);
	if (!ours)
		throw argumentError(
			RangeError,
			"not-applicable",
			doing,
			"exceptions must be those of the same dashboard",
			report,
		);
}

/** A bound is rounded up, so that it still is one. */
function roundUp(value: number): string {
	return roundExact(value, { decimals: 2, grouping: true, mode: "ceil" });
}

function exceptionBlocks(report: ExceptionReport, dashboard: Dashboard, speaker: Speaker): readonly Block[] {
	const { say } = speaker;
	const { status } = report;
	const aside = exceptionTexts(report.setAside, dashboard, speaker);
	return [
		{ kind: "heading", level: 2, text: say("report.exceptions", {}) },
		...(status === "exceptions"
			? ([
					{ kind: "list", items: exceptionTexts(report.exceptions, dashboard, speaker) },
					{
						kind: "paragraph",
						text: say("report.false-alarms", { number: roundUp(report.expectedFalseAlarms) }),
					},
				] as const)
			: ([{ kind: "paragraph", text: say(`report.${status}`, {}) }] as const)),
		...(aside.length === 0
			? []
			: ([
					{ kind: "heading", level: 2, text: say("report.set-aside", {}) },
					{ kind: "list", items: aside },
				] as const)),
	];
}

function categoryBlocks(
	dashboard: Dashboard,
	{ areas, phrases }: FormatReportOptions,
	speaker: Speaker,
): readonly Block[] {
	const cells = namedCells(dashboard);
	return dashboard.categories.flatMap((category): readonly Block[] => {
		const { sentences } = positionStatement(dashboard, category, {
			...(areas === undefined ? {} : { areas }),
			...(phrases === undefined ? {} : { phrases }),
		});
		const ours = cells.filter(({ indicator }) => indicator.category === category);
		return [
			{ kind: "heading", level: 2, text: category },
			...sentences
				.filter(({ text }) => text !== "")
				.map(({ text }) => ({ kind: "paragraph", text }) as const),
			...(ours.length === 0 ? [] : [categoryTable(category, ours, dashboard, speaker)]),
		];
	});
}

function noteBlocks({ indicators, averages, unused }: Dashboard, { say }: Speaker): readonly Block[] {
	const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
	const nameOf = (id: string) => byId.get(id)?.name ?? id;
	const methods = averages.flatMap(({ indicator, comparedWith: { source, method, name } }) => {
		const comparator = byId.get(indicator)?.comparator;
		const key = source === "own-observations" ? source : method;
		if (key === null || comparator?.kind !== "average") return [];
		const own = say(`own.${comparator.own}`, {});
		return say(`report.average.${key}`, { indicator: nameOf(indicator), name: name ?? "", own });
	});
	// A file of populations may hold many areas more than a report: they are no figures that are lost.
	const lost = unused.flatMap(({ because, name, rows }) =>
		because === "population-of-unknown-area"
			? []
			: say(`report.unused.${because}`, {
					name: nameOf(name),
					rows: say(rows === 1 ? "rows.one" : "rows.many", { number: printNumber(rows, 0) }),
				}),
	);
	const said = indicators.flatMap(({ name: indicator, caveats, source, breaks }) => [
		...caveats.map((text) => say("report.caveat", { indicator, text })),
		...breaks.map(({ from, cause }) =>
			say("report.break", { indicator, period: printPeriod(from), text: cause }),
		),
		...(source === null ? [] : [say("report.source", { indicator, text: source })]),
	]);
	const items = [...said, ...methods, ...lost].filter((item) => item !== "");
	if (items.length === 0) return [];
	return [
		{ kind: "heading", level: 2, text: say("report.notes", {}) },
		{ kind: "list", items },
	];
}

function settingBlocks({ settings }: Dashboard, { say }: Speaker): readonly Block[] {
	const heading = say("report.settings", {});
	return [
		{ kind: "heading", level: 2, text: heading },
		{
			kind: "table",
			caption: heading,
			columns: [say("column.setting", {}), say("column.value", {})],
			headers: 1,
			rows: Object.entries(settings).map(([name, value]) => [
				name,
				Array.isArray(value) ? value.join(", ") : String(value),
			]),
		},
	];
}
