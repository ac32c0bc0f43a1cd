import type { BenchmarkComparison } from "../benchmark/benchmark-comparison.ts";
import type { Benchmark, BenchmarkedArea } from "../benchmark/benchmark-inputs.ts";
import { benchmarkOptions, compareToBenchmark } from "../benchmark/compare-to-benchmark.ts";
import { checkMember, checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { bounds, zero } from "../published/bounds.ts";
import type { ReadFigure } from "../published/figure.ts";
import type { Rounding } from "../published/rounding.ts";
import { type Axis, familyOf, multiplierOf, refuseError } from "./axis.ts";
import type { BenchmarkClaim, PrintedBenchmark, PrintedEvents } from "./claim.ts";
import type { ClaimExample, ClaimLeftOut, ClaimProblem, ClaimRefusal } from "./claim-check.ts";
import {
	axesOf,
	type ClaimFigures,
	figureAt,
	fullRange,
	fullRegion,
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
	checkOptions(doing, options, benchmarkOptions);
	checkFamilies(doing, claim);
	const wanted = wantedAnswers(doing, claim.says, words, {
		...performances(options.polarity, words, ["worse", "similar", "better"]),
		// Also without a polarity similar to the region is in line with it.
		similar: words[1],
	});
	const own = checkMember<"in" | "out">(
		doing,
		"own of benchmark",
		("own" in benchmark ? benchmark.own : undefined) ?? "out",
		["in", "out"],
	);
	const { area: mine, benchmark: theirs } = figures;
	if (mine === undefined || theirs === undefined) return [];
	const per = "count" in area ? baseOf(doing, area, benchmark, theirs) : multiplierOf(area, mine).multiplier;
	if (
		(theirs.per !== null && theirs.per !== per) ||
		(theirs.unit === "percent" && per !== 100) ||
		theirs.unit === "percentage-points"
	)
		return [{ code: "units-differ", figure: "benchmark", text: theirs.text }];
	// No rate lies below 0, and no proportion above its whole.
	const limits = bounds(zero, "proportion" in area ? multiplierOf(area, mine).exact : null);
	const found = pairsOf(
		axesOf(doing, "area", area, mine, rounding),
		axesOf(doing, "benchmark", benchmark, theirs, rounding, limits),
	);
	if (!("pairs" in found)) return found;
	// Of several populations those that cannot contain the area are not the ones.
	const isWithin = ({ subject, reference }: Pair) => (reference.population ?? 0) >= (subject.population ?? 0);
	const pairs = own === "in" ? found.pairs.filter(isWithin) : found.pairs;
	if (pairs.length === 0)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			"a benchmark that contains the area must have at least its population",
			found.pairs[0]?.reference.population,
		);
	const leftOut = [
		...found.leftOut,
		...unpaired("area", mine, found.pairs, pairs, ({ subject }) => subject.population),
		...unpaired("benchmark", theirs, found.pairs, pairs, ({ reference }) => reference.population),
	];
	const sides = pairs.map((pair): Side => {
		const compared = ({ x, y }: Place) =>
			compareToBenchmark(areaAt(pair.subject, x), benchmarkAt(pair.reference, y, per, own), options);
		const others = (pair.reference.population ?? 0) - (pair.subject.population ?? 0);
		// The most events of the others: nobody has none, and each of a proportion one.
		const most = "proportion" in area || others === 0 ? others : Infinity;
		const rank = (place: Place): Rank => {
			// Outside of what can be, as the corner of a box: more events than the group has, or than its others are.
			if (own === "in" && place.y < place.x) return 1;
			if (own === "in" && place.y - place.x > most) return -1;
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
							range: (x) => [Math.max(first, x), Math.min(last, x + most)],
						}
					: region,
			range: fullRange(pair.subject, pair.reference),
			example: (place) => exampleOf(compared(place), pair, place, per),
		};
	});
	return { words, wanted, sides, leftOut };
}

/** The populations of a figure that are in none of the pairs that are left. */
function unpaired(
	figure: string,
	{ text }: ReadFigure,
	pairs: readonly Pair[],
	left: readonly Pair[],
	populationOf: (pair: Pair) => number | null,
): readonly ClaimLeftOut[] {
	const kept = new Set(left.map(populationOf));
	return [...new Set(pairs.map(populationOf))]
		.filter((population) => !kept.has(population))
		.map((population) => ({ code: "no-counts", figure, text, population }));
}

/** What the rate of a counted area is per, beside a benchmark: as that says, or as the claim does. Never a guess. */
function baseOf(doing: string, area: PrintedEvents, benchmark: PrintedBenchmark, theirs: ReadFigure): number {
	const said = area.per ?? theirs.per ?? (theirs.unit === "percent" ? 100 : null);
	if (said !== null) return said;
	if (!("value" in benchmark)) return "count" in benchmark ? 1 : multiplierOf(benchmark, theirs).multiplier;
	throw argumentError(
		TypeError,
		"not-applicable",
		doing,
		"per of area must be given for a count beside a figure",
		undefined,
	);
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
	const other = familyOf(doing, "benchmark", benchmark, { more: ["own"] });
	refuseError(doing, "benchmark", benchmark);
	if (other !== "values" && other !== family)
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			`benchmark must be ${family}, as the area is, or a value`,
			other,
		);
}
