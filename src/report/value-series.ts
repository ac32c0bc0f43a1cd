import { checkCount, checkMember, checkNumber } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { type MonthSpan, spanOf } from "../period/months.ts";
import type { Period } from "../period/period.ts";
import { checkVintage, isEarlier } from "../rolling/read-series.ts";
import { checkText } from "./check-text.ts";
import type { DashboardObservation } from "./dashboard.ts";
import type { Indicator } from "./indicator.ts";

/** One figure of a survey or an average. */
export interface ValuePart extends MonthSpan {
	readonly period: Period;
	/** The figure; null where it is blank, or two of one period cannot be put in order. */
	readonly value: number | null;
	/** Its standard error; null where it is not known. */
	readonly standardError: number | null;
	/** How many were asked; null where that is not known. */
	readonly sampleSize: number | null;
	readonly duplicate: boolean;
	/** Whether there is a figure at all, be it that two of one period cannot be put in order. */
	readonly known: boolean;
	readonly provisional: boolean;
	readonly revised: boolean;
	readonly causes: readonly string[];
}

/** The figures that the rows of an area hold, one for each period, in order. */
export function ownValues(
	of: string,
	indicator: Indicator,
	rows: readonly DashboardObservation[],
): readonly ValuePart[] {
	const byPeriod = new Map<Period, DashboardObservation[]>();
	for (const row of rows) {
		const others = byPeriod.get(row.period);
		if (others) others.push(row);
		else byPeriod.set(row.period, [row]);
	}
	for (const row of rows) checkMarks(of, row);
	const parts = [...byPeriod].map(([period, all]): ValuePart => {
		const latest = all.reduce((last, { vintage = "" }) => (vintage > last ? vintage : last), "");
		const inUse = all.filter(({ vintage = latest }) => !isEarlier(vintage, latest));
		const [row] = inUse as [DashboardObservation];
		const value = row.value ?? null;
		const figure = value === null ? null : checkValue(of, indicator, period, value);
		return {
			period,
			...spanOf(period, of),
			value: inUse.length > 1 ? null : figure,
			standardError: figure === null ? null : standardErrorOf(of, indicator, row, figure),
			sampleSize: figure === null ? null : sampleSizeOf(of, row),
			duplicate: inUse.length > 1,
			known: inUse.some((one) => (one.value ?? null) !== null),
			provisional: inUse.some(({ status }) => status === "provisional"),
			revised: inUse.some(({ status }) => status === "revised"),
			causes: [...new Set(all.flatMap(({ breakBefore = [] }) => breakBefore))].sort(),
		};
	});
	return parts.sort((a, b) => a.first - b.first || a.last - b.last);
}

/** The markers of a row, as `readSeries` checks them. */
function checkMarks(of: string, { period, status, vintage, breakBefore }: DashboardObservation): void {
	if (status !== undefined)
		checkMember(of, `status of ${period}`, status, ["provisional", "revised", "final"]);
	checkVintage(of, period, vintage);
	if (breakBefore !== undefined) checkText(of, `breakBefore of ${period}`, breakBefore);
}

function checkValue(of: string, { measure, per }: Indicator, period: Period, value: number): number {
	const figure = checkNumber(of, `value of ${period}`, value);
	if (measure === "survey" && per !== null && (figure < 0 || figure > per))
		throw argumentError(
			RangeError,
			"out-of-range",
			of,
			`value of ${period} must be from 0 to ${per}`,
			figure,
		);
	return figure;
}

/** How many were asked; null where the row does not say. */
function sampleSizeOf(
	of: string,
	{ period, sampleSize, denominator = null }: DashboardObservation,
): number | null {
	const size = sampleSize ?? denominator;
	if (size !== null && checkCount(of, `sampleSize of ${period}`, size) === 0)
		throw argumentError(RangeError, "out-of-range", of, `sampleSize of ${period} must be above 0`, size);
	return size;
}

/**
 * The standard error of a figure. Of a percentage p of n asked it is sqrt(p (1 - p) / n); of 0% and 100%, where that is 0,
 * it is taken at half a person more or less.
 */
function standardErrorOf(
	of: string,
	{ uncertainty, per }: Indicator,
	row: DashboardObservation,
	value: number,
): number | null {
	if (uncertainty === "tolerance") return null;
	const { period, standardError = null } = row;
	if (uncertainty === "standard-error") {
		if (standardError !== null && checkNumber(of, `standardError of ${period}`, standardError) <= 0)
			throw argumentError(
				RangeError,
				"out-of-range",
				of,
				`standardError of ${period} must be above 0`,
				standardError,
			);
		return standardError;
	}
	const size = sampleSizeOf(of, row);
	if (size === null) return null;
	const base = per ?? 100;
	const part = value > 0 && value < base ? value / base : 0.5 / (size + 1);
	return base * Math.sqrt((part * (1 - part)) / size);
}
