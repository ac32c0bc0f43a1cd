import type { TableBlock } from "./blocks.ts";
import { smallerCount } from "./cell-parts.ts";
import type { Dashboard } from "./dashboard.ts";
import type { PhraseKey } from "./default-phrases.ts";
import { reasonsOf, reasonTexts } from "./reason-texts.ts";
import { printMove, printNumber, printPeriod, printValue, type Speaker, toldApart } from "./speak.ts";
import { loneFigure, type NamedCell, sharedBenchmarkName } from "./statement-clauses.ts";

const columns = [
	"indicator",
	"area",
	"period",
	"current",
	"interval",
	"previous",
	"change",
	"direction",
	"performance",
	"trend",
	"position",
	"rank",
	"target",
	"notes",
] as const;

/**
 * The figures of a category. What is not there says so; no cell is left empty. A row has the decimals of its indicator, or as
 * many more as the sentences about it have.
 */
export function categoryTable(
	category: string,
	cells: readonly NamedCell[],
	dashboard: Dashboard,
	speaker: Speaker,
): TableBlock {
	const { settings } = dashboard;
	const { say } = speaker;
	const none = say("word.none", {});
	const word = (key: string | null | undefined) => (key ? say(`word.${key}` as PhraseKey, {}) : none);
	const benchmark = sharedBenchmarkName(cells, speaker);
	const confidence = printNumber(settings.confidence * 100, 1).replace(/\.0$/, "");
	const rows = cells.map((named) => {
		const { cell, indicator, area } = toldApart(named);
		const { current, previous, rank } = cell;
		const print = (value: number | null | undefined) => (value == null ? none : printValue(indicator, value));
		const bound = (value: number) => printNumber(value, indicator.decimals);
		return [
			indicator.name,
			area.name,
			cell.period === null ? none : printPeriod(cell.period),
			print(current?.value),
			current === null || current.lower === null || current.upper === null
				? none
				: say("word.range", { lower: bound(current.lower), upper: bound(current.upper) }),
			print(previous?.value),
			current === null || previous === null || cell.percentChange === null
				? none
				: printMove(
						indicator,
						{ current: current.value, previous: previous.value, percent: cell.percentChange },
						{ judged: cell.direction !== "similar" },
					),
			word(cell.direction),
			word(cell.direction === null ? null : cell.performance),
			word(cell.trend?.status === "assessed" ? cell.trend.direction : null),
			word(cell.position),
			rank === null ? none : say("word.rank", { rank: String(rank.rank), of: String(rank.of) }),
			word(cell.target?.status === "compared" ? cell.target.outcome : null),
			notesOf(named, dashboard, speaker),
		];
	});
	return {
		kind: "table",
		caption: say("report.caption", { category }),
		columns: columns.map((name) => say(`column.${name}`, { confidence, benchmark })),
		headers: 2,
		rows,
	};
}

/** What is to be known of a cell: how small, old or unsettled its figures are, what is recorded, and what stands against it. */
function notesOf({ cell, indicator }: NamedCell, dashboard: Dashboard, speaker: Speaker): string {
	const { say, length } = speaker;
	const { current, coverage, smallNumber, causes, trend } = cell;
	const notes: string[] = [];
	if (smallNumber) notes.push(say("note.small-number", { count: String(smallerCount(indicator, current)) }));
	if (current !== null && current.sampleSize !== null)
		notes.push(say("note.sample", { number: printNumber(current.sampleSize, 0) }));
	if (current?.provisional) notes.push(say("note.provisional", {}));
	if (current?.revised) notes.push(say("note.revised", {}));
	if (coverage.lag !== null && coverage.lag > 0) notes.push(say("note.lag", { lag: length(coverage.lag) }));
	const lone = trend === null ? null : loneFigure(trend.reasons);
	if (lone !== null) notes.push(say("note.one-figure", { period: printPeriod(lone) }));
	for (const cause of causes) notes.push(say("note.cause", { cause }));
	// Of a cell without a figure its own reasons say enough.
	const { comparison } = cell;
	const uncompared = current !== null && comparison?.status === "not-compared" ? comparison.reasons : [];
	for (const reason of reasonTexts([...reasonsOf(cell), ...uncompared], dashboard, speaker))
		notes.push(say("note.reason", { reason }));
	const said = notes.filter((note) => note !== "");
	return said.length === 0 ? say("note.none", {}) : said.join(say("note.join", {}));
}
