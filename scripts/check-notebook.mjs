/**
 * Executes examples/q3.ipynb with the Deno kernel, on the packed tarball, and compares every output with what is committed.
 *
 *   node scripts/check-notebook.mjs           exits with 1 when a cell fails or an output differs
 *   node scripts/check-notebook.mjs --write   writes the outputs instead
 *
 * Needs a python3 with jupyter_client and nbformat (Debian: python3-nbclient). Deno comes from the npm package of that name, in an empty folder.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const notebook = join(root, "examples", "q3.ipynb");
const folder = mkdtempSync(join(tmpdir(), "notebook-"));
const environment = {
	...process.env,
	HOME: folder,
	JUPYTER_DATA_DIR: join(folder, "jupyter"),
	DENO_DIR: join(folder, "deno"),
	NO_COLOR: "1",
	PATH: `${join(folder, "node_modules", ".bin")}${delimiter}${process.env.PATH}`,
};
const run = (command, args, env = process.env, cwd = folder) =>
	execFileSync(command, args, { cwd, env, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

/** The python3 that has them: Debian's, where another stands before it. */
const python = ["/usr/bin/python3", "python3"].find((command) => {
	try {
		execFileSync(command, ["-c", "import jupyter_client, nbformat"], { stdio: "ignore" });
		return true;
	} catch {
		return false;
	}
});

try {
	if (python === undefined)
		throw new Error("no python3 with jupyter_client and nbformat: apt-get install python3-nbclient");
	const [pack] = JSON.parse(
		run("npm", ["pack", "--json", "--silent", "--pack-destination", folder], process.env, root),
	);
	writeFileSync(join(folder, "package.json"), '{ "name": "notebook", "private": true, "type": "module" }');
	run("npm", ["install", "--silent", "--ignore-scripts=false", join(folder, pack.filename), "deno@2.9.5"]);
	mkdirSync(join(folder, "data"));
	cpSync(join(root, "examples", "data"), join(folder, "data"), { recursive: true });
	cpSync(notebook, join(folder, "q3.ipynb"));
	// The kernel is told where it is by a file of its own, as `deno jupyter --install` writes it.
	const kernel = join(environment.JUPYTER_DATA_DIR, "kernels", "deno");
	mkdirSync(kernel, { recursive: true });
	writeFileSync(
		join(kernel, "kernel.json"),
		JSON.stringify({
			argv: [
				join(folder, "node_modules", ".bin", "deno"),
				"jupyter",
				"--kernel",
				"--conn",
				"{connection_file}",
			],
			display_name: "Deno",
			language: "typescript",
		}),
	);
	const executed = join(folder, "executed.ipynb");
	run(python, [join(root, "scripts", "run-notebook.py"), join(folder, "q3.ipynb"), executed], environment);
	const found = JSON.parse(readFileSync(executed, "utf8"));
	if (process.argv.includes("--write")) writeFileSync(notebook, `${JSON.stringify(found, null, 1)}\n`);
	else {
		const committed = JSON.parse(readFileSync(notebook, "utf8"));
		for (const [index, cell] of found.cells.entries())
			assert.deepEqual(
				cell.outputs ?? null,
				committed.cells[index]?.outputs ?? null,
				`The output of cell ${index + 1} is not the committed one: node scripts/check-notebook.mjs --write`,
			);
		assert.equal(found.cells.length, committed.cells.length);
	}
	const outputs = found.cells.flatMap((cell) => cell.outputs ?? []);
	const having = (type) => outputs.filter(({ data }) => data !== undefined && type in data).length;
	console.log(
		`${found.cells.length} cells, ${outputs.length} outputs: ${having("text/html")} tables, ${having("application/vnd.vegalite.v5+json")} pictures`,
	);
	assert.ok(
		having("text/html") >= 2 && having("application/vnd.vegalite.v5+json") >= 2,
		"No table or no picture is shown",
	);
} finally {
	rmSync(folder, { recursive: true, force: true });
}
