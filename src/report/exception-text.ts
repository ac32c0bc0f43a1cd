import type { Dashboard } from "./dashboard.ts";
import type { PhraseKey } from "./default-phrases.ts";
import type { Exception, ExceptionEvidence } from "./exception.ts";
import { namedCells } from "./position-statement.ts";
import { type Fillings, printMove, printNumber, printPeriod, printValue, type Speaker } from "./speak.ts";
import { benchmarkName, commonFillings, type NamedCell } from "./statement-clauses.ts";

/** Puts exceptions into words; one of a cell that the dashboard does not have is left out. */
export function exceptionTexts(
	exceptions: readonly Exception[],
	dashboard: Dashboard,
	speaker: Speaker,
): readonly string[] {
	const cells = namedCells(dashboard);
	return exceptions.flatMap(({ indicator, area, evidence, standing, causes }) => {
		const named = cells.find((one) => one.cell.indicator === indicator && one.cell.area === area);
		if (named === undefined) return [];
		const common = commonFillings(named);
		const [key, fillings] = phraseOf(evidence, named, speaker);
		const found = speaker.say(key, { ...common, ...fillings });
		const why = speaker.say(`standing.${standing}`, { ...common, causes: causes.join("; ") });
		return [[found, why].filter((text) => text !== "").join(" ")];
	});
}

function phraseOf(
	evidence: ExceptionEvidence,
	named: NamedCell,
	speaker: Speaker,
): readonly [PhraseKey, Fillings] {
	const print = (value: number) => printValue(named.indicator, value);
	switch (evidence.kind) {
		case "change-for-the-worse": {
			const { direction, percentChange, current, previous } = evidence;
			const key = `exception.change-for-the-worse.${direction}` as const;
			const figures = { previous: print(previous), current: print(current) };
			return percentChange === null
				? [`${key}.unsized`, figures]
				: [
						key,
						{
							...figures,
							change: printMove(named.indicator, { current, previous, percent: percentChange }, false),
						},
					];
		}
		case "worse-than-benchmark":
			return [
				`exception.worse-than-benchmark.${evidence.position}`,
				{
					current: print(evidence.value),
					benchmark: benchmarkName(named, speaker),
					reference: print(evidence.benchmark),
					confidence: printNumber(evidence.confidence * 100, 1).replace(/\.0$/, ""),
				},
			];
		case "signal-for-the-worse":
			return [
				"exception.signal-for-the-worse",
				{
					current: print(evidence.value),
					period: printPeriod(evidence.period),
					signals: speaker.list(evidence.signals.map((signal) => speaker.say(`signal.${signal}`, {}))),
				},
			];
		case "missed-target":
			return ["exception.missed-target", { current: print(evidence.value), target: print(evidence.target) }];
	}
}
