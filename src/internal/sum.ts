/** Sum that carries the rounding of every addition along (Neumaier 1974): ten times 0.1 is 1. */
export function compensatedSum(values: readonly number[]): number {
	let sum = 0;
	let lost = 0;
	// By place: lists of whole numbers and of others take turns here, and an iterator would be made for each.
	for (let at = 0; at < values.length; at++) {
		const value = values[at] as number;
		const next = sum + value;
		lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
		sum = next;
	}
	return Number.isFinite(lost) ? sum + lost : sum;
}
