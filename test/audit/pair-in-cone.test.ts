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

	it("pairInCone() finds one in every small box just when one is there, also on the very ends of the cone", () => {
		const parts = [
			fraction(0n),
			fraction(1n, 3n),
			fraction(2n, 3n),
			fraction(5n, 6n),
			fraction(1n),
			fraction(3n, 2n),
			fraction(5n),
		];
		const wrong: unknown[] = [];
		let [some, none] = [0, 0];
		for (const [from, lower] of parts.entries())
			for (const upper of parts.slice(Math.max(1, from)))
				for (const [lowerInclusive, upperInclusive] of [
					[true, true],
					[true, false],
					[false, true],
					[false, false],
				] as const) {
					if (lower === upper && !(lowerInclusive && upperInclusive)) continue;
					const isInside = (x: number, y: number) => {
						const below = compare(fraction(BigInt(y)), multiply(fraction(BigInt(x)), lower));
						const above = compare(fraction(BigInt(y)), multiply(fraction(BigInt(x)), upper));
						return (
							(below > 0 || (below === 0 && lowerInclusive)) && (above < 0 || (above === 0 && upperInclusive))
						);
					};
					const inside = Array.from({ length: 9 }, (_, x) =>
						Array.from({ length: 9 }, (_, y) => x > 0 && y > 0 && isInside(x, y)),
					);
					for (const [left, right] of [
						[0, 0],
						[0, 1],
						[1, 2],
						[2, 2],
						[2, 5],
						[4, 8],
						[3, 2],
					] as const)
						for (const [bottom, top] of [
							[0, 0],
							[0, 1],
							[1, 1],
							[2, 3],
							[3, 3],
							[4, 6],
							[1, 8],
							[1, 3],
							[5, 4],
						] as const) {
							const found = pairInCone(
								{ lower, upper, lowerInclusive, upperInclusive },
								{ left, right, bottom, top },
							);
							const there = inside
								.slice(left, right + 1)
								.some((row) => row.slice(bottom, top + 1).includes(true));
							if (there) some++;
							else none++;
							const { x, y } = found ?? { x: -1, y: -1 };
							const fits = x >= left && x <= right && y >= bottom && y <= top && inside[x]?.[y] === true;
							if (there ? !fits : found !== null)
								wrong.push({ lower, upper, left, right, bottom, top, found });
						}
				}
		expect(wrong).toEqual([]);
		expect(Math.min(some, none)).toBeGreaterThan(500);
	});
});
