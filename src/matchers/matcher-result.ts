/**
 * What a matcher answers, in the form that `expect.extend` of Vitest and of Jest accepts.
 *
 * @since 0.1.0
 */
export interface MatcherResult {
	/** Whether the expectation holds. */
	readonly pass: boolean;
	/**
	 * False where nothing can be said: a marker in place of a figure, windows that are not comparable. Then neither the
	 * expectation nor its negation holds.
	 */
	readonly checkable: boolean;
	/** What to say when the expectation fails; where it holds, what to say when its negation fails. */
	readonly message: () => string;
	/** What was found, for the report of a test runner. */
	readonly actual: unknown;
	/** What was expected, for the report of a test runner. */
	readonly expected: unknown;
}

/** What a matcher found; `pass` is null where nothing can be said. */
export interface Judged extends Omit<MatcherResult, "pass" | "checkable"> {
	readonly pass: boolean | null;
}

/**
 * The result of a matcher. `self` is the `this` it was called with: test runners say there whether the expectation is
 * negated, and turn `pass` round. Where nothing can be said `pass` is set so that the expectation fails either way.
 */
export function resultOf(self: unknown, { pass, message, actual, expected }: Judged): MatcherResult {
	const negated = (self as { readonly isNot?: unknown } | null | undefined)?.isNot === true;
	return { pass: pass ?? negated, checkable: pass !== null, message, actual, expected };
}
