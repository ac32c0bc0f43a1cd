import { describe, expect, it } from "vitest";
import { normalQuantile, normalTail } from "../../src/internal/normal.ts";
import { rememberedQuantiles, studentQuantile, studentTail } from "../../src/internal/student.ts";
import { relativeError } from "./relative-error.ts";

describe("the student functions", () => {
	it.each([
		[0, 4, 0.5],
		[-1, 4, 0.81304951684997051],
		[2.776, 4, 0.025011389159988202],
		[1e-6, 7, 0.49999961500854917],
		[40, 2, 0.0003122073360923703],
		[3.1, 1.0e6, 0.00096763007566203895],
		[0.3, 0.5, 0.42242957606524539],
	])("studentTail() agrees with pt(lower = F) of R: %s, %s", (t, df, expected) => {
		expect(relativeError(studentTail(t, df), expected)).toBeLessThan(1e-13);
	});

	it.each([
		[0.5, 3, 0],
		[0.975, 1, 12.706204736174694],
		[0.975, 3, 3.1824463052837078],
		[0.999, 3, 10.214531852407383],
		[0.45, 11, -0.12859391102386902],
		[1e-9, 5, -98.937224648369991],
		[9.75e-1, 1.0e6, 1.9599663568141066],
	])("studentQuantile() agrees with qt of R: %s, %s", (p, df, expected) => {
		expect(relativeError(studentQuantile(p, df), expected)).toBeLessThan(1e-13);
	});

	it("studentTail() with 1 and 2 degrees of freedom has a closed form", () => {
		for (const t of [0.1, 1, 3.3, 250]) {
			expect(relativeError(studentTail(t, 1), Math.atan(1 / t) / Math.PI)).toBeLessThan(1e-14);
			const root = Math.sqrt(2 + t * t);
			expect(relativeError(studentTail(t, 2), 1 / (root * (root + t)))).toBeLessThan(1e-14);
		}
	});

	it("studentQuantile() is the inverse of studentTail() and odd around a half", () => {
		for (const p of [1e-8, 0.025, 0.3]) {
			expect(relativeError(studentTail(-studentQuantile(p, 7), 7), p)).toBeLessThan(1e-13);
			expect(Math.abs(studentQuantile(1 - p, 7) + studentQuantile(p, 7))).toBeLessThan(1e-6);
		}
		expect(studentQuantile(0.5, 7)).toBeCloseTo(0, 15);
	});

	it("studentTail() with no end of degrees of freedom is the normal", () => {
		expect(studentTail(1.5, Infinity)).toBe(normalTail(1.5));
		expect(studentQuantile(0.2, Infinity)).toBe(normalQuantile(0.2));
		expect(relativeError(studentTail(1.5, 1e12), normalTail(1.5))).toBeLessThan(1e-11);
	});

	it("rememberedQuantiles() gives the same to the bit, again and again", () => {
		const quantile = rememberedQuantiles();
		for (const _ of [1, 2])
			for (const df of [1, 15, 22.5, Infinity])
				for (const p of [0.025, 0.05, 0.5]) expect(quantile(p, df)).toBe(studentQuantile(p, df));
	});
});
