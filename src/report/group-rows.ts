import { checkList } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import type { DashboardObservation, UnusedObservations } from "./dashboard.ts";
import { doing } from "./dashboard-options.ts";

/** The rows by indicator and area, grouped once. */
export interface GroupedRows {
	readonly rowsOf: (indicator: string, area: string) => readonly DashboardObservation[];
	readonly unused: readonly UnusedObservations[];
}

/** Groups the rows; those of indicators or areas that are not known are counted and left out. */
export function groupRows(
	rows: readonly DashboardObservation[],
	indicators: readonly string[],
	areas: readonly string[],
): GroupedRows {
	const groups = new Map(
		indicators.map((id) => [id, new Map<string, DashboardObservation[]>(areas.map((area) => [area, []]))]),
	);
	const unknown = {
		"unknown-indicator": new Map<string, number>(),
		"unknown-area": new Map<string, number>(),
	};
	const count = (because: UnusedObservations["because"], name: string) =>
		unknown[because].set(name, (unknown[because].get(name) ?? 0) + 1);
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
		const group = groups.get(row.indicator);
		if (group === undefined) count("unknown-indicator", row.indicator);
		else {
			const list = group.get(row.area);
			if (list === undefined) count("unknown-area", row.area);
			else list.push(row);
		}
	}
	return {
		rowsOf: (indicator, area) => groups.get(indicator)?.get(area) ?? [],
		unused: (["unknown-indicator", "unknown-area"] as const).flatMap((because) =>
			[...unknown[because]].map(([name, number]) => ({ because, name, rows: number })),
		),
	};
}
