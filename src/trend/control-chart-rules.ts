import type { ChartRules } from "./control-chart-answer.ts";

/** A point of one segment, with the lines that the rules look at. */
export interface RuledPoint {
	readonly value: number;
	readonly centre: number;
	/** The limits and the lines near them, by the formula; null where there are none. */
	readonly lines: ChartLines | null;
	/** What rounding can make of a point on a line: one no further off is on it. */
	readonly slack: number;
	/** Whether it follows the point before it without a gap. */
	readonly follows: boolean;
}

/** The lines about the centre, by the formula. */
export interface ChartLines {
	readonly lower: number;
	readonly nearLower: number;
	readonly nearUpper: number;
	readonly upper: number;
}

type Side = "above" | "below";

/** What every rule says of the points of one segment. A gap ends every run: what it hides is not known. */
export function chartRules(
	points: readonly RuledPoint[],
	runLength: number,
	twoOfThree: "beyond" | "within",
): readonly ChartRules[] {
	const sides = points.map((point) => beyond(point, point.centre, point.centre));
	const outside = points.map((point) =>
		point.lines === null ? null : beyond(point, point.lines.lower, point.lines.upper),
	);
	const near = points.map((point): Side | null => {
		if (point.lines === null) return null;
		const { lower, nearLower, nearUpper, upper } = point.lines;
		const { value, slack } = point;
		if (twoOfThree === "within" && !(value > lower + slack && value < upper - slack)) return null;
		return beyond(point, nearLower, nearUpper);
	});
	const shift = runs(points, sides, runLength, 0);
	const steps = points.map(({ value }, index): "rising" | "falling" | null => {
		const before = points[index - 1];
		if (before === undefined || value === before.value) return null;
		return value > before.value ? "rising" : "falling";
	});
	const trend = runs(points, steps, runLength - 1, 1);
	const pairs = points.map((): Side | null => null);
	for (let last = 2; last < points.length; last++) {
		const side = sides[last] ?? null;
		if (sides[last - 1] !== side || sides[last - 2] !== side) continue;
		if (points[last]?.follows !== true || points[last - 1]?.follows !== true) continue;
		const close = [last - 2, last - 1, last].filter((index) => near[index] === side);
		if (close.length >= 2) for (const index of close) pairs[index] = side;
	}
	return points.map((_, index) => ({
		outside: outside[index] ?? null,
		trend: trend[index] ?? null,
		twoOfThree: pairs[index] ?? null,
		shift: shift[index] ?? null,
	}));
}

/** On which side of two lines a point lies, which are drawn where they are compared; null on or between them. */
function beyond({ value, slack }: RuledPoint, low: number, high: number): Side | null {
	if (value > high + slack) return "above";
	return value < low - slack ? "below" : null;
}

/** Marks the points of every run of one word; `lead` points before the first word belong to it. */
function runs<Word extends string>(
	points: readonly RuledPoint[],
	words: readonly (Word | null)[],
	least: number,
	lead: number,
): readonly (Word | null)[] {
	const marks = points.map((): Word | null => null);
	let start = 0;
	words.forEach((word, index) => {
		const goesOn = word !== null && word === words[index - 1] && points[index]?.follows === true;
		// A step over a gap is none.
		const begins = word !== null && (lead === 0 || points[index]?.follows === true);
		if (!goesOn) start = begins ? index : index + 1;
		if (word !== null && begins && index - start + 1 >= least)
			for (let one = Math.max(0, start - lead); one <= index; one++) marks[one] = word;
	});
	return marks;
}
