import type { BenchmarkComparison } from "../benchmark/benchmark-comparison.ts";
import type { Benchmark, BenchmarkedArea } from "../benchmark/benchmark-inputs.ts";
import { compareToBenchmark } from "../benchmark/compare-to-benchmark.ts";
import { argumentError } from "../internal/errors.ts";
import { bounds, zero } from "../published/bounds.ts";
import type { Rounding } from "../published/rounding.ts";
import { type Axis, familyOf, multiplierOf } from "./axis.ts";
import type { BenchmarkClaim, PrintedBenchmark } from "./claim.ts";
import type { ClaimExample, ClaimProblem, ClaimRefusal } from "./claim-check.ts";
import {
	axesOf,
	type ClaimFigures,
	figureAt,
	fullRange,
	fullRegion,
	isProblem,
	type Judge,
	type Pair,
	pairsOf,
	type Side,
} from "./judge.ts";
import type { Place, Rank } from "./region.ts";
import { performances, wantedAnswers } from "./wanted.ts";

const words = ["lower", "in-line", "higher"] as const;

/** A claim of position, over everything that prints as its figures do. All methods of the comparison go one way. */
export function judgeBenchmark(
	doing: string,
	claim: BenchmarkClaim,
	figures: ClaimFigures,
	rounding: Rounding,
): Judge | readonly ClaimProblem[] {
	const { area, benchmark, options = {} } = claim;
	checkFamilies(doing, claim);
	const wanted = wantedAnswers(
		doing,
		claim.says,
		words,
		performances(options.polarity, words, ["worse", "similar", "better"]),
	);
	const { area: mine, benchmark: theirs } = figures;
	if (mine === undefined || theirs === undefined) return [];
	const { multiplier: per } = multiplierOf(area, mine);
	if (
		(theirs.per !== null && theirs.per !== per) ||
		(theirs.unit === "percent" && per !== 100) ||
		theirs.unit === "percentage-points"
	)
		return [{ code: "units-differ", figure: "benchmark", text: theirs.text }];
	// No rate lies below 0, and no proportion above its whole.
	const limits = bounds(zero, "proportion" in area ? multiplierOf(area, mine).exact : null);
	const pairs = pairsOf(
		axesOf(doing, "area", area, mine, rounding),
		axesOf(doing, "benchmark", benchmark, theirs, rounding, limits),
	);
	if (isProblem(pairs)) return pairs;
	const own = "own" in benchmark ? (benchmark.own ?? "out") : "out";
	const sides = (pairs as readonly Pair[]).map((pair): Side => {
		const compared = ({ x, y }: Place) =>
			compareToBenchmark(areaAt(pair.subject, x), benchmarkAt(pair.reference, y, per, own), options);
		const others = (pair.reference.population ?? 0) - (pair.subject.population ?? 0);
		const rank = (place: Place): Rank => {
			// Outside of what can be, as the corner of a box: more events than the group has, or than its others are.
			if (own === "in" && place.y < place.x) return 1;
			if (own === "in" && "proportion" in area && place.y - place.x > others) return -1;
			const { position } = compared(place);
			return position === "not-compared" ? null : position === "higher" ? 1 : position === "lower" ? -1 : 0;
		};
		const region = fullRegion(pair, rank);
		const { first, last } = pair.reference;
		return {
			// A group that contains the area has at least its count, and its others at most their number.
			region:
				own === "in"
					? {
							...region,
							range: (x) => [Math.max(first, x), "proportion" in area ? Math.min(last, x + others) : last],
						}
					: region,
			range: fullRange(pair.subject, pair.reference),
			example: (place) => exampleOf(compared(place), pair, place, per),
		};
	});
	return { words, wanted, sides };
}

function areaAt({ family, population, at }: Axis, place: number): BenchmarkedArea {
	return family === "proportions"
		? { count: at(place), denominator: population }
		: { count: at(place), exposure: population };
}

function benchmarkAt(axis: Axis, place: number, per: number, own: "in" | "out"): Benchmark {
	const { family, population, at } = axis;
	if (family === "values") return { value: at(place), per };
	return family === "proportions"
		? { count: at(place), denominator: population, per, own }
		: { count: at(place), exposure: population, per, own };
}

function exampleOf(
	compared: BenchmarkComparison,
	{ subject, reference }: Pair,
	{ x, y }: Place,
	per: number,
): ClaimExample | ClaimRefusal {
	if (compared.status !== "compared") return { code: "not-comparable", reasons: compared.reasons };
	return {
		answer: compared.position,
		figures: [figureAt(subject, x, per), figureAt(reference, y, per)],
		percent: compared.percentDifference,
		pValue: compared.pValue,
	};
}

/** The area has counts; the benchmark has counts of the same kind, or is a figure. */
function checkFamilies(doing: string, { area, benchmark }: BenchmarkClaim): void {
	const family = familyOf(doing, "area", area);
	if (family === "values")
		throw argumentError(TypeError, "wrong-type", doing, "area must have a population or a denominator", area);
	const other = familyOf(doing, "benchmark", benchmark as PrintedBenchmark);
	if (other !== "values" && other !== family)
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			`benchmark must be ${family}, as the area is, or a value`,
			other,
		);
}
