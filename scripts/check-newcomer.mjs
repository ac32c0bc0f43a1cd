/**
 * The way of a newcomer, timed: an empty folder, the install line of the README with the tarball in the place of the
 * name, its first lines of code pasted into a file, and the figure that they end in.
 *
 *   npm run newcomer
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readmeInstall, readmeLines } from "./readme-lines.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "newcomer-"));
const packed = mkdtempSync(join(tmpdir(), "newcomer-package-"));
const run = (command, args, cwd = folder) => execFileSync(command, args, { cwd, encoding: "utf8" });
function timed(what, step) {
	const start = performance.now();
	const answer = step();
	console.log(`${((performance.now() - start) / 1000).toFixed(1).padStart(5)} s  ${what}`);
	return answer;
}

try {
	const [pack] = JSON.parse(run("npm", ["pack", "--json", "--silent", "--pack-destination", packed], root));
	const [npm, ...words] = readmeInstall(root).split(" ");
	assert.deepEqual([npm, ...words], ["npm", "install", "direction-of-travel"]);
	timed(readmeInstall(root), () => run(npm, [words[0], join(packed, pack.filename), "--silent"]));
	const lines = readmeLines(root);
	writeFileSync(join(folder, "figure.mjs"), `${lines.join("\n")}\nconsole.log(printed);\n`);
	const code = lines.filter((line) => line !== "" && !line.startsWith("//")).length;
	const figure = timed(`node figure.mjs: ${code} lines`, () => run(process.execPath, ["figure.mjs"]).trim());
	assert.equal(figure, "8.6");
	console.log(`The figure: ${figure} per 1,000, as the report prints it`);
} finally {
	for (const made of [folder, packed]) rmSync(made, { recursive: true, force: true });
}
