import { readFileSync } from "node:fs";
import type { NotCheckable } from "direction-of-travel";

/** What a check says of a claim. */
export type Verdict = "holds" | "contradicted" | "depends" | "not-checkable";

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

/** The answer of a check whose figures the report prints in a form that can be read. */
export function answered<T extends { readonly status: string }>(answer: T): Exclude<T, NotCheckable> {
	if (answer.status === "not-checkable")
		throw new Error(`a figure cannot be read: ${JSON.stringify(answer)}`);
	return answer as Exclude<T, NotCheckable>;
}
