/** Numbers of points that the chances below were simulated for. */
const lengths = [6, 8, 12, 20, 40, 80] as const;

/**
 * How often a rule of an XmR chart speaks of its last point on one side although nothing changed, limits from the same points:
 * 400,000 charts a length of independent points, `many` of normal ones, `few` the larger of the two sides of Poisson counts
 * with a mean of 3 (`scripts/chart-false-alarms.ts`). The usual 0.00135 for a point beyond 3 sigma holds for a known
 * sigma only. Seven normal points rise by chance once in 5,040.
 */
const chances = {
	outside: {
		many: [0.00481, 0.00572, 0.00478, 0.00359, 0.00271, 0.00209],
		few: [0.0157, 0.0132, 0.0119, 0.0105, 0.00937, 0.00823],
	},
	twoOfThree: {
		many: [0.00156, 0.00175, 0.00156, 0.00125, 0.000892, 0.000748],
		few: [0.0057, 0.00357, 0.00258, 0.00247, 0.00208, 0.00204],
	},
	shift: {
		many: [0, 5.5e-5, 0.00122, 0.00324, 0.00538, 0.00657],
		few: [0, 0.00046, 0.00363, 0.00818, 0.0129, 0.0161],
	},
	trend: { many: [0, 1 / 5040, 1 / 5040, 1 / 5040, 1 / 5040, 1 / 5040], few: [0, 0, 0, 0, 0, 0] },
} as const;

/**
 * About the chance that a rule speaks of the last of `points` points by chance: between the lengths and from few counts to
 * many in proportion, the latter by the skewness of the counts, 1 / sqrt(mean). A mean of null stands for values.
 */
export function chartChance(rule: keyof typeof chances, points: number, mean: number | null): number {
	const { many, few } = chances[rule];
	const above = lengths.findIndex((length) => length >= points);
	const index = above < 0 ? lengths.length - 1 : above;
	const [to = 0, from = to] = [lengths[index], lengths[index - 1]];
	const share = to === from ? 1 : Math.min(1, (points - from) / (to - from));
	const at = (row: readonly number[]) => {
		const [high = 0, low = high] = [row[index], row[index - 1]];
		return low + share * (high - low);
	};
	const skew = mean === null ? 0 : Math.min(1, Math.sqrt(3 / Math.max(3, mean)));
	return at(many) + skew * (at(few) - at(many));
}
