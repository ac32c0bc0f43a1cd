/** Class, code and message of the error that a call throws; fails when it throws none. */
export function thrownBy(call: () => unknown): { Kind: unknown; code: unknown; message: string } {
	let result: unknown;
	try {
		result = call();
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		return { Kind: error.constructor, code: (error as { code?: unknown }).code, message: error.message };
	}
	throw new Error(`Nothing was thrown; the result is ${JSON.stringify(result)}`);
}

/** The value with everything in it frozen, so that a write to it throws. */
export function frozen<T>(value: T): T {
	if (typeof value === "object" && value !== null) {
		for (const inner of Object.values(value)) frozen(inner);
		Object.freeze(value);
	}
	return value;
}

/** Relative error; 0 where both are null. */
export function errorOf(found: number | null | undefined, expected: number | null | undefined): number {
	if (expected === null || expected === undefined || found === null || found === undefined)
		return found === expected ? 0 : Number.POSITIVE_INFINITY;
	return expected === 0 ? Math.abs(found) : Math.abs(found / expected - 1);
}

/** Probabilities of a binomial by the recurrence, for brute force. */
export function splits(total: number, odds: number): readonly number[] {
	const points = [(1 / (1 + odds)) ** total];
	for (let k = 1; k <= total; k++) points.push(((points[k - 1] ?? 0) * odds * (total - k + 1)) / k);
	return points;
}

/** Probabilities of a Poisson count from 0 to `most`. */
export function poissonPoints(mean: number, most: number): readonly number[] {
	const points = [Math.exp(-mean)];
	for (let k = 1; k <= most; k++) points.push(((points[k - 1] ?? 0) * mean) / k);
	return points;
}

/** A window of months, whose count is their sum. */
export function window(counts: readonly number[], exposure = 1) {
	return {
		count: counts.reduce((sum, count) => sum + count, 0),
		exposure,
		months: counts.map((count) => ({ count })),
	};
}
