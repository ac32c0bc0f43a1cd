import { expect } from "vitest";
import { type MatcherResult, matchers } from "../../src/matchers/index.ts";

type Name = keyof typeof matchers;

// Wide on purpose: the types have a test of their own, and refusals are tried with what they do not allow.
type Bare = (this: unknown, received: unknown, ...args: unknown[]) => MatcherResult;

/** What a bare matcher says: its message after the word for what it found. */
export function said(name: Name, received: unknown, ...args: unknown[]): string {
	const result = (matchers[name] as Bare)(received, ...args);
	const found = result.checkable ? (result.pass ? "holds" : "fails") : "not checkable";
	return `${found}: ${result.message()}`;
}

/** What the `expect` of Vitest throws, null where the expectation holds. */
export function thrownByExpect(
	name: Name,
	received: unknown,
	args: readonly unknown[],
	not = false,
): string | null {
	const expectation = not ? expect(received).not : expect(received);
	try {
		(expectation[name] as (...args: readonly unknown[]) => void)(...args);
		return null;
	} catch (error) {
		if (error instanceof TypeError || error instanceof RangeError || !(error instanceof Error)) throw error;
		return error.message;
	}
}
