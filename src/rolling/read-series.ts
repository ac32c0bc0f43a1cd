import { checkCount, checkMember, checkRecord, isCount } from "../internal/check.ts";
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
	/** Why the series breaks in it, and the month from which it does, the last one of several; its first month where it does not. */
	readonly causes: readonly string[];
	readonly brokenFrom: number;
	readonly revisions: readonly Revision[];
}

/** Settings of how a series is read. @since 0.1.0 */
export interface SeriesOptions {
	/** Accepts counts that are not whole, as a weighted survey gives. Default false. */
	readonly weighted?: boolean;
}

/** No causes and no revisions, which hardly any period has. */
const NOTHING: readonly never[] = [];

/** When a count was published. */
export const VINTAGE = /^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/;

/** The parts of a series in the order of their months, one for each period, whatever the order of the observations. */
export function readSeries(
	doing: string,
	series: readonly Observation[],
	{ weighted = false }: SeriesOptions,
): readonly Part[] {
	if (!Array.isArray(series))
		throw argumentError(TypeError, "wrong-type", doing, "series must be a list of observations", series);
	const parts = partsInOrder(doing, series, weighted);
	if (parts !== null) return parts;
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

/** The parts of a series that comes in order and has one observation for each period, as most do; null of any other. */
function partsInOrder(
	doing: string,
	series: readonly Observation[],
	weighted: boolean,
): readonly Part[] | null {
	const parts: Part[] = [];
	let reached = Number.NEGATIVE_INFINITY;
	for (const observation of series) {
		const span = check(doing, observation, weighted);
		if (span.first <= reached) return null;
		reached = span.last;
		parts.push(
			observation.replaced === undefined
				? partOf(observation, span)
				: settleSeveral(observation.period, span, [observation]),
		);
	}
	return parts;
}

/** Refuses an observation that no data can hold; the months of any other. */
function check(doing: string, observation: Observation, weighted: boolean): MonthSpan {
	const { period, count, withheld, status, vintage, breakBefore, replaced } = checkRecord(
		doing,
		"each observation",
		observation,
	);
	const span = spanOf(period, doing);
	// Figures are named only where they are wrong, here and below: their names take longer than to look at them.
	if (count !== null && (weighted || !isCount(count)))
		checkCount(doing, `count of ${period}`, count, weighted);
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
		checkWithheld(doing, ` of ${period}`, withheld, weighted);
	}
	if (replaced !== undefined)
		for (const { count: before } of replaced)
			if (before !== null) checkCount(doing, `count replaced of ${period}`, before, weighted);
	checkVintage(doing, period, vintage);
	if (replaced !== undefined) for (const before of replaced) checkVintage(doing, period, before.vintage);
	if (breakBefore !== undefined && !(typeof breakBefore === "string" && breakBefore !== ""))
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			`breakBefore of ${period} must be the cause in words`,
			breakBefore,
		);
	return span;
}

/** The range of a withheld count; `of` makes the message: "withheld.from of 2019-04 must be ...". */
export function checkWithheld(
	doing: string,
	of: string,
	{ from, to }: WithheldRange,
	weighted: boolean,
): void {
	const least = checkCount(doing, `withheld.from${of}`, from, weighted);
	if (to !== null && checkCount(doing, `withheld.to${of}`, to, weighted) < least)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`withheld.to${of} must be at least its from, ${least}`,
			to,
		);
}

/** Refuses a vintage that cannot be put in order. */
export function checkVintage(doing: string, period: Period, vintage: string | undefined): void {
	if (vintage !== undefined && !(typeof vintage === "string" && VINTAGE.test(vintage)))
		throw argumentError(
			SyntaxError,
			"unreadable",
			doing,
			`vintage of ${period} must be YYYY-MM-DD or YYYY-MM`,
			vintage,
		);
}

/**
 * The observations of one period made one: the latest vintage replaces the earlier. Two of the same vintage, or one
 * without a vintage beside another, cannot be put in order and are duplicates; so are `2020-04` and `2020-04-23`.
 */
function settle(period: Period, span: MonthSpan, observations: readonly Observation[]): Part {
	const [only] = observations;
	return only !== undefined && observations.length === 1 && only.replaced === undefined
		? partOf(only, span)
		: settleSeveral(period, span, observations);
}

/** What the only observation of a period says, where it has replaced nothing. */
function partOf(
	{ period, count, withheld, status, breakBefore }: Observation,
	{ first, last }: MonthSpan,
): Part {
	return {
		period,
		first,
		last,
		range: count === null ? (withheld ?? null) : { from: count, to: count },
		withheld: withheld !== undefined,
		duplicate: null,
		provisional: status === "provisional",
		revised: status === "revised",
		causes: breakBefore === undefined ? NOTHING : [breakBefore],
		brokenFrom: first,
		revisions: NOTHING,
	};
}

/** Whether a vintage lies before another: `2020-04` and `2020-04-23` cannot be put in order. */
export function isEarlier(vintage: string, latest: string): boolean {
	return vintage < latest && !latest.startsWith(vintage);
}

/** Several observations of one period, or one that has replaced others. */
function settleSeveral(period: Period, span: MonthSpan, observations: readonly Observation[]): Part {
	const latest = observations.reduce((last, { vintage = "" }) => (vintage > last ? vintage : last), "");
	const isReplaced = ({ vintage = latest }: Observation) => isEarlier(vintage, latest);
	const inUse = observations.filter((observation) => !isReplaced(observation));
	// Of figures that contradict each other one that is known stands for all, whatever their order.
	const first =
		inUse.find(({ count }) => count !== null) ??
		inUse.find(({ withheld }) => withheld !== undefined) ??
		inUse[0];
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
		brokenFrom: span.first,
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
