import { readFileSync } from "node:fs";
import { type NotCheckable, type Period, parsePeriod, samePeriodLastYear } from "direction-of-travel";
import type { Verdict } from "./verdict.ts";

/** A figure as the report prints it. */
interface PrintedFigure {
	readonly printed: string;
	readonly unit: string;
}

/** A claim of the report, transcribed. */
export interface Claim {
	readonly id: string;
	readonly paragraph: string;
	readonly category: string;
	readonly indicator: string;
	readonly measure: string;
	readonly area: string;
	readonly period?: { readonly label: string };
	readonly value?: PrintedFigure | null;
	readonly comparator?: { readonly type: string; readonly printed?: string; readonly unit?: string };
	readonly series?: readonly { readonly period: { readonly label: string }; readonly value: PrintedFigure }[];
	readonly shares?: readonly { readonly category: string; readonly printed: string }[];
	readonly direction_phrase?: string;
	readonly comparison_phrase?: string;
	readonly polarity?: "lower_is_better" | "higher_is_better" | "neutral";
	readonly caveat?: string;
}

/** The report with its claims. */
export interface Report {
	readonly title: string;
	readonly body: string;
	readonly report_date: string;
	readonly claims: readonly Claim[];
}

/** What was found about one claim. */
export interface Finding {
	/** What the library computes from what is printed, a line each. */
	readonly computed: readonly string[];
	readonly verdict: Verdict;
	/** What the check could have found. */
	readonly power: string;
	/** One line that says why. */
	readonly reason: string;
}

/** A check of one claim, which may need the figures of another. */
export type Check = (claim: Claim, claimOf: (id: string) => Claim) => Finding;

/** Mid-year population of the county, Office for National Statistics. The report prints none. */
export const population = { mid2018: 698_268, mid2019: 706_155 } as const;

export function readReport(): Report {
	return readJson("q3-2019-20.json");
}

/** The verdict recorded for each claim, by its id. */
export function readExpected(): Readonly<Record<string, Verdict>> {
	return readJson("q3-expected-verdicts.json");
}

function readJson<T>(name: string): T {
	return JSON.parse(readFileSync(new URL(`../data/${name}`, import.meta.url), "utf8")) as T;
}

/** The polarity of a claim in the words of the library. */
export function polarityOf({
	polarity = "neutral",
}: Claim): "lower-is-better" | "higher-is-better" | "neutral" {
	return polarity.replaceAll("_", "-") as "lower-is-better";
}

/** Whether the report prints a figure for a claim, or one to compare it with. */
export function printsFigure({ value, comparator, series, shares }: Claim): boolean {
	return Boolean(value || comparator?.printed !== undefined || series?.length || shares?.length);
}

/** The words of a claim as the report prints them. */
export function wordsOf({ direction_phrase, comparison_phrase }: Claim): readonly string[] {
	return [direction_phrase, comparison_phrase].filter((phrase) => phrase !== undefined);
}

/** What the transcript says in brackets of the measure: "the text says rate, the table prints counts". */
export const measureNote = ({ measure }: Claim): string | null => /\((.+)\)/.exec(measure)?.[1] ?? null;

/** What the transcript warns of, to be added to a reason. */
export const noted = ({ caveat }: Claim): string => (caveat === undefined ? "" : `; noted: ${caveat}`);

/** The figure of a claim, which the check needs. */
export function printedOf({ id, value }: Claim): string {
	if (!value) throw new Error(`${id} prints no figure`);
	return value.printed;
}

/** The figure that a claim is compared with, which the check needs. */
export function comparedWith({ id, comparator }: Claim): string {
	if (comparator?.printed === undefined) throw new Error(`${id} prints no figure to compare with`);
	return comparator.printed;
}

/** The period of a claim, which the check needs. */
export function periodOf({ id, period }: Claim): Period {
	const reading = parsePeriod(period?.label ?? "");
	if (!reading.ok) throw new Error(`${id} has no period that can be read: ${reading.code}`);
	return reading.period;
}

/** The period that a claim is compared with: the year before, or the one that its comparator ends in. */
export function periodBefore(claim: Claim): Period {
	const type = claim.comparator?.type ?? "";
	if (type === "previous year") return samePeriodLastYear(periodOf(claim));
	const reading = parsePeriod(type.replace(/^end of year /, ""));
	if (!reading.ok)
		throw new Error(`${claim.id} is compared with no period that can be read: ${reading.code}`);
	return reading.period;
}

/** The answer of a check whose figures the report prints in a form that can be read. */
export function answered<T extends { readonly status: string }>(answer: T): Exclude<T, NotCheckable> {
	if (answer.status === "not-checkable")
		throw new Error(`a figure cannot be read: ${JSON.stringify(answer)}`);
	return answer as Exclude<T, NotCheckable>;
}
