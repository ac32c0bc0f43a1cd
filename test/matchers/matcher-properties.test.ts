import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ChangeThreshold, compareToBenchmark, directionOfTravel, roundExact } from "../../src/index.ts";
import {
	type ConsistencyContext,
	type MatcherResult,
	toBeConsistentWith,
	toBeInLineWith,
	toHaveDirection,
	toPrintAs,
} from "../../src/matchers/index.ts";
import { decimalText } from "../published/helpers.ts";

const count = fc.integer({ min: 0, max: 5000 });
const population = fc.integer({ min: 1000, max: 900_000 });
const places = fc.integer({ min: 0, max: 3 });
const marker = fc.constantFrom("[c]", "[x]", "-", "");
const negated = { isNot: true };

/** What a runner makes of a result: whether the expectation, or its negation, holds. */
const holds = (result: MatcherResult, not: boolean) => result.pass !== not;

/** What can be checked holds either as it stands or negated; what cannot holds neither way. */
function expectSides(ask: (self: unknown) => MatcherResult): void {
	const [plain, turned] = [ask(undefined), ask(negated)];
	expect(turned.checkable).toBe(plain.checkable);
	const sides = [holds(plain, false), holds(turned, true)];
	expect(sides).toEqual(plain.checkable ? [plain.pass, !plain.pass] : [false, false]);
	expect(plain.message()).toBe(turned.message());
	expect(plain.message().length).toBeGreaterThan(10);
	expect(plain.message()).not.toMatch(/NaN|undefined|Infinity|\[object/);
}

/** The quotient rounded half away from nought to so many places, in whole numbers. */
function rounded(numerator: number, denominator: number, decimals: number): bigint {
	const scaled = 2n * BigInt(numerator) * 10n ** BigInt(decimals);
	return (scaled + BigInt(denominator)) / (2n * BigInt(denominator));
}

describe("matchers of any figures", () => {
	it("toPrintAs() holds for the figure that long division gives, and for no other", () => {
		fc.assert(
			fc.property(
				count,
				population,
				places,
				fc.constantFrom(0, 0, 1, -1, 7),
				(numerator, denominator, decimals, off) => {
					const units = rounded(1000 * numerator, denominator, decimals) + BigInt(off);
					const printed = decimalText(units, decimals);
					const computed = { numerator, denominator, multiplier: 1000 };
					const ask = (self: unknown) => toPrintAs.call(self, computed, printed, { rounding: "halfExpand" });
					expect(ask(undefined).pass).toBe(off === 0);
					expectSides(ask);
					if (off === 0) expect(toPrintAs(Number(printed), printed).pass).toBe(true);
				},
			),
		);
		fc.assert(
			fc.property(count, marker, (value, printed) => {
				expect(toPrintAs(value, printed).checkable).toBe(false);
				expectSides((self) => toPrintAs.call(self, value, printed));
			}),
		);
	});

	it("toBeConsistentWith() holds for what was printed of the same counts, and not for what cannot have been", () => {
		const printedOf = (value: number, decimals: number) =>
			roundExact(value, { decimals, mode: "halfExpand" });
		const figures = fc.record({
			now: fc.integer({ min: 1, max: 9999 }),
			before: fc.integer({ min: 1, max: 9999 }),
			population,
			decimals: places,
		});
		fc.assert(
			fc.property(figures, fc.nat(1), ({ now, before, population: of, decimals }, wrong) => {
				const exact = (number: number) => ({ text: String(number), exact: true }) as const;
				const total = 1000 * wrong;
				const cases: readonly (readonly [string, ConsistencyContext])[] = [
					[
						decimalText(rounded(1000 * now, of, decimals) + BigInt(wrong * 10), decimals),
						{ count: now, population: of },
					],
					[
						`${printedOf((100 * (now - before)) / before + total, 1)}%`,
						{ current: exact(now), previous: exact(before) },
					],
					[String(now - before + total), { current: exact(now), previous: exact(before), as: "difference" }],
					[String(now + before + total), { parts: [exact(now), exact(before)] }],
				];
				for (const [figure, context] of cases) {
					const ask = (self: unknown) => toBeConsistentWith.call(self, figure, context);
					expect([figure, ask(undefined).pass]).toEqual([figure, wrong === 0]);
					expectSides(ask);
				}
				// Some whole count prints so, because this one does.
				const rate = decimalText(rounded(1000 * now, of, decimals), decimals);
				expect(toBeConsistentWith(rate, { population: of }).pass).toBe(true);
				expectSides((self) => toBeConsistentWith.call(self, rate, { population: of }));
				const parts = [now, before, of].map(
					(part) => `${printedOf((100 * part) / (now + before + of), decimals)}%`,
				);
				expect(toBeConsistentWith(parts, { structure: "partition" }).pass).toBe(true);
				const spoilt = wrong === 0 ? parts.slice(1) : [...parts, "50%"];
				if (now / (now + before + of) > 0.05 || wrong === 1)
					expect(toBeConsistentWith(spoilt, { structure: "partition" }).pass).toBe(false);
			}),
			{ numRuns: 30 },
		);
		fc.assert(
			fc.property(marker, population, (figure, of) => {
				expect(toBeConsistentWith(figure, { population: of }).checkable).toBe(false);
				expectSides((self) => toBeConsistentWith.call(self, figure, { population: of }));
			}),
		);
	});

	it("toHaveDirection() holds for one direction, that of directionOfTravel(), and turns where the windows do", () => {
		const window = fc.record({ count: fc.option(count, { freq: 9 }), exposure: population });
		const turned = { up: "down", down: "up", similar: "similar" } as const;
		fc.assert(
			fc.property(
				window,
				window,
				fc.constantFrom<0 | ChangeThreshold>(0, { relative: 0.02 }, { absolute: 1 }),
				(current, previous, minimumChange) => {
					const options = { minimumChange };
					const answer = directionOfTravel(current, previous, options);
					const found = (["up", "down", "similar"] as const).filter((direction) => {
						const asked = { current, previous, options };
						const ask = (self: unknown) => toHaveDirection.call(self, asked, direction);
						expectSides(ask);
						expect(ask(undefined).message()).toBe(toHaveDirection(answer, direction).message());
						return ask(undefined).pass;
					});
					expect(found).toEqual(answer.status === "compared" ? [answer.direction] : []);
					// A relative size is of the previous value, and so another where the windows change places.
					const [direction] = found;
					if (direction === undefined || (typeof minimumChange === "object" && "relative" in minimumChange))
						return;
					const back = { current: previous, previous: current, options };
					expect(toHaveDirection(back, turned[direction]).pass).toBe(true);
				},
			),
		);
	});

	it("toBeInLineWith() holds where compareToBenchmark() finds no difference, and more often at a higher level", () => {
		const value = fc.double({ min: 0.1, max: 40, noNaN: true });
		fc.assert(
			fc.property(fc.option(count, { freq: 9 }), population, value, (events, exposure, benchmark) => {
				const [area, reference] = [
					{ area: "Blaby", count: events, exposure },
					{ area: "the region", value: benchmark, per: 1000 },
				];
				const at = (confidence: number) => (self: unknown) =>
					toBeInLineWith.call(self, area, reference, { confidence });
				const [usual, strict] = [at(0.95)(undefined), at(0.998)(undefined)];
				expectSides(at(0.95));
				expectSides(at(0.998));
				const answer = compareToBenchmark(area, reference, { confidence: 0.95 });
				expect(usual.checkable).toBe(answer.position !== "not-compared");
				expect(usual.pass).toBe(answer.position === "in-line");
				if (usual.pass) expect(strict.pass).toBe(true);
				if (events === null) return;
				// Ten times as much of everything is better known: what differs goes on to differ.
				const larger = { area: "Blaby", count: 10 * events, exposure: 10 * exposure };
				if (!usual.pass) expect(toBeInLineWith(larger, reference, { confidence: 0.95 }).pass).toBe(false);
			}),
		);
	});
});
