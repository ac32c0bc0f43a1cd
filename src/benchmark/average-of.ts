import type { ConfidenceInterval } from "../estimate/confidence-interval.ts";
import { rateOf } from "../estimate/rate-of.ts";
import { betaQuantile } from "../internal/beta.ts";
import { gammaQuantile } from "../internal/gamma.ts";
import { compensatedSum } from "../internal/sum.ts";
import type { UsableCounts } from "./area-count.ts";
import { exactInterval } from "./exact-interval.ts";

/** What the counts of a group are: events over an exposure, or parts of a whole. */
export type Family = "rate" | "proportion";

/** How the rates of a group are averaged. */
export type AverageMethod = "pooled" | "mean-of-rates";

/** An average, with what its interval and its test need. */
export interface Average {
	readonly value: number;
	readonly counts: UsableCounts;
	/** The count and exposure of one area with the value and the variance of the average; not whole. */
	readonly matched: UsableCounts;
	readonly interval: (confidence: number) => ConfidenceInterval;
}

/** The average of at least one member, per `per` of the exposure. */
export function averageOf(
	family: Family,
	members: readonly UsableCounts[],
	method: AverageMethod,
	per: number,
): Average {
	const counts = totalOf(members);
	const value = averageValue(members, method, per);
	if (method === "pooled") {
		const interval = (confidence: number) => exactInterval(family, counts, per, confidence);
		return { value, counts, matched: counts, interval };
	}
	return {
		value,
		counts,
		...(family === "rate" ? meanOfRates : meanOfProportions)(members, value / per, per),
	};
}

/** The average itself of at least one member. */
export function averageValue(members: readonly UsableCounts[], method: AverageMethod, per: number): number {
	if (method === "mean-of-rates")
		return (
			compensatedSum(members.map(({ count, exposure }) => rateOf(count, exposure, per))) / members.length
		);
	const { count, exposure } = totalOf(members);
	return rateOf(count, exposure, per);
}

function totalOf(members: readonly UsableCounts[]): UsableCounts {
	return {
		count: compensatedSum(members.map(({ count }) => count)),
		exposure: compensatedSum(members.map(({ exposure }) => exposure)),
	};
}

/**
 * The mean of rates as a weighted sum of Poisson counts. Interval: the bounds of the gamma variable with its mean and
 * variance, the upper one after one more event of the heaviest weight (Fay and Feuer 1997).
 */
function meanOfRates(
	members: readonly UsableCounts[],
	mean: number,
	per: number,
): Pick<Average, "matched" | "interval"> {
	const weights = members.map(({ exposure }) => 1 / exposure / members.length);
	const variance = compensatedSum(
		members.map(({ count, exposure }) => count / (exposure * members.length) ** 2),
	);
	const heaviest = Math.max(...weights);
	const above = mean + heaviest;
	const spread = variance + heaviest ** 2;
	return {
		matched:
			mean === 0
				? { count: 0, exposure: 1 / heaviest }
				: { count: mean ** 2 / variance, exposure: mean / variance },
		interval: (confidence) => {
			const tail = (1 - confidence) / 2;
			return {
				confidence,
				lower: mean === 0 ? 0 : per * (variance / mean) * gammaQuantile(tail, mean ** 2 / variance),
				upper: per * (spread / above) * gammaQuantile(tail, above ** 2 / spread, true),
			};
		},
	};
}

/**
 * The mean of proportions as one sample of the effective size, mean (1 - mean) / variance; where nothing varies, that
 * of equal proportions. Interval: the exact one of that sample (Korn and Graubard 1998).
 */
function meanOfProportions(
	members: readonly UsableCounts[],
	mean: number,
	per: number,
): Pick<Average, "matched" | "interval"> {
	const variance = compensatedSum(
		members.map(({ count, exposure }) => ((count / exposure) * (1 - count / exposure)) / exposure),
	);
	const equal = compensatedSum(members.map(({ exposure }) => 1 / exposure));
	const size = members.length ** 2 * (variance > 0 ? (mean * (1 - mean)) / variance : 1 / equal);
	const count = mean * size;
	return {
		matched: { count, exposure: size },
		interval: (confidence) => {
			const tail = (1 - confidence) / 2;
			return {
				confidence,
				lower: per * betaQuantile(tail, count, size - count + 1),
				upper: per * betaQuantile(tail, count + 1, size - count, true),
			};
		},
	};
}
