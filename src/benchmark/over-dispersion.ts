import { quantile } from "../internal/quantile.ts";
import { compensatedSum } from "../internal/sum.ts";
import type { UsableCounts } from "./area-count.ts";
import type { OverDispersion } from "./funnel-classification.ts";
import { chanceVariance, type FunnelSettings } from "./funnel-limits.ts";

/** The dispersion of the areas and what it leaves for the variance between them; `null` where there is none to measure. */
export function measureDispersion(
	areas: readonly UsableCounts[],
	settings: FunnelSettings,
	method: OverDispersion["method"],
	winsorise: number,
): OverDispersion | null {
	const share = settings.average / settings.per;
	const variances = areas.map(({ exposure }) => chanceVariance(exposure, settings));
	if (areas.length < 2 || variances.some((variance) => variance === 0)) return null;
	const scores = areas.map(
		({ count, exposure }, index) => (count / exposure - share) / Math.sqrt(variances[index] ?? 1),
	);
	const low = quantile(scores, winsorise);
	const high = quantile(scores, 1 - winsorise);
	const squares = scores.map((score) => Math.min(high, Math.max(low, score)) ** 2);
	const dispersion = compensatedSum(squares) / areas.length;
	if (method === "multiplicative") return { method, winsorise, dispersion, betweenVariance: 0 };
	const weights = variances.map((variance) => 1 / variance);
	const total = compensatedSum(weights);
	const spare = total - compensatedSum(weights.map((weight) => weight ** 2)) / total;
	const between = (areas.length * dispersion - (areas.length - 1)) / spare;
	return { method, winsorise, dispersion, betweenVariance: Math.max(0, between) * settings.per ** 2 };
}
