import type { ChartRules } from "./control-chart-answer.ts";

/** A point of one segment, with what the rules look at. */
export interface RuledPoint {
	readonly value: number;
	readonly centre: number;
	/** Distance of the limits from the centre; null where there are none. */
	readonly reach: number | null;
	/** Whether it follows the point before it without a gap. */
	readonly follows: boolean;
}

type Side = "above" | "below";

/** What every rule says of the points of one segment. A gap ends every run: what it hides is not known. */
export function chartRules(
	points: readonly RuledPoint[],
	runLength: number,
	twoOfThree: "beyond" | "within",
): readonly ChartRules[] {
	const sides = points.map(({ value, centre }): Side | null =>
		value > centre ? "above" : value < centre ? "below" : null,
	);
	const outside = points.map(({ value, centre, reach }): Side | null =>
		reach === null || Math.abs(value - centre) <= reach ? null : value > centre ? "above" : "below",
	);
	const near = points.map(({ value, centre, reach }, index): Side | null => {
		if (reach === null || reach === 0 || Math.abs(value - centre) <= (2 * reach) / 3) return null;
		if (twoOfThree === "within" && (outside[index] !== null || Math.abs(value - centre) >= reach))
			return null;
		return value > centre ? "above" : "below";
	});
	const shift = runs(points, sides, runLength, 0);
	const steps = points.map(({ value }, index): "rising" | "falling" | null => {
		const before = points[index - 1];
		if (before === undefined || value === before.value) return null;
		return value > before.value ? "rising" : "falling";
	});
	const trend = runs(points, steps, runLength - 1, 1);
	const pairs = points.map((): Side | null => null);
	points.forEach((_, last) => {
		const window = [last - 2, last - 1, last];
		const isWhole = last >= 2 && points[last]?.follows === true && points[last - 1]?.follows === true;
		const [side = null] = window.map((index) => sides[index] ?? null);
		if (!isWhole || side === null || window.some((index) => sides[index] !== side)) return;
		const close = window.filter((index) => near[index] === side);
		if (close.length >= 2) for (const index of close) pairs[index] = side;
	});
	return points.map((_, index) => ({
		outside: outside[index] ?? null,
		trend: trend[index] ?? null,
		twoOfThree: pairs[index] ?? null,
		shift: shift[index] ?? null,
	}));
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
