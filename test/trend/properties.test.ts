import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Period } from "../../src/period/index.ts";
import { addMonths } from "../../src/period/index.ts";
import { detectLevellingOff, type LevellingOff, type LevellingSeries } from "../../src/trend/index.ts";
import { expectPlain, frozen, year, yearly, yearlyValues } from "./helpers.ts";

const counts = fc.array(fc.oneof(fc.nat(20), fc.nat(2000), fc.constant(0)), { minLength: 5, maxLength: 14 });
const methods = fc.constantFrom("model" as const, "light" as const);
const anyValue = fc.oneof(
	fc.double({ min: -100, max: 100, noNaN: true }),
	fc.integer({ min: -3, max: 3 }),
	fc.constantFrom(0, -0, 1e-300, 1e150, -1e150, 0.1, 5e-324),
);

/** Series of every kind, degenerate ones among them. */
const anySeries: fc.Arbitrary<LevellingSeries> = fc.oneof(
	counts.map((row) => yearly(row)),
	fc.array(fc.option(fc.nat(300)), { maxLength: 12 }).map((row) => yearly(row)),
	fc
		.array(fc.tuple(fc.nat(40), fc.integer({ min: 40, max: 4000 })), { minLength: 4, maxLength: 12 })
		.map((rows) => rows.map(([count, denominator], i) => ({ period: year(2000 + i), count, denominator }))),
	fc
		.array(fc.boolean(), { minLength: 5, maxLength: 9 })
		.map((rows) => rows.map((all, i) => ({ period: year(2000 + i), count: all ? 30 : 0, denominator: 30 }))),
	fc.array(anyValue, { minLength: 5, maxLength: 12 }).map((row) => yearlyValues(row)),
	fc
		.array(
			fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: 1e-3, max: 9, noNaN: true })),
			{
				minLength: 5,
				maxLength: 12,
			},
		)
		.map((rows) =>
			rows.map(([value, standardError], i) => ({ period: year(2000 + i), value, standardError })),
		),
);

/** A result without what names its periods. */
function withoutPeriods(answer: LevellingOff): unknown {
	return JSON.parse(
		JSON.stringify(answer, (key, value) => (/period|month/i.test(key) ? undefined : value)).replace(
			/"\d{4}-\d\d(\/\d{4}-\d\d)?"/g,
			'""',
		),
	);
}

/** That two records are the same in every word, and in every number to a relative tolerance. */
function expectClose(a: unknown, b: unknown, tolerance: number): void {
	if (typeof a === "number" && typeof b === "number")
		expect(Math.abs(a - b)).toBeLessThanOrEqual(tolerance * (1e-3 + Math.abs(a) + Math.abs(b)));
	else if (typeof a === "object" && a !== null && typeof b === "object" && b !== null) {
		expect(Object.keys(a)).toEqual(Object.keys(b));
		for (const key of Object.keys(a))
			expectClose((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key], tolerance);
	} else expect(a).toBe(b);
}

describe("properties", () => {
	it("detectLevellingOff() is plain data for any series, and never NaN", () => {
		fc.assert(
			fc.property(anySeries, methods, (series, method) => {
				const answer = detectLevellingOff(frozen(series), { method, confidence: [0.95, 0.998] });
				expectPlain(answer);
				if (answer.state === "insufficient") {
					expect(answer.reasons).not.toEqual([]);
					return;
				}
				for (const p of [answer.evidence.p, answer.evidence.confidence]) {
					expect(p).toBeGreaterThanOrEqual(0);
					expect(p).toBeLessThanOrEqual(1);
				}
				for (const slope of [answer.slope, answer.before, answer.after])
					for (const { lower, upper } of slope?.intervals ?? []) {
						if (lower !== null) expect(lower).toBeLessThanOrEqual(slope?.change ?? lower);
						if (upper !== null) expect(upper).toBeGreaterThanOrEqual(slope?.change ?? upper);
					}
				const bend = answer.breakpoint;
				if (bend === null) return;
				expect(bend.lower).toBeLessThanOrEqual(bend.upper);
				expect(bend.time).toBeGreaterThanOrEqual(2);
				expect(bend.time).toBeLessThanOrEqual(series.length - 2 + 1e-9);
				expect(bend.likeliestTime).toBeGreaterThanOrEqual(2);
			}),
			{ numRuns: 500 },
		);
	});

	it("detectLevellingOff() agrees with itself: the words follow from the numbers", () => {
		fc.assert(
			fc.property(counts, (row) => {
				const answer = detectLevellingOff(yearly(row));
				if (answer.state === "insufficient" || answer.method !== "model") return;
				const { state, from, pace, signal, before, after, slope, evidence, breakpoint } = answer;
				expect(breakpoint === null).toBe(before === null);
				expect(from !== null).toBe(["levelling", "levelled", "reversed", "stepped"].includes(state));
				expect(pace !== null).toBe(state === "rising" || state === "falling");
				if (signal !== null) {
					expect(pace).toBe("steady");
					expect(evidence.pSlowing).toBeGreaterThanOrEqual(0.05);
					expect(evidence.pSlowing).toBeLessThan(0.2);
				}
				if (before === null || after === null) {
					if (state === "stable") expect(evidence.pLine).toBeGreaterThanOrEqual(0.05);
					else if (state !== "stepped") expect(slope.coefficient < 0).toBe(state === "falling");
					return;
				}
				const [a, b] = [before.coefficient, after.coefficient];
				if (from !== null) expect(a < 0).toBe(from === "fall");
				if (state === "levelling") expect(a * b > 0 && Math.abs(b) < Math.abs(a)).toBe(true);
				if (state === "reversed") expect(a * b).toBeLessThan(0);
				if (pace === "accelerating") expect(a * b > 0 && Math.abs(b) > Math.abs(a)).toBe(true);
				if (pace === "newly") expect(Math.abs(b)).toBeGreaterThan(Math.abs(a));
				if (pace !== null) expect(b < 0).toBe(state === "falling");
			}),
			{ numRuns: 300 },
		);
	});

	it("detectLevellingOff() does not care for the order of the rows", () => {
		fc.assert(
			fc.property(anySeries, methods, fc.infiniteStream(fc.nat()), (series, method, keys) => {
				const shuffled = [...(series as readonly object[])]
					.map((row) => ({ row, key: keys.next().value ?? 0 }))
					.sort((a, b) => a.key - b.key)
					.map(({ row }) => row) as unknown as LevellingSeries;
				expect(detectLevellingOff(shuffled, { method })).toEqual(detectLevellingOff(series, { method }));
			}),
			{ numRuns: 100 },
		);
	});

	it("detectLevellingOff() gives the same when all periods move", () => {
		fc.assert(
			fc.property(counts, fc.integer({ min: -500, max: 500 }), methods, (row, months, method) => {
				const series = yearly(row);
				const moved = series.map(({ period, count }) => ({ period: addMonths(period, months), count }));
				expect(withoutPeriods(detectLevellingOff(moved, { method }))).toEqual(
					withoutPeriods(detectLevellingOff(series, { method })),
				);
			}),
			{ numRuns: 100 },
		);
	});

	it("detectLevellingOff() gives the same whatever the unit of the exposure", () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.integer({ min: 3, max: 900 }), fc.double({ min: 0.2, max: 9, noNaN: true })), {
					minLength: 5,
					maxLength: 12,
				}),
				fc.constantFrom(1e-6, 0.3, 1000, 65_536, 1e9),
				methods,
				(rows, factor, method) => {
					const series = (unit: number) =>
						rows.map(([count, exposure], i) => ({
							period: year(2000 + i),
							count,
							exposure: exposure * unit,
						}));
					expectClose(
						detectLevellingOff(series(factor), { method }),
						detectLevellingOff(series(1), { method }),
						1e-6,
					);
				},
			),
			{ numRuns: 100 },
		);
	});

	it("detectLevellingOff() gives the same when values change their unit, and the mirror image when they change their sign", () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 5, maxLength: 10 }),
				fc.constantFrom(0.25, 2, 1024),
				methods,
				(row, factor, method) => {
					const one = detectLevellingOff(yearlyValues(row), { method });
					const other = detectLevellingOff(yearlyValues(row.map((value) => value * factor)), { method });
					expect([other.state, other.from, other.pace, other.signal]).toEqual([
						one.state,
						one.from,
						one.pace,
						one.signal,
					]);
					expect(other.evidence?.p).toBe(one.evidence?.p);
					// A rise seen in a mirror is a fall.
					const mirrored = detectLevellingOff(yearlyValues(row.map((value) => -value)), { method });
					const inMirror = { rising: "falling", falling: "rising", rise: "fall", fall: "rise" } as Record<
						string,
						string
					>;
					expect(mirrored.state).toBe(inMirror[one.state] ?? one.state);
					expect(mirrored.from).toBe(one.from && inMirror[one.from]);
					expect(mirrored.evidence?.p).toBe(one.evidence?.p);
				},
			),
			{ numRuns: 100 },
		);
	});

	it("detectLevellingOff() never calls fewer than five points anything", () => {
		fc.assert(
			fc.property(fc.array(fc.nat(5000), { maxLength: 4 }), methods, (row, method) => {
				expect(detectLevellingOff(yearly(row), { method }).state).toBe("insufficient");
				expect(detectLevellingOff(yearlyValues(row), { method }).state).toBe("insufficient");
			}),
		);
	});

	it("detectLevellingOff() never judges rolling windows", () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 10, max: 900 }), { minLength: 5, maxLength: 20 }),
				methods,
				(row, method) => {
					const rolling = row.map((count, i) => ({
						period: addMonths("2010-01/2010-12" as Period, i),
						count,
					}));
					const { state, reasons } = detectLevellingOff(rolling, { method });
					expect([state, reasons[0]?.code]).toEqual(["insufficient", "overlapping-periods"]);
				},
			),
		);
	});

	it("detectLevellingOff() never calls a constant series anything but stable", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 5, max: 9999 }),
				fc.integer({ min: 5, max: 12 }),
				methods,
				(level, n, method) => {
					const row = new Array<number>(n).fill(level);
					expect(detectLevellingOff(yearly(row), { method }).state).toBe("stable");
					expect(detectLevellingOff(yearlyValues(row.map((value) => value / 7)), { method }).state).toBe(
						"stable",
					);
					expect(
						detectLevellingOff(
							row.map((count, i) => ({ period: year(2000 + i), count, denominator: 20_000 })),
							{ method },
						).state,
					).toBe("stable");
				},
			),
		);
	});
});
