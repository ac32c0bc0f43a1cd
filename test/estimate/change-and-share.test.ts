import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { percentageChange } from "../../src/estimate/percentage-change.ts";
import { share } from "../../src/estimate/share.ts";
import { shares } from "../../src/estimate/shares.ts";
import { expectNear, expectPlain } from "./near.ts";
import { thrownBy } from "./thrown-by.ts";

describe("percentageChange()", () => {
	it.each([
		[165, 150, 10],
		[0.83, 0.83, 0],
		[0, 40, -100],
		[-5, 10, -150],
		[62, 64, -3.125],
	])("percentageChange() from %2$s to %1$s is %3$s", (current, previous, change) => {
		expect(percentageChange(current, previous)).toEqual({ status: "defined", change, current, previous });
	});

	it.each([
		[5, 0, "previous-is-zero"],
		[0, 0, "previous-is-zero"],
		[0, -0, "previous-is-zero"],
		[5, -2, "previous-is-negative"],
		[1e300, 1e-300, "too-large"],
		[1e308, -1e308, "previous-is-negative"],
	])("percentageChange() from %2$s to %1$s is not defined: %3$s", (current, previous, code) => {
		expect(percentageChange(current, previous)).toEqual({
			status: "not-defined",
			change: null,
			current,
			// A zero comes back without its sign.
			previous: previous + 0,
			reasons: [{ code }],
		});
	});

	it("percentageChange() is never NaN or infinite, and undoes itself", () => {
		fc.assert(
			fc.property(
				fc.double({ noNaN: true, noDefaultInfinity: true }),
				fc.double({ noNaN: true, noDefaultInfinity: true }),
				(a, b) => {
					const [current, previous] = [a + 0, b + 0];
					const result = percentageChange(current, previous);
					expectPlain(result);
					if (
						result.status === "defined" &&
						Math.abs(current) > 1e-200 &&
						Math.abs(current) < 1e200 &&
						previous < 1e200
					)
						expect(Math.abs(previous * (1 + result.change / 100) - current)).toBeLessThanOrEqual(
							1e-13 * (Math.abs(current) + previous),
						);
				},
			),
		);
	});

	it.each([
		[Number.NaN, 1, "RangeError", "not-a-number", "current must be a finite number, current value is NaN"],
		[
			1,
			Infinity,
			"RangeError",
			"not-a-number",
			"previous must be a finite number, current value is Infinity",
		],
		["1" as never, 1, "TypeError", "wrong-type", 'current must be a number, current value is "1"'],
		[
			1,
			undefined as never,
			"TypeError",
			"wrong-type",
			"previous must be a number, current value is undefined",
		],
	])("percentageChange() refuses %s after %s", (current, previous, name, code, text) => {
		expect(thrownBy(() => percentageChange(current, previous))).toEqual([
			name,
			code,
			`Cannot compute the percentage change: ${text}`,
		]);
	});
});

describe("share()", () => {
	it("share() is a percentage by default", () => {
		expect(share(17, 50)).toEqual({ kind: "share", value: 34, part: 17, total: 50, per: 100 });
		expect(share(0, 50).value).toBe(0);
		expect(Object.is(share(-0, 50).part, 0)).toBe(true);
		expect(share(50, 50, { per: 1 }).value).toBe(1);
		expectPlain(share(1.25, 7.5));
	});

	it.each([
		[
			5,
			4,
			{},
			"RangeError",
			"out-of-range",
			"part must be at most the total, which is 4, current value is 5",
		],
		[-1, 4, {}, "RangeError", "out-of-range", "part must be 0 or more, current value is -1"],
		[0, 0, {}, "RangeError", "out-of-range", "total must be above 0, current value is 0"],
		[
			1,
			4,
			{ per: Number.NaN },
			"RangeError",
			"not-a-number",
			"per must be a finite number, current value is NaN",
		],
		[
			1e300,
			1e300,
			{ per: 1e10 },
			"RangeError",
			"not-a-number",
			"the share must be a finite number, current value is Infinity",
		],
	])("share() refuses %s of %s with %j", (part, total, options, name, code, text) => {
		expect(thrownBy(() => share(part, total, options))).toEqual([
			name,
			code,
			`Cannot compute the share: ${text}`,
		]);
	});
});

describe("shares()", () => {
	it("shares() adds up and agrees with share()", () => {
		fc.assert(
			fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 40 }), (parts) => {
				const result = shares(Object.freeze(parts));
				expectPlain(result);
				expect(result.parts).toEqual(parts);
				const total = parts.reduce((sum, part) => sum + part, 0);
				if (result.status === "not-defined") {
					expect(total).toBe(0);
					expect(result.reasons).toEqual([{ code: "total-is-zero" }]);
				} else {
					expectNear(
						result.values.reduce((sum, value) => sum + value, 0),
						100,
						1e-13,
					);
					expect(result.values).toEqual(parts.map((part) => share(part, total).value));
				}
			}),
		);
	});

	it("shares() of nothing are not defined", () => {
		const result = shares([0, 0]);
		expect(result).toEqual({
			kind: "shares",
			status: "not-defined",
			parts: [0, 0],
			total: 0,
			per: 100,
			reasons: [{ code: "total-is-zero" }],
		});
	});

	it("shares() takes fractions without losing their sum", () => {
		const result = shares(
			Array.from({ length: 10 }, () => 0.1),
			{ per: 1 },
		);
		expect(result.total).toBe(1);
	});

	it.each([
		[[], "RangeError", "out-of-range", "parts must hold at least one part, current value is []"],
		[[1, -2], "RangeError", "out-of-range", "parts[1] must be 0 or more, current value is -2"],
		[[Number.NaN], "RangeError", "not-a-number", "parts[0] must be a finite number, current value is NaN"],
		[
			[1e308, 1e308],
			"RangeError",
			"not-a-number",
			"the sum of the parts must be a finite number, current value is Infinity",
		],
	])("shares() refuses %j", (parts, name, code, text) => {
		expect(thrownBy(() => shares(parts))).toEqual([name, code, `Cannot compute the shares: ${text}`]);
	});

	it("shares() refuses a base of 0", () => {
		expect(thrownBy(() => shares([1], { per: 0 }))?.[2]).toBe(
			"Cannot compute the shares: per must be above 0, current value is 0",
		);
	});
});
