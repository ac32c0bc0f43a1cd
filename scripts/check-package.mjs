/**
 * Proves the package as a user gets it: packs it, looks at what is inside, lets publint and attw judge it, installs
 * the tarball in an empty folder and uses it from ESM, from require and from strict TypeScript without DOM.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "package-"));
const run = (command, args, cwd = folder) => execFileSync(command, args, { cwd, encoding: "utf8" });

try {
	const [pack] = JSON.parse(run("npm", ["pack", "--json", "--silent", "--pack-destination", folder], root));
	const tarball = join(folder, pack.filename);
	const allowed = /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|dist\/[\w-]+\.(js|cjs|d\.ts|d\.cts))$/;
	assert.deepEqual(
		pack.files.map((file) => file.path).filter((path) => !allowed.test(path)),
		[],
		"The tarball holds a file that nobody asked for",
	);

	console.log(run("npx", ["publint", "--strict", tarball], root).trim());
	console.log(
		run(
			"npx",
			["attw", tarball, "--profile", "node16", "--exclude-entrypoints", "vitest", "--format", "ascii"],
			root,
		).trim(),
	);

	writeFileSync(join(folder, "package.json"), '{ "name": "consumer", "private": true }');
	run("npm", ["install", "--silent", "--ignore-scripts", tarball]);

	const use = `
		const { rate, directionOfTravel, roundExact } = library;
		const vehicleOffences = rate(6005, 698268);
		assert.equal(roundExact(vehicleOffences.value, { decimals: 1 }), "8.6");
		const answer = directionOfTravel(
			{ count: 6005, exposure: 698268 },
			{ count: 5459, exposure: 698268 },
			{ polarity: "lower-is-better" },
		);
		assert.equal(answer.status === "compared" && answer.direction, "up");
		assert.equal(answer.status === "compared" && answer.performance, "worsening");
		console.log(Object.keys(library).sort().join(" "));
	`;
	writeFileSync(
		join(folder, "esm.mjs"),
		`import assert from "node:assert/strict"; import * as library from "direction-of-travel"; ${use}`,
	);
	writeFileSync(
		join(folder, "cjs.cjs"),
		`const assert = require("node:assert/strict"); const library = require("direction-of-travel"); ${use}`,
	);
	const fromImport = run(process.execPath, ["esm.mjs"]);
	assert.equal(run(process.execPath, ["cjs.cjs"]), fromImport, "ESM and CJS export different names");
	console.log(`ESM and CJS: ${fromImport.trim().split(" ").length} exports each`);

	// The root never loads zod, the schema sub-path does, and both are there in either module system.
	const read =
		"{ columns: { period: 'month', areaName: 'district', count: 'count' }, indicator: 'burglary' }";
	const useSchema = `
		const row = { month: "2019-12", district: "Blaby", count: "38" };
		assert.equal(readObservations([row], ${read}).observations[0]?.count, 38);
		assert.equal(observationSchema.safeParse({}).success, false);
	`;
	writeFileSync(
		join(folder, "schema.mjs"),
		`import assert from "node:assert/strict"; import { observationSchema, readObservations } from "direction-of-travel/schema"; ${useSchema}`,
	);
	writeFileSync(
		join(folder, "schema.cjs"),
		`const assert = require("node:assert/strict"); require("direction-of-travel");
		assert(!Object.keys(require.cache).some((path) => path.includes("/zod/")));
		const { observationSchema, readObservations } = require("direction-of-travel/schema"); ${useSchema}
		assert(Object.keys(require.cache).some((path) => path.includes("/zod/")));`,
	);
	run(process.execPath, ["schema.mjs"]);
	run(process.execPath, ["schema.cjs"]);

	// The matchers need no test runner: with node:assert they fail with their own message.
	const useMatchers = `
		const rate = { numerator: 6005, denominator: 698268, multiplier: 1000 };
		const holds = toPrintAs(rate, "8.6 per 1,000");
		assert.ok(holds.pass, holds.message());
		const fails = matchers.toPrintAs(8.6489, "8.7");
		assert.throws(() => assert.ok(fails.pass, fails.message()), {
			message: "8.6489 rounds to 8.6, printed 8.7: 1 unit off in the last place; it would hold under ceil or expand",
		});
		assert.deepEqual(Object.keys(matchers).sort(), [
			"toBeConsistentWith", "toBeInLineWith", "toHaveDirection", "toPrintAs",
		]);
	`;
	writeFileSync(
		join(folder, "matchers.mjs"),
		`import assert from "node:assert/strict"; import { matchers, toPrintAs } from "direction-of-travel/matchers"; ${useMatchers}
		await assert.rejects(import("direction-of-travel/vitest"), { code: "ERR_MODULE_NOT_FOUND" });`,
	);
	writeFileSync(
		join(folder, "matchers.cjs"),
		`const assert = require("node:assert/strict"); const { matchers, toPrintAs } = require("direction-of-travel/matchers"); ${useMatchers}`,
	);
	run(process.execPath, ["matchers.mjs"]);
	run(process.execPath, ["matchers.cjs"]);
	console.log("Matchers: with node:assert from ESM and CJS, without Vitest installed");

	// From observations to a statement, a picture and a table, through the three rooms above the core.
	const useReport = `
		const months = monthsIn(toPeriod("2018-01/2019-12"));
		const dashboard = buildDashboard(
			[{ id: "robbery", category: "Crime", polarity: "lower-is-better", measure: "count" }],
			months.map((period, month) => ({ indicator: "robbery", area: "Blaby", period, count: month < 12 ? 40 : 60 })),
			{ period: toPeriod("2019-12"), areas: [{ id: "Blaby", level: "district" }] },
		);
		assert.equal(exceptionReport(dashboard).status, "exceptions");
		assert.match(positionStatement(dashboard, "Crime").text, /720 in the 12 months to December 2019/);
		assert.match(showChart(overviewChart(dashboard, "Blaby")).spec.description, /worsening/);
		assert.match(inspect(showTable(dashboard.areas)), /Blaby/);
		assert.equal(auditPublished([]).tally.claims, 0);
		const { panel } = panelFromRows(months.map((period, month) => ({ area: "A", indicator: "i", period, count: month })));
		assert.deepEqual([...rollingTotals(panel).totals], [210]);
		const table = { table: "t", area: "a", indicator: "i", period: "p", count: "n", exposure: "e" };
		assert.match(dashboardQuery({ counts: table }, { dialect: "duckdb", ending: months[23] }).text, /^WITH/);
	`;
	const names = {
		"direction-of-travel": "auditPublished, monthsIn, toPeriod",
		"direction-of-travel/panel": "panelFromRows, rollingTotals",
		"direction-of-travel/sql": "dashboardQuery",
		"direction-of-travel/report": "buildDashboard, exceptionReport, positionStatement",
		"direction-of-travel/chart": "overviewChart",
		"direction-of-travel/display": "showChart, showTable",
		"node:util": "inspect",
	};
	const imports = (write) => Object.entries(names).map(write).join("\n");
	writeFileSync(
		join(folder, "report.mjs"),
		`import assert from "node:assert/strict";\n${imports(([from, what]) => `import { ${what} } from "${from}";`)}${useReport}`,
	);
	writeFileSync(
		join(folder, "report.cjs"),
		`const assert = require("node:assert/strict");\n${imports(([from, what]) => `const { ${what} } = require("${from}");`)}${useReport}`,
	);
	run(process.execPath, ["report.mjs"]);
	run(process.execPath, ["report.cjs"]);
	console.log("Report, chart and display: from ESM and CJS");

	// Vitest is made of ES modules alone, so that the matchers for it are not offered to require.
	writeFileSync(
		join(folder, "vitest.cjs"),
		`const assert = require("node:assert/strict");
		assert.throws(() => require("direction-of-travel/vitest"), { code: "ERR_PACKAGE_PATH_NOT_EXPORTED" });`,
	);
	run(process.execPath, ["vitest.cjs"]);
	assert.deepEqual(
		pack.files.map((file) => file.path).filter((path) => /vitest\.(cjs|d\.cts)$/.test(path)),
		[],
		"The tarball holds matchers for require, which Vitest refuses",
	);

	const typed =
		'import { type Period, rate } from "direction-of-travel";\n' +
		"export const value: number = rate(1, 2).value;\nexport type P = Period;\n" +
		'import { type MatcherResult, toPrintAs } from "direction-of-travel/matchers";\n' +
		'export const result: MatcherResult = toPrintAs(value, "0.5");\n' +
		'import { buildDashboard, type Dashboard } from "direction-of-travel/report";\n' +
		'import { type Panel, rates } from "direction-of-travel/panel";\n' +
		"export const rated = ({ counts }: Panel) => counts.map((column) => rates(column, new Float64Array(1)));\n" +
		'import { overviewRows } from "direction-of-travel/chart";\nimport { showTable } from "direction-of-travel/display";\n' +
		"export const shown = (dashboard: Dashboard) => showTable(overviewRows(dashboard, buildDashboard.name));\n";
	writeFileSync(join(folder, "esm-types.mts"), typed);
	writeFileSync(join(folder, "cjs-types.cts"), typed);
	const tsc = join(root, "node_modules/typescript/bin/tsc");
	for (const module of ["node16", "nodenext"]) {
		const compilerOptions = {
			module,
			target: "es2022",
			lib: ["es2022"],
			types: [],
			strict: true,
			skipLibCheck: false,
			noEmit: true,
		};
		writeFileSync(
			join(folder, "tsconfig.json"),
			JSON.stringify({ compilerOptions, files: ["esm-types.mts", "cjs-types.cts"] }),
		);
		run(process.execPath, [tsc]);
	}
	console.log("Types: strict consumers without DOM compile (node16, nodenext; ESM and CJS)");
} finally {
	rmSync(folder, { recursive: true, force: true });
}
