/** Where Deno's notebook kernel looks for what an object shows: a method that returns a MIME bundle. */
const jupyter = Symbol.for("Jupyter.display");

/** Where Node, Deno and Bun look for what an object prints in a REPL. */
const inspect = Symbol.for("nodejs.util.inspect.custom");

/** What a notebook shows of an object, by media type. @since 0.1.0 */
export type MimeBundle = Readonly<Record<string, unknown>>;

/**
 * A plain copy of some data that shows itself in a notebook and in a REPL. The methods are not enumerable, so that JSON,
 * copies and comparisons see the data only.
 */
export function showing<T extends object>(data: T, bundle: () => MimeBundle, text: () => string): T {
	Object.defineProperty(data, jupyter, { value: bundle, enumerable: false });
	Object.defineProperty(data, inspect, { value: text, enumerable: false });
	return data;
}

/** Text that cannot become markup. */
export const escapeHtml = (text: string) =>
	text
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(">", "&gt;")
		.replaceAll('"', "&quot;")
		.replaceAll("'", "&#39;");
