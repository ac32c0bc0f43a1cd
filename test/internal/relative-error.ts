/** Distance of a value from the one expected, relative to it; absolute where 0 is expected. */
export function relativeError(value: number, expected: number): number {
	if (Number.isNaN(value)) return Number.POSITIVE_INFINITY;
	return expected === 0 ? Math.abs(value) : Math.abs(value - expected) / Math.abs(expected);
}
