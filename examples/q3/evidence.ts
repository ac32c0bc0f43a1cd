import { consistentCounts, type DirectionInput, directionOfTravel } from "direction-of-travel";
import type { Pair } from "./counts.ts";
import { notComparable, type Tally, tallyOf } from "./verdict.ts";
import { whole } from "./words.ts";

/** What is evidence of a move, by the size of the windows, which is not printed. */
export interface EvidenceBySize {
	/** How many pairs have each direction, over all sizes. */
	readonly directions: Tally;
	/** The smallest size at which some pair is evidence of the move; null where none is found. */
	readonly someFrom: number | null;
	/** The size from which every pair is; null where the largest size that was tried still has one that is not. */
	readonly everyFrom: number | null;
}

/** Tries sizes in ascending order. A size at which no whole count prints so says nothing. */
function evidenceBySize(
	sizes: readonly number[],
	pairsAt: (size: number) => readonly (readonly [DirectionInput, DirectionInput])[],
	move: "up" | "down",
): EvidenceBySize {
	const all: string[] = [];
	let someFrom: number | null = null;
	let everyFrom: number | null = null;
	for (const size of sizes) {
		const directions = pairsAt(size).map((pair) => directionOfTravel(...pair).direction ?? notComparable);
		if (directions.length === 0) continue;
		all.push(...directions);
		if (directions.includes(move)) someFrom ??= size;
		if (directions.some((direction) => direction !== move)) everyFrom = null;
		else everyFrom ??= size;
	}
	return { directions: tallyOf(all), someFrom, everyFrom };
}

/** The largest sizes that are tried. Two cohorts differ, so that more of them would take long. */
const mostOffenders = 60;
const mostPeople = 25_000;
const step = 50;
const around = 4 * step;

/** What was tried, for the report. */
export const offendersTried = `cohorts of 1 to ${mostOffenders} in each year`;
export const peopleTried = `equal windows of up to ${whole(mostPeople)} people: every ${step}th size, and every one within ${around} of the two ends`;

const every = (from: number, to: number, by = 1) =>
	Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, index) => from + index * by);

/**
 * Two rates per offender, for any two cohorts: the size is that of the smaller one. Of the counts that print so those
 * that lie farthest apart and nearest together are enough: what holds for both holds for all between.
 */
export function evidenceOfCohorts(current: string, previous: string, move: "up" | "down"): EvidenceBySize {
	const cohorts = every(1, mostOffenders);
	const rangesOf = (printed: string) =>
		cohorts.flatMap((exposure) => {
			const { min, max } = consistentCounts(printed, { population: exposure, multiplier: 1 });
			return min === null || max === null ? [] : [{ exposure, min, max }];
		});
	const [now, before] = [rangesOf(current), rangesOf(previous)];
	const pairsAt = (size: number) =>
		now.flatMap(({ exposure, ...mine }) =>
			before
				.filter((other) => Math.min(exposure, other.exposure) === size)
				.flatMap((theirs): Pair[] => [
					[
						{ count: mine.min, exposure },
						{ count: theirs.max, exposure: theirs.exposure },
					],
					[
						{ count: mine.max, exposure },
						{ count: theirs.min, exposure: theirs.exposure },
					],
				]),
		);
	return evidenceBySize(cohorts, pairsAt, move);
}

/**
 * Two percentages of as many people in both windows. Whether the nearest counts are evidence goes up and down from one
 * size to the next, so every size about the two ends is tried.
 */
export function evidenceOfPercentages(
	current: string,
	previous: string,
	move: "up" | "down",
): EvidenceBySize {
	const pairsAt = (denominator: number) => {
		const [now, before] = [current, previous].map((printed) =>
			consistentCounts(printed, { population: denominator, multiplier: 100, max: denominator }),
		);
		if (now?.status !== "consistent" || before?.status !== "consistent") return [];
		return [
			[
				{ count: now.min, denominator },
				{ count: before.max, denominator },
			],
			[
				{ count: now.max, denominator },
				{ count: before.min, denominator },
			],
		] as const;
	};
	const coarse = every(step, mostPeople, step);
	const ends = evidenceBySize(coarse, pairsAt, move);
	const fine = [ends.someFrom, ends.everyFrom].flatMap((end) =>
		end === null ? [] : every(Math.max(1, end - around), end + around),
	);
	const sizes = [...new Set([...coarse, ...fine])].sort((a, b) => a - b);
	return evidenceBySize(sizes, pairsAt, move);
}
