import { readFileSync } from "node:fs";
import { type Period, parsePeriod, samePeriodLastYear, type Verdict } from "direction-of-travel";

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
export const polarityOf = ({ polarity = "neutral" }: Claim) =>
	polarity.replaceAll("_", "-") as "lower-is-better" | "higher-is-better" | "neutral";

/** Whether the report prints a figure for a claim, or one to compare it with. */
export function printsFigure({ value, comparator, series, shares }: Claim): boolean {
	return Boolean(value || comparator?.printed !== undefined || series?.length || shares?.length);
}

/** The words of a claim as the report prints them. */
export const wordsOf = ({ direction_phrase, comparison_phrase }: Claim): readonly string[] =>
	[direction_phrase, comparison_phrase].filter((phrase) => phrase !== undefined);

/** The figure of a claim, which the check needs. */
export function printedOf({ id, value }: Claim): string {
	if (!value) throw new Error(`${id} prints no figure`);
	return value.printed;
}

/** The rate of a claim, which is made into counts only where its unit says per 1,000. */
export function rateOf(claim: Claim): string {
	if (claim.value && !claim.value.unit.includes("1,000"))
		throw new Error(
			`${claim.id} prints ${claim.value.unit}, not a rate per 1,000, and needs a check of its own`,
		);
	return printedOf(claim);
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
