/** A point of a line, with the standard error of its value. */
export interface LinePoint {
	readonly time: number;
	readonly value: number;
	readonly standardError: number;
}

/**
 * Slope of the regression with weights 1/se^2, and its chi-squared slope^2 (S Stt - St^2) / S. Both are written as sums over
 * pairs of points, where nothing cancels: S Stt - St^2 = sum over i < j of w_i w_j (t_j - t_i)^2, and S Stv - St Sv likewise.
 * The heaviest pair is set to 1, so that no unit is too large or too small.
 */
export function weightedLine(points: readonly LinePoint[]): {
	readonly slope: number;
	readonly chiSquared: number;
} {
	const [first = 1, second = 1] = points.map(({ standardError }) => standardError).sort((a, b) => a - b);
	let [risen, run] = [0, 0];
	points.forEach((later, index) => {
		for (const earlier of points.slice(0, index)) {
			const errors = [earlier.standardError, later.standardError] as const;
			const weight = ((first / Math.min(...errors)) * (second / Math.max(...errors))) ** 2;
			const time = later.time - earlier.time;
			risen += weight * time * (later.value - earlier.value);
			run += weight * time * time;
		}
	});
	const slope = risen / run;
	const weights = points.reduce((sum, { standardError }) => sum + (first / standardError) ** 2, 0);
	return { slope, chiSquared: ((slope / second) ** 2 * run) / weights };
}
