/**
 * What a user takes in with the package: every file of the tarball is one that belongs there, is reached by an entry and holds
 * no secret, no path of a machine, no text run as code and no change of what is built in; nothing is run at installation;
 * every package that comes with it has a licence of the list and no install script; the bill of materials names them and no
 * others. Before it looks, it finds every fault of packages that are made up to have it.
 *
 *   npm run supply-chain [-- TARBALL [BILL]]
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { faultsInside, never } from "./supply-chain/inside.mjs";
import { proveChecks } from "./supply-chain/made-up.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "supply-chain-"));
const run = (command, args, cwd = root) =>
	execFileSync(command, args, { cwd, encoding: "utf8", maxBuffer: 2 ** 28 });
const read = (path) => readFileSync(path, "utf8");
const { name: ownName } = JSON.parse(read(join(root, "package.json")));

const licences = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT"];

function checkTarball(tarball) {
	run("tar", ["-xzf", tarball, "-C", folder]);
	const inside = join(folder, "package");
	const files = new Map();
	for (const entry of readdirSync(inside, { recursive: true, withFileTypes: true })) {
		assert.ok(entry.isFile() || entry.isDirectory(), `${entry.name} is neither a file nor a folder`);
		const path = join(entry.parentPath, entry.name);
		if (entry.isFile()) files.set(path.slice(inside.length + 1).replaceAll("\\", "/"), read(path));
	}
	const { faults, reached } = faultsInside(files);
	assert.deepEqual(faults, [], "The tarball is not what it should be");
	for (const path of [...files.keys()].sort())
		console.log(`${statSync(join(inside, path)).size.toString().padStart(9)}  ${path}`);
	const modules = [...reached].filter((path) => /\.c?js$/.test(path)).length;
	console.log(
		`Tarball: ${files.size} files, all expected; ${modules} modules and ${reached.size - modules} declaration files, all reached, ` +
			"which load nothing but each other and the dependencies; no module reaches for anything outside, makes a function " +
			`of text or changes what is built in; none holds ${Object.keys(never).join(", ")}; no install script`,
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
	console.log(`${proveChecks()} faults of packages that are made up are found`);
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
