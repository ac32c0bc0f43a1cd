/**
 * The way of a newcomer, timed: an empty folder, the install line of the README with the tarball in the place of the
 * name, its first lines of code pasted into a file, and the figure that they end in. Then the same in Deno: an empty folder,
 * the package added, the lines typed into its REPL. Deno comes from the npm package of that name, before the clock starts.
 *
 *   npm run newcomer
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readmeFigure, readmeInstall, readmeLines } from "./readme-lines.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "newcomer-"));
const packed = mkdtempSync(join(tmpdir(), "newcomer-package-"));
const run = (command, args, cwd = folder, options = {}) =>
	execFileSync(command, args, { cwd, encoding: "utf8", ...options });
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
	writeFileSync(join(folder, "figure.mjs"), `${lines.join("\n")}\n`);
	const code = lines.filter((line) => line !== "" && !line.startsWith("//")).length;
	const figure = timed(`node figure.mjs: ${code} lines`, () => run(process.execPath, ["figure.mjs"]).trim());
	assert.equal(figure, readmeFigure);

	run("npm", ["install", "--silent", "--ignore-scripts=false", "deno@2.9.5"], packed);
	const deno = join(packed, "node_modules", ".bin", "deno");
	const other = join(packed, "empty");
	mkdirSync(other);
	const env = { ...process.env, DENO_DIR: join(packed, "cache"), NO_COLOR: "1" };
	// Deno adds a package by its name alone: the tarball stands in for it by npm, as in a folder with a package.json.
	timed("Deno: the package", () => run(npm, [words[0], join(packed, pack.filename), "--silent"], other));
	const typed = timed("Deno: the lines in its REPL", () =>
		run(deno, ["repl", "--no-prompt"], other, { env, input: `${lines.join("\n")}\n` }),
	);
	assert.ok(typed.split("\n").includes(readmeFigure), typed);
	console.log(`The figure: ${figure}`);
} finally {
	for (const made of [folder, packed]) rmSync(made, { recursive: true, force: true });
}
