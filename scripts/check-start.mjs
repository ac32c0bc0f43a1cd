/**
 * How long a program waits for the package: `node -e 0` and the same with an import or a require of each sub-path from the
 * built files, one after the other in turn, so that all meet the same load. The root may cost 60 ms of the processor, by
 * the shortest of each; where Node itself takes more than 95 ms to start, as on a slow or a busy machine, 63% of that.
 * The median waits stand beside it.
 *
 *   npm run start-time [-- ROUNDS]
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const rounds = Number(process.argv[2] ?? 21);
const { name, exports } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
// The matchers for Vitest load Vitest, which is not ours to hurry.
const paths = Object.keys(exports).filter((path) => path !== "./package.json" && path !== "./vitest");
const programs = [
	["node -e 0", "0"],
	...paths.flatMap((path) => {
		const from = JSON.stringify(name + path.slice(1));
		return [
			[`import ${path}`, `import(${from})`],
			[`require ${path}`, `require(${from})`],
		];
	}),
];

const spent =
	"const { userCPUTime, systemCPUTime } = process.resourceUsage(); process.stdout.write(String(userCPUTime + systemCPUTime))";
const waits = programs.map(() => []);
const work = programs.map(() => []);
for (let round = 0; round < rounds; round++)
	for (const [index, [what, program]] of programs.entries()) {
		const start = performance.now();
		const { status, stdout } = spawnSync(
			process.execPath,
			["-e", `process.once("exit", () => { ${spent} }); ${program}`],
			{
				cwd: root,
				encoding: "utf8",
			},
		);
		waits[index].push(performance.now() - start);
		work[index].push(Number(stdout) / 1000);
		assert.equal(status, 0, `${what} fails`);
	}
const shortest = (list) => Math.min(...list);
const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const limit = Math.max(60, 0.63 * shortest(work[0]));
const cost = (index) => shortest(work[index]) - shortest(work[0]);
console.log(
	`| Node ${process.version}, ${rounds} rounds | processor, ms | more | wait, ms |\n| --- | --- | --- | --- |`,
);
for (const [index, [what]] of programs.entries()) {
	const cells = [shortest(work[index]), cost(index), median(waits[index])].map((ms) => ms.toFixed(0));
	console.log(`| ${what} | ${cells.join(" | ")} |`);
}
for (const [index, [what]] of programs.entries())
	if (what.endsWith(" ."))
		assert.ok(
			cost(index) < limit,
			`${what} costs ${cost(index).toFixed(1)} ms, and may cost ${limit.toFixed(1)}`,
		);
