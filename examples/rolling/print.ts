import {
	formatPeriod,
	monthsIn,
	type RegionalAverage,
	type RollingTotal,
	roundExact,
} from "direction-of-travel";
import type { CategoryComparison, Comparison } from "./comparison.ts";

const one = (value: number) => roundExact(value, { decimals: 1 });
const two = (value: number) => roundExact(value, { decimals: 2 });
const signed = (value: number) => (value > 0 ? `+${one(value)}` : one(value));

/** The reasons of an answer as they stand in the data: code first, then what it names. */
const because = (reasons: readonly { readonly code: string }[]) =>
	reasons
		.map(({ code, ...rest }) => (Object.keys(rest).length === 0 ? code : `${code} ${JSON.stringify(rest)}`))
		.join("; ");

const average = (of: RegionalAverage) =>
	of.status === "not-comparable" ? `none (${because(of.excluded)})` : two(of.value);

/** One window as far as it is known. */
function printWindow(window: RollingTotal, residents: number): string {
	const missing = window.status === "incomplete" ? window.missing.flatMap((run) => monthsIn(run)).length : 0;
	const had = `${window.months - missing} of ${window.months} months`;
	if (window.status === "complete")
		return `${window.total} (${two((1000 * window.total) / residents)} per 1,000), ${had}`;
	if (window.status === "interval")
		return `${window.lower} to ${window.upper ?? "any number"} (withheld in ${window.withheld.join(", ")}), ${had}`;
	return `no total (${because(window.reasons)}), ${had}`;
}

function printWindows({ windows }: CategoryComparison, residents: number): readonly string[] {
	if (windows.status === "complete") {
		const { current, previous, months } = windows;
		return [
			`  current     ${current.count} (${two(current.value ?? 0)} per 1,000), ${months} of ${months} months`,
			`  previous    ${previous.count} (${two(previous.value ?? 0)} per 1,000), ${months} of ${months} months`,
		];
	}
	return [
		`  current     ${printWindow(windows.current, residents)}`,
		`  previous    ${printWindow(windows.previous, residents)}`,
		`  direction   refused: ${because(windows.reasons)}`,
	];
}

function printTravel({ travel }: CategoryComparison): readonly string[] {
	if (travel === null) return [];
	if (travel.status !== "compared") return [`  direction   refused: ${because(travel.reasons)}`];
	const { change, direction, performance, pValue, reasons } = travel;
	const percent = change.percent === null ? "no percentage of 0" : `${signed(change.percent)}%`;
	const p =
		pValue === null ? "no test" : pValue < 0.001 ? "p < 0.001" : `p = ${roundExact(pValue, { decimals: 3 })}`;
	return [`  direction   ${direction}, ${performance}: ${percent} (${p}; ${reasons[0]?.code})`];
}

export function printComparison(comparison: Comparison): string {
	const { area, areas, period, populationYear, population, categories, noticed } = comparison;
	const lines = [
		`${area}: ${formatPeriod(period, "ending")} against the 12 months before`,
		`Rates per 1,000 residents, population at mid-${populationYear}: ${population}. Region: ${areas.length} areas, own area in.`,
		"",
	];
	for (const found of categories) {
		const { category, pooled, meanOfRates, position, lacking } = found;
		lines.push(category, ...printWindows(found, population), ...printTravel(found));
		lines.push(`  region      ${average(pooled)} pooled, ${average(meanOfRates)} mean of rates`);
		for (const reason of lacking) lines.push(`              ${reason}`);
		lines.push(
			position.status === "compared"
				? `  position    ${position.position}, ${position.performance} (pooled)`
				: `  position    refused: ${because(position.reasons)}`,
			"",
		);
	}
	lines.push(
		noticed.length === 0 ? "Nothing was refused." : "Refused, or to be looked at:",
		...noticed.map((reason) => `  ${reason}`),
	);
	return lines.join("\n");
}
