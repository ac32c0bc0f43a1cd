/** What went wrong, as data: stays the same when the wording of the message changes. @since 0.1.0 */
export type ErrorCode =
	| "not-a-number"
	| "not-a-whole-number"
	| "out-of-range"
	| "unknown-option"
	| "wrong-type"
	| "not-a-period"
	| "unreadable"
	| "not-applicable"
	| "duplicate";

/** An error thrown for a wrong argument: a built-in class with a code to tell errors apart by. @since 0.1.0 */
export type ArgumentError = (RangeError | TypeError | SyntaxError) & {
	/** What is wrong. */
	readonly code: ErrorCode;
};

/**
 * The error for a wrong argument, to be thrown by the caller. The message has three parts:
 * `Cannot compute the rate: count must be 0 or more, current value is -1`.
 */
export function argumentError(
	Kind: new (message: string) => Error,
	code: ErrorCode,
	doing: string,
	must: string,
	found: unknown,
): ArgumentError {
	return Object.assign(new Kind(`Cannot ${doing}: ${must}, current value is ${show(found)}`), {
		code,
	}) as ArgumentError;
}

/** A found value as it stands in a message: text in quotes, everything else in words. */
function show(found: unknown): string {
	if (typeof found === "string") return JSON.stringify(found);
	if (Array.isArray(found)) return `[${found.map(show).join(", ")}]`;
	return found !== null && typeof found === "object" ? "an object" : String(found);
}
