/** W5: cold start, a new process of Node for each import. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { printRace, race } from "./measure.mjs";

const modules = [
	["reference, node -e 0", null],
	["library", "direction-of-travel"],
	["library, ./panel", "direction-of-travel/panel"],
	["arquero", "arquero"],
	["d3-array", "d3-array"],
	["simple-statistics", "simple-statistics"],
	["polars", "nodejs-polars"],
	["DuckDB", "@duckdb/node-api"],
];

/** Runs all of them in turn. */
export async function run() {
	const folder = fileURLToPath(new URL(".", import.meta.url));
	const start = (name) => {
		const args =
			name === null ? ["-e", "0"] : ["--input-type=module", "-e", `await import(${JSON.stringify(name)})`];
		const { status } = spawnSync(process.execPath, args, { cwd: folder });
		if (status !== 0) throw new Error(`${name} could not be imported`);
	};
	const contestants = modules.map(([name, module]) => ({ name, run: () => start(module) }));
	printRace("W5: cold start", await race(contestants, 11), modules[0][0]);
}
