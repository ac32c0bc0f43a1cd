import { consistentCounts, directionOfTravel, type Polarity } from "direction-of-travel";
import { notComparable, type Tally, tallyOf } from "./verdict.ts";

/** One window of a pair: a whole count over the population it is divided by. */
interface Window {
	readonly count: number;
	readonly exposure: number;
}

/** Two windows whose counts print as the report does. */
export type Pair = readonly [current: Window, previous: Window];

/** What was found over every pair. */
export interface OverPairs {
	readonly directions: Tally;
	readonly performances: Tally;
	/** How many pairs are shown to be similar, which is more than a change that is not shown. */
	readonly shown: number;
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
 * Every pair of counts in which the current one prints as the rate and the change of the rate as the percentage.
 * Multiplied out, so that no division but the last decides.
 */
export function pairsOfChange(
	rate: string,
	percent: string,
	populations: readonly [number, number],
): readonly Pair[] {
	const [now, before] = populations;
	const steps = 10 ** (percent.split(".")[1]?.length ?? 0);
	const inSteps = 2 * (100 * steps + Number(percent.replace(".", "")));
	return countsOf(rate, now).flatMap((count) => {
		const scaled = 200 * steps * count * before;
		const lowest = Math.ceil(scaled / (now * (inSteps + 1)));
		const highest = Math.floor(scaled / (now * (inSteps - 1)));
		return Array.from(
			{ length: Math.max(0, highest - lowest + 1) },
			(_, index): Pair => [
				{ count, exposure: now },
				{ count: lowest + index, exposure: before },
			],
		);
	});
}

/** The direction of travel of every pair. */
export function directionOver(pairs: readonly Pair[], polarity: Polarity): OverPairs {
	const travels = pairs.map(([current, previous]) => directionOfTravel(current, previous, { polarity }));
	const compared = travels.filter((travel) => travel.status === "compared");
	const p = compared.map(({ pValue }) => pValue ?? 1);
	return {
		directions: tallyOf(travels.map(({ direction }) => direction ?? notComparable)),
		performances: tallyOf(
			travels.map(({ status, performance }) => (status === "compared" ? performance : notComparable)),
		),
		shown: compared.filter(({ similarityShown }) => similarityShown).length,
		smallestP: p.reduce((least, other) => Math.min(least, other), 1),
		largestP: p.reduce((most, other) => Math.max(most, other), 0),
	};
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
