import { describe, expect, it } from "vitest";
import { normalQuantile, normalTail } from "../../src/internal/normal.ts";
import { relativeError } from "./relative-error.ts";

describe("the normal functions", () => {
	it.each([
		[-8, 0.99999999999999933],
		[-1, 0.84134474606854293],
		[0, 0.5],
		[0.5, 0.30853753872598694],
		[1.959964, 0.024999999096442405],
		[2.4, 0.0081975359245961346],
		[3, 0.0013498980316300946],
		[6, 9.8658764503769809e-10],
		[10, 7.6198530241605269e-24],
		[37, 5.7255712225245771e-300],
	])("normalTail() agrees with pnorm(lower = F) of R: %s", (z, expected) => {
		expect(relativeError(normalTail(z), expected)).toBeLessThan(1e-13);
	});

	it.each([
		[1e-300, -37.047096299361201],
		[1e-12, -7.0344838253011321],
		[0.001, -3.0902323061678132],
		[0.025, -1.9599639845400538],
		[0.3, -0.52440051270804067],
		[0.5000001, 2.5066282733116488e-7],
		[0.975, 1.9599639845400536],
		[0.999, 3.0902323061678132],
		[0.999999, 4.7534243088170891],
	])("normalQuantile() agrees with qnorm of R: %s", (p, expected) => {
		expect(relativeError(normalQuantile(p), expected)).toBeLessThan(1e-13);
	});

	it("normalTail() of both sides adds up to 1", () => {
		for (const z of [0, 0.1, 1, 2.39, 2.4, 2.41, 5])
			expect(normalTail(z) + normalTail(-z)).toBeCloseTo(1, 15);
	});

	it("normalTail() is 1 and 0 far out, where the density is 0", () => {
		expect([-40, -1e10, 40, 1e10].map((z) => normalTail(z))).toEqual([1, 1, 0, 0]);
	});

	it("normalQuantile() is the inverse of normalTail() and odd around a half", () => {
		for (const p of [1e-200, 1e-5, 0.0082, 0.2, 0.4999]) {
			expect(relativeError(normalTail(-normalQuantile(p)), p)).toBeLessThan(1e-12);
			if (p > 1e-10) expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), 9);
		}
		expect(normalQuantile(0.5)).toBeCloseTo(0, 15);
	});

	it("normalQuantile() keeps its precision beside a half", () => {
		expect(relativeError(normalQuantile(0.5 + 2 ** -40), 2 ** -40 * Math.sqrt(2 * Math.PI))).toBeLessThan(
			1e-14,
		);
	});

	it("normalQuantile() knows the tails of usual levels as its steps find those beside them", () => {
		for (const level of [0.9, 0.95, 0.99, 0.998])
			for (const p of [(1 - level) / 2, 2 * ((1 - level) / 2)]) {
				const beside = (normalQuantile(p * (1 - 2e-16)) + normalQuantile(p * (1 + 3e-16))) / 2;
				expect(relativeError(normalQuantile(p), beside)).toBeLessThan(1e-15);
			}
	});

	it("normalQuantile() runs out of the line at the ends", () => {
		expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
		expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
		expect(normalQuantile(-0.1)).toBeNaN();
	});
});
