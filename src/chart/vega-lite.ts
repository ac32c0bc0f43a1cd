/**
 * A picture as a plain Vega-Lite v5 specification, with its data in it. Any Vega-Lite renderer draws it; nothing of one is
 * loaded here.
 *
 * @since 0.1.0
 */
export interface VegaLiteSpec {
	/** The schema of Vega-Lite v5. */
	readonly $schema: string;
	/** What the picture shows, in words, for those who cannot see it. */
	readonly description: string;
	/** Title. */
	readonly title: string;
	/** Width of the plot in pixels. */
	readonly width: number;
	/** Height of the plot in pixels. */
	readonly height: number;
	/** The rows that are drawn. */
	readonly data: {
		/** A row each. */
		readonly values: readonly object[];
	};
	/** The layers, from the lowest to the highest. */
	readonly layer: readonly object[];
	/** Fonts and lines. */
	readonly config: object;
}

/** A specification with the look that all pictures have. */
export function specOf(
	{ title, width, height }: Pick<VegaLiteSpec, "title" | "width" | "height">,
	description: string,
	values: readonly object[],
	layer: readonly object[],
): VegaLiteSpec {
	return {
		$schema: "https://vega.github.io/schema/vega-lite/v5.json",
		description,
		title,
		width,
		height,
		data: { values },
		layer,
		config: {
			font: "sans-serif",
			title: { anchor: "start", fontSize: 15 },
			axis: { labelFontSize: 12, titleFontSize: 12, labelLimit: 0 },
			legend: { labelFontSize: 12, titleFontSize: 12, labelLimit: 0, titleLimit: 0 },
			view: { stroke: null },
		},
	};
}

/** Colours that readers with any kind of colour vision can tell apart (Okabe and Ito 2008), dark enough on white. */
export const colours = {
	current: "#0072B2",
	previous: "#767676",
	better: "#006D4E",
	worse: "#B34700",
	similar: "#595959",
	reference: "#000000",
} as const;

/**
 * A channel that holds ids, each under its name, in the order given. Every layer says so: a layer without some of the rows
 * must not turn the others round.
 */
export const named = (
	field: string,
	ids: readonly string[],
	names: readonly (string | readonly string[])[],
) => ({
	field,
	type: "nominal",
	scale: { domain: ids },
	axis: {
		title: null,
		labelAngle: 0,
		labelExpr: `${literal(names)}[indexof(${literal(ids)}, datum.value)]`,
	},
});

/** A value as an expression has it: the line ends that JSON allows in text and expressions do not are escaped. */
const literal = (value: unknown) =>
	JSON.stringify(value).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");

/** What a row says when it is pointed at, by heading, without what there is not. */
export const tipOf = (texts: Readonly<Record<string, string | null>>) => ({
	tip: Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== null)),
});

/** Shows it. */
export const pointing = { tooltip: { expr: "datum.tip" } } as const;

/** One row for a layer that is drawn once, and not for every row. */
export const once = { data: { values: [{}] } } as const;

/** Text in two layers, the lower one a white edge that keeps it apart from lines behind it. */
export function legible(mark: object, rest: object): readonly object[] {
	const edge = { stroke: "#ffffff", strokeWidth: 5, strokeJoin: "round", aria: false };
	return [
		{ mark: { type: "text", fontSize: 12, ...mark, ...edge }, ...rest },
		{ mark: { type: "text", fontSize: 12, color: colours.reference, ...mark, ...pointing }, ...rest },
	];
}

/** A scale from 0 on; where nothing has a value, from 0 to 1, so that what is not available still has its place. */
export const fromZero = (values: readonly (number | null)[]) =>
	values.every((value) => value === null) ? { zero: true, domain: [0, 1] } : { zero: true };

/** Keeps the rows for which an expression over `datum` holds. */
export const only = (filter: string) => [{ filter }];
