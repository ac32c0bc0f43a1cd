/**
 * The quantile of type 7 of Hyndman and Fan (1996), that of R and of spreadsheets: the values in order, and a straight line between
 * the two that it lies between. Of at least one value.
 */
export function quantile(values: readonly number[], share: number): number {
	const sorted = Float64Array.from(values).sort();
	const place = (sorted.length - 1) * share;
	const below = sorted[Math.floor(place)] ?? Number.NaN;
	const above = sorted[Math.ceil(place)] ?? Number.NaN;
	return below + (place - Math.floor(place)) * (above - below);
}
