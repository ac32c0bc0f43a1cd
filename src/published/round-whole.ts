import { type Fraction, floor } from "../internal/exact.ts";
import type { RoundingMode } from "./rounding.ts";

/** The whole number that a fraction becomes. */
export function roundWhole(value: Fraction, mode: RoundingMode): bigint {
	const below = floor(value);
	const over = 2n * (value.numerator - below * value.denominator);
	if (over === 0n) return below;
	const above = below + 1n;
	if (mode.startsWith("half") && over !== value.denominator) return over < value.denominator ? below : above;
	const [inner, outer] = value.numerator < 0n ? [above, below] : [below, above];
	switch (mode) {
		case "halfEven":
			return below % 2n === 0n ? below : above;
		case "halfCeil":
		case "ceil":
			return above;
		case "halfFloor":
		case "floor":
			return below;
		case "halfTrunc":
		case "trunc":
			return inner;
		case "halfExpand":
		case "expand":
			return outer;
	}
}
