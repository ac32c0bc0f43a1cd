import { checkList, checkMember, checkRecord } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { checkOptionalText, checkText } from "./check-text.ts";
import type { DashboardArea, ResolvedArea } from "./dashboard.ts";
import { areaLevels, doing } from "./dashboard-options.ts";

/** The areas, and which is made of which. */
export interface AreaTree {
	readonly areas: readonly ResolvedArea[];
	readonly region: ResolvedArea | null;
	/** The areas that an area is directly made of. */
	readonly childrenOf: (id: string) => readonly ResolvedArea[];
	/** Areas that no other is part of, the region apart: the members of the average. */
	readonly leaves: readonly ResolvedArea[];
	/** The leaves that an area is made of, itself where it is one. */
	readonly leavesOf: (id: string) => ReadonlySet<string>;
}

/** Reads the areas. What has no parent is part of the region, where there is one. */
export function areaTree(given: readonly DashboardArea[]): AreaTree {
	const byId = new Map<string, ResolvedArea>();
	for (const [index, area] of checkList(doing, "areas", given).entries())
		checkRecord(doing, `areas[${index}]`, area);
	const regions = given.filter(({ level }) => level === "region");
	if (regions.length > 1)
		throw argumentError(
			RangeError,
			"duplicate",
			doing,
			"areas must hold at most one region",
			regions.map(({ id }) => id),
		);
	const regionId = regions[0]?.id ?? null;
	for (const [index, area] of given.entries()) {
		const id = checkText(doing, `areas[${index}].id`, area.id);
		if (byId.has(id))
			throw argumentError(RangeError, "duplicate", doing, "each area must have an id of its own", id);
		const level = checkMember(doing, `level of ${id}`, area.level, areaLevels);
		byId.set(id, {
			id,
			name: checkText(doing, `name of ${id}`, area.name ?? id),
			level,
			parent:
				checkOptionalText(doing, `parent of ${id}`, area.parent) ?? (level === "region" ? null : regionId),
		});
	}
	const areas = [...byId.values()];
	const children = new Map<string, ResolvedArea[]>();
	for (const area of areas) {
		if (area.parent === null) continue;
		const parent = byId.get(area.parent);
		if (parent === undefined || areaLevels.indexOf(parent.level) <= areaLevels.indexOf(area.level))
			throw argumentError(
				RangeError,
				"out-of-range",
				doing,
				`parent of ${area.id} must be one of the areas, of a higher level`,
				area.parent,
			);
		const known = children.get(parent.id);
		if (known) known.push(area);
		else children.set(parent.id, [area]);
	}
	// Beside a county without districts, a district that does not say what it is part of may be part of that county.
	const bare = areas.find(({ id, level }) => level === "county" && !children.has(id));
	const loose = given.find(({ level, parent }) => level === "district" && parent === undefined);
	if (bare !== undefined && loose !== undefined)
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			`parent of ${loose.id} must be given, null where it is part of no county, as ${bare.id} has no districts`,
			loose.parent,
		);
	const childrenOf = (id: string) => children.get(id) ?? [];
	const leaves = areas.filter(({ id, level }) => level !== "region" && !children.has(id));
	const under = new Map<string, ReadonlySet<string>>();
	const leavesOf = (id: string): ReadonlySet<string> => {
		const known = under.get(id);
		if (known) return known;
		const found = new Set(
			children.has(id) ? childrenOf(id).flatMap((child) => [...leavesOf(child.id)]) : [id],
		);
		under.set(id, found);
		return found;
	};
	return {
		areas,
		region: regionId === null ? null : (byId.get(regionId) ?? null),
		childrenOf,
		leaves,
		leavesOf,
	};
}
