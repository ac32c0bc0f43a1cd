/**
 * What a user takes in with the package: every file of the tarball is one that belongs there and holds no secret, no path
 * of a machine and no text run as code; nothing is run at installation; every package that comes with it has a
 * licence of the list and no install script; the bill of materials names them and no others.
 *
 *   npm run supply-chain [-- TARBALL [BILL]]
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, posix, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "supply-chain-"));
const run = (command, args, cwd = root) =>
	execFileSync(command, args, { cwd, encoding: "utf8", maxBuffer: 2 ** 28 });
const read = (path) => readFileSync(path, "utf8");
const { name: ownName } = JSON.parse(read(join(root, "package.json")));

const licences = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT"];
/** Scripts that npm runs on the machine of a user. */
const ownScripts = ["preinstall", "install", "postinstall", "preprepare", "prepare", "postprepare"];
const always = ["package.json", "README.md", "LICENSE", "CHANGELOG.md"];
/** What the entries share stands in files of its own, with a mark of their content in the name. */
const shared = /^dist\/[a-z][a-z-]*-[\w-]{8}\.(js|cjs|d\.ts|d\.cts)$/i;
const never = {
	"a private key": /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
	"a token":
		/\b(npm_[A-Za-z0-9]{36}|gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{40}|AKIA[0-9A-Z]{16}|eyJhbGciOi)/,
	"a path of a machine": /(^|["'`\s(])(\/home\/|\/root\/|\/Users\/|\/work\/|[A-Z]:\\)/,
	"a source map": /sourceMappingURL/,
};
/** What a module may load. */
const loads = /^(\.\.?\/[\w./-]+|zod|vitest)$/;
/** Names by which a program reaches the network, the machine or the page, or runs text as code. */
const reaches = new Set(
	[
		["eval", "Function", "fetch", "XMLHttpRequest", "WebSocket", "EventSource", "navigator", "process"],
		["Deno", "Bun", "document", "window", "self", "global", "localStorage", "importScripts", "Worker"],
		["WebAssembly", "globalThis", "setTimeout", "setInterval"],
	].flat(),
);

/** What a module loads, and the names that it takes from outside any of its own. */
function lookInto(path, text) {
	const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
	const used = new Set();
	const declared = new Set();
	const visit = (node) => {
		const { parent } = node;
		const isMember =
			parent !== undefined &&
			((ts.isPropertyAccessExpression(parent) && parent.name === node) ||
				(ts.isPropertyAssignment(parent) && parent.name === node) ||
				(ts.isBindingElement(parent) && parent.propertyName === node));
		if (ts.isIdentifier(node) && !isMember) used.add(node.text);
		if (node.name !== undefined && parent !== undefined && ts.isIdentifier(node.name))
			declared.add(node.name.text);
		ts.forEachChild(node, visit);
	};
	visit(source);
	// A window of months is not the window of a page.
	for (const name of ["window", "self", "global", "document"]) if (declared.has(name)) used.delete(name);
	const dynamic = [];
	const look = (node) => {
		if (
			ts.isCallExpression(node) &&
			(node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText(source) === "require")
		)
			dynamic.push(ts.isStringLiteralLike(node.arguments[0]) ? node.arguments[0].text : node.getText(source));
		ts.forEachChild(node, look);
	};
	look(source);
	const fixed = source.statements.flatMap(({ moduleSpecifier }) => moduleSpecifier?.text ?? []);
	return { used, loaded: [...fixed, ...dynamic] };
}

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
		files.filter((path) => !expected.has(path) && !shared.test(path)),
		[],
		"The tarball holds a file that nobody asked for",
	);
	assert.deepEqual(
		ownScripts.filter((name) => name in (manifest.scripts ?? {})),
		[],
		"Installing it would run a script",
	);
	assert.equal(manifest.gypfile ?? files.find((path) => path.endsWith(".gyp")), undefined);
	const modules = files.filter((name) => /\.c?js$/.test(name));
	const reached = new Set(faces.filter((name) => /\.c?js$/.test(name)));
	for (const path of reached) {
		const { used, loaded } = lookInto(path, read(join(inside, path)));
		assert.deepEqual(
			[...used].filter((name) => reaches.has(name)),
			[],
			`${path} reaches for what is outside`,
		);
		for (const name of loaded) {
			assert.match(name, loads, `${path} loads something else`);
			if (name.startsWith(".")) reached.add(posix.join(posix.dirname(path), name));
		}
	}
	assert.deepEqual(
		modules.filter((path) => !reached.has(path)),
		[],
		"The tarball holds a module that no entry loads",
	);
	for (const path of files)
		for (const [what, pattern] of Object.entries(never)) {
			const found = pattern.exec(read(join(inside, path)));
			assert.equal(found, null, `${path} holds ${what}: ${found?.[0]}`);
		}
	for (const path of [...files].sort())
		console.log(`${statSync(join(inside, path)).size.toString().padStart(9)}  ${path}`);
	console.log(
		`Tarball: ${files.length} files, all expected; ${reached.size} modules, which load nothing but each other and the ` +
			`dependencies, and reach for nothing outside; none holds ${Object.keys(never).join(", ")}; no install script`,
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
	const subject = bill.components.find((one) => one.name === ownName);
	assert.ok(subject, "The bill of materials does not name the package");
	// It is made where the package is installed, and is about the package.
	const made = bill.metadata.component["bom-ref"];
	const about = {
		...bill,
		metadata: { ...bill.metadata, component: subject },
		components: bill.components.filter((one) => one !== subject),
		dependencies: bill.dependencies.filter(({ ref }) => ref !== made),
	};
	// It says where the tarball lay, which is nobody's business.
	const told = JSON.stringify(about, null, 2).replaceAll(
		JSON.stringify(tarball).slice(1, -1),
		basename(tarball),
	);
	assert.doesNotMatch(told, /bill-of-materials/);
	if (out !== undefined) writeFileSync(out, `${told}\n`);
	console.log(
		`Bill of materials of ${subject.name} ${subject.version}: CycloneDX ${bill.specVersion}, ${about.components.length} dependencies`,
	);
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
