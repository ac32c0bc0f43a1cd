import type { ConfidenceInterval } from "../estimate/confidence-interval.ts";
import { argumentError } from "../internal/errors.ts";
import type { UsableCounts } from "./area-count.ts";
import type { NotComparedReason } from "./benchmark-comparison.ts";
import { type Benchmark, isAverage } from "./benchmark-inputs.ts";
import { exactInterval } from "./exact-interval.ts";
import { type Figure, readFigure } from "./figure.ts";
import { type Group, readGroup } from "./group.ts";

/** Where intervals come from: `levels` is `null` where there is one at every level. */
export interface IntervalSource {
	readonly levels: readonly number[] | null;
	readonly at: (confidence: number) => ConfidenceInterval | undefined;
}

/** An area and its benchmark on one base. */
export interface Pair {
	readonly family: "rate" | "proportion" | "value";
	readonly per: number | null;
	readonly value: number;
	readonly benchmark: number;
	readonly counts: UsableCounts | null;
	readonly group: Group | null;
	readonly ours: IntervalSource;
	readonly theirs: IntervalSource;
}

/** Brings both sides to one base, or says why they cannot be compared. */
export function readPair(doing: string, area: Figure, benchmark: Benchmark): Pair | NotComparedReason {
	const other = readBenchmark(doing, area, benchmark);
	if (area.missing !== null) return { code: area.missing };
	if (other === null) {
		const excluded = isAverage(benchmark) ? benchmark.excluded : [];
		return { code: "benchmark-incomplete", areas: excluded.map((member) => member.area) };
	}
	if (other.missing !== null) return { code: "benchmark-missing" };
	const per = other.per ?? area.per ?? usualBase(doing, area, other);
	const group = readGroup(doing, area, benchmark, other, per ?? 1);
	if (group?.others === null || (area.area !== null && area.area === other.area))
		return { code: "same-area" };
	const value = figureOn(area, per);
	const found = group === null ? figureOn(other, per) : group.value;
	// All of a whole per 0.1 of it can come out above 0.1, by the last bit.
	const isWhole = area.family === "proportion" && per !== null && Math.abs(found - per) <= 1e-12 * per;
	const reference = isWhole ? per : found;
	const { family, counts } = area;
	checkPossible(doing, "value of the benchmark", family, per, reference);
	return {
		family,
		per,
		value,
		benchmark: reference,
		counts,
		group,
		ours: intervalsOf(area, per),
		theirs: sourceOf(other, per, group?.interval ?? null),
	};
}

/** A figure that a rate or a proportion on its base can have. */
export function checkPossible(
	doing: string,
	name: string,
	family: Figure["family"],
	per: number | null,
	value: number,
): number {
	const refuse = (must: string) =>
		argumentError(RangeError, "out-of-range", doing, `${name} must be ${must}`, value);
	if (family !== "value" && value < 0) throw refuse("0 or more");
	if (family === "proportion" && value > (per ?? 1)) throw refuse(`at most ${per}`);
	return value;
}

/** The benchmark as a figure; `null` where it is an average that has no value. */
function readBenchmark(doing: string, area: Figure, benchmark: Benchmark): Figure | null {
	if (!isAverage(benchmark)) {
		const other = readFigure(doing, benchmark, " of the benchmark");
		checkFamilies(doing, area, other.family);
		return other;
	}
	if (area.area === null)
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			"the area must be named to know whether it is in the regional average",
			null,
		);
	if (benchmark.status === "not-comparable") return null;
	const { per, family } = benchmark;
	checkFamilies(doing, area, family);
	return {
		area: null,
		family,
		per,
		value: benchmark.value,
		counts: null,
		given: null,
		missing: null,
	};
}

/** Refuses to set a rate beside a proportion. A figure can be either. */
function checkFamilies(doing: string, { family }: Figure, other: Figure["family"]): void {
	if (family !== "value" && other !== "value" && family !== other)
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			`the benchmark must be a ${family} or a figure, as the area is a ${family}`,
			other,
		);
}

/** The base where neither side has one. */
function usualBase(doing: string, area: Figure, other: Figure): number | null {
	if (area.family !== "value") return area.family === "rate" ? 1000 : 1;
	if (other.family === "value") return null;
	throw argumentError(
		TypeError,
		"wrong-type",
		doing,
		"per must be given to compare a figure with counts",
		undefined,
	);
}

/** The value of a figure on the base `per`. */
export function figureOn({ counts, value, per: from }: Figure, per: number | null): number {
	if (counts !== null) return (counts.count * (per ?? 1)) / counts.exposure;
	return rebase(value ?? 0, from, per);
}

/** The intervals that an area came with, or the exact ones of its counts. */
export function intervalsOf(area: Figure, per: number | null): IntervalSource {
	const { family, counts } = area;
	if (family === "value" || counts === null) return sourceOf(area, per, null);
	return sourceOf(area, per, (confidence) => exactInterval(family, counts, per ?? 1, confidence));
}

/** A figure per `from` as one per `per`; untouched where they are the same. */
function rebase(value: number, from: number | null, per: number | null): number {
	return from === null || per === null || from === per ? value : (value * per) / from;
}

function sourceOf(
	{ given, per: from }: Figure,
	per: number | null,
	exact: ((confidence: number) => ConfidenceInterval) | null,
): IntervalSource {
	if (given === null && exact !== null) return { levels: null, at: exact };
	const intervals = (given ?? []).map(({ confidence, lower, upper }) => ({
		confidence,
		lower: rebase(lower, from, per),
		upper: rebase(upper, from, per),
	}));
	return {
		levels: intervals.map(({ confidence }) => confidence),
		at: (confidence) => intervals.find((interval) => Math.abs(interval.confidence - confidence) < 1e-9),
	};
}
