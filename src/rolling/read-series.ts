import { checkCount, checkMember } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { type MonthSpan, spanOf } from "../period/months.ts";
import type { Period } from "../period/period.ts";
import type { Observation, Revision, WithheldRange } from "./observation.ts";

/** What a series says of one period, once its observations are settled. */
export interface Part extends MonthSpan {
	readonly period: Period;
	/** The range of the count (one number twice when it is known), or null when it is blank. */
	readonly range: WithheldRange | null;
	/** Whether the count is withheld, which is not the same as a range of one number. */
	readonly withheld: boolean;
	/** Two observations that are the same, or that contradict each other; there is then no count. */
	readonly duplicate: "identical" | "conflicting" | null;
	readonly provisional: boolean;
	readonly revised: boolean;
	readonly causes: readonly string[];
	readonly revisions: readonly Revision[];
}

/** Settings of how a series is read. @since 0.1.0 */
export interface SeriesOptions {
	/** Accepts counts that are not whole, as a weighted survey gives. Default false. */
	readonly weighted?: boolean;
}

const VINTAGE = /^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/;

/** The parts of a series in the order of their months, one for each period, whatever the order of the observations. */
export function readSeries(
	doing: string,
	series: readonly Observation[],
	{ weighted = false }: SeriesOptions,
): readonly Part[] {
	if (!Array.isArray(series))
		throw argumentError(TypeError, "wrong-type", doing, "series must be a list of observations", series);
	const byPeriod = new Map<Period, Observation[]>();
	for (const observation of series) {
		check(doing, observation, weighted);
		const others = byPeriod.get(observation.period);
		if (others) others.push(observation);
		else byPeriod.set(observation.period, [observation]);
	}
	return [...byPeriod]
		.map(([period, observations]) => settle(period, spanOf(period, doing), observations))
		.sort((a, b) => a.first - b.first || a.last - b.last);
}

/** Refuses an observation that no data can hold. */
function check(doing: string, observation: Observation, weighted: boolean): void {
	const { period, count, withheld, status, vintage, breakBefore, replaced = [] } = observation;
	spanOf(period, doing);
	if (count !== null) checkCount(doing, `count of ${period}`, count, weighted);
	if (status !== undefined)
		checkMember(doing, `status of ${period}`, status, ["provisional", "revised", "final"]);
	if (withheld !== undefined) {
		if (count !== null)
			throw argumentError(
				RangeError,
				"not-applicable",
				doing,
				`count of ${period} must be null where it is withheld`,
				count,
			);
		const from = checkCount(doing, `withheld.from of ${period}`, withheld.from, weighted);
		if (withheld.to !== null && checkCount(doing, `withheld.to of ${period}`, withheld.to, weighted) < from)
			throw argumentError(
				RangeError,
				"out-of-range",
				doing,
				`withheld.to of ${period} must be at least its from, ${from}`,
				withheld.to,
			);
	}
	for (const { count: before } of replaced)
		if (before !== null) checkCount(doing, `count replaced of ${period}`, before, weighted);
	for (const one of [vintage, ...replaced.map((before) => before.vintage)])
		if (one !== undefined && !(typeof one === "string" && VINTAGE.test(one)))
			throw argumentError(
				SyntaxError,
				"unreadable",
				doing,
				`vintage of ${period} must be YYYY-MM-DD or YYYY-MM`,
				one,
			);
	if (breakBefore !== undefined && !(typeof breakBefore === "string" && breakBefore !== ""))
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			`breakBefore of ${period} must be the cause in words`,
			breakBefore,
		);
}

/**
 * The observations of one period made one: the latest vintage replaces the earlier. Two of the same vintage, or one
 * without a vintage beside another, cannot be put in order and are duplicates; so are `2020-04` and `2020-04-23`.
 */
function settle(period: Period, { first, last }: MonthSpan, observations: readonly Observation[]): Part {
	const [only] = observations;
	if (only !== undefined && observations.length === 1 && only.replaced === undefined) {
		const { count, withheld, status, breakBefore } = only;
		return {
			period,
			first,
			last,
			range: count === null ? (withheld ?? null) : { from: count, to: count },
			withheld: withheld !== undefined,
			duplicate: null,
			provisional: status === "provisional",
			revised: status === "revised",
			causes: breakBefore === undefined ? [] : [breakBefore],
			revisions: [],
		};
	}
	return settleSeveral(period, { first, last }, observations);
}

/** Several observations of one period, or one that has replaced others. */
function settleSeveral(period: Period, span: MonthSpan, observations: readonly Observation[]): Part {
	const latest = observations.reduce((last, { vintage = "" }) => (vintage > last ? vintage : last), "");
	const isReplaced = ({ vintage = latest }: Observation) => vintage < latest && !latest.startsWith(vintage);
	const inUse = observations.filter((observation) => !isReplaced(observation));
	const [first] = inUse;
	const same = ({ count, withheld }: Observation) =>
		count === first?.count &&
		withheld?.from === first?.withheld?.from &&
		withheld?.to === first?.withheld?.to;
	const duplicate = inUse.length > 1 ? (inUse.every(same) ? "identical" : "conflicting") : null;
	const count = first?.count ?? null;
	return {
		period,
		...span,
		range: count === null ? (first?.withheld ?? null) : { from: count, to: count },
		withheld: first?.withheld !== undefined,
		duplicate,
		provisional: inUse.some(({ status }) => status === "provisional"),
		revised: inUse.some(({ status }) => status === "revised"),
		// A break that only an earlier vintage records still is one: nobody has said that it is mended.
		causes: [...new Set(observations.flatMap(({ breakBefore = [] }) => breakBefore))].sort(),
		revisions: duplicate
			? []
			: [...observations.filter(isReplaced), ...(first?.replaced ?? [])]
					.map(({ vintage: replacedVintage = latest, count: replacedCount }) => ({
						period,
						vintage: latest,
						count,
						replacedVintage,
						replacedCount,
					}))
					.sort(byVintage),
	};
}

/** Earlier vintages first; of one vintage a blank count first, then the smaller one. */
function byVintage(a: Revision, b: Revision): number {
	if (a.replacedVintage !== b.replacedVintage) return a.replacedVintage < b.replacedVintage ? -1 : 1;
	return (a.replacedCount ?? -1) - (b.replacedCount ?? -1);
}
