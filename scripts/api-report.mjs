/**
 * Holds what the declarations of every sub-path promise against the reports in `api/`: a change to a public name, type or
 * signature shows up as a change to a report. A change to an answer shows up in `api/figures.json`, which has the sha256 of what every
 * function says to the questions that the runtimes are asked, with every number as its bits. `npm run api` fails where they
 * differ, `npm run api -- --update` writes them. It reads what is built, so build first.
 */
import { createHash } from "node:crypto";
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Extractor, ExtractorConfig } from "@microsoft/api-extractor";
import { answersOf } from "../runtimes/answers.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const reports = join(root, "api");
const update = process.argv.includes("--update");
const scratch = mkdtempSync(join(tmpdir(), "api-"));
const figures = join(reports, "figures.json");
const { name: own, exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** What the reports say nothing of: our own check of the comments is typedoc. */
const silent = { default: { logLevel: "none" } };

/** Whether the report of one sub-path is as it was; its file is written where it should be. */
function holds(name, declarations) {
	const prepared = ExtractorConfig.prepare({
		configObjectFullPath: undefined,
		packageJsonFullPath: join(root, "package.json"),
		configObject: {
			projectFolder: root,
			mainEntryPointFilePath: join(root, declarations),
			compiler: { tsconfigFilePath: join(root, "tsconfig.json") },
			apiReport: {
				enabled: true,
				reportFolder: reports,
				reportTempFolder: scratch,
				reportFileName: `${name}.api.md`,
			},
			docModel: { enabled: false },
			dtsRollup: { enabled: false },
			tsdocMetadata: { enabled: false },
			newlineKind: "lf",
			messages: {
				compilerMessageReporting: silent,
				extractorMessageReporting: silent,
				tsdocMessageReporting: silent,
			},
		},
	});
	const { apiReportChanged } = Extractor.invoke(prepared, {
		localBuild: update,
		messageCallback: (message) => {
			message.handled = true;
		},
	});
	return !apiReportChanged;
}

/** How many answers every function gave, and the sha256 of them. */
async function figuresNow() {
	// The matchers for Vitest are those of ./matchers, and load Vitest.
	const names = Object.keys(exports).filter((path) => path !== "./package.json" && path !== "./vitest");
	const rooms = {};
	for (const path of names) rooms[path === "." ? "root" : path.slice(2)] = await import(own + path.slice(1));
	const answers = new Map();
	for (const line of await answersOf(rooms)) {
		const name = line.slice(0, line.indexOf(" "));
		if (!answers.has(name)) answers.set(name, []);
		answers.get(name).push(line);
	}
	const hashOf = (lines) => createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 16);
	return Object.fromEntries(
		[...answers].map(([name, lines]) => [name, `${lines.length}: ${hashOf(lines)}`]).sort(),
	);
}

/** The functions whose answers are not those of `api/figures.json`, which is written where it should be. */
function otherFigures(now) {
	const before = existsSync(figures) ? JSON.parse(readFileSync(figures, "utf8")) : {};
	if (update) writeFileSync(figures, `${JSON.stringify(now, null, 2)}\n`);
	return [...new Set([...Object.keys(before), ...Object.keys(now)])].filter(
		(name) => before[name] !== now[name],
	);
}

const entries = Object.entries(exports).flatMap(([path, conditions]) =>
	typeof conditions === "string" ? [] : [[path === "." ? "index" : path.slice(2), conditions.import.types]],
);
mkdirSync(reports, { recursive: true });
try {
	for (const [name, declarations] of entries)
		if (!existsSync(join(root, declarations)))
			throw new Error(`Cannot report on ${name}: ${declarations} is not there; run npm run build`);
	const changed = entries.filter(([name, declarations]) => !holds(name, declarations)).map(([name]) => name);
	const known = new Set(["figures.json", ...entries.map(([name]) => `${name}.api.md`)]);
	const left = readdirSync(reports).filter((file) => !known.has(file));
	for (const name of changed) console.log(`${update ? "written" : "changed"}: api/${name}.api.md`);
	for (const file of left) console.log(`belongs to no sub-path: api/${file}`);
	const now = await figuresNow();
	const others = otherFigures(now);
	for (const name of others) console.log(`${update ? "written" : "changed"}: answers of ${name}`);
	if (others.length > 0 && !update) {
		console.error(
			"Answers are not what api/figures.json says: list a changed number under Figures in CHANGELOG.md, then npm run api -- --update",
		);
		process.exitCode = 1;
	}
	if (left.length > 0 || (changed.length > 0 && !update)) {
		console.error(
			"The public interface is not what api/ says: look at the change, then npm run api -- --update",
		);
		process.exitCode = 1;
	} else if (process.exitCode === undefined)
		console.log(
			`${entries.length} sub-paths and the answers of ${Object.keys(now).length} functions are as api/ says.`,
		);
} finally {
	rmSync(scratch, { recursive: true, force: true });
}
