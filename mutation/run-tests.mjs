/** The thread of runner.mjs: loads the tests of a room and runs those that it is asked for. */
import { mkdtempSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import { INSTRUMENTER_CONSTANTS } from "@stryker-mutator/api/core";
import { TestStatus } from "@stryker-mutator/api/test-runner";
import { build } from "esbuild";
import fc, { draws } from "./fast-check.mjs";
import { collected } from "./vitest.mjs";

const changed = {};
globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] = changed;
const room = process.env.ROOM;
// What the rooms share is tested with its first callers as well.
const rooms = room === "internal" ? [room, "estimate", "direction", "period"] : [room];

// A test of how long something takes must not fail because others are served.
performance.now = () => {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
};

const FEW = Number(process.env.DRAWS);
const LONGEST = 1000 * Number(process.env.SECONDS);
const tests = new Map();

await load();
// That a property fails is enough: nobody reads for which least draw.
fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });
parentPort.on("message", async ({ change, tests: wanted, hitLimit }) => {
	parentPort.postMessage(
		change === undefined ? await runAll() : await runUntilOneFails(change, wanted, hitLimit),
	);
});
parentPort.postMessage("ready");

async function load() {
	const files = rooms.flatMap((one) =>
		readdirSync(`test/${one}`)
			.filter((name) => name.endsWith(".test.ts"))
			.map((name) => `test/${one}/${name}`),
	);
	const outdir = mkdtempSync(resolve("room-"));
	const { metafile } = await build({
		entryPoints: ["test/seed.ts", ...files],
		outdir,
		bundle: true,
		splitting: true,
		format: "esm",
		outExtension: { ".js": ".mjs" },
		platform: "node",
		packages: "external",
		metafile: true,
		logLevel: "warning",
		plugins: [
			{
				name: "vitest",
				setup({ onResolve }) {
					onResolve({ filter: /^(vitest|fast-check)$/ }, ({ path }) => ({
						path: new URL(`${path}.mjs`, import.meta.url).href,
						external: true,
					}));
					onResolve({ filter: /^direction-of-travel$/ }, () => ({ path: resolve("src/index.ts") }));
				},
			},
		],
	});
	const made = Object.entries(metafile.outputs);
	for (const file of ["test/seed.ts", ...files]) {
		const [output] = made.find(([, { entryPoint }]) => entryPoint === file);
		await import(pathToFileURL(output).href);
		for (const { name, run } of collected.splice(0)) {
			let id = `${file}#${name}`;
			while (tests.has(id)) id += "'";
			tests.set(id, { id, name, file, run });
		}
	}
}

/** All tests without a change, and which of them come to which change. */
async function runAll() {
	changed.activeMutant = undefined;
	changed.hitCount = undefined;
	const results = [];
	for (const { id, name, file, run } of tests.values()) {
		changed.currentTestId = id;
		const begun = process.cpuUsage();
		const error = await thrownBy(run);
		const { user, system } = process.cpuUsage(begun);
		results.push({
			id,
			name,
			fileName: resolve(file),
			timeSpentMs: (user + system) / 1000,
			...(error === undefined
				? { status: TestStatus.Success }
				: { status: TestStatus.Failed, failureMessage: error }),
		});
	}
	changed.currentTestId = undefined;
	const failed = results.find(({ status }) => status === TestStatus.Failed);
	// The tests of a change are run in this order: the quick ones first.
	const quick = results.filter(({ timeSpentMs }) => timeSpentMs <= LONGEST);
	quick.sort((a, b) => a.timeSpentMs - b.timeSpentMs);
	const { static: atLoad, perTest } = changed.mutantCoverage;
	return {
		...(failed === undefined ? {} : { error: `${failed.name}: ${failed.failureMessage}` }),
		tests: quick,
		mutantCoverage: {
			static: atLoad,
			perTest: Object.fromEntries(quick.map(({ id }) => [id, perTest[id] ?? {}])),
		},
	};
}

async function runUntilOneFails(change, wanted, hitLimit) {
	changed.activeMutant = change;
	changed.hitCount = 0;
	changed.hitLimit = hitLimit;
	let count = 0;
	try {
		for (const id of wanted) {
			Atomics.store(workerData, 0, count);
			count++;
			const { run } = tests.get(id);
			draws.most = FEW;
			let message = await thrownBy(run);
			draws.most = Infinity;
			// A test may count what all its draws have seen, and so fail for few.
			if (message !== undefined && FEW < Infinity) message = await thrownBy(run);
			if (changed.hitCount > hitLimit) return { endless: "Comes to the change too often" };
			if (message !== undefined) return { failed: { id, message }, count };
		}
		return { count };
	} finally {
		changed.activeMutant = undefined;
	}
}

async function thrownBy(run) {
	try {
		await run();
		return undefined;
	} catch (error) {
		return String(error?.message ?? error);
	}
}
