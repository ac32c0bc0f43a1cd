/** Installs the peers where that is needed, and starts the run with a collector that it can call. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(".", import.meta.url));
const pinned = JSON.parse(readFileSync(`${folder}package.json`, "utf8")).dependencies;

/** Whether a peer is installed in the version that is pinned. */
const isThere = ([name, version]) => {
	const file = `${folder}node_modules/${name}/package.json`;
	return (
		existsSync(file) &&
		(version.startsWith("file:") || JSON.parse(readFileSync(file, "utf8")).version === version)
	);
};

const run = (command, args, options = {}) => {
	const { status } = spawnSync(command, args, { cwd: folder, stdio: "inherit", ...options });
	if (status !== 0) process.exit(status ?? 1);
};

if (!Object.entries(pinned).every(isThere)) run("npm", ["ci"], { shell: process.platform === "win32" });
// A collection forgets code that has not run for a while, and code for kinds of objects of which none is left; what is
// measured is code that is in use.
const flags = [
	"--expose-gc",
	"--no-flush-bytecode",
	"--retain-maps-for-n-gc=1000000",
	"--max-old-space-size=8192",
];
run(process.execPath, [...flags, `${folder}run.mjs`, ...process.argv.slice(2)], { cwd: process.cwd() });
