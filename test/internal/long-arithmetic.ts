/** exp and ln in whole numbers of 2^-300: what the functions of doubles are held against. */
const BITS = 300n;
const ONE = 1n << BITS;

/** 1 in these units. */
export const LONG_ONE = ONE;

const times = (a: bigint, b: bigint) => (a * b) >> BITS;

/** A double as a whole number of 2^-300; what is smaller is cut off. */
export function long(x: number): bigint {
	const view = new DataView(new ArrayBuffer(8));
	view.setFloat64(0, x);
	const bits = view.getBigUint64(0);
	const exponent = Number((bits >> 52n) & 0x7ffn);
	const fraction = (bits & 0xfffffffffffffn) | (exponent > 0 ? 1n << 52n : 0n);
	const shift = BigInt(Math.max(exponent, 1) - 1075) + BITS;
	const size = shift >= 0n ? fraction << shift : fraction >> -shift;
	return x < 0 ? -size : size;
}

/** 2 artanh(s) for a small s. */
function twiceArtanh(s: bigint): bigint {
	const square = times(s, s);
	let sum = 0n;
	for (let power = s, j = 1n; power !== 0n && power !== -1n; power = times(power, square), j += 2n)
		sum += power / j;
	return 2n * sum;
}

const LN2 = twiceArtanh(ONE / 3n);

/** ln of what `m` 2^k stands for. */
export function longLog(m: bigint, k = 0n): bigint {
	let [mantissa, exponent] = [m, k];
	for (; mantissa > (ONE * 3n) / 2n; exponent++) mantissa >>= 1n;
	for (; mantissa < (ONE * 3n) / 4n; exponent--) mantissa <<= 1n;
	return twiceArtanh(((mantissa - ONE) << BITS) / (mantissa + ONE)) + exponent * LN2;
}

/** e^x as m 2^k with m from 1 to 2. */
export function longExp(x: bigint): { readonly m: bigint; readonly k: bigint } {
	const k = (x - (((x % LN2) + LN2) % LN2)) / LN2;
	const r = x - k * LN2;
	let m = 0n;
	for (let term = ONE, j = 1n; term !== 0n; term = times(term, r) / j, j++) m += term;
	return { m, k };
}

/** How far a double is from m 2^k, in units of its last place. */
export function unitsFrom(found: number, m: bigint, k = 0n): number {
	const size = found === 0 ? 2 ** -1074 : Math.abs(found);
	const place = Math.max(Math.floor(Math.log2(size)), -1022) - 52;
	// Both at a scale at which the last place is 2^-52.
	const shift = BigInt(place) - k;
	const scaled = shift >= 0n ? m >> shift : m << -shift;
	return Number(long(found / 2 ** (place + 26) / 2 ** -26) - scaled) / Number(ONE);
}
