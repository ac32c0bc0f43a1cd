import type { BenchmarkComparison, BenchmarkSettings } from "../benchmark/benchmark-comparison.ts";
import { compareToBenchmark } from "../benchmark/compare-to-benchmark.ts";
import { type RegionalAverage, regionalAverage } from "../benchmark/regional-average.ts";
import { compensatedSum } from "../internal/sum.ts";
import type { AreaTree } from "./area-tree.ts";
import { valueLimits } from "./cell-figure.ts";
import type { CellFigure, ComparedWith, DashboardSettings, IndicatorAverage } from "./dashboard.ts";
import { lengthAgainst } from "./frame.ts";
import type { AverageComparator, Indicator } from "./indicator.ts";

/** The current figure of an area of the indicator; null where there is none. */
export type FigureOf = (area: string) => CellFigure | null;

/** The average of an indicator, and how an area is compared with it. */
export interface Benchmark {
	readonly comparedWith: ComparedWith | null;
	readonly average: IndicatorAverage | null;
	readonly compare: (area: string) => BenchmarkComparison | null;
}

type NotComparedCode = "benchmark-missing" | "benchmark-smaller" | "length-not-stated" | "length-differs";

/** What the areas are compared with. */
export function benchmarkOf(
	indicator: Indicator,
	tree: AreaTree,
	figureOf: FigureOf,
	ownRegion: boolean,
	settings: DashboardSettings,
	months: number,
): Benchmark {
	const { comparator, per, polarity } = indicator;
	const confidence = settings.benchmarkConfidence;
	const counted = indicator.measure === "rate" || indicator.measure === "proportion";
	const notCompared = (area: string, code: NotComparedCode): BenchmarkComparison => ({
		status: "not-compared",
		...settingsOf(area, counted, polarity),
		position: "not-compared",
		performance: "not-judged",
		reasons: [{ code }],
	});
	if (comparator.kind === "none") return { comparedWith: null, average: null, compare: () => null };
	const asArea = (area: string, figure: CellFigure) => areaOf(indicator, area, figure, months, confidence);
	if (comparator.kind === "figure")
		return {
			comparedWith: { kind: "figure", name: comparator.name, method: null, source: null },
			average: null,
			compare: (area) => {
				const figure = figureOf(area);
				if (figure === null) return null;
				const unlike = lengthAgainst(comparator.months, months, indicator.frequency);
				if (unlike !== null) return notCompared(area, unlike);
				const base = figure.count === null ? {} : { per: per ?? months };
				return compareToBenchmark(
					asArea(area, figure),
					{ value: comparator.value, ...base },
					levels(indicator, settings),
				);
			},
		};
	const usesRegion = ownRegion && tree.region !== null && (!counted || comparator.method === "pooled");
	const comparedWith: ComparedWith = {
		kind: "average",
		name: tree.region?.name ?? null,
		method: comparator.method,
		source: usesRegion ? "own-observations" : "members",
	};
	if (!counted || usesRegion) {
		const figure = usesRegion && tree.region !== null ? figureOf(tree.region.id) : null;
		const leaves = tree.leaves.map(({ id }) => id);
		const ofLeaves = counted || usesRegion ? null : meanOfValues(comparator, leaves, figureOf);
		const average = ofLeaves ?? asAverage(figure);
		const averageFor = (area: string) => {
			if (ofLeaves === null || comparator.own === "in") return average;
			const inside = tree.leavesOf(area);
			return meanOfValues(
				comparator,
				leaves.filter((leaf) => !inside.has(leaf)),
				figureOf,
			);
		};
		return {
			comparedWith,
			average: { indicator: indicator.id, comparedWith, ...average },
			compare: (area) => {
				const mine = figureOf(area);
				if (mine === null) return null;
				const { value } = averageFor(area);
				if (value === null) return notCompared(area, "benchmark-missing");
				const name = usesRegion ? (tree.region?.id ?? "") : "";
				if (!counted)
					return compareToBenchmark(
						asArea(area, mine),
						{ value, ...(name === "" ? {} : { area: name }) },
						levels(indicator, settings),
					);
				const group = groupOf(mine, figure, comparator, area === name);
				return group === null
					? notCompared(area, "benchmark-smaller")
					: compareToBenchmark(
							asArea(area, mine),
							named(indicator, name, group, per),
							levels(indicator, settings),
						);
			},
		};
	}
	return ofMembers(indicator, comparator, tree, figureOf, settings, comparedWith);
}

/** The average over the leaves of the tree. */
function ofMembers(
	indicator: Indicator,
	comparator: AverageComparator,
	tree: AreaTree,
	figureOf: FigureOf,
	settings: DashboardSettings,
	comparedWith: ComparedWith,
): Benchmark {
	const per = indicator.per ?? 1;
	const { method, members, own } = comparator;
	const asCounts = (area: string) => {
		const figure = figureOf(area);
		return { area, count: figure?.count ?? null, [baseOf(indicator)]: figure?.exposure ?? null } as {
			area: string;
			count: number | null;
			exposure: number | null;
		};
	};
	const averageOf = (areas: readonly string[], ownArea?: string): RegionalAverage =>
		regionalAverage(areas.map(asCounts), {
			method,
			members,
			per,
			confidence: settings.confidence,
			...(ownArea === undefined ? {} : { ownArea, own }),
		});
	const leaves = tree.leaves.map(({ id }) => id);
	const all = averageOf(leaves);
	const ends =
		all.status === "not-comparable" ? { lower: null, upper: null, count: null, exposure: null } : all;
	return {
		comparedWith,
		average: {
			indicator: indicator.id,
			status: all.status === "not-comparable" ? "not-available" : "available",
			comparedWith,
			value: all.value,
			lower: ends.lower,
			upper: ends.upper,
			count: ends.count,
			exposure: ends.exposure,
			members: all.members.map(({ area }) => area),
			excluded: all.excluded.map(({ area }) => area),
		},
		compare: (area) => {
			const mine = figureOf(area);
			if (mine === null) return null;
			const inside = tree.leavesOf(area);
			const outside = leaves.filter((leaf) => !inside.has(leaf));
			const whole = outside.length === 0;
			const benchmark = whole
				? named(indicator, area, { count: mine.count ?? 0, exposure: mine.exposure ?? 0, own: "in" }, per)
				: inside.has(area) && own === "in"
					? // The average with every member in it is the same whichever of them is compared.
						all
					: averageOf(inside.has(area) ? leaves : [...outside, area], area);
			return compareToBenchmark(
				areaOf(indicator, area, mine, 12, settings.benchmarkConfidence),
				benchmark,
				levels(indicator, settings),
			);
		},
	};
}

function levels({ polarity }: Indicator, { benchmarkConfidence }: DashboardSettings) {
	return { polarity, confidence: benchmarkConfidence };
}

function settingsOf(area: string, counted: boolean, polarity: Indicator["polarity"]): BenchmarkSettings {
	return { kind: "benchmark-comparison", area, method: counted ? "mid-p" : "interval", polarity };
}

function baseOf({ measure }: Indicator): "denominator" | "exposure" {
	return measure === "proportion" ? "denominator" : "exposure";
}

/** An area as `compareToBenchmark` takes it. */
function areaOf(
	indicator: Indicator,
	area: string,
	figure: CellFigure,
	months: number,
	confidence: readonly number[],
) {
	const { value, count, exposure } = figure;
	if (count !== null)
		return named(indicator, area, { count, exposure: exposure ?? months }, indicator.per ?? months);
	const intervals = confidence.flatMap((level) => {
		const limits = valueLimits(indicator, figure, level);
		return limits === null ? [] : { confidence: level, ...limits };
	});
	return intervals.length === 0 ? { area, value } : { area, value, intervals };
}

function named(
	indicator: Indicator,
	area: string,
	{
		count,
		exposure,
		own,
	}: { readonly count: number; readonly exposure: number; readonly own?: "in" | "out" },
	per: number | null,
) {
	return {
		area,
		count,
		[baseOf(indicator)]: exposure,
		...(per === null ? {} : { per }),
		...(own === undefined ? {} : { own }),
	} as { readonly area: string; readonly count: number; readonly exposure: number };
}

/** The counts of the region with or without those of the area; null where they cannot hold them. */
function groupOf(
	mine: CellFigure,
	region: CellFigure | null,
	{ own }: AverageComparator,
	isRegion: boolean,
): { readonly count: number; readonly exposure: number; readonly own: "in" | "out" } | null {
	const [count, exposure] = [region?.count ?? null, region?.exposure ?? null];
	if (count === null || exposure === null || mine.count === null || mine.exposure === null) return null;
	if (isRegion) return { count, exposure, own: "in" };
	if (mine.count > count || mine.exposure >= exposure) return null;
	if (own === "in") return { count, exposure, own };
	return { count: count - mine.count, exposure: exposure - mine.exposure, own };
}

type AverageFigures = Omit<IndicatorAverage, "indicator" | "comparedWith">;

function asAverage(figure: CellFigure | null): AverageFigures {
	return {
		status: figure === null ? "not-available" : "available",
		value: figure?.value ?? null,
		lower: figure?.lower ?? null,
		upper: figure?.upper ?? null,
		count: figure?.count ?? null,
		exposure: figure?.exposure ?? null,
		members: [],
		excluded: [],
	};
}

/** The mean of figures that have no counts; there is no pooled one. */
function meanOfValues(
	{ method, members }: AverageComparator,
	areas: readonly string[],
	figureOf: FigureOf,
): AverageFigures {
	const found = areas.map((id) => ({ id, value: figureOf(id)?.value ?? null }));
	const usable = found.flatMap(({ id, value }) => (value === null ? [] : [{ id, value }]));
	const excluded = found.filter(({ value }) => value === null).map(({ id }) => id);
	const none = method === "pooled" || usable.length === 0 || (members === "all" && excluded.length > 0);
	return {
		...asAverage(null),
		status: none ? "not-available" : "available",
		value: none ? null : compensatedSum(usable.map(({ value }) => value)) / usable.length,
		members: usable.map(({ id }) => id),
		excluded,
	};
}
