/**
 * How long a program waits for the package: `node -e 0` and the same with an import or a require of each sub-path from the
 * built files, one after the other in turn, so that all meet the same load. The root may cost 60 ms: by the shortest of
 * each, which other work on the machine does not lengthen; the medians stand beside it.
 *
 *   npm run start-time [-- ROUNDS]
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const rounds = Number(process.argv[2] ?? 21);
const limit = 60;
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

const times = programs.map(() => []);
for (let round = 0; round < rounds; round++)
	for (const [index, [what, program]] of programs.entries()) {
		const start = performance.now();
		const { status } = spawnSync(process.execPath, ["-e", program], { cwd: root });
		times[index].push(performance.now() - start);
		assert.equal(status, 0, `${what} fails`);
	}
const shortest = (list) => Math.min(...list);
const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const cost = (of, index) => of(times[index]) - of(times[0]);
console.log(
	`| Node ${process.version}, ${rounds} rounds | shortest ms | more | median ms | more |\n| --- | --- | --- | --- | --- |`,
);
for (const [index, [what]] of programs.entries()) {
	const cells = [shortest, median].map(
		(of) => `${of(times[index]).toFixed(0)} | ${cost(of, index).toFixed(0)}`,
	);
	console.log(`| ${what} | ${cells.join(" | ")} |`);
}
for (const [index, [what]] of programs.entries())
	if (what.endsWith(" ."))
		assert.ok(
			cost(shortest, index) < limit,
			`${what} costs ${cost(shortest, index).toFixed(1)} ms, and may cost ${limit}`,
		);
