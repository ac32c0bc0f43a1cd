import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pairInCone } from "../../src/audit/pair-in-cone.ts";
import { compare, fraction, multiply } from "../../src/internal/exact.ts";

const part = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 12 }));

describe("pairInCone()", () => {
	it("pairInCone() finds a pair of a box between two multiples just when one is there", () => {
		fc.assert(
			fc.property(
				fc.option(part, { nil: null }),
				part,
				fc.boolean(),
				fc.boolean(),
				fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 12 })),
				fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 25 })),
				(low, high, lowerInclusive, upperInclusive, [left, wide], [bottom, tall]) => {
					const ends = [
						low === null ? fraction(0n) : fraction(BigInt(low[0]), BigInt(low[1])),
						fraction(BigInt(high[0]), BigInt(high[1])),
					].sort(compare);
					const [lower = fraction(0n), upper = fraction(0n)] = ends;
					// One multiple is a line, and belongs to the cone.
					const line = compare(lower, upper) === 0;
					const cone = {
						lower,
						upper,
						lowerInclusive: lowerInclusive || line,
						upperInclusive: upperInclusive || line,
					};
					const box = { left, right: left + wide, bottom, top: bottom + tall };
					const inside = (x: number, y: number) => {
						const [whole, under] = [fraction(BigInt(y)), fraction(BigInt(x))];
						const below = compare(whole, multiply(under, lower));
						const above = compare(whole, multiply(under, upper));
						return (
							(below > 0 || (below === 0 && cone.lowerInclusive)) &&
							(above < 0 || (above === 0 && cone.upperInclusive))
						);
					};
					const found = pairInCone(cone, box);
					if (found === null) {
						for (let x = Math.max(1, box.left); x <= box.right; x++)
							for (let y = Math.max(1, box.bottom); y <= box.top; y++) expect(inside(x, y)).toBe(false);
					} else {
						expect(found.x).toBeGreaterThanOrEqual(Math.max(1, box.left));
						expect(found.x).toBeLessThanOrEqual(box.right);
						expect(found.y).toBeGreaterThanOrEqual(Math.max(1, box.bottom));
						expect(found.y).toBeLessThanOrEqual(box.top);
						expect(inside(found.x, found.y)).toBe(true);
					}
				},
			),
			{ numRuns: 2000 },
		);
	});
});
