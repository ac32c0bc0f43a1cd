/** What is wrong with what is inside a tarball. */
import { posix } from "node:path";
import { loadedByTypes, lookInto } from "./look-into.mjs";

/** Scripts that npm runs on the machine of a user. */
const ownScripts = ["preinstall", "install", "postinstall", "preprepare", "prepare", "postprepare"];
const always = ["package.json", "README.md", "LICENSE", "CHANGELOG.md"];
/** What the entries share stands in files of its own, with a mark of their content in the name. */
const shared = /^dist\/[a-z][a-z-]*-[\w-]{8}\.(js|cjs|d\.ts|d\.cts)$/i;
export const never = {
	"a private key": /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
	"a token":
		/\b(npm_[A-Za-z0-9]{36}|gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{40}|AKIA[0-9A-Z]{16}|eyJhbGciOi)/,
	"a path of a machine": /(^|["'`\s(])(\/home\/|\/root\/|\/Users\/|\/work\/|[A-Z]:\\)/,
	"a source map": /sourceMappingURL/,
};
/** What a module or a declaration may load. */
const loads = /^(\.\.?\/[\w./-]+|zod|vitest)$/;

/** What is wrong with the files of a package, given by their paths, as sentences; and what its entries reach. */
export function faultsInside(files) {
	const manifest = JSON.parse(files.get("package.json"));
	const faces = Object.entries(manifest.exports)
		.filter(([path]) => path !== "./package.json")
		.flatMap(([, modes]) => Object.values(modes).flatMap((mode) => Object.values(mode)))
		.map((path) => path.slice("./".length));
	const expected = new Set([...always, ...faces]);
	const paths = [...files.keys()];
	const faults = [
		...[...expected].filter((path) => !files.has(path)).map((path) => `${path} is lacking`),
		...paths
			.filter((path) => !expected.has(path) && !shared.test(path))
			.map((path) => `${path} was asked for by nobody`),
		...ownScripts
			.filter((name) => name in (manifest.scripts ?? {}))
			.map((name) => `installing it would run ${name}`),
		...(manifest.gypfile || paths.some((path) => path.endsWith(".gyp")) ? ["it would be compiled"] : []),
	];
	const reached = new Set(faces.filter((path) => files.has(path)));
	for (const path of reached) {
		const text = files.get(path);
		const isModule = /\.c?js$/.test(path);
		const { faults: own, loaded } = isModule
			? lookInto(path, text)
			: { faults: [], loaded: loadedByTypes(text) };
		faults.push(...own.map((fault) => `${path} ${fault}`));
		for (const name of loaded) {
			if (!loads.test(name)) faults.push(`${path} loads ${name}`);
			if (!name.startsWith(".")) continue;
			const beside = posix.join(posix.dirname(path), name);
			// A declaration names the module that it stands beside.
			const target = isModule ? beside : beside.replace(/(?<!\.d)\.(c?)js$/, ".d.$1ts");
			if (files.has(target)) reached.add(target);
			else faults.push(`${path} loads ${name}, which is not there`);
		}
	}
	faults.push(
		...paths
			.filter((path) => path.startsWith("dist/") && !reached.has(path))
			.map((path) => `${path} is reached by no entry`),
	);
	for (const [path, text] of files)
		for (const [what, pattern] of Object.entries(never)) {
			const found = pattern.exec(text);
			if (found !== null) faults.push(`${path} holds ${what}: ${found[0]}`);
		}
	return { faults, reached };
}
