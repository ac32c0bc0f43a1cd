/** An exact number: a fraction in lowest terms with a denominator above 0. */
export interface Fraction {
	readonly numerator: bigint;
	readonly denominator: bigint;
}

/** The fraction of two whole numbers in lowest terms. The denominator must not be 0: the caller checks. */
export function fraction(numerator: bigint, denominator = 1n): Fraction {
	let [a, b] = [numerator, denominator];
	while (b !== 0n) [a, b] = [b, a % b];
	const divisor = a < 0n === denominator < 0n ? a : -a;
	return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** The fraction `a * b`. */
export function multiply(a: Fraction, b: Fraction): Fraction {
	return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** The fraction `a / b`. The caller checks that `b` is not 0. */
export function divide(a: Fraction, b: Fraction): Fraction {
	return fraction(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** The fraction `a + b`. */
export function add(a: Fraction, b: Fraction): Fraction {
	return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

/** The fraction `-a`. */
export function negate(a: Fraction): Fraction {
	return { numerator: -a.numerator, denominator: a.denominator };
}

/** The fraction `a - b`. */
export function subtract(a: Fraction, b: Fraction): Fraction {
	return add(a, negate(b));
}

/** Below 0 when `a` is the smaller, 0 when both are equal, above 0 when `a` is the larger. */
export function compare(a: Fraction, b: Fraction): number {
	const difference = a.numerator * b.denominator - b.numerator * a.denominator;
	return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The largest whole number that is not above `a / b`, for `b` above 0. */
export function floorDivide(a: bigint, b: bigint): bigint {
	return a % b < 0n ? a / b - 1n : a / b;
}

/** The largest whole number that is not above the fraction. */
export function floor(a: Fraction): bigint {
	return floorDivide(a.numerator, a.denominator);
}

/** The smallest whole number that is not below the fraction. */
export function ceiling(a: Fraction): bigint {
	return -floorDivide(-a.numerator, a.denominator);
}

/**
 * Reads a decimal ("-8.60", ".5", "1e-7") or a fraction of whole numbers ("800/167") as it stands; null for any other
 * text. An exponent has at most three digits, so that no text asks for more memory than there is.
 */
export function readExact(text: string): Fraction | null {
	const parts = /^([+-]?)(?:(\d+)\/(\d*[1-9]\d*)|(\d*)\.?(\d*)(?:e([+-]?\d{1,3}))?)$/i.exec(text);
	if (parts === null) return null;
	const [, minus, over = "", under = "1", whole = "", places = "", exponent = "0"] = parts;
	const digits = over + whole + places;
	if (digits === "") return null;
	const power = Number(exponent) - places.length;
	const scale = 10n ** BigInt(Math.abs(power));
	const size = BigInt(digits) * (power > 0 ? scale : 1n);
	return fraction(minus === "-" ? -size : size, BigInt(under) * (power < 0 ? scale : 1n));
}

/** How many decimals the number needs when it is written out in full; null when no number of them is enough. */
export function decimalsOf(a: Fraction): number | null {
	let rest = a.denominator;
	let decimals = 0;
	for (; rest % 10n === 0n; rest /= 10n) decimals++;
	const factor = rest % 2n === 0n ? 2n : 5n;
	for (; rest % factor === 0n; rest /= factor) decimals++;
	return rest === 1n ? decimals : null;
}

/** The number with so many decimals, which must be enough to write it in full. Nought has no sign. */
export function showDecimal(a: Fraction, decimals: number): string {
	const [minus, size] = a.numerator < 0n ? ["-", -a.numerator] : ["", a.numerator];
	const digits = String((size * 10n ** BigInt(decimals)) / a.denominator).padStart(decimals + 1, "0");
	const point = digits.length - decimals;
	return `${minus}${digits.slice(0, point)}${decimals > 0 ? "." : ""}${digits.slice(point)}`;
}

/** The number as text that {@link readExact} reads back: a decimal where it is one, otherwise a fraction. */
export function showExact(a: Fraction): string {
	const decimals = decimalsOf(a);
	return decimals === null ? `${a.numerator}/${a.denominator}` : showDecimal(a, decimals);
}
