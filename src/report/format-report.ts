import { checkMember } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { asHtml, asMarkdown, type Block } from "./blocks.ts";
import { checkText } from "./check-text.ts";
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
	/** What is written. */
	readonly format: "markdown" | "html";
	/** Title. Default the phrase `report.title`. */
	readonly title?: string;
	/** Phrases in place of those of `defaultPhrases`. Default none. */
	readonly phrases?: Partial<Phrases>;
	/** The exceptions. Default those of the default rules. */
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
 * caption, and header cells with a scope for its columns and for the indicator and the area of each row. A cell without a
 * figure says that it has none. Figures are rounded here, by `roundExact`, and nowhere before. The same dashboard always
 * gives the same text.
 *
 * @param dashboard - the answer of `buildDashboard`
 * @param options - format, title, phrases, exceptions and areas
 * @returns the report
 * @throws TypeError when the dashboard or the exceptions are none; RangeError when the format, an area or the key of a phrase
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
export function formatReport(dashboard: Dashboard, options: FormatReportOptions): string {
	if (typeof options !== "object" || options === null)
		throw argumentError(TypeError, "wrong-type", doing, "options must be an object", options);
	const format = checkMember(doing, "format", options.format, ["markdown", "html"]);
	const exceptions = options.exceptions ?? exceptionReport(dashboard);
	if (exceptions.kind !== "exception-report")
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			"exceptions must be the answer of exceptionReport",
			exceptions,
		);
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
	return format === "markdown" ? asMarkdown(blocks) : asHtml(title, blocks);
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
						text: say("report.false-alarms", { number: printNumber(report.expectedFalseAlarms, 2) }),
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

function noteBlocks({ indicators }: Dashboard, { say }: Speaker): readonly Block[] {
	const items = indicators.flatMap(({ name: indicator, caveats, source, breaks }) => [
		...caveats.map((text) => say("report.caveat", { indicator, text })),
		...breaks.map(({ from, cause }) =>
			say("report.break", { indicator, period: printPeriod(from), text: cause }),
		),
		...(source === null ? [] : [say("report.source", { indicator, text: source })]),
	]);
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
