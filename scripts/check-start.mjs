/**
 * How long a program waits for the package: medians of `node -e 0` and of the same with an import or a require of each
 * sub-path from the built files, one after the other in turn, so that both meet the same load. The root may cost 60 ms.
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
const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const [bare] = times.map(median);
console.log(
	`| Node ${process.version}, ${rounds} rounds | median ms | over node -e 0 |\n| --- | --- | --- |`,
);
for (const [index, [what]] of programs.entries())
	console.log(
		`| ${what} | ${median(times[index]).toFixed(0)} | ${(median(times[index]) - bare).toFixed(0)} |`,
	);
for (const what of ["import .", "require ."]) {
	const cost = median(times[programs.findIndex(([named]) => named === what)]) - bare;
	assert.ok(cost < limit, `${what} costs ${cost.toFixed(1)} ms, and may cost ${limit}`);
}
