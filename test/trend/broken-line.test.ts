import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestOf, brokenLines, earlyLines } from "../../src/trend/broken-line.ts";
import { fitLine } from "../../src/trend/fit-line.ts";
import { pointOf } from "../../src/trend/points.ts";
import { oracleDeviance } from "./helpers.ts";

/** Counts at increasing times, some of them far apart, with exposures. */
const rowsWith = (least: number) =>
	fc
		.array(
			fc.record({
				step: fc.constantFrom(1, 1, 1, 0.5, 1.75, 3),
				y: fc.oneof(fc.integer({ min: least, max: 30 }), fc.integer({ min: least, max: 5000 })),
				e: fc.constantFrom(1, 1, 0.5, 2.3),
			}),
			{ minLength: 5, maxLength: 14 },
		)
		.map((rows) => {
			let t = 0;
			return rows.map(({ step, y, e }) => {
				t += step;
				return { t, y, e };
			});
		})
		.filter((rows) => rows.some(({ y }) => y > 0));

/** Two straight lines with noise, where there is a bend to be found. */
const bendsWith = fc
	.tuple(
		fc.integer({ min: 6, max: 14 }),
		fc.double({ min: 0.2, max: 0.8, noNaN: true }),
		fc.integer({ min: 0, max: 999 }),
	)
	.map(([n, where, seed]) => {
		let state = seed + 1;
		return Array.from({ length: n }, (_, i) => {
			state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
			const noise = state / 2 ** 31 - 0.5;
			const mean = 400 * Math.exp(-0.2 * Math.min(i, where * n)) * (1 + 0.15 * noise);
			return { t: i + 1, y: Math.max(1, Math.floor(mean)), e: 1 };
		});
	});

function search(rows: readonly { t: number; y: number; e: number }[], shape: "broken" | "flat-after") {
	const data = { family: "poisson" as const, points: rows.map(({ t, y, e }) => pointOf("poisson", t, y, e)) };
	const knots = { first: 1, last: rows.length - 3 };
	const best = bestOf(brokenLines(data, shape, knots, earlyLines(data, knots)));
	const [from = 0, to = 0] = [rows[1]?.t, rows.at(-3)?.t];
	return { data, best, times: Array.from({ length: 401 }, (_, i) => from + ((to - from) * i) / 400) };
}

describe("the global optimum", () => {
	for (const shape of ["broken", "flat-after"] as const) {
		it(`brokenLines() is never beaten by another fit on 401 times (${shape})`, () => {
			fc.assert(
				fc.property(fc.oneof(rowsWith(1), bendsWith), (rows) => {
					const { best, times } = search(rows, shape);
					const columns = (psi: number) => (t: number) =>
						shape === "broken" ? [1, t - psi, Math.max(t - psi, 0)] : [1, Math.min(t, psi) - psi];
					// Where counts leap by a factor of thousands the plain method of the oracle can fail.
					const scan = times.map((psi) => oracleDeviance(rows, columns(psi))).filter(Number.isFinite);
					fc.pre(scan.length > 300);
					const least = Math.min(...scan);
					expect(best.deviance).toBeLessThanOrEqual(least + 1e-8 * (1 + least));
					const same = oracleDeviance(rows, columns(best.at));
					if (Number.isFinite(same))
						expect(Math.abs(best.deviance - same)).toBeLessThanOrEqual(1e-8 * (1 + same));
				}),
				{ numRuns: 500 },
			);
		});

		it(`brokenLines() is not beaten where zeros leave slopes without an end (${shape})`, () => {
			fc.assert(
				fc.property(rowsWith(0), fc.array(fc.nat(13), { maxLength: 9 }), (rows, zeros) => {
					const sparse = rows.map((row, i) => (zeros.includes(i) ? { ...row, y: 0 } : row));
					fc.pre(sparse.some(({ y }) => y > 0));
					const { data, best, times } = search(sparse, shape);
					expect([...best.coefficients, best.deviance].every(Number.isFinite)).toBe(true);
					const least = Math.min(...times.map((psi) => fitLine(data, shape, psi).deviance));
					// Along a slope without an end the deviance falls for ever, and the search stops at 1e-7.
					expect(best.deviance).toBeLessThanOrEqual(least + 1e-6 * (1 + least));
				}),
				{ numRuns: 1_500 },
			);
		});
	}

	it("fitLine() comes away from a slope that it holds at its limit", () => {
		const rows = [
			[1, 3, 1],
			[2, 30, 2.3],
			[2.5, 4, 1],
			[3, 11, 1],
			[3.5, 1781, 1],
		] as const;
		const points = rows.map(([t, y, e]) => pointOf("poisson", t, y, e));
		const data = { family: "poisson", points } as const;
		const alone = fitLine(data, "broken", 3.414925077075189);
		const from = fitLine(data, "broken", alone.at, fitLine(data, "broken", alone.at + 0.7));
		expect(from.deviance).toBeCloseTo(alone.deviance, 8);
	});

	it("fitLine() finds the same line from another fit and from the points alone", () => {
		fc.assert(
			fc.property(rowsWith(1), fc.double({ min: 1.1, max: 6, noNaN: true }), (rows, at) => {
				const { data } = search(rows, "broken");
				const alone = fitLine(data, "broken", at);
				const from = fitLine(data, "broken", at, fitLine(data, "broken", at + 0.7));
				expect(Math.abs(alone.deviance - from.deviance)).toBeLessThanOrEqual(1e-8 * (1 + alone.deviance));
			}),
		);
	});
});
