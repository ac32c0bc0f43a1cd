import { checkCount, checkNumber } from "../internal/check.ts";
import { log } from "../internal/elementary.ts";
import { argumentError } from "../internal/errors.ts";
import { type MonthSpan, spanOf } from "../period/months.ts";
import type { Period } from "../period/period.ts";
import type {
	RecentTrendPoint,
	RecentTrendProportion,
	RecentTrendRefusal,
	RecentTrendValue,
} from "./recent-trend-answer.ts";

/** One row of a series. */
export type RecentRow = RecentTrendValue | RecentTrendProportion;

/** What can stand against single points. */
export type PointRefusal = Extract<RecentTrendRefusal, { readonly periods: unknown }>["code"];

/** The figures of a row. */
interface Figures {
	/** What the figures lack to be used; null where that is nothing, and only then the point is one. */
	readonly lack: PointRefusal | null;
	readonly point: Omit<RecentTrendPoint, "time" | "period">;
}

/** One row, checked. */
export interface CheckedRow extends MonthSpan, Figures {
	readonly period: Period;
	/** Whether it cannot be set beside earlier ones. */
	readonly broken: boolean;
}

/** What a row holds, by the names it has. */
export function kindOf(doing: string, row: RecentRow): "value" | "proportion" {
	if (typeof row !== "object" || row === null)
		throw argumentError(TypeError, "wrong-type", doing, "a point must be an object", row);
	const counted = "count" in row || "denominator" in row;
	if ("value" in row && !counted) {
		// Of an answer, or of a row of a table, the limits have other names, and may be of another level.
		const { lower, upper } = row as { lower?: unknown; upper?: unknown };
		if ((lower ?? upper ?? null) === null || "lower95" in row || "upper95" in row) return "value";
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			"limits of a value must be named lower95 and upper95",
			Object.keys(row),
		);
	}
	if ("count" in row && "denominator" in row && !hasValue(row)) return "proportion";
	throw argumentError(
		TypeError,
		"wrong-type",
		doing,
		"a point must have count and denominator, or value with lower95 and upper95",
		Object.keys(row),
	);
}

/** Whether a row has a value; `readObservations` gives null to a column that a table does not have. */
function hasValue(row: object): boolean {
	return "value" in row && row.value !== null;
}

/** One row, checked. */
export function checkRow(doing: string, row: RecentRow, weighted: boolean): CheckedRow {
	const { period, breakBefore } = row;
	const span = spanOf(period, doing);
	if (breakBefore !== undefined && !(typeof breakBefore === "string" && breakBefore !== ""))
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			`breakBefore of ${period} must be the cause in words`,
			breakBefore,
		);
	const figures = "count" in row ? readProportion(doing, row, weighted) : readValue(doing, row);
	return { period, ...span, broken: breakBefore !== undefined, ...figures };
}

/** A value with its limits. */
function readValue(doing: string, row: RecentTrendValue): Figures {
	const { period, value, lower95 = null, upper95 = null } = row;
	const read = (name: string, number: number | null) =>
		number === null ? null : checkSize(doing, `${name} of ${period}`, number);
	const [figure, lower, upper] = [read("value", value), read("lower95", lower95), read("upper95", upper95)];
	const known = lower !== null && upper !== null;
	if (known && lower > upper)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`lower95 of ${period} must be at most its upper95, ${upper}`,
			lower,
		);
	const standardError = known ? (upper - lower) / 3.92 : null;
	let lack: PointRefusal | null = null;
	if (figure === null) lack = "missing-values";
	else if (standardError === null) lack = "missing-limits";
	else if (standardError === 0) lack = "zero-standard-error";
	return {
		lack,
		point: {
			value: figure ?? 0,
			standardError: standardError ?? 0,
			lower95: lower,
			upper95: upper,
			count: null,
			denominator: null,
			logOdds: null,
		},
	};
}

/** A number whose square is a number too. */
function checkSize(doing: string, name: string, value: number): number {
	const number = checkNumber(doing, name, value);
	if (Math.abs(number) > 1e150)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`${name} must lie between -1e150 and 1e150`,
			value,
		);
	return number;
}

/** A count and its denominator. The standard error waits for those of the other points. */
function readProportion(doing: string, row: RecentTrendProportion, weighted: boolean): Figures {
	const { period } = row;
	const read = (name: string, number: number | null) =>
		number === null ? null : checkCount(doing, `${name} of ${period}`, number, weighted);
	const [count, denominator] = [read("count", row.count), read("denominator", row.denominator)];
	const known = count !== null && denominator !== null;
	if (known && count > denominator)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`count of ${period} must be at most its denominator, ${denominator}`,
			count,
		);
	let lack: PointRefusal | null = null;
	if (!known) lack = "missing-values";
	else if (denominator === 0) lack = "zero-denominator";
	else if (count === 0) lack = "zero-count";
	else if (count === denominator) lack = "count-equals-denominator";
	const [x, n] = known ? [count, denominator] : [0, 0];
	return {
		lack,
		point: {
			value: x / n,
			standardError: 0,
			lower95: null,
			upper95: null,
			count,
			denominator,
			logOdds: log(x / (n - x)),
		},
	};
}
