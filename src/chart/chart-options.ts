import { checkOptions, checkPositive } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";

/** Size and title of a picture. @since 0.1.0 */
export interface ChartOptions {
	/** Width of the plot in pixels, above 0. Default 480, for `overviewChart` 520. */
	readonly width?: number;
	/** Height of the plot in pixels, above 0. Default by the number of rows. */
	readonly height?: number;
	/** Title. Default what the picture shows. */
	readonly title?: string;
}

/** The options, checked. */
export function checkChart<Options extends ChartOptions>(
	doing: string,
	options: Options,
	usualTitle: string,
	usualHeight: number,
	more: readonly (keyof Options & string)[] = [],
) {
	const known = ["width", "height", "title", ...more] as const;
	const { width = 480, height = usualHeight, title = usualTitle } = checkOptions(doing, options, known);
	if (typeof title !== "string")
		throw argumentError(TypeError, "wrong-type", doing, "title must be text", title);
	return {
		width: checkPositive(doing, "width", width),
		height: checkPositive(doing, "height", height),
		title,
	};
}
