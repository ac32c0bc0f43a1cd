import type { VegaLiteSpec } from "../chart/vega-lite.ts";
import { argumentError } from "../internal/errors.ts";
import { showing } from "./display-methods.ts";

/** A picture that shows itself. @since 0.1.0 */
export interface ShownChart {
	/** The specification, as it was given. */
	readonly spec: VegaLiteSpec;
}

/**
 * A picture that shows itself in a Deno notebook; in a REPL it prints what it shows in words.
 *
 * The answer is plain data (`spec`) with two methods that neither JSON nor copies see. Any Vega-Lite renderer draws the
 * specification outside of a notebook.
 *
 * @param spec - the answer of a function of `direction-of-travel/chart`
 * @returns the specification, as a record that shows itself
 * @throws TypeError when `spec` is no specification
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { inspect } from "node:util";
 * import { classifyFunnel } from "direction-of-travel";
 * import { funnelChart } from "direction-of-travel/chart";
 * import { showChart } from "direction-of-travel/display";
 *
 * const areas = [
 * 	{ area: "Blaby", count: 48, exposure: 10_000 },
 * 	{ area: "Oadby", count: 30, exposure: 6000 },
 * 	{ area: "Melton", count: 24, exposure: 5000 },
 * ];
 * const picture = showChart(funnelChart(classifyFunnel(areas)));
 * assert.match(inspect(picture), /^Chart: 3 areas around 4\.9\. None lies beyond the limits/);
 * ```
 * @since 0.1.0
 */
export function showChart(spec: VegaLiteSpec): ShownChart {
	if (typeof spec !== "object" || spec === null || !("$schema" in spec))
		throw argumentError(
			TypeError,
			"wrong-type",
			"show the chart",
			"spec must be a Vega-Lite specification",
			spec,
		);
	const words = () => `Chart: ${spec.description}`;
	return showing(
		{ spec },
		() => ({ "application/vnd.vegalite.v5+json": spec, "text/plain": words() }),
		words,
	);
}
