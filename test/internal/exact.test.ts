import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	add,
	ceiling,
	compare,
	decimalsOf,
	divide,
	type Fraction,
	floor,
	floorDivide,
	fraction,
	multiply,
	negate,
	readExact,
	showDecimal,
	showExact,
	subtract,
} from "../../src/internal/exact.ts";

const big = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
const above = fc.bigInt({ min: 1n, max: 10n ** 20n });
const small = fc.integer({ min: -300, max: 300 });
const smallAbove = fc.integer({ min: 1, max: 60 });

const isLowest = ({ numerator, denominator }: Fraction) => {
	let [a, b] = [numerator < 0n ? -numerator : numerator, denominator];
	while (b !== 0n) [a, b] = [b, a % b];
	return denominator > 0n && a === 1n;
};

/** Numbers that small fractions cannot lose: the oracle of the arithmetic. */
const real = ({ numerator, denominator }: Fraction) => Number(numerator) / Number(denominator);

describe("fraction()", () => {
	it("fraction() is in lowest terms with a denominator above 0", () => {
		expect(fraction(6n, -4n)).toEqual({ numerator: -3n, denominator: 2n });
		expect(fraction(-6n, -4n)).toEqual({ numerator: 3n, denominator: 2n });
		expect(fraction(0n, -7n)).toEqual({ numerator: 0n, denominator: 1n });
		expect(fraction(5n)).toEqual({ numerator: 5n, denominator: 1n });
		fc.assert(
			fc.property(big, above, fc.boolean(), (a, b, turned) => {
				const read = fraction(turned ? -a : a, turned ? -b : b);
				expect(isLowest(read)).toBe(true);
				expect(read.numerator * b).toBe(a * read.denominator);
			}),
		);
	});
});

describe("the arithmetic of fractions", () => {
	it("compare() is 0 of the same number and has the sign of the difference of others", () => {
		const [half, third] = [fraction(1n, 2n), fraction(1n, 3n)];
		expect([compare(half, fraction(2n, 4n)), compare(half, third), compare(third, half)]).toEqual([0, 1, -1]);
		expect([compare(negate(half), negate(third)), compare(fraction(0n), fraction(0n, 5n))]).toEqual([-1, 0]);
	});

	it("add(), subtract(), multiply(), divide() and compare() agree with numbers where these are good enough", () => {
		fc.assert(
			fc.property(small, smallAbove, small, smallAbove, (an, ad, bn, bd) => {
				const [a, b] = [fraction(BigInt(an), BigInt(ad)), fraction(BigInt(bn), BigInt(bd))];
				expect(real(add(a, b))).toBeCloseTo(an / ad + bn / bd, 9);
				expect(real(subtract(a, b))).toBeCloseTo(an / ad - bn / bd, 9);
				expect(real(multiply(a, b))).toBeCloseTo((an * bn) / (ad * bd), 9);
				if (bn !== 0) expect(real(divide(a, b))).toBeCloseTo(an / ad / (bn / bd), 9);
				expect(compare(a, b)).toBe(Math.sign(an * bd - bn * ad));
				for (const result of [add(a, b), subtract(a, b), multiply(a, b), negate(a)])
					expect(isLowest(result)).toBe(true);
			}),
		);
	});

	it("floor() and ceiling() go down and up below zero as well", () => {
		expect([floor(fraction(-7n, 2n)), ceiling(fraction(-7n, 2n))]).toEqual([-4n, -3n]);
		expect([floor(fraction(-4n)), ceiling(fraction(-4n))]).toEqual([-4n, -4n]);
		expect([floorDivide(-1n, 3n), floorDivide(-3n, 3n), floorDivide(5n, 3n)]).toEqual([-1n, -1n, 1n]);
		fc.assert(
			fc.property(small, smallAbove, (a, b) => {
				expect(floor(fraction(BigInt(a), BigInt(b)))).toBe(BigInt(Math.floor(a / b)));
				expect(ceiling(fraction(BigInt(a), BigInt(b)))).toBe(BigInt(Math.ceil(a / b)));
			}),
		);
	});
});

describe("readExact()", () => {
	it.each([
		["8.60", 43n, 5n],
		["-3", -3n, 1n],
		["+3", 3n, 1n],
		[".5", 1n, 2n],
		["5.", 5n, 1n],
		["-0.0", 0n, 1n],
		["1e3", 1000n, 1n],
		["1.5E-2", 3n, 200n],
		["800/167", 800n, 167n],
		["-6/4", -3n, 2n],
		["1e21", 10n ** 21n, 1n],
	])("readExact() reads %s", (text, numerator, denominator) => {
		expect(readExact(text)).toEqual({ numerator, denominator });
	});

	it.each([
		"",
		".",
		"-",
		"e5",
		"1/0",
		"1/00",
		"1/-2",
		"1.5/2",
		"1e1000",
		"0x10",
		"1,887",
		" 1",
		"1 ",
		"NaN",
		"−3",
	])("readExact() has nothing for %j", (text) => {
		expect(readExact(text)).toBeNull();
	});

	it("readExact() reads the shortest text of every number as that number", () => {
		fc.assert(
			fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
				const read = readExact(String(value)) ?? fraction(1n, 3n);
				expect(Number(showExact(read)) === value).toBe(true);
			}),
		);
	});

	it("readExact() reads back what showExact() writes", () => {
		fc.assert(
			fc.property(big, above, (a, b) => {
				const value = fraction(a, b);
				expect(readExact(showExact(value))).toEqual(value);
			}),
		);
	});
});

describe("decimalsOf()", () => {
	it.each([
		[fraction(1n), 0],
		[fraction(1n, 2n), 1],
		[fraction(1n, 8n), 3],
		[fraction(7n, 40n), 3],
		[fraction(1n, 25n), 2],
		[fraction(1n, 100n), 2],
		[fraction(1n, 3n), null],
		[fraction(1n, 30n), null],
	])("decimalsOf() counts the decimals that are needed: case %#", (value, decimals) => {
		expect(decimalsOf(value)).toBe(decimals);
	});
});

describe("showExact() and showDecimal()", () => {
	it("showExact() writes a decimal where there is one, otherwise a fraction", () => {
		expect(showExact(fraction(171n, 20n))).toBe("8.55");
		expect(showExact(fraction(-1n, 1000n))).toBe("-0.001");
		expect(showExact(fraction(1600n, 334n))).toBe("800/167");
		expect(showExact(fraction(-1n, 3n))).toBe("-1/3");
	});

	it("showDecimal() keeps the decimals that are asked for", () => {
		expect(showDecimal(fraction(43n, 5n), 2)).toBe("8.60");
		expect(showDecimal(fraction(-5n), 0)).toBe("-5");
		expect(showDecimal(fraction(0n), 1)).toBe("0.0");
	});
});
