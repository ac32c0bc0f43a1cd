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

/** A nominal or ordinal axis in the order of the rows, with labels that are not cut. */
export const inOrder = { sort: null, axis: { title: null, labelAngle: 0 } } as const;

/** Fields for a tooltip, each with its heading. */
export const tooltip = (fields: Readonly<Record<string, string>>) =>
	Object.entries(fields).map(([field, title]) => ({ field, title, type: "nominal" }));

/** A scale from 0 on; where nothing has a value, from 0 to 1, so that what is not available still has its place. */
export const fromZero = (values: readonly (number | null)[]) =>
	values.every((value) => value === null) ? { zero: true, domain: [0, 1] } : { zero: true };

/** Keeps the rows for which an expression over `datum` holds. */
export const only = (filter: string) => [{ filter }];
