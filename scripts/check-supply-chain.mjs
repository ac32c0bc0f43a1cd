/**
 * What a user takes in with the package: every file of the tarball is one that belongs there and holds no secret, no path
 * of a machine and no text run as code; nothing is run at installation; every package that comes with it has a
 * licence of the list and no install script; the bill of materials names them and no others.
 *
 *   npm run supply-chain [-- TARBALL [BILL]]
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "supply-chain-"));
const run = (command, args, cwd = root) =>
	execFileSync(command, args, { cwd, encoding: "utf8", maxBuffer: 2 ** 28 });
const read = (path) => readFileSync(path, "utf8");

const licences = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT"];
/** Scripts that npm runs on the machine of a user. */
const ownScripts = ["preinstall", "install", "postinstall", "preprepare", "prepare", "postprepare"];
const always = ["package.json", "README.md", "LICENSE", "CHANGELOG.md"];
/** What the entries share stands in files of its own, with a mark of their content in the name. */
const shared = /^dist\/[a-z][a-z-]*-[\w-]{8}\.(js|cjs|d\.ts|d\.cts)$/i;
/** A module that is an entry of the build and not of the package. */
const inner = /^dist\/quantile\.(js|cjs)$/;
const never = {
	"a private key": /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
	"a token":
		/\b(npm_[A-Za-z0-9]{36}|gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{40}|AKIA[0-9A-Z]{16}|eyJhbGciOi)/,
	"a path of a machine": /(^|["'\s(])(\/home\/|\/root\/|\/Users\/|\/work\/|[A-Z]:\\)/,
	"a source map": /sourceMappingURL/,
	"text run as code": /\beval\(|\bnew Function\b|(^|[^.\w])Function\(/,
	"a test": /\b(describe|it)\(["'`]/,
	"the network or the machine":
		/\b(fetch\(|XMLHttpRequest|WebSocket|process\.env|require\("(node:)?(fs|net|http|https|child_process|os)"\)|from "(node:)?(fs|net|http|https|child_process|os)")/,
};

function checkTarball(tarball) {
	run("tar", ["-xzf", tarball, "-C", folder]);
	const inside = join(folder, "package");
	const files = readdirSync(inside, { recursive: true, withFileTypes: true })
		.filter((entry) => {
			assert.ok(entry.isFile() || entry.isDirectory(), `${entry.name} is neither a file nor a folder`);
			return entry.isFile();
		})
		.map((entry) =>
			join(entry.parentPath, entry.name)
				.slice(inside.length + 1)
				.replaceAll("\\", "/"),
		);
	const manifest = JSON.parse(read(join(inside, "package.json")));
	const faces = Object.entries(manifest.exports)
		.filter(([path]) => path !== "./package.json")
		.flatMap(([, modes]) => Object.values(modes).flatMap((mode) => Object.values(mode)))
		.map((path) => path.slice("./".length));
	const expected = new Set([...always, ...faces]);
	assert.deepEqual(
		[...expected].filter((path) => !files.includes(path)),
		[],
		"The tarball lacks a file",
	);
	assert.deepEqual(
		files.filter((path) => !(expected.has(path) || shared.test(path) || inner.test(path))),
		[],
		"The tarball holds a file that nobody asked for",
	);
	assert.deepEqual(
		ownScripts.filter((name) => name in (manifest.scripts ?? {})),
		[],
		"Installing it would run a script",
	);
	assert.equal(manifest.gypfile ?? files.find((path) => path.endsWith(".gyp")), undefined);
	for (const path of files.filter((name) => name.startsWith("dist/")))
		for (const [what, pattern] of Object.entries(never)) {
			// The examples in declarations show what a user writes, and imports of their own.
			const text = read(join(inside, path)).replace(/\/\*[\s\S]*?\*\//g, "");
			assert.ok(!pattern.test(text), `${path} holds ${what}: ${pattern.exec(text)?.[0]}`);
		}
	console.log(
		`Tarball: ${files.length} files, all expected; none holds ${Object.keys(never).join(", ")}; no install script`,
	);
}

/** Installs the tarball where nothing else is, and holds what comes with it against the bill of materials. */
function checkDependencies(tarball, out) {
	const home = join(folder, "installed");
	mkdirSync(home);
	writeFileSync(
		join(home, "package.json"),
		'{ "name": "bill-of-materials", "version": "1.0.0", "private": true }',
	);
	run("npm", ["install", "--silent", "--ignore-scripts", tarball], home);
	const paths = readdirSync(join(home, "node_modules"), { recursive: true })
		.map(String)
		.filter((path) => /(^|node_modules[\\/])(@[^\\/]+[\\/])?[^\\/@.]+[\\/]package\.json$/.test(path));
	const found = paths.map((path) => JSON.parse(read(join(home, "node_modules", path))));
	for (const { name, version, license, scripts = {} } of found) {
		assert.ok(licences.includes(license), `${name} has the licence ${license}`);
		assert.deepEqual(
			["preinstall", "install", "postinstall"].filter((script) => script in scripts),
			[],
			`${name} runs a script`,
		);
		console.log(`Installed: ${name} ${version}, ${license}, no install script`);
	}
	// In the project itself npm 11 leaves out a dependency that a tool needs too; here there are no tools.
	const text = run("npm", ["sbom", "--sbom-format", "cyclonedx"], home);
	const bill = JSON.parse(text);
	assert.deepEqual(
		bill.components.map(({ name, version }) => `${name} ${version}`).sort(),
		found.map(({ name, version }) => `${name} ${version}`).sort(),
		"The bill of materials names other packages than are installed",
	);
	// The bill says where the tarball lay, which is nobody's business.
	if (out !== undefined)
		writeFileSync(out, text.replaceAll(JSON.stringify(tarball).slice(1, -1), basename(tarball)));
	console.log(`Bill of materials: CycloneDX ${bill.specVersion}, ${bill.components.length} components`);
}

try {
	const [given, out] = process.argv.slice(2);
	const pack = () =>
		JSON.parse(
			run("npm", ["pack", "--json", "--silent", "--ignore-scripts", "--pack-destination", folder]),
		)[0].filename;
	const tarball = given === undefined ? join(folder, pack()) : resolve(given);
	checkTarball(tarball);
	checkDependencies(tarball, out);
} finally {
	rmSync(folder, { recursive: true, force: true });
}
