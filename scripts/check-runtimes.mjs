/**
 * Proves the package where it is used: packs it, installs the tarball in an empty folder and asks every public function
 * there the same questions (runtimes/answers.mjs) in Node 20, 22, 24 and 26, Deno, Bun, a page and a worker of Chromium.
 * All answers must agree in every bit with the first ones. Strict TypeScript consumers without DOM compile under 5.9, 6.0
 * and 7.0, and the README's lines give their figure in the Deno REPL. Runtimes come from npm, in a project of their own.
 *
 *   npm run runtimes
 */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { readmeFigure, readmeLines } from "./readme-lines.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const own = join(root, "runtimes");
const folder = mkdtempSync(join(tmpdir(), "runtimes-"));
const environment = { ...process.env, DENO_DIR: join(folder, "deno"), NO_COLOR: "1" };
const run = (command, args, options = {}) =>
	execFileSync(command, args, {
		cwd: folder,
		env: environment,
		encoding: "utf8",
		maxBuffer: 2 ** 28,
		...options,
	});

const wanted = JSON.parse(readFileSync(join(own, "package.json"), "utf8")).dependencies;
const here = (name) => join(own, "node_modules", name);
const isThere = ([name, range]) =>
	existsSync(join(here(name), "package.json")) &&
	JSON.parse(readFileSync(join(here(name), "package.json"), "utf8")).version === range.split("@").at(-1);
if (!Object.entries(wanted).every(isThere)) {
	console.log("Installing the runtimes: about 1 GB");
	// The packages of Node fetch the binary of this machine from the registry when they are installed.
	run("npm", ["ci", "--silent", "--ignore-scripts=false"], { cwd: own });
}

const node = (major) => join(here(`node${major}`), "bin", "node");
const [deno, bun] = ["deno", "bun"].map((name) => join(own, "node_modules", ".bin", name));
const hardened = [
	"--frozen-intrinsics",
	"--disallow-code-generation-from-strings",
	"--disable-proto=throw",
	"--no-warnings",
];
const commands = [
	...[20, 22, 24, 26].flatMap((major) => [
		[`Node ${major}, ESM`, node(major), ["esm.mjs"]],
		[`Node ${major}, CJS`, node(major), ["cjs.cjs"]],
		[`Node ${major}, frozen intrinsics, no eval, no __proto__`, node(major), [...hardened, "esm.mjs"]],
	]),
	["Deno, ESM, no permission", deno, ["run", "--no-prompt", "esm.mjs"]],
	["Deno, eval", deno, ["eval", 'await import("./esm.mjs");']],
	["Bun, ESM", bun, ["esm.mjs"]],
	["Bun, CJS", bun, ["cjs.cjs"]],
];

/** Function names whose answers differ, with the first pair of lines. */
function differences(found, expected) {
	const [a, b] = [found.split("\n"), expected.split("\n")];
	const places = b.flatMap((line, index) => (a[index] === line ? [] : [index]));
	const names = [...new Set(places.map((index) => b[index].split(" ")[0]))];
	return places.length === 0 && a.length === b.length
		? null
		: `${places.length} of ${b.length} answers differ: ${names.join(", ")}\n  ${a[places[0]]?.slice(0, 400)}\n  ${b[places[0]]?.slice(0, 400)}`;
}

const failures = [];
let reference;
function hold(name, found, version) {
	const text = found.trim();
	reference ??= text;
	assert.ok(reference.split("\n").length > 4_000, `${name} gave too few answers`);
	const difference = differences(text, reference);
	if (difference !== null) failures.push(name);
	console.log(
		`| ${name} | ${version} | ${difference === null ? `${text.split("\n").length} answers, the same bits` : difference} |`,
	);
}

/** Asks in a page and in a worker, under a policy that allows scripts of the server's own and nothing else. */
async function askChromium() {
	const bundle = { bundle: true, format: "esm", write: false, absWorkingDir: folder, outdir: folder };
	const { outputFiles } = await build({ ...bundle, entryPoints: ["page.mjs", "worker.mjs"] });
	const files = Object.fromEntries(outputFiles.map(({ path, text }) => [path.slice(folder.length), text]));
	const policy = "default-src 'none'; script-src 'self'; worker-src 'self'";
	const server = createServer(({ url = "/" }, response) => {
		const script = Object.hasOwn(files, url) ? files[url] : undefined;
		response.writeHead(url === "/" || script !== undefined ? 200 : 404, {
			"content-type": script === undefined ? "text/html" : "text/javascript",
			"content-security-policy": policy,
			// Shared memory, which panels can use, is for pages that are isolated from others.
			"cross-origin-opener-policy": "same-origin",
			"cross-origin-embedder-policy": "require-corp",
		});
		response.end(
			script ?? '<!doctype html><title>answers</title><script type="module" src="page.js"></script>',
		);
	});
	await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
	const browser = await chromium.launch({
		executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
		args: ["--no-sandbox"],
	});
	try {
		const page = await browser.newPage();
		const complaints = [];
		page.on("console", (message) => complaints.push(message.text()));
		page.on("pageerror", (error) => complaints.push(error.message));
		await page.goto(`http://127.0.0.1:${server.address().port}/`);
		await page
			.waitForFunction(() => "fromWorker" in globalThis, null, { timeout: 120_000 })
			.catch(() => assert.fail(`The page gave no answers: ${complaints.join("; ")}`));
		hold(
			"Chromium, page under a strict policy",
			await page.evaluate(() => globalThis.fromPage),
			browser.version(),
		);
		hold("Chromium, module worker", await page.evaluate(() => globalThis.fromWorker), browser.version());
		assert.deepEqual(
			complaints.filter((text) => !text.includes("favicon") && !text.includes("404")),
			[],
		);
	} finally {
		await browser.close();
		server.close();
	}
}

/** Strict consumers, declarations of libraries included, without DOM and without types of a runtime. */
function compile() {
	for (const alias of ["typescript59", "typescript60", "typescript70"]) {
		const tsc = (files, module) => {
			const compilerOptions = {
				...{ module, moduleResolution: module === "esnext" ? "bundler" : module, target: "es2022" },
				...{ lib: ["es2022"], types: [], strict: true, skipLibCheck: false, noEmit: true },
				...{ exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
			};
			writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
			return spawnSync(process.execPath, [join(here(alias), "bin", "tsc")], {
				cwd: folder,
				encoding: "utf8",
			});
		};
		const all = ["consumer.mts", "consumer.cts"];
		for (const module of ["node16", "nodenext", "esnext"]) {
			const { status, stdout } = tsc(all, module);
			if (status !== 0) failures.push(`${alias} ${module}`);
			if (status !== 0) console.log(stdout.slice(0, 2000));
		}
		const schemas = ["consumer-of-schema.mts", "consumer-of-schema.cts"];
		// Without a global URL only zod's own declarations fail; with one nothing does.
		const without = tsc(schemas, "nodenext");
		const blamed = without.stdout
			.split("\n")
			.filter((line) => /error TS/.test(line) && !/^node_modules\/zod\//.test(line));
		writeFileSync(join(folder, "url.d.ts"), "interface URL { readonly href: string }\n");
		const withUrl = tsc([...schemas, "url.d.ts"], "nodenext");
		if (blamed.length > 0 || withUrl.status !== 0) {
			failures.push(`${alias} schema`);
			console.log(blamed.join("\n"), withUrl.stdout.slice(0, 2000));
		}
		const { version } = JSON.parse(readFileSync(join(here(alias), "package.json"), "utf8"));
		if (!failures.some((what) => what.startsWith(alias)))
			console.log(
				`| TypeScript, ESM and CJS consumers | ${version} | compile (node16, nodenext, bundler); ./schema given a global URL |`,
			);
	}
}

/** The lines of the README typed into the REPL of Deno, and the figure that they print. */
function askRepl() {
	const shown = run(deno, ["repl", "--no-prompt"], { input: `${readmeLines(root).join("\n")}\n` });
	const figure = shown.split("\n").includes(readmeFigure);
	if (!figure) failures.push("Deno REPL");
	console.log(`| Deno REPL, the lines of the README | | ${figure ? `print ${readmeFigure}` : shown} |`);
}

try {
	const [pack] = JSON.parse(
		run("npm", ["pack", "--json", "--silent", "--pack-destination", folder], { cwd: root }),
	);
	writeFileSync(join(folder, "package.json"), '{ "name": "consumer", "private": true, "type": "module" }');
	run("npm", ["install", "--silent", "--ignore-scripts", join(folder, pack.filename)]);
	for (const name of readdirSync(own))
		if (/\.(mjs|cjs)$/.test(name)) cpSync(join(own, name), join(folder, name));
	for (const name of ["consumer", "consumer-of-schema"])
		for (const kind of ["mts", "cts"]) cpSync(join(own, `${name}.ts`), join(folder, `${name}.${kind}`));
	console.log("| where | version | answers |\n| --- | --- | --- |");
	for (const [name, command, args] of commands) {
		const started = performance.now();
		const version = run(command, ["--version"]).split("\n")[0];
		const asked = spawnSync(command, args, {
			cwd: folder,
			env: environment,
			encoding: "utf8",
			maxBuffer: 2 ** 28,
		});
		assert.equal(asked.status, 0, `${name} gave no answers: ${asked.stderr}`);
		hold(name, asked.stdout, `${version}, ${((performance.now() - started) / 1000).toFixed(1)} s`);
	}
	await askChromium();
	askRepl();
	run(deno, ["check", "--no-remote", "consumer.mts"]);
	console.log("| Deno, check | | a strict consumer compiles |");
	compile();
	console.log(`Reference: sha256 ${createHash("sha256").update(reference).digest("hex").slice(0, 16)}`);
	assert.deepEqual(failures, [], "Not the same everywhere");
} finally {
	rmSync(folder, { recursive: true, force: true });
}
