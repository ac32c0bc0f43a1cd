/** The rate itself, in the one order of its steps, so that every room has the same bits. */
export function rateOf(count: number, exposure: number, per: number): number {
	return (count * per) / exposure;
}

/** The change in per cent of the previous value, whatever the values are. */
export function percentOf(current: number, previous: number): number {
	return (100 * (current - previous)) / previous;
}
