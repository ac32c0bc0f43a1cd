import type { Dashboard } from "./dashboard.ts";
import type { PhraseKey } from "./default-phrases.ts";
import type { Exception, ExceptionEvidence } from "./exception.ts";
import type { Indicator } from "./indicator.ts";
import { namedCells } from "./position-statement.ts";
import {
	type Fillings,
	printingApart,
	printMove,
	printNumber,
	printPeriod,
	printValue,
	type Speaker,
	toldApart,
} from "./speak.ts";
import { benchmarkName, commonFillings, type NamedCell } from "./statement-clauses.ts";

/** Puts exceptions into words; one of a cell that the dashboard does not have is left out. */
export function exceptionTexts(
	exceptions: readonly Exception[],
	dashboard: Dashboard,
	speaker: Speaker,
): readonly string[] {
	const cells = namedCells(dashboard);
	return exceptions.flatMap(({ indicator, area, evidence, standing, causes }) => {
		const found = cells.find((one) => one.cell.indicator === indicator && one.cell.area === area);
		if (found === undefined) return [];
		const named = toldApart(found);
		const common = commonFillings(named);
		const [key, fillings] = phraseOf(evidence, named, speaker);
		const what = speaker.say(key, { ...common, ...fillings });
		const why = speaker.say(`standing.${standing}`, { ...common, causes: causes.join("; ") });
		return [[what, why].filter((text) => text !== "").join(" ")];
	});
}

function phraseOf(
	evidence: ExceptionEvidence,
	named: NamedCell,
	speaker: Speaker,
): readonly [PhraseKey, Fillings] {
	const { indicator } = named;
	switch (evidence.kind) {
		case "change-for-the-worse": {
			const { direction, percentChange, current, previous } = evidence;
			const key = `exception.change-for-the-worse.${direction}` as const;
			const figures = besides(indicator, { current, previous });
			return percentChange === null
				? [`${key}.unsized`, figures]
				: [
						key,
						{
							...figures,
							change: printMove(
								indicator,
								{ current, previous, percent: percentChange },
								{ judged: true, signed: false },
							),
						},
					];
		}
		case "worse-than-benchmark":
			return [
				`exception.worse-than-benchmark.${evidence.position}`,
				{
					...besides(indicator, { current: evidence.value, reference: evidence.benchmark }),
					benchmark: benchmarkName(named, speaker),
					confidence: printNumber(evidence.confidence * 100, 1).replace(/\.0$/, ""),
				},
			];
		case "signal-for-the-worse":
			return [
				"exception.signal-for-the-worse",
				{
					current: printValue(indicator, evidence.value),
					period: printPeriod(evidence.period),
					signals: speaker.list(evidence.signals.map((signal) => speaker.say(`signal.${signal}`, {}))),
				},
			];
		case "missed-target":
			return [
				"exception.missed-target",
				besides(indicator, { current: evidence.value, target: evidence.target }),
			];
	}
}

/** Two figures that a rule tells apart, in print, whatever the verdicts of the cell. */
function besides(indicator: Indicator, figures: Readonly<Record<string, number>>): Fillings {
	const [one = 0, other = 0] = Object.values(figures);
	const apart = printingApart(indicator, [[one, other]]);
	return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, printValue(apart, value)]));
}
