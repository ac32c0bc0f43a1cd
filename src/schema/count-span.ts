/** A count, or what a withheld one can be; `to` is null where there is no upper limit. */
export interface CountSpan {
	readonly from: number;
	readonly to: number | null;
}

/** What the two are together. */
export function addCounts(a: CountSpan, b: CountSpan): CountSpan {
	return { from: a.from + b.from, to: a.to === null || b.to === null ? null : a.to + b.to };
}
