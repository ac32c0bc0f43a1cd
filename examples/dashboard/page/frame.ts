import { type Child, el, folded } from "./dom.ts";
import type { Model } from "./model.ts";
import { addressOf, type Place } from "./place.ts";
import { printed, windowText } from "./words.ts";

/** What stays on the page while the view changes. */
export interface Frame {
	readonly parts: readonly HTMLElement[];
	readonly select: HTMLSelectElement;
	readonly main: HTMLElement;
	readonly status: HTMLElement;
	readonly navigate: (place: Place) => void;
}

export function frameOf(model: Model): Frame {
	const { data, dashboard } = model;
	const select = el(
		"select",
		{ id: "area" },
		...dashboard.areas.map(({ id, name }) => el("option", { value: id }, name)),
	);
	const print = el("button", { type: "button", class: "print" }, "Print this page");
	print.addEventListener("click", () => window.print());
	const main = el("main", { id: "main", tabindex: -1 });
	const status = el("p", { class: "visually-hidden", role: "status" });
	const menu = el("nav", { "aria-label": "Categories and indicators" });
	const fold = el("details", { class: "menu" }, el("summary", {}, "Categories and indicators"), menu);
	unfoldWhereWide(fold);
	unfoldForPrint(main);
	return {
		parts: [
			el(
				"header",
				{ class: "top" },
				el(
					"div",
					{ class: "wide" },
					el("p", { class: "service" }, data.title),
					el("p", {}, `${windowText(dashboard.period)}, against the 12 months before`),
				),
			),
			el(
				"div",
				{ class: "wide", role: "region", "aria-label": "Choices" },
				data.notice === null ? null : el("p", { class: "notice" }, data.notice),
				el("div", { class: "controls" }, el("div", {}, el("label", { for: "area" }, "Area"), select), print),
				status,
			),
			el("div", { class: "wide columns" }, fold, main),
			footer(model),
		],
		select,
		main,
		status,
		navigate: (place) => {
			menu.replaceChildren(...links(model, place));
			if (!wide.matches) fold.open = false;
		},
	};
}

/** Links to the summary, the categories and their indicators; the one that is shown is marked. */
function links({ dashboard }: Model, place: Place): readonly HTMLElement[] {
	const link = (view: Place["view"], name: string, text: string) =>
		el(
			"a",
			{
				href: addressOf({ area: place.area, view, name }),
				"aria-current": place.view === view && place.name === name ? "page" : null,
			},
			text,
		);
	return [
		el("p", { class: "menu-heading" }, link("summary", "", "Summary")),
		...dashboard.categories.flatMap((category) => [
			el("p", { class: "menu-heading" }, link("category", category, category)),
			el(
				"ul",
				{},
				...dashboard.indicators
					.filter((indicator) => indicator.category === category)
					.map(({ id, name }) => el("li", {}, link("indicator", id, name))),
			),
		]),
	];
}

function footer({ data, dashboard }: Model): HTMLElement {
	const { settings, unused } = dashboard;
	const refused = [
		...data.noticed,
		...unused.map(
			({ because, name, rows }) =>
				`${name}: ${rows} rows are not used, because the ${because === "unknown-area" ? "area" : "indicator"} is not one of those given`,
		),
	];
	const list = (items: readonly Child[]) => el("ul", {}, ...items.map((item) => el("li", {}, item)));
	const percent = (level: number) => `${printed(100 * level, 1).replace(/\.0$/, "")}%`;
	return el(
		"footer",
		{ class: "wide bottom" },
		folded(
			"How the figures are made",
			list([
				"Counts are added up over 12 months. Surveys stand as they are. Trends are made from quarters or years, never from rolling figures.",
				`A change is one where a test at ${percent(settings.confidence)} says so and it is large enough to matter. Intervals are at ${percent(settings.confidence)}.`,
				`The comparison with the average is tested at ${settings.benchmarkConfidence.map(percent).join(" and ")}; the first decides the words, the second exceptions.`,
				"Nothing is rounded before it is printed. What is missing is never taken as nought.",
			]),
		),
		folded(
			refused.length === 0
				? "Nothing was refused when the files were read"
				: `Refused or not used (${refused.length})`,
			refused.length === 0 ? el("p", {}, "Every row of the files was read and is used.") : list(refused),
		),
	);
}

const wide = window.matchMedia("(min-width: 52rem)");

/** On a wide screen the menu is always open; on a narrow one it is folded away. */
function unfoldWhereWide(fold: HTMLDetailsElement): void {
	const settle = () => {
		fold.open = wide.matches;
	};
	wide.addEventListener("change", settle);
	settle();
}

/** Paper has nothing to unfold. */
function unfoldForPrint(main: HTMLElement): void {
	const opened = new Set<HTMLDetailsElement>();
	window.addEventListener("beforeprint", () => {
		for (const details of main.querySelectorAll("details"))
			if (!details.open) {
				opened.add(details);
				details.open = true;
			}
	});
	window.addEventListener("afterprint", () => {
		for (const details of opened) details.open = false;
		opened.clear();
	});
}
