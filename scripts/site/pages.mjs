/**
 * Which page says more of a function, and what it answers. The page of questions (`docs/which-function.md`) names most;
 * every room has a page for the rest of what it holds. The site takes its links and a part of its search from here.
 */
import { readFileSync } from "node:fs";

/** The page of each room that has public functions. */
export const pageOfRoom = {
	estimate: "docs/methods/rates-and-proportions.md",
	rolling: "docs/methods/rolling-12-months.md",
	direction: "docs/methods/direction-of-travel.md",
	trend: "docs/methods/trend.md",
	benchmark: "docs/methods/benchmarking.md",
	published: "docs/methods/printed-figures.md",
	audit: "docs/methods/claims-in-print.md",
	disclosure: "docs/methods/small-numbers.md",
	period: "docs/methods/periods.md",
	schema: "docs/reading-a-real-file.md",
	report: "docs/guide.md",
	panel: "docs/many-series.md",
	sql: "docs/sql.md",
	chart: "docs/pictures.md",
	display: "docs/pictures.md",
	matchers: "docs/put-your-report-under-test.md",
};

const subPaths = new Set(["schema", "report", "panel", "sql", "chart", "display", "matchers"]);

/** The rows of the page of questions: a question, the functions that answer it, and the page that says how. */
const questions = [
	...readFileSync(new URL("../../docs/which-function.md", import.meta.url), "utf8").matchAll(
		/^\| ([^|]+) \| ([^|]+) \| \[[^\]]*\]\(([^)]+)\) \|$/gm,
	),
].map(([, question, calls, page]) => ({
	question,
	functions: [...calls.matchAll(/`([a-z]\w*)`/g)].map(([, name]) => name),
	page: `docs/${page}`,
}));

/** The pages that say more of a function of a room, the nearest first. */
export function pagesOf(name, room) {
	const own = pageOfRoom[room];
	if (own === undefined)
		throw new Error(`Cannot link ${name}: the room ${room} has no page in scripts/site/pages.mjs`);
	const asked = questions.filter(({ functions }) => functions.includes(name)).map(({ page }) => page);
	// A namesake under a sub-path has the page of its room first, and that of the method after it.
	return [...new Set(subPaths.has(room) || asked.length === 0 ? [own, ...asked] : asked)];
}

/** The questions that a function answers, or that a page does. */
export function questionsOf(nameOrPage) {
	return questions
		.filter(({ functions, page }) => page === nameOrPage || functions.includes(nameOrPage))
		.map(({ question }) => question);
}
