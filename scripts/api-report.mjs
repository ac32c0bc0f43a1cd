/**
 * Holds what the declarations of every sub-path promise against the reports in `api/`: a change to a public name, type or
 * signature shows up as a change to a report. `npm run api` fails where they differ, `npm run api -- --update` writes them.
 * It reads the built declarations, so build first.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Extractor, ExtractorConfig } from "@microsoft/api-extractor";

const root = fileURLToPath(new URL("..", import.meta.url));
const reports = join(root, "api");
const update = process.argv.includes("--update");
const scratch = mkdtempSync(join(tmpdir(), "api-"));
const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

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

const entries = Object.entries(exports).flatMap(([path, conditions]) =>
	typeof conditions === "string" ? [] : [[path === "." ? "index" : path.slice(2), conditions.import.types]],
);
mkdirSync(reports, { recursive: true });
try {
	for (const [name, declarations] of entries)
		if (!existsSync(join(root, declarations)))
			throw new Error(`Cannot report on ${name}: ${declarations} is not there; run npm run build`);
	const changed = entries.filter(([name, declarations]) => !holds(name, declarations)).map(([name]) => name);
	const known = new Set(entries.map(([name]) => `${name}.api.md`));
	const left = readdirSync(reports).filter((file) => !known.has(file));
	for (const name of changed) console.log(`${update ? "written" : "changed"}: api/${name}.api.md`);
	for (const file of left) console.log(`belongs to no sub-path: api/${file}`);
	if (left.length > 0 || (changed.length > 0 && !update)) {
		console.error(
			"The public interface is not what api/ says: look at the change, then npm run api -- --update",
		);
		process.exitCode = 1;
	} else console.log(`${entries.length} sub-paths are as api/ says.`);
} finally {
	rmSync(scratch, { recursive: true, force: true });
}
