/**
 * What typedoc does not know of this library: the reference of the root is grouped by the room of `src/` that a name lives
 * in, a page of `docs/` is called by its first heading and grouped by what it is for, and an entry point is called
 * by what a user imports. It reads this from where files stand, so that no file needs a tag for it. A function gets a link to
the page that says more of it, and the search knows the questions that functions and pages answer (`pages.mjs`).
 */
import {
	Application,
	Comment,
	CommentTag,
	Converter,
	IndexEvent,
	PageEvent,
	ReflectionKind,
	RendererEvent,
} from "typedoc";
import { pagesOf, questionsOf } from "./pages.mjs";

/** The rooms of the root, in the order of a report: how the reference calls each. */
const rooms = {
	estimate: ["Estimates", "Rates, proportions, means and changes with their intervals; standardised rates."],
	rolling: [
		"Rolling windows",
		"Rolling 12 months, year to date, the current window beside the previous one.",
	],
	direction: [
		"Direction of travel",
		"What a number did between two windows, and whether that is well shown.",
	],
	trend: ["Trend and levelling off", "Many points: trend, levelling off, steps, control charts."],
	benchmark: ["Benchmarks", "An area beside its region, its target, its group; ranks, bands, funnels."],
	published: ["Printed figures", "A figure as text: what it stands for, how it rounds, which counts fit."],
	audit: ["Claims in print", "Claims held over every count that prints so; a whole report at once."],
	disclosure: ["Small numbers", "What to withhold, how to round it, and what can still be worked out."],
	period: ["Periods", "Runs of whole months: read a label, print a label, months, quarters, years."],
	internal: ["Errors", "What a wrong argument throws."],
};

/** What a page is for, by where it stands. The first pattern that fits its path decides. */
const shelves = [
	[/docs\/methods\//, "Methods"],
	[/docs\/(guide|which-function|coming-from)\.md$/, "Start here"],
	[/docs\/defaults\.md$/, "Methods"],
	[/docs\/stability\.md$|\/[A-Z]+\.md$/, "Project"],
	[/docs\//, "How to"],
];

const reference = "Reference";

/** The room a declaration stands in, from the path of its file. */
const roomOf = (symbol) =>
	symbol
		?.getDeclarations()?.[0]
		?.getSourceFile()
		.fileName.match(/\/src\/([^/]+)\//)?.[1] ?? null;

const put = (reflection, tag, text) => {
	reflection.comment ??= new Comment();
	reflection.comment.blockTags.push(new CommentTag(tag, [{ kind: "text", text }]));
};

/** Groups the names of the root by room, and fails for a room that has no title here. */
function groupByRoom(root, context) {
	const found = new Set();
	for (const child of root.children ?? []) {
		const room = roomOf(context.getSymbolFromReflection(child));
		if (!Object.hasOwn(rooms, room))
			throw new Error(`Cannot group ${child.name}: the room ${room} has no title in scripts/site/plugin.mjs`);
		found.add(room);
		put(child, "@category", rooms[room][0]);
	}
	for (const room of found) put(root, "@categoryDescription", `${rooms[room][0]}\n${rooms[room][1]}`);
}

const headingOf = (page) => {
	const heading = page.content[0]?.text.match(/^# (.+)$/m)?.[1];
	if (heading === undefined) throw new Error(`Cannot name the page ${page.name}: it has no heading`);
	return heading;
};

/** Adds to every function of an entry point the pages that say more of it. */
function linkToPages(entry, context, pages) {
	for (const child of entry.getChildrenByKind(ReflectionKind.Function)) {
		const paths = pagesOf(child.name, roomOf(context.getSymbolFromReflection(child)));
		const links = paths.flatMap((path, index) => {
			const target = pages.get(path);
			if (target === undefined) throw new Error(`Cannot link ${child.name}: there is no page ${path}`);
			const link = { kind: "inline-tag", tag: "@link", text: headingOf(target), target };
			return index === 0 ? [link] : [{ kind: "text", text: " · " }, link];
		});
		for (const signature of child.signatures ?? []) {
			signature.comment ??= new Comment();
			signature.comment.blockTags.push(new CommentTag("@more", links));
		}
	}
}

/** Beside its text, a page is found by its headings and questions, and a function by the questions that it answers. */
function addQuestions(event, paths) {
	Object.assign(event.searchFieldWeights, { name: 2, asked: 18, document: 6 });
	for (const [index, found] of event.searchResults.entries()) {
		// Pages about the project and lists of everything have every word, and answer few questions.
		if (found.isDocument() && /[A-Z]+\.md$|(stability|defaults)\.md$/.test(paths.get(found)))
			found.relevanceBoost = 0.2;
		const asked = found.isDocument()
			? [
					...found.content
						.map(({ text }) => text)
						.join("")
						.matchAll(/^#+ (.+)$/gm),
				]
					.map(([, heading]) => heading)
					.concat(questionsOf(paths.get(found)))
			: found.kind === ReflectionKind.Function
				? questionsOf(found.name)
				: [];
		if (asked.length > 0) event.searchFields[index] = { asked: asked.join("\n") };
	}
}

/** On a phone each cell of a table stands under the one before it, so that it needs the heading of its column. */
function labelCells(table) {
	const headings = [...table.matchAll(/<th[^>]*>(.*?)<\/th>|<td><\/td>(?=.*<\/thead>)/gs)].map(
		([, text = ""]) => text.replace(/<[^>]+>/g, ""),
	);
	return table
		.replace(/<tbody>.*?<\/tbody>/s, (body) =>
			body.replace(/<tr>.*?<\/tr>/gs, (row) => {
				let column = 0;
				return row.replace(/<td(?=[\s>])/g, () => `<td role="cell" data-label="${headings[column++] ?? ""}"`);
			}),
		)
		.replaceAll("<tr>", '<tr role="row">')
		.replaceAll("<th>", '<th role="columnheader">')
		.replace("<table", '<table role="table"');
}

/** Parts of a page that a screen reader could not find: the theme writes them without a role. */
const landmarks = [
	['<div class="col-content">', '<div class="col-content" role="main">'],
	['<div class="page-menu">', '<div class="page-menu" role="complementary" aria-label="On this page">'],
	['<nav class="tsd-navigation">', '<nav class="tsd-navigation" aria-label="Site">'],
];

/** The page with its landmarks, and with headings that do not leave out a level: the theme begins a comment at the fourth. */
function mend(page) {
	for (const [theirs, ours] of landmarks) page = page.replace(theirs, ours);
	let above = 1;
	return (
		page
			// A wide table scrolls by itself, so the keyboard must reach it; an empty corner heads nothing.
			.replaceAll("<table>", '<table tabindex="0">')
			.replaceAll("<th></th>", "<td></td>")
			.replace(/<table tabindex="0">.*?<\/table>/gs, labelCells)
			// What folds and unfolds holds no link of its own.
			.replace(/<summary.*?<\/summary>/gs, (fold) =>
				fold.replace(/<a [^>]*tsd-anchor-icon[^>]*>.*?<\/a>/gs, ""),
			)
			.replace(/<h([1-6])(?=[\s>])/g, (heading, text) => {
				const level = Number(text);
				if (level < 4) above = level;
				return level >= 4 && above < 3 ? `${heading} aria-level="${above + level - 3}"` : heading;
			})
	);
}

export function load(app) {
	// Only now: what a plug-in sets before the options are read is lost.
	app.on(Application.EVENT_BOOTSTRAP_END, () =>
		app.options.setValue("categoryOrder", [
			...["Start here", "How to", "Methods", reference, "Project"],
			...Object.values(rooms).map(([title]) => title),
		]),
	);

	const pages = new Map();
	const paths = new Map();
	app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_context, page) => {
		const path = page.project.files.getReflectionPath(page) ?? "";
		const name = /docs\/(?:methods\/)?[^/]+$/.exec(path)?.[0] ?? path;
		pages.set(name, page);
		paths.set(page, name);
		const shelf = shelves.find(([pattern]) => pattern.test(path));
		if (shelf === undefined)
			throw new Error(`Cannot shelve ${path}: no shelf in scripts/site/plugin.mjs fits it`);
		page.frontmatter["category"] = shelf[1];
	});

	// Only now: the address of a page is made of the name of its file, which changes less often than its heading.
	app.renderer.on(RendererEvent.BEGIN, ({ project }) => {
		for (const page of project.documents ?? []) page.name = headingOf(page);
	});

	app.renderer.on(IndexEvent.PREPARE_INDEX, (event) => addQuestions(event, paths));

	app.converter.on(
		Converter.EVENT_RESOLVE_BEGIN,
		(context) => {
			for (const entry of context.project.getChildrenByKind(ReflectionKind.Module)) {
				put(entry, "@category", reference);
				linkToPages(entry, context, pages);
				if (entry.name === "index") groupByRoom(entry, context);
			}
		},
		-1000,
	);

	// Only when every link to an entry point, which goes by the name of its file, has been found.
	app.converter.on(
		Converter.EVENT_RESOLVE_END,
		({ project }) => {
			const name = app.options.getValue("name");
			for (const entry of project.getChildrenByKind(ReflectionKind.Module))
				entry.name = entry.name === "index" ? name : `${name}/${entry.name}`;
		},
		-1000,
	);

	app.renderer.on(PageEvent.END, (page) => {
		if (page.contents !== undefined) page.contents = mend(page.contents);
	});
}
