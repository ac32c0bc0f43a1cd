/** Sum that carries the rounding of every addition along (Neumaier 1974): ten times 0.1 is 1. */
export function compensatedSum(values: readonly number[]): number {
	let sum = 0;
	let lost = 0;
	for (const value of values) {
		const next = sum + value;
		lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
		sum = next;
	}
	return Number.isFinite(lost) ? sum + lost : sum;
}
