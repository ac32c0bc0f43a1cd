/**
 * What the words or signs around a figure make of it. `approximate`, `just-under` and `just-over` say how near it is,
 * the last four that it is a bound.
 *
 * @since 0.1.0
 */
export type Qualifier =
	| "exact"
	| "approximate"
	| "just-under"
	| "just-over"
	| "less-than"
	| "at-most"
	| "more-than"
	| "at-least";

/**
 * Patterns with the figure as their one group. A word needs a space or the figure beside it: "c10", not "cat". A sign may
 * stand beside a symbol only: "<-5" is a bound, and "over-65" an age.
 */
type Phrases<T> = readonly (readonly [pattern: RegExp, meaning: T])[];

const qualifiersBefore: Phrases<Qualifier> = [
	[/^(?:<=|≤)(?: ?(?=[-\d.£+−–‐‑])| )(.*)$/i, "at-most"],
	[/^(?:up to|at most|no more than|not more than)(?: ?(?=[\d.£])| )(.*)$/i, "at-most"],
	[/^(?:>=|≥)(?: ?(?=[-\d.£+−–‐‑])| )(.*)$/i, "at-least"],
	[/^(?:at least|no fewer than|no less than|not less than)(?: ?(?=[\d.£])| )(.*)$/i, "at-least"],
	[/^(?:<)(?: ?(?=[-\d.£+−–‐‑])| )(.*)$/i, "less-than"],
	[/^(?:less than|fewer than|under|below)(?: ?(?=[\d.£])| )(.*)$/i, "less-than"],
	[/^(?:>)(?: ?(?=[-\d.£+−–‐‑])| )(.*)$/i, "more-than"],
	[/^(?:more than|greater than|over|above)(?: ?(?=[\d.£])| )(.*)$/i, "more-than"],
	[/^(?:~|≈)(?: ?(?=[-\d.£+−–‐‑])| )(.*)$/i, "approximate"],
	[
		/^(?:c\.?|ca\.?|circa|around|about|approx\.?|approximately|roughly)(?: ?(?=[\d.£])| )(.*)$/i,
		"approximate",
	],
	[/^(?:nearly|almost|just under|just below)(?: ?(?=[\d.£])| )(.*)$/i, "just-under"],
	[/^(?:just over|just above)(?: ?(?=[\d.£])| )(.*)$/i, "just-over"],
];

const qualifiersAfter: Phrases<Qualifier> = [
	[/^(.*[\d%.a-z]) ?(?:or fewer|or less|or under|or below)$/i, "at-most"],
	[/^(.*[\d%.a-z]) ?(?:\+|or more|or over|or above|and over)$/i, "at-least"],
];

const directionsBefore: Phrases<1 | -1> = [
	[/^(?:▲|△|↑)(?: ?(?=[-\d.£+−–‐‑])| )(.*)$/i, 1],
	[
		/^(?:up(?: by)?|(?:rose|increased|grew)(?: by)?|(?:an? )?(?:rise|increase) of)(?: ?(?=[\d.£])| )(.*)$/i,
		1,
	],
	[/^(?:▼|▽|↓)(?: ?(?=[-\d.£+−–‐‑])| )(.*)$/i, -1],
	[
		/^(?:down(?: by)?|(?:fell|decreased|dropped|declined)(?: by)?|(?:an? )?(?:fall|decrease|drop|reduction) of)(?: ?(?=[\d.£])| )(.*)$/i,
		-1,
	],
];

const directionsAfter: Phrases<1 | -1> = [
	[/^(.*[\d%.a-z]) ?(?:higher|up|more|increase|rise|▲|△|↑)$/i, 1],
	[/^(.*[\d%.a-z]) ?(?:lower|down|fewer|less|decrease|fall|drop|reduction|▼|▽|↓)$/i, -1],
];

/** A figure apart from the words around it; null when these contradict or repeat each other. */
export interface Phrased {
	readonly core: string;
	readonly qualifier: Qualifier;
	readonly direction: 1 | -1 | null;
}

function find<T>(phrases: Phrases<T>, text: string): readonly [rest: string, meaning: T] | null {
	for (const [pattern, meaning] of phrases) {
		const rest = pattern.exec(text)?.[1];
		if (rest) return [rest, meaning];
	}
	return null;
}

/** Takes qualifiers and directions off a figure, outermost first. */
export function splitPhrases(text: string): Phrased | null {
	if (/^[-−–]?[\d.,]+%?$/.test(text)) return { core: text, qualifier: "exact", direction: null };
	const qualifiers: Qualifier[] = [];
	const directions: (1 | -1)[] = [];
	let core = text;
	for (;;) {
		const qualifier = find(qualifiersBefore, core) ?? find(qualifiersAfter, core);
		const direction = qualifier ? null : (find(directionsBefore, core) ?? find(directionsAfter, core));
		if (qualifier) qualifiers.push(qualifier[1]);
		if (direction) directions.push(direction[1]);
		const rest = (qualifier ?? direction)?.[0];
		if (rest === undefined) break;
		core = rest;
	}
	if (qualifiers.length > 1 || directions.length > 1) return null;
	return { core, qualifier: qualifiers[0] ?? "exact", direction: directions[0] ?? null };
}
