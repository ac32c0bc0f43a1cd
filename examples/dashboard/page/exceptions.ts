import type { Exception, Indicator } from "direction-of-travel/report";
import { el, folded } from "./dom.ts";
import type { Model } from "./model.ts";
import { addressOf } from "./place.ts";
import { atMost, periodText, printed, valueWithUnit } from "./words.ts";

const signals = {
	outside: "outside the limits",
	trend: "a run in one direction",
	twoOfThree: "two of three near a limit",
	shift: "a run on one side of the centre",
} as const;

/** What a rule found, in words. */
function evidenceText(indicator: Indicator, { evidence }: Exception): string {
	const value = (number: number) => valueWithUnit(indicator, number);
	switch (evidence.kind) {
		case "change-for-the-worse": {
			const verb = evidence.direction === "up" ? "Rose" : "Fell";
			const size = evidence.percentChange;
			const by = size === null ? "" : ` by ${printed(Math.abs(size), 1)}%`;
			return `${verb}${by}, from ${value(evidence.previous)} to ${value(evidence.current)}.`;
		}
		case "worse-than-benchmark": {
			const level = printed(100 * evidence.confidence, 1);
			const reference =
				evidence.comparedWith === null ? "the average" : `the average for ${evidence.comparedWith}`;
			return `${value(evidence.value)} is ${evidence.position} than ${reference} of ${value(evidence.benchmark)}, with evidence at ${level}%.`;
		}
		case "signal-for-the-worse": {
			const found = evidence.signals.map((signal) => signals[signal]).join(" and ");
			return `A signal on the control chart in ${periodText(evidence.period)}: ${value(evidence.value)}, ${found}.`;
		}
		case "missed-target":
			return `${value(evidence.value)} misses the target of ${value(evidence.target)}.`;
	}
}

/** Exceptions, those of one indicator in one area together. */
function list(model: Model, exceptions: readonly Exception[]): HTMLElement {
	const groups = new Map<string, Exception[]>();
	for (const exception of exceptions) {
		const key = JSON.stringify([exception.indicator, exception.area]);
		groups.set(key, [...(groups.get(key) ?? []), exception]);
	}
	return el(
		"ul",
		{ class: "exceptions" },
		...[...groups.values()].flatMap((group) => {
			const [first] = group;
			const indicator = model.indicatorOf(first?.indicator ?? "");
			const area = model.areaOf(first?.area ?? "");
			if (indicator === undefined || area === undefined) return [];
			const address = addressOf({ area: area.id, view: "indicator", name: indicator.id });
			return el(
				"li",
				{ "data-indicator": indicator.id, "data-area": area.id },
				el("a", { href: address }, `${indicator.name}, ${area.name}`),
				...group.map((one) =>
					el(
						"p",
						{ "data-rule": one.rule },
						evidenceText(indicator, one),
						one.causes.length === 0 ? null : ` Noted: ${one.causes.join("; ")}.`,
					),
				),
			);
		}),
	);
}

/** What a board must look at: in this area first, then elsewhere, then what does not count. */
export function exceptionsPart(model: Model, area: string): HTMLElement {
	const { report, areaOf } = model;
	const name = areaOf(area)?.name ?? area;
	const here = report.exceptions.filter((one) => one.area === area);
	const elsewhere = report.exceptions.filter((one) => one.area !== area);
	const looked = report.settings.areas.includes(area);
	const none = looked
		? `There is nothing exceptional to report for ${name}.`
		: `Exceptions are looked for in counties and districts, and not in ${name}.`;
	return el(
		"section",
		{ class: "exception-part", "aria-labelledby": "exceptions" },
		el("h2", { id: "exceptions" }, "Exceptions"),
		here.length === 0 ? el("p", {}, none) : list(model, here),
		elsewhere.length === 0
			? null
			: folded(`Exceptions in other areas (${elsewhere.length})`, list(model, elsewhere)),
		report.setAside.length === 0
			? null
			: folded(`Noted and not counted (${report.setAside.length})`, list(model, report.setAside)),
		el(
			"p",
			{ class: "note" },
			`Over all areas, at most ${atMost(report.expectedFalseAlarms)} of these would be expected by chance if nothing were different anywhere.`,
		),
	);
}
