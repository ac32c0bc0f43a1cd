import type { ConfidenceInterval } from "../estimate/confidence-interval.ts";
import { checkMember } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import type { UsableCounts } from "./area-count.ts";
import { type Average, averageOf, type Family } from "./average-of.ts";
import { type Benchmark, isAverage } from "./benchmark-inputs.ts";
import type { Figure } from "./figure.ts";
import type { AverageMember, RegionalAverageEstimate } from "./regional-average.ts";

/** The counts behind a benchmark, with and without the area that is compared with it. */
export interface Group {
	readonly own: "in" | "out";
	/** The counts that the group holds for the area; `null` where it does not hold any. */
	readonly ownCounts: UsableCounts | null;
	/** The group as it is printed. */
	readonly value: number;
	readonly interval: (confidence: number) => ConfidenceInterval;
	/** The group without the area; `null` where nothing is left of it. */
	readonly others: Average | null;
	/** Whether it is one count over one exposure. */
	readonly pooled: boolean;
}

/** The group behind a benchmark, or `null` where that is a fixed figure. `read` is the benchmark as it was read. */
export function readGroup(
	doing: string,
	area: Figure,
	benchmark: Benchmark,
	read: Figure,
	per: number,
): Group | null {
	if (isAverage(benchmark) && benchmark.status !== "not-comparable") {
		const { members, method, family } = benchmark;
		const mine = members.find((member) => member.area === area.area) ?? null;
		return {
			own: mine === null ? "out" : "in",
			ownCounts: mine,
			value: read.value ?? 0,
			interval: (confidence) => averageOf(family, members, method, per).interval(confidence),
			others: withoutOwn(benchmark, mine, per),
			pooled: method === "pooled",
		};
	}
	const { counts, family } = read;
	if (counts === null || family === "value") return null;
	const asked = ("own" in benchmark ? benchmark.own : undefined) ?? "out";
	const own = checkMember<"in" | "out">(doing, "own of the benchmark", asked, ["in", "out"]);
	const ownCounts = own === "in" ? area.counts : null;
	const rest = ownCounts === null ? counts : subtract(doing, counts, ownCounts, family);
	const { value, interval } = averageOf(family, [counts], "pooled", per);
	return {
		own,
		ownCounts,
		value,
		interval,
		others: rest === null ? null : averageOf(family, [rest], "pooled", per),
		pooled: true,
	};
}

/** The average of the other members; `null` where there are none. */
function withoutOwn(total: RegionalAverageEstimate, mine: AverageMember | null, per: number): Average | null {
	const { family, method, members } = total;
	const rest = members.filter((member) => member !== mine);
	if (rest.length === 0) return null;
	if (method === "mean-of-rates") return averageOf(family, rest, method, per);
	const count = total.count - (mine?.count ?? 0);
	const exposure = total.exposure - (mine?.exposure ?? 0);
	return averageOf(family, [{ count, exposure }], method, per);
}

/** What is left of a group when the area is taken out of it. */
function subtract(
	doing: string,
	group: UsableCounts,
	own: UsableCounts,
	family: Family,
): UsableCounts | null {
	const count = group.count - own.count;
	const exposure = group.exposure - own.exposure;
	if (count === 0 && exposure === 0) return null;
	if (count < 0 || exposure <= 0 || (family === "proportion" && count > exposure))
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`the benchmark must contain the area with its ${own.count} of ${own.exposure}`,
			`${group.count} of ${group.exposure}`,
		);
	return { count, exposure };
}
