import { checkCount } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { spanOf } from "../period/months.ts";
import type { Period } from "../period/period.ts";
import { type ComparedExposures, checkExposures } from "../rolling/compared-window.ts";
import type { PeriodExposure } from "../rolling/exposure.ts";
import type { ReadExposures } from "../rolling/read-exposures.ts";
import { type Part, readSeries } from "../rolling/read-series.ts";
import type { DashboardObservation } from "./dashboard.ts";
import type { Indicator, IndicatorBreak } from "./indicator.ts";

/** The counts of a cell. */
export interface CountSeries {
	readonly origin: "own" | "sum-of-parts";
	/** One for each period, in order. */
	readonly parts: readonly Part[];
	/** What the rows say that the counts are divided by; null where no row says anything. */
	readonly rows: readonly PeriodExposure[] | null;
	/** Areas that should have been added up and have no counts. */
	readonly without: readonly string[];
}

/** The counts that the rows of an area hold. */
export function ownCounts(
	of: string,
	{ measure, breaks }: Indicator,
	rows: readonly DashboardObservation[],
): CountSeries {
	const series = rows.map((row) =>
		typeof row.count === "number" || row.count === null ? row : withCount(of, row),
	);
	const parts = readSeries(of, series as Parameters<typeof readSeries>[1], {});
	return {
		origin: "own",
		parts: withBreaks(of, parts, breaks),
		rows: measure === "count" ? null : exposuresIn(of, measure === "proportion", rows),
		without: [],
	};
}

/** A row without a count has a blank one. */
function withCount(of: string, row: DashboardObservation): DashboardObservation {
	if (row.count === undefined) return { ...row, count: null };
	throw argumentError(
		TypeError,
		"wrong-type",
		of,
		`count of ${row.period} must be a number or null`,
		row.count,
	);
}

/** What the rows are divided by: of several for one period, that of the latest vintage. */
function exposuresIn(
	of: string,
	parted: boolean,
	rows: readonly DashboardObservation[],
): readonly PeriodExposure[] | null {
	const found = new Map<Period, { readonly exposure: number; readonly vintage: string }>();
	for (const { period, count, denominator, exposure, vintage = "" } of rows) {
		// A proportion is of its denominator: an exposure beside one is for rates.
		const base = (parted ? (denominator ?? exposure) : (exposure ?? denominator)) ?? null;
		if (base === null) continue;
		if (parted) {
			checkCount(of, `denominator of ${period}`, base);
			if (typeof count === "number" && count > base)
				throw argumentError(
					RangeError,
					"out-of-range",
					of,
					`count of ${period} must be at most its denominator, ${base}`,
					count,
				);
		}
		if (vintage >= (found.get(period)?.vintage ?? "")) found.set(period, { exposure: base, vintage });
	}
	if (found.size === 0 && !parted) return null;
	return [...found].map(([period, { exposure }]) => ({ period, exposure }));
}

/** Adds the breaks of the definition, each to the first period that reaches it, where something comes before it. */
function withBreaks(of: string, parts: readonly Part[], breaks: readonly IndicatorBreak[]): readonly Part[] {
	return breaks.reduce<readonly Part[]>((list, { from, cause }) => {
		const { first } = spanOf(from, of);
		const index = list.findIndex(({ last }) => last >= first);
		return list.map((part, at) =>
			at === index && (index > 0 || first > part.first)
				? {
						...part,
						causes: [...new Set([...part.causes, cause])].sort(),
						brokenFrom: Math.max(part.brokenFrom, first),
					}
				: part,
		);
	}, parts);
}

/** The sum of what an area is made of: the periods that all of them have. */
export function summedCounts(areas: readonly string[], children: readonly CountSeries[]): CountSeries {
	const without = children.flatMap(({ parts, without: deeper }, index) =>
		parts.length === 0 ? (areas[index] ?? []) : deeper,
	);
	const [first, ...others] = children;
	const none = { origin: "sum-of-parts", parts: [], rows: null, without } as const;
	if (first === undefined || without.length > 0) return none;
	const lists = others.map(({ parts }) => partsByPeriod(parts));
	const parts: Part[] = [];
	for (let at = 0; at < first.parts.length; at++) {
		const part = first.parts[at] as Part;
		const all = [part];
		for (const partIn of lists) {
			const other = partIn(part.period, at);
			if (other !== undefined) all.push(other);
		}
		if (all.length === children.length) parts.push(sumOf(part, all));
	}
	return { ...none, parts, rows: summedExposures(children) };
}

/** Finds the part of a period, most often at the same place as in the list beside it; a map is made where it is not. */
function partsByPeriod(parts: readonly Part[]): (period: Period, at: number) => Part | undefined {
	let map: ReadonlyMap<Period, Part> | null = null;
	return (period, at) => {
		const part = parts[at];
		if (part?.period === period) return part;
		map ??= new Map(parts.map((one) => [one.period, one]));
		return map.get(period);
	};
}

function sumOf({ period, first, last }: Part, all: readonly Part[]): Part {
	let [from, to, blank, unlimited] = [0, 0, false, false];
	let [withheld, provisional, revised, broken] = [false, false, false, false];
	let duplicate: Part["duplicate"] = null;
	let brokenFrom = first;
	for (const part of all) {
		blank ||= part.range === null;
		unlimited ||= part.range?.to === null;
		from += part.range?.from ?? 0;
		to += part.range?.to ?? 0;
		withheld ||= part.withheld;
		duplicate ??= part.duplicate;
		provisional ||= part.provisional;
		revised ||= part.revised;
		broken ||= part.causes.length > 0;
		brokenFrom = Math.max(brokenFrom, part.brokenFrom);
	}
	return {
		period,
		first,
		last,
		range: blank ? null : { from, to: unlimited ? null : to },
		withheld: !blank && withheld,
		duplicate,
		provisional,
		revised,
		causes: broken ? [...new Set(all.flatMap(({ causes }) => causes))].sort() : [],
		brokenFrom,
		revisions: [],
	};
}

function summedExposures(children: readonly CountSeries[]): readonly PeriodExposure[] | null {
	const maps = children.map(({ rows }) =>
		rows === null ? null : new Map(rows.map((row) => [row.period, row.exposure])),
	);
	const [first] = maps;
	if (!first || maps.includes(null)) return null;
	return [...first.keys()].flatMap((period) => {
		const all = maps.map((map) => map?.get(period) ?? null);
		return all.includes(null)
			? []
			: [{ period, exposure: all.reduce<number>((sum, one) => sum + (one ?? 0), 0) }];
	});
}

/** What the counts are divided by; null for bare counts, `none` where a rate has nothing. */
export function exposuresOf(
	of: string,
	{ measure, per, exposureRule }: Indicator,
	{ rows }: CountSeries,
	residentsOf: () => ReadExposures | null,
): ComparedExposures | null | "none" {
	if (measure === "count" || per === null) return null;
	if (measure === "proportion")
		return checkExposures(of, { exposures: rows ?? [], exposureRule: "sum-over-window", per });
	if (rows !== null)
		return checkExposures(of, { exposures: rows, exposureRule: exposureRule ?? "mean-over-window", per });
	const residents = exposureRule === "sum-over-window" ? null : residentsOf();
	return residents === null ? "none" : { exposureRule: residents.exposureRule, find: residents.find, per };
}
