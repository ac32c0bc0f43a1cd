import { expect, expectTypeOf, it } from "vitest";
import {
	type ConsistencyContext,
	type MatcherResult,
	toBeConsistentWith,
	toHaveDirection,
	toPrintAs,
} from "../../src/matchers/index.ts";
import "../../src/vitest/index.ts";

it("a matcher answers what expect.extend takes", () => {
	expectTypeOf(toPrintAs(1, "1")).toEqualTypeOf<MatcherResult>();
	expectTypeOf<MatcherResult>().toExtend<{ pass: boolean; message: () => string }>();
	expect.extend({ toPrintAs, toBeConsistentWith });
});

it("expect() has the matchers, with the types of their arguments", () => {
	expectTypeOf(expect(1).toPrintAs).parameter(0).toExtend<Parameters<typeof toPrintAs>[1]>();
	expectTypeOf(expect(1).not.toPrintAs).toBeFunction();
	expectTypeOf(expect("6%").toBeConsistentWith).parameter(0).toEqualTypeOf<ConsistencyContext>();
	expectTypeOf(expect({}).toHaveDirection).parameters.toEqualTypeOf<["up" | "down" | "similar"]>();
	// @ts-expect-error: a number is no printed figure
	expect(8.6).toPrintAs(8.6);
	// @ts-expect-error: no such rounding
	expect(8.6).toPrintAs("8.6", { rounding: "up" });
	// @ts-expect-error: no such matcher
	expect(8.6).toPrint("8.6");
});

it("expect has the matchers as arguments of others", () => {
	expectTypeOf(expect.toPrintAs).parameter(0).toExtend<Parameters<typeof toPrintAs>[1]>();
	expect({ rate: 8.6489 }).toEqual({ rate: expect.toPrintAs("8.6") });
	// @ts-expect-error: a number is no printed figure
	expect.toPrintAs(8.6);
	// @ts-expect-error: no such direction
	expect.toHaveDirection("higher");
});

it("toBeConsistentWith() takes no half of a context", () => {
	// @ts-expect-error: a count without its population
	toBeConsistentWith("1.2", { count: 6 });
	// @ts-expect-error: a current figure without the previous one
	toBeConsistentWith("6%", { current: "0.88" });
	// @ts-expect-error: no such structure
	toBeConsistentWith(["64%"], { structure: "whole" });
});

it("toHaveDirection() takes an answer or two windows, and a direction", () => {
	const [current, previous] = [
		{ count: 1, exposure: 2 },
		{ count: 2, exposure: 2 },
	];
	toHaveDirection({ current, previous, options: { confidence: 0.99 } }, "similar");
	// @ts-expect-error: no such direction
	toHaveDirection({ current, previous }, "higher");
	// @ts-expect-error: one window
	toHaveDirection({ current }, "up");
});
