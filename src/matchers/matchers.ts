import { toBeConsistentWith } from "./to-be-consistent-with.ts";
import { toBeInLineWith } from "./to-be-in-line-with.ts";
import { toHaveDirection } from "./to-have-direction.ts";
import { toPrintAs } from "./to-print-as.ts";

/**
 * The matchers by their names, for `expect.extend(matchers)` in Vitest, Jest or whatever takes the same form. Nothing is
 * registered until you do: `direction-of-travel/vitest` does it for Vitest.
 *
 * @since 0.1.0
 */
export const matchers = {
	/** Expects a printed figure to fit what is printed beside it. */
	toBeConsistentWith,
	/** Expects an area to be in line with a benchmark. */
	toBeInLineWith,
	/** Expects a number to have gone up, gone down or stayed similar. */
	toHaveDirection,
	/** Expects a computed value to be printed as a figure. */
	toPrintAs,
} as const;
