import type { TableBlock } from "./blocks.ts";
import type { Dashboard } from "./dashboard.ts";
import type { PhraseKey } from "./default-phrases.ts";
import { printMove, printNumber, printPeriod, printValue, type Speaker } from "./speak.ts";
import type { NamedCell } from "./statement-clauses.ts";

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
] as const;

/** The figures of a category. What is not there says so; no cell is left empty. */
export function categoryTable(
	category: string,
	cells: readonly NamedCell[],
	{ settings }: Dashboard,
	{ say }: Speaker,
): TableBlock {
	const none = say("word.none", {});
	const word = (key: string | null | undefined) => (key ? say(`word.${key}` as PhraseKey, {}) : none);
	const confidence = printNumber(settings.confidence * 100, 1).replace(/\.0$/, "");
	const rows = cells.map(({ cell, indicator, area }) => {
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
				: printMove(indicator, {
						current: current.value,
						previous: previous.value,
						percent: cell.percentChange,
					}),
			word(cell.direction),
			word(cell.direction === null ? null : cell.performance),
			word(cell.trend?.status === "assessed" ? cell.trend.direction : null),
			word(cell.position),
			rank === null ? none : say("word.rank", { rank: String(rank.rank), of: String(rank.of) }),
			word(cell.target?.status === "compared" ? cell.target.outcome : null),
		];
	});
	return {
		kind: "table",
		caption: say("report.caption", { category }),
		columns: columns.map((name) => say(`column.${name}`, { confidence })),
		headers: 2,
		rows,
	};
}
