import type { Bounds } from "../published/bounds.ts";
import type { ReadFigure } from "../published/figure.ts";
import type { Rounding } from "../published/rounding.ts";
import { type Axis, axisOf, populationsOf } from "./axis.ts";
import type { PrintedWindow } from "./claim.ts";
import type {
	ClaimExample,
	ClaimLeftOut,
	ClaimProblem,
	ClaimRange,
	ClaimRefusal,
	PossibleFigure,
} from "./claim-check.ts";
import type { Place, Rank, Region } from "./region.ts";

/** The figures of a claim by their names, as they were read. */
export type ClaimFigures = Readonly<Record<string, ReadFigure>>;

/** A claim for one choice of populations. */
export interface Side {
	/** The pairs that print so, and the rank of each. */
	readonly region: Region;
	/** What is to be said of a pair, or why it cannot be judged. */
	readonly example: (place: Place) => ClaimExample | ClaimRefusal;
	/** How many pairs there are. */
	readonly range: ClaimRange;
	/**
	 * Figures with the middle answer, computed where the answers at the ends are the other two. It takes the place of the
	 * search, and goes with a region in which every x goes with every y and one band holds all pairs.
	 */
	readonly middle?: () => ClaimExample | null;
}

/** A claim that goes one way as its figures grow, ready to be judged over everything that prints so. */
export interface Judge {
	/** The answers, for ranks of -1, 0 and 1. */
	readonly words: readonly [string, string, string];
	/** The answers that would make it true. */
	readonly wanted: readonly string[];
	/** The claim for every choice of populations. */
	readonly sides: readonly Side[];
	/** The populations that cannot have been the ones. */
	readonly leftOut: readonly ClaimLeftOut[];
}

/** The scales of both figures of a claim. */
export interface Pair {
	readonly subject: Axis;
	readonly reference: Axis;
}

/** The scales of a window for each of its populations, or why there is none. */
export function axesOf(
	doing: string,
	name: string,
	window: PrintedWindow,
	figure: ReadFigure,
	rounding: Rounding,
	limits?: Bounds,
): readonly (Axis | ClaimLeftOut)[] {
	return populationsOf(doing, name, window).map((population) => {
		const axis = axisOf(name, window, figure, population, rounding, limits);
		return "code" in axis ? { ...axis, population } : axis;
	});
}

/** What stands in the way of setting two figures beside each other that are in different units; null for nothing. */
export function unitsApart(figure: ReadFigure, other: ReadFigure): ClaimProblem | null {
	const plain = figure.unit === "number" || other.unit === "number";
	if (plain || (figure.unit === other.unit && figure.per === other.per)) return null;
	return { code: "units-differ", figure: "previous", text: other.text };
}

/** The pairs of scales, and the populations that have none; or what stands in the way of either side. */
export interface Pairs {
	readonly pairs: readonly Pair[];
	readonly leftOut: readonly ClaimLeftOut[];
}

/** Every scale of one side with every scale of the other, or what stands in the way of either. */
export function pairsOf(
	subjects: readonly (Axis | ClaimLeftOut)[],
	references: readonly (Axis | ClaimLeftOut)[],
): Pairs | readonly ClaimProblem[] {
	const [mine, theirs] = [sorted(subjects), sorted(references)];
	const problems = [mine, theirs].flatMap(({ axes, leftOut }) =>
		axes.length === 0 ? leftOut.slice(0, 1) : [],
	);
	if (problems.length > 0) return problems.map(({ code, figure, text }) => ({ code, figure, text }));
	return {
		pairs: mine.axes.flatMap((subject) => theirs.axes.map((reference) => ({ subject, reference }))),
		// A population with which no whole count prints so cannot have been the one.
		leftOut: [...mine.leftOut, ...theirs.leftOut],
	};
}

const sorted = (axes: readonly (Axis | ClaimLeftOut)[]) => ({
	axes: axes.filter((axis): axis is Axis => "family" in axis),
	leftOut: axes.filter((axis): axis is ClaimLeftOut => "code" in axis),
});

/** A place on a scale as a figure, per what the figure is printed. */
export function figureAt(axis: Axis, place: number, per: number): PossibleFigure {
	const value = axis.at(place);
	return axis.population === null
		? { count: null, population: null, value }
		: { count: value, population: axis.population, value: (value * per) / axis.population };
}

/** The counts of some scales, and how many combinations they make. */
export function fullRange(...axes: readonly Axis[]): ClaimRange {
	const counts = axes.map(({ first, last, population }) =>
		population === null ? null : { min: first, max: last, population },
	);
	const product = counts.reduce((sum, range) => sum * (range === null ? NaN : range.max - range.min + 1), 1);
	return { counts, combinations: Number.isSafeInteger(product) ? product : null };
}

/** A region in which every x goes with every y. */
export function fullRegion(
	{ subject, reference }: Pair,
	rank: Region["rank"],
	bands: Region["bands"] = everywhere,
): Region {
	return {
		first: subject.first,
		last: subject.last,
		range: () => [reference.first, reference.last],
		rank: remembered(rank),
		bands,
	};
}

/** One band for all pairs. */
export const everywhere: Region["bands"] = [[0, 9_007_199_254_740_991]];

/** A rank that is computed once for each pair. */
export function remembered(rank: Region["rank"]): Region["rank"] {
	const known = new Map<string, Rank>();
	return (place) => {
		const key = `${place.x} ${place.y}`;
		let held = known.get(key);
		if (held === undefined) {
			held = rank(place);
			known.set(key, held);
		}
		return held;
	};
}
