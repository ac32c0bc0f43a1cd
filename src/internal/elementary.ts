/**
 * exp, ln and their kin from the four operations and the square root alone, which every engine rounds alike. Those of
 * `Math` differ between engines in the last place, and a figure would then depend on where it was computed.
 */

/** ln 2 in two parts: the first has 42 bits, so that its products with an exponent are exact. */
const LN2_HIGH = 0.6931471805598903;
const LN2_LOW = 5.497923018708371e-14;

/** A double seen as its bits; it is written before it is read. */
const cell = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(8));

/** 2^k for whole k from -1074 to 1023, which are all that there are: a read is quicker than to put the bits together. */
const powers = /* @__PURE__ */ powersOfTwo();

function powersOfTwo(): Float64Array {
	const all = new Float64Array(2098);
	for (let at = 0, power = Number.MIN_VALUE; at < all.length; at++, power *= 2) all[at] = power;
	return all;
}

/** 2^k for whole k up to 1023; 0 where it is below all doubles. */
function powerOfTwo(k: number): number {
	return powers[k + 1074] ?? 0;
}

/** x 2^k, rounded once: a result below the normal doubles is reached in a last step. */
function scale(x: number, k: number): number {
	if (k > 1023) return x * 2 * powerOfTwo(k - 1);
	return k < -1021 ? x * powerOfTwo(k + 1000) * 2 ** -1000 : x * powerOfTwo(k);
}

/** (e^r - 1 - r) / r^2 for |r| up to 0.35, by its series; even and odd powers apart, which a processor adds up side by side. */
function bowl(r: number): number {
	const square = r * r;
	const even =
		1 / 2 +
		square *
			(1 / 24 +
				square *
					(1 / 720 +
						square *
							(1 / 40320 + square * (1 / 3628800 + square * (1 / 479001600 + square * (1 / 87178291200))))));
	const odd =
		1 / 6 +
		square *
			(1 / 120 +
				square * (1 / 5040 + square * (1 / 362880 + square * (1 / 39916800 + square * (1 / 6227020800)))));
	return even + r * odd;
}

/** e^(x + rest), for a `rest` far smaller than 1; within 0.65 units in the last place. */
export function exp(x: number, rest = 0): number {
	if (!(x > -746)) return Number.isNaN(x) ? x : 0;
	if (x > 710) return Number.POSITIVE_INFINITY;
	const k = Math.floor(x * Math.LOG2E + 0.5);
	const high = x - k * LN2_HIGH;
	const low = rest - k * LN2_LOW;
	const r = high + low;
	const lost = high - r + low;
	const sum = 1 + r;
	return scale(sum + (r - (sum - 1) + (r * r * bowl(r) + (lost + lost * r))), k);
}

/** e^x - 1, within 1.7 units in the last place. */
export function expm1(x: number): number {
	if (x > 40) return exp(x);
	if (!(x > -40)) return Number.isNaN(x) ? x : -1;
	const k = Math.floor(x * Math.LOG2E + 0.5);
	const high = x - k * LN2_HIGH;
	const low = -k * LN2_LOW;
	const r = high + low;
	const power = powerOfTwo(k);
	return power - 1 + power * (r + (r * r * bowl(r) + (high - r + low)));
}

/** The upper bits of a double, so few that a product of two such is exact. */
function head(x: number): number {
	const wide = x * 134217729;
	return wide - (wide - x);
}

/** What a logarithm leaves over; it is written before it is read, as an object for both parts would be made every time. */
const remainder = /* @__PURE__ */ new Float64Array(1);

/** ln((1 + f + rest) 2^k) but for what it leaves in `remainder`, for 1 + f between the roots of a half and of 2. */
function logarithm(f: number, rest: number, k: number): number {
	// ln(1 + f) = 2 artanh(s) with s = f / (2 + f); s is carried in two parts, for the division would lose the last bits.
	const sum = 2 + f;
	const sumHead = head(sum);
	const sumTail = sum - sumHead + (f - (sum - 2) + rest);
	const share = 1 / sum;
	const first = head(f * share);
	const second = (f - first * sumHead - first * sumTail + rest) * share;
	const s = first + second;
	const square = s * s;
	const fourth = square * square;
	const even = 1 / 3 + fourth * (1 / 7 + fourth * (1 / 11 + fourth * (1 / 15 + fourth * (1 / 19))));
	const odd = 1 / 5 + fourth * (1 / 9 + fourth * (1 / 13 + fourth * (1 / 17 + fourth * (1 / 21))));
	const series = square * (even + square * odd);
	const start = k * LN2_HIGH;
	const high = start + 2 * first;
	remainder[0] = 2 * first - (high - start) + (2 * (second + s * series) + k * LN2_LOW);
	return high;
}

/** ln(x + rest) likewise, for a finite x > 0 and a `rest` far smaller. */
function logarithmOf(x: number, rest: number): number {
	const small = x < 2 ** -1022;
	const normal = small ? x * 2 ** 54 : x;
	cell.setFloat64(0, normal);
	const bits = cell.getUint32(0);
	const fraction = bits & 0xfffff;
	// Fractions from that of the root of 2 on are halved.
	const up = fraction > 0x6a09e ? 1 : 0;
	const k = (bits >>> 20) - 1023 + up;
	const unit = powerOfTwo(-k);
	return logarithm(normal * unit - 1, rest === 0 ? 0 : rest * unit, small ? k - 54 : k);
}

/** The natural logarithm, within 0.53 units in the last place. */
export function log(x: number): number {
	if (!(x > 0 && x < Number.POSITIVE_INFINITY))
		return x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
	const high = logarithmOf(x, 0);
	return high + (remainder[0] as number);
}

/** ln(1 + x), within 0.54 units in the last place. */
export function log1p(x: number): number {
	if (!(x > -1 && x < Number.POSITIVE_INFINITY))
		return x === -1 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
	const sum = 1 + x;
	const high =
		x > -0.29 && x < 0.41 ? logarithm(x, 0, 0) : logarithmOf(sum, x > 1 ? 1 - (sum - x) : x - (sum - 1));
	return high + (remainder[0] as number);
}

/** x^y for 0 <= x < infinity and y > 0. */
export function power(x: number, y: number): number {
	if (x === 0) return 0;
	const main = logarithmOf(x, 0);
	const over = remainder[0] as number;
	const high = main + over;
	const low = over - (high - main);
	const product = high * y;
	const [highHead, yHead] = [head(high), head(y)];
	const [highTail, yTail] = [high - highHead, y - yHead];
	const lost = highHead * yHead - product + highHead * yTail + highTail * yHead + highTail * yTail;
	return exp(product, lost + low * y);
}

/** The length of the hypotenuse over `a` and `b`. */
export function hypotenuse(a: number, b: number): number {
	const square = a * a + b * b;
	if (square > 1e-290 && square < 1e300) return Math.sqrt(square);
	const [short, long] = [Math.min(Math.abs(a), Math.abs(b)), Math.max(Math.abs(a), Math.abs(b))];
	return long > 0 && long < Number.POSITIVE_INFINITY
		? long * Math.sqrt(1 + (short / long) * (short / long))
		: long;
}

/**
 * The sine of an angle between -pi/2 and pi/2, by its series. A plus, here and below, tells an engine that what a loop carries is a
 * number; of a parameter it is not sure, and makes an object of every sum.
 */
export function sine(x: number): number {
	let sum = +x;
	let term = +x;
	for (let j = 2, last = 0; sum !== last; j += 2) {
		last = sum;
		term *= -(x * x) / (j * (j + 1));
		sum += term;
	}
	return sum;
}

/** The angle between -pi/2 and pi/2 whose sine is `x`, by its series; towards the ends from half the angle. */
export function arcsine(x: number): number {
	if (Math.abs(x) > 0.5) return Math.sign(x) * (Math.PI / 2 - 2 * arcsine(Math.sqrt((1 - Math.abs(x)) / 2)));
	let sum = +x;
	let term = +x;
	for (let j = 1, last = 0; sum !== last; j += 2) {
		last = sum;
		term *= (x * x * j) / (j + 1);
		sum += term / (j + 2);
	}
	return sum;
}
