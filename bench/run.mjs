/**
 * Runs the workloads: `npm run bench -- [w1 w2 w3 w4 w5 memory workers growth] [--size small,medium,large]`. Without names
 * all of them run; without a size W2 runs in all sizes.
 */
import { readFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { figure } from "./measure.mjs";

const workloads = ["w1", "w2", "w3", "w4", "w5", "memory", "workers", "growth"];

const { positionals, values } = parseArgs({ allowPositionals: true, options: { size: { type: "string" } } });
const unknown = positionals.find((name) => !workloads.includes(name));
if (unknown !== undefined)
	throw new RangeError(`Cannot run ${unknown}: workloads must be of ${workloads.join(", ")}`);

const { dependencies } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
console.log(
	`Node ${process.versions.node}, ${availableParallelism()} cores of ${cpus()[0]?.model ?? "unknown make"}`,
);
for (const [name, version] of Object.entries(dependencies)) console.log(`  ${name} ${version}`);

for (const name of positionals.length > 0 ? positionals : workloads) {
	const { run } = await import(`./${name}.mjs`);
	await run(values);
	console.log(`  load of the machine: ${figure(loadavg()[0])}`);
}
