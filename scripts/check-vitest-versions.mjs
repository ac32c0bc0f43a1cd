/**
 * Proves the matchers as a user gets them: packs the package, installs the tarball beside Vitest 4, Vitest 5 and Jest,
 * each in an empty folder, and runs one suite in each: every matcher passing, failing with its message, negated, and
 * undecided. The Vitest folders also type-check a strict consumer, declarations of libraries included. The bare functions
 * run under node:test as well, from ESM and from require. Vitest 5 needs Node 22: where this Node is older, one is
 * installed from npm in that folder.
 */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "vitest-versions-"));
const typescript = "typescript@6.0.3";
const nodeTypes = "@types/node@22.19.0";

/** One matcher: what passes, and what fails with which message. `.not` is put before the matcher where `not` is true. */
const population = 698_268;
const rate = { numerator: 6005, denominator: population, multiplier: 1000 };
const [now, before, same] = [6005, 5459, 5990].map((count) => ({ count, exposure: population }));
const region = { area: "East Midlands", value: 6.8, per: 1000 };
const up = { current: now, previous: before };
const cases = [
	{ matcher: "toPrintAs", received: rate, args: ["8.6 per 1,000"] },
	{
		matcher: "toPrintAs",
		received: 8.6489,
		args: ["8.7"],
		fails:
			"8.6489 rounds to 8.6, printed 8.7: 1 unit off in the last place; it would hold under ceil or expand",
	},
	{
		matcher: "toPrintAs",
		not: true,
		received: 8.6489,
		args: ["8.6"],
		fails: "8.6489 prints as 8.6, and was expected not to",
	},
	{ matcher: "toPrintAs", not: true, received: 8.6489, args: ["8.7"] },
	...[true, false].map((not) => ({
		matcher: "toPrintAs",
		not,
		received: 8.6489,
		args: ["*"],
		fails: '8.6489 cannot be held against a printed figure: "*" is a marker (suppressed), and no figure',
	})),
	{ matcher: "toBeConsistentWith", received: "6%", args: [{ current: "0.88", previous: "0.83" }] },
	{
		matcher: "toBeConsistentWith",
		received: "12%",
		args: [{ current: "0.88", previous: "0.83" }],
		fails:
			"12% cannot be the change in per cent from 0.83 to 0.88: 4.7904 to 7.2728 is possible, printed as 5, 6 or 7; " +
			"5 units off in the last place; severity value; no usual explanation fits",
	},
	{ matcher: "toHaveDirection", received: up, args: ["up"] },
	{
		matcher: "toHaveDirection",
		received: { current: now, previous: same },
		args: ["up"],
		fails:
			"Direction is similar, expected up: 8.60 per 1,000 after 8.58, 0.250% higher, p = 0.89; " +
			"the test finds no difference at 95%; similarity was shown",
	},
	{ matcher: "toBeInLineWith", received: { count: 4750, exposure: population }, args: [region] },
	{
		matcher: "toBeInLineWith",
		received: { area: "Leicestershire", ...now },
		args: [region],
		fails:
			"Leicestershire is higher than East Midlands by 26.5% (8.60 against 6.80 per 1,000): " +
			"p below 0.001, at 99.8% (mid-p)",
	},
];

/** The same suite for every test runner that has `expect`. */
const suite = `
for (const { matcher, not, received, args, fails } of ${JSON.stringify(cases)})
	test((not ? "not." : "") + matcher + "(" + JSON.stringify(args) + ")" + (fails ? " fails" : ""), () => {
		const expectation = expect(received);
		let message = null;
		try {
			(not ? expectation.not : expectation)[matcher](...args);
		} catch (error) {
			message = error.message;
		}
		expect(message).toBe(fails ?? null);
	});
`;

/** The bare functions under node:test: with assert.ok, the message of the failure is that of the matcher. */
const bare = `
for (const { matcher, not, received, args, fails } of ${JSON.stringify(cases)})
	if (not !== true)
		test(matcher + "(" + JSON.stringify(args) + ")" + (fails ? " fails" : ""), () => {
			const result = matchers[matcher](received, ...args);
			const hold = () => assert.ok(result.pass, result.message());
			if (fails) assert.throws(hold, { name: "AssertionError", message: fails });
			else hold();
		});
`;

const consumer = `import "direction-of-travel/vitest";
import { type MatcherResult, toPrintAs } from "direction-of-travel/vitest";
import { matchers } from "direction-of-travel/matchers";
import { expect } from "vitest";

export const result: MatcherResult = toPrintAs(8.6489, "8.6", { rounding: "halfEven" });
export const message: string = matchers.toHaveDirection({ current: { value: 1 }, previous: { value: 2 } }, "up").message();
expect.extend(matchers);
expect(8.6489).toPrintAs("8.6");
expect(8.6489).not.toPrintAs({ text: "8.5", step: "0.5" }, { rounding: "floor" });
expect("6%").toBeConsistentWith({ current: "0.88", previous: "0.83" });
expect(["64%", "19%"]).toBeConsistentWith({ structure: "subset" });
expect({}).toHaveDirection("up");
expect({}).toBeInLineWith({ value: 6.8, per: 1000 }, { confidence: 95 });
expect({ rate: 8.6489 }).toEqual({ rate: expect.toPrintAs("8.6") });
// @ts-expect-error: a number is no printed figure, as an argument neither
expect.toPrintAs(8.6);
// @ts-expect-error: a number is no printed figure
expect(8.6489).toPrintAs(8.6);
// @ts-expect-error: no such direction
expect({}).toHaveDirection("higher");
// @ts-expect-error: a count is not enough
expect("6%").toBeConsistentWith({ count: 6 });
`;

const run = (command, args, cwd) => {
	const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
	assert.equal(status, 0, `${command} ${args.join(" ")}\n${stdout}${stderr}`);
	return stdout;
};

/** A folder of its own with the tarball and what else it takes. */
function project(name, packages, files) {
	const cwd = join(folder, name);
	mkdirSync(cwd);
	writeFileSync(join(cwd, "package.json"), JSON.stringify({ name, private: true, type: "module" }));
	run("npm", ["install", "--silent", "--no-audit", "--no-fund", tarball, ...packages], cwd);
	for (const [file, text] of Object.entries(files)) writeFileSync(join(cwd, file), text);
	return cwd;
}

function installed(cwd, name) {
	const script = `console.log(require("node:fs").readFileSync("node_modules/${name}/package.json", "utf8"))`;
	return JSON.parse(execFileSync(process.execPath, ["-e", script], { cwd, encoding: "utf8" })).version;
}

/** The suite and the strict consumer under one version of Vitest. */
function checkVitest(version, oldestNode) {
	const enough = Number(process.versions.node.split(".")[0]) >= oldestNode;
	const cwd = project(
		`vitest-${version}`,
		[`vitest@${version}`, typescript, nodeTypes, ...(enough ? [] : [`node@${oldestNode}`])],
		{
			"figures.test.js": `import "direction-of-travel/vitest";\nimport { expect, test } from "vitest";\n${suite}`,
			"consumer.ts": consumer,
		},
	);
	const node = enough ? process.execPath : join(cwd, "node_modules/node/bin/node");
	run(node, ["node_modules/vitest/vitest.mjs", "run", "--reporter=json", "--outputFile=report.json"], cwd);
	const report = JSON.parse(run("cat", ["report.json"], cwd));
	assert.equal(report.numPassedTests, cases.length, "Not every case was run");
	for (const [module, resolution] of [
		["nodenext", "nodenext"],
		["esnext", "bundler"],
	])
		run(
			node,
			[
				...["node_modules/typescript/bin/tsc", "--noEmit", "--strict", "--skipLibCheck", "false"],
				...["--target", "es2022", "--lib", "es2022,dom,dom.iterable", "--types", "node"],
				...[
					"--exactOptionalPropertyTypes",
					"--module",
					module,
					"--moduleResolution",
					resolution,
					"consumer.ts",
				],
			],
			cwd,
		);
	const nodeVersion = run(node, ["--version"], cwd).trim();
	console.log(
		`vitest ${installed(cwd, "vitest")} on Node ${nodeVersion}: ${report.numPassedTests} tests; ` +
			`typescript ${installed(cwd, "typescript")}: a strict consumer compiles (nodenext, bundler)`,
	);
}

function checkJest(version) {
	const cwd = project(`jest-${version}`, [`jest@${version}`], {
		"figures.test.cjs": `const { matchers } = require("direction-of-travel/matchers");\nexpect.extend(matchers);\n${suite}`,
		"jest.config.cjs": 'module.exports = { testMatch: ["**/*.test.cjs"], transform: {} };',
	});
	run(process.execPath, ["node_modules/jest/bin/jest.js", "--json", "--outputFile=report.json"], cwd);
	const report = JSON.parse(run("cat", ["report.json"], cwd));
	assert.equal(report.numPassedTests, cases.length, "Not every case was run");
	console.log(
		`jest ${installed(cwd, "jest")} on Node ${process.version}: ${report.numPassedTests} tests, bare functions registered`,
	);
}

function checkNodeTest() {
	const cwd = project("node-test", [], {
		"figures.test.mjs":
			'import assert from "node:assert/strict";\nimport { test } from "node:test";\n' +
			`import { matchers } from "direction-of-travel/matchers";\n${bare}`,
		"figures.test.cjs":
			'const assert = require("node:assert/strict");\nconst { test } = require("node:test");\n' +
			`const { matchers } = require("direction-of-travel/matchers");\n${bare}`,
	});
	const tests = cases.filter(({ not }) => not !== true).length;
	for (const file of ["figures.test.mjs", "figures.test.cjs"]) {
		const tap = run(process.execPath, ["--test", "--test-reporter=tap", file], cwd);
		assert.match(tap, new RegExp(`^# pass ${tests}$`, "m"));
	}
	const vitest = spawnSync("test", ["-e", "node_modules/vitest"], { cwd }).status;
	assert.equal(vitest, 1, "The optional peer was installed");
	console.log(
		`node:test on Node ${process.version}: ${tests} tests each from ESM and require, without Vitest`,
	);
}

const [pack] = JSON.parse(run("npm", ["pack", "--json", "--silent", "--pack-destination", folder], root));
const tarball = join(folder, pack.filename);
try {
	checkNodeTest();
	checkVitest("4.1.12", 20);
	checkVitest("5.1.1", 22);
	checkJest("30");
} finally {
	rmSync(folder, { recursive: true, force: true });
}
