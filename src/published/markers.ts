import { checkRecord } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";

/**
 * What a marker in place of a figure says.
 *
 * `ambiguous`: publishers use it in more than one sense, and only the legend of the table can tell. `suppressed`:
 * withheld, from which counts on is for the key to say. `low`: rounds to zero and is not zero. `zero` comes from a
 * legend only.
 *
 * @since 0.1.0
 */
export type MarkerMeaning =
	| "ambiguous"
	| "average"
	| "break"
	| "confidential"
	| "estimated"
	| "forecast"
	| "low"
	| "low-reliability"
	| "none-recorded"
	| "not-applicable"
	| "not-available"
	| "note"
	| "provisional"
	| "revised"
	| "significance"
	| "suppressed"
	| "total"
	| "zero";

/** What the markers of a table mean, by the marker as printed (with or without its brackets). */
export type Legend = Readonly<Record<string, string>>;

const withholding: Readonly<Record<string, MarkerMeaning>> = {
	c: "confidential",
	x: "not-available",
	z: "not-applicable",
	low: "low",
	k: "low",
	u: "low-reliability",
	w: "none-recorded",
};

const describing: Readonly<Record<string, MarkerMeaning>> = {
	e: "estimated",
	f: "forecast",
	p: "provisional",
	r: "revised",
	b: "break",
	t: "total",
	a: "average",
	s: "significance",
	ss: "significance",
	sss: "significance",
	ns: "significance",
};

const symbols: Readonly<Record<string, MarkerMeaning>> = {
	"*": "suppressed",
	"..": "not-available",
	":": "not-available",
	".": "not-applicable",
	"-": "ambiguous",
	"−": "ambiguous",
	"–": "ambiguous",
	"—": "ambiguous",
	"~": "ambiguous",
	"n/a": "ambiguous",
	"N/A": "ambiguous",
	NA: "ambiguous",
};

const own = (table: Readonly<Record<string, string>>, key: string): string | undefined =>
	Object.hasOwn(table, key) ? table[key] : undefined;

const bracketed = /^\[([^[\]]*)\]$/;

/** A marker without its brackets, in lower case, with one kind of dash: print habits do not matter. */
function fold(marker: string): string {
	return marker.replace(bracketed, "$1").toLowerCase().replace(/[−–—]/g, "-");
}

/** The meanings in use. */
const meanings: ReadonlySet<string> = new Set<MarkerMeaning>([
	...(["ambiguous", "average", "break", "confidential", "estimated", "forecast", "low"] as const),
	...(["low-reliability", "none-recorded", "not-applicable", "not-available", "note"] as const),
	...(["provisional", "revised", "significance", "suppressed", "total", "zero"] as const),
]);

/** A legend in words: a meaning in use as it is written there, or words of its own. */
export function checkLegend(doing: string, legend: Legend): void {
	for (const [marker, meaning] of Object.entries(checkRecord(doing, "legend", legend))) {
		if (typeof meaning !== "string" || meaning === "")
			throw argumentError(
				TypeError,
				"wrong-type",
				doing,
				`legend must say in words what ${marker} means`,
				meaning,
			);
		const written = meaning.trim().toLowerCase().replace(/[ _]/g, "-");
		if (written !== meaning && meanings.has(written))
			throw argumentError(
				RangeError,
				"unknown-option",
				doing,
				`legend of ${marker} must be ${written}`,
				meaning,
			);
	}
}

/** What the legend says of a marker: as it is printed there, or else but for brackets, case and kind of dash. */
function inLegend(marker: string, legend: Legend): string | undefined {
	const bare = marker.replace(bracketed, "$1");
	const exact = own(legend, marker) ?? own(legend, bare) ?? own(legend, `[${bare}]`);
	if (exact !== undefined) return exact;
	const key = Object.keys(legend).find((one) => fold(one) === fold(marker));
	return key === undefined ? undefined : legend[key];
}

/** What a marker beside a figure or in brackets means; null when nobody is known to use it. */
export function meaningOf(name: string, legend: Legend): string | null {
	return (
		inLegend(name, legend) ??
		own(withholding, name) ??
		own(describing, name) ??
		(/^note \d+$/.test(name) ? "note" : null)
	);
}

/** The markers of a cell that holds nothing else, with the first meaning; null when the text is something else. */
export function readMarkerCell(
	text: string,
	legend: Legend,
): { readonly markers: readonly string[]; readonly meaning: string | null } | null {
	const bare = inLegend(text, legend) ?? own(symbols, text) ?? own(withholding, text);
	if (bare !== undefined) return { markers: [text.replace(/^\[([^[\]]*)\]$/, "$1")], meaning: bare };
	if (!/^(?:\[[^[\]]+\] ?)+$/.test(text)) return null;
	const markers = [...text.matchAll(/\[([^[\]]+)\]/g)].map((match) => (match[1] ?? "").toLowerCase());
	const telling = markers.find((name) => Object.hasOwn(withholding, name)) ?? markers[0] ?? "";
	const known = markers.every((name) => meaningOf(name, legend) !== null);
	return { markers, meaning: known ? meaningOf(telling, legend) : null };
}

/** A printed figure without the markers after it. `unknown`: one of them is not in use and not in the legend. */
export function splitMarkers(
	text: string,
	legend: Legend,
): { readonly rest: string; readonly markers: readonly string[]; readonly unknown: boolean } {
	let rest = text;
	let unknown = false;
	const markers: string[] = [];
	for (;;) {
		const match =
			/^(?<before>.*\S) ?(?:\[(?<square>[a-z]{1,4}|note \d{1,4})\]|\((?<round>[a-z]{1,4})\))$/i.exec(rest) ??
			/^(?<before>.*[^\s*†‡]) ?(?<sign>[*†‡]+)$/.exec(rest);
		const { before, square, round, sign } = match?.groups ?? {};
		const name = sign ?? (square ?? round)?.toLowerCase();
		if (before === undefined || name === undefined) {
			const named = suffixOf(rest, legend);
			if (named === null) break;
			markers.unshift(named.name);
			rest = named.before;
			continue;
		}
		const known = sign !== undefined || meaningOf(name, legend) !== null;
		if (!known && square === undefined) break;
		unknown ||= !known;
		markers.unshift(name);
		rest = before;
	}
	return { rest, markers, unknown };
}

/** A marker of the legend at the end of a figure: in brackets, or bare where it has no letter or digit of its own. */
function suffixOf(text: string, legend: Legend): { readonly before: string; readonly name: string } | null {
	const folded = text.toLowerCase();
	for (const key of Object.keys(legend)) {
		const name = fold(key);
		const forms = [`[${name}]`, `(${name})`, ...(/[\p{L}\p{N}]/u.test(name) ? [] : [name])];
		const form = name === "" ? undefined : forms.find((one) => folded.endsWith(one));
		const before = form === undefined ? "" : text.slice(0, -form.length).trimEnd();
		if (before !== "") return { before, name };
	}
	return null;
}
