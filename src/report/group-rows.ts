import { checkList } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import type { AreaPopulation, DashboardObservation, UnusedObservations } from "./dashboard.ts";
import { doing } from "./dashboard-options.ts";
import type { Indicator } from "./indicator.ts";

/** The rows by indicator and area, grouped once. */
export interface GroupedRows {
	readonly rowsOf: (indicator: string, area: string) => readonly DashboardObservation[];
	readonly unused: readonly UnusedObservations[];
}

type Because = UnusedObservations["because"];

/** The rows of an indicator. */
interface Group {
	readonly lacks: ReturnType<typeof lackOf>;
	readonly byArea: ReadonlyMap<string, DashboardObservation[]>;
}

/** Groups the rows; those that no cell can use are counted and left out, and so are populations of unknown areas. */
export function groupRows(
	rows: readonly DashboardObservation[],
	indicators: readonly Indicator[],
	areas: readonly string[],
	populations: readonly AreaPopulation[],
): GroupedRows {
	const groups = new Map<string, Group>(
		indicators.map((one) => [
			one.id,
			{ lacks: lackOf(one), byArea: new Map(areas.map((id) => [id, [] as DashboardObservation[]])) },
		]),
	);
	const unused = new Map<Because, Map<string, number>>(
		(
			["unknown-indicator", "unknown-area", "no-count", "no-value", "population-of-unknown-area"] as const
		).map((because) => [because, new Map()]),
	);
	const count = (because: Because, name: string) =>
		unused.get(because)?.set(name, (unused.get(because)?.get(name) ?? 0) + 1);
	// Most rows are of the same indicator and area as the row before.
	let indicator: string | null = null;
	let group: Group | undefined;
	let area: string | null = null;
	let list: DashboardObservation[] | undefined;
	for (const row of checkList(doing, "observations", rows)) {
		if (
			typeof row !== "object" ||
			row === null ||
			typeof row.indicator !== "string" ||
			typeof row.area !== "string"
		)
			throw argumentError(
				TypeError,
				"wrong-type",
				doing,
				"each observation must have an indicator and an area",
				row,
			);
		if (row.indicator !== indicator) {
			indicator = row.indicator;
			group = groups.get(indicator);
			area = null;
		}
		if (group === undefined) count("unknown-indicator", row.indicator);
		else {
			if (row.area !== area) {
				area = row.area;
				list = group.byArea.get(area);
			}
			const lack = group.lacks(row);
			if (list === undefined) count("unknown-area", row.area);
			else if (lack !== null) count(lack, row.indicator);
			else list.push(row);
		}
	}
	const known = new Set(areas);
	for (const { area } of populations) if (!known.has(area)) count("population-of-unknown-area", area);
	return {
		rowsOf: (indicator, area) => groups.get(indicator)?.byArea.get(area) ?? [],
		unused: [...unused].flatMap(([because, names]) =>
			[...names].map(([name, number]) => ({ because, name, rows: number })),
		),
	};
}

/** What a row lacks that the measure goes by. A blank, given as null, is not lacking unless there is the other figure. */
function lackOf({ measure }: Indicator): (row: DashboardObservation) => "no-count" | "no-value" | null {
	if (measure === "survey" || measure === "average")
		return ({ value, count }) =>
			value === undefined || (value === null && typeof count === "number") ? "no-value" : null;
	return ({ count, withheld, value }) =>
		withheld === undefined && (count === undefined || (count === null && typeof value === "number"))
			? "no-count"
			: null;
}
