import { consistentCounts, directionOfTravel } from "direction-of-travel";

/** One window of a pair: a whole count over the population it is divided by. */
interface Window {
	readonly count: number;
	readonly exposure: number;
}

/** Two windows whose counts print as the report does. */
export type Pair = readonly [current: Window, previous: Window];

/** What was found over every pair. */
export interface OverPairs {
	readonly pairs: number;
	/** How many pairs have each answer: "up worsening" and so on. */
	readonly answers: Readonly<Record<string, number>>;
	readonly smallestP: number;
	readonly largestP: number;
}

/** Every whole count that prints as a rate per 1,000 in a population. */
export function countsOf(printed: string, population: number): readonly number[] {
	const { min, max } = consistentCounts(printed, { population, multiplier: 1000 });
	return min === null || max === null ? [] : Array.from({ length: max - min + 1 }, (_, index) => min + index);
}

/** Every pair of counts that prints as these two rates. */
export function pairsOfRates(
	current: string,
	previous: string,
	populations: readonly [number, number],
): readonly Pair[] {
	const [now, before] = populations;
	return countsOf(current, now).flatMap((count) =>
		countsOf(previous, before).map(
			(other): Pair => [
				{ count, exposure: now },
				{ count: other, exposure: before },
			],
		),
	);
}

/**
 * Every pair of counts in which the current one prints as the rate and the change of the rate prints as so many whole
 * per cent. Multiplied out, so that no division decides.
 */
export function pairsOfChange(
	rate: string,
	percent: number,
	populations: readonly [number, number],
): readonly Pair[] {
	const [now, before] = populations;
	return countsOf(rate, now).flatMap((count) => {
		const scaled = 200 * count * before;
		const lowest = Math.ceil(scaled / (now * (201 + 2 * percent)));
		const highest = Math.floor(scaled / (now * (199 + 2 * percent)));
		return Array.from(
			{ length: highest - lowest + 1 },
			(_, index): Pair => [
				{ count, exposure: now },
				{ count: lowest + index, exposure: before },
			],
		);
	});
}

/** The direction of travel of every pair. */
export function directionOver(
	pairs: readonly Pair[],
	polarity: "lower-is-better" | "higher-is-better" | "neutral",
): OverPairs {
	const answers: Record<string, number> = {};
	let [smallestP, largestP] = [1, 0];
	for (const [current, previous] of pairs) {
		const travel = directionOfTravel(current, previous, { polarity });
		const answer =
			travel.status === "compared" ? `${travel.direction}, ${travel.performance}` : travel.status;
		answers[answer] = (answers[answer] ?? 0) + 1;
		const p = travel.status === "compared" ? (travel.pValue ?? 1) : 1;
		[smallestP, largestP] = [Math.min(smallestP, p), Math.max(largestP, p)];
	}
	return { pairs: pairs.length, answers, smallestP, largestP };
}

/**
 * The pairs that are hardest to tell apart: for each current count the previous one that lies nearest to it. If all of
 * these have a direction, every pair has it.
 */
export function weakest(pairs: readonly Pair[]): readonly Pair[] {
	const nearest = new Map<number, Pair>();
	for (const pair of pairs) {
		const [current, previous] = pair;
		const held = nearest.get(current.count)?.[1].count ?? 0;
		if (previous.count > held) nearest.set(current.count, pair);
	}
	return [...nearest.values()];
}
