/** Made-up packages, by which the checks are checked: one that holds, and one for everything that is refused. */
import assert from "node:assert/strict";
import { faultsInside } from "./inside.mjs";

const good = {
	"package.json": JSON.stringify({
		exports: {
			".": {
				import: { types: "./dist/index.d.ts", default: "./dist/index.js" },
				require: { types: "./dist/index.d.cts", default: "./dist/index.cjs" },
			},
			"./package.json": "./package.json",
		},
		scripts: { test: "vitest run" },
	}),
	"README.md": "",
	LICENSE: "",
	"CHANGELOG.md": "",
	"dist/index.js": `
		import { a } from "./chunk-ABCDEFGH.js";
		import * as z from "zod";
		export const kind = (value) => Object.prototype.toString.call(value);
		export class Kind { constructor(length) { this.length = length; } }
		export function fill(rows, { window }) { const Map = {}; Map.size = window; rows.at = a; rows[0] += 1; return z; }
	`,
	"dist/chunk-ABCDEFGH.js": "export const a = 1;",
	"dist/index.cjs": 'exports.a = 1; Object.defineProperty(exports, "b", { value: require("zod") });',
	"dist/index.d.ts": "import { A } from './period-ABCDEFGH.js';\nexport { A };",
	"dist/period-ABCDEFGH.d.ts": "export type A = import('./share-ABCDEFGH.js').A;",
	"dist/share-ABCDEFGH.d.ts": "export type A = 1;",
	"dist/index.d.cts": "export {};",
};

/** A line of code that no module may have, and what is said of it. */
const lines = [
	["eval('1')", "reaches for eval"],
	["new Function('return 1')()", "reaches for Function"],
	["fetch('https://example.org')", "reaches for fetch"],
	["[].constructor.constructor('return 1')()", "takes a constructor"],
	["new ((0).constructor).constructor('return 1')", "takes a constructor"],
	["a?.constructor?.constructor('return 1')", "takes a constructor"],
	["const F = a.constructor.constructor", "takes a constructor"],
	["a['constructor'](1)", "takes a constructor"],
	["a[`constructor`]", "takes a constructor"],
	["a['con' + 'structor']", "takes a constructor"],
	[`a[\`con\${"structor"}\`]`, "takes a constructor"],
	["const { constructor: F } = a", "names a field constructor"],
	["const { constructor } = a", "names a field constructor"],
	["const { ['constructor']: F } = a", "names a field ['constructor']"],
	["Reflect.get(a, 'constructor')", "has the text constructor"],
	["(() => 1).constructor('return 1')()", "takes a constructor"],
	["new (async () => 1).constructor('return 1')", "takes a constructor"],
	["const F = (() => 1).constructor; F('return 1')()", "takes a constructor"],
	["const text = 'return 1'; new (() => 1).constructor(text)", "takes a constructor"],
	["const load = require; load('node:fs')", "keeps require"],
	["module.require('node:fs')", "keeps require"],
	["Reflect.get(a, b)", "reaches for Reflect"],
	["Object.prototype.x = 1", "takes a prototype, not a method of it to call"],
	["Array.prototype['x'] ??= 1", "takes a prototype, not a method of it to call"],
	["String['prototype'].x = 1", "takes a prototype, not a method of it to call"],
	["delete Array.prototype.at", "takes a prototype, not a method of it to call"],
	["Object.defineProperty(Object.prototype, 'x', {})", "takes a prototype, not a method of it to call"],
	["const shared = Object.prototype; shared.x = 1", "takes a prototype, not a method of it to call"],
	["Object.prototype.x.call = 1", "takes a prototype, not a method of it to call"],
	["const { prototype } = Array", "names a field prototype"],
	["[].__proto__.x = 1", "uses __proto__"],
	["Object.getPrototypeOf([]).x = 1", "uses getPrototypeOf"],
	["Math.random = () => 1", "changes Math.random"],
	["Array.from.x++", "changes Array.from.x"],
	["Object.assign(JSON, { parse: a })", "changes JSON"],
	["import('node:fs')", "loads node:fs"],
	["require('./' + a)", "loads require('./' + a)"],
	["import('./not-there.js')", "loads ./not-there.js, which is not there"],
];

/** A change of the package, and what is said of it. */
const changes = [
	[{ LICENSE: undefined }, "LICENSE is lacking"],
	[
		{ "dist/notes.txt": "" },
		"dist/notes.txt was asked for by nobody",
		"dist/notes.txt is reached by no entry",
	],
	[{ "dist/chunk-ZZZZZZZZ.js": "" }, "dist/chunk-ZZZZZZZZ.js is reached by no entry"],
	[{ "dist/chunk-ZZZZZZZZ.cjs": "" }, "dist/chunk-ZZZZZZZZ.cjs is reached by no entry"],
	[{ "dist/period-ZZZZZZZZ.d.ts": "" }, "dist/period-ZZZZZZZZ.d.ts is reached by no entry"],
	[{ "dist/period-ABCDEFGH.d.cts": "" }, "dist/period-ABCDEFGH.d.cts is reached by no entry"],
	[
		{ "dist/share-ABCDEFGH.d.ts": undefined },
		"dist/period-ABCDEFGH.d.ts loads ./share-ABCDEFGH.js, which is not there",
	],
	[{ "dist/index.d.cts": "import 'node:fs';" }, "dist/index.d.cts loads node:fs"],
	[{ "dist/index.d.cts": '/// <reference types="node" />' }, "dist/index.d.cts loads node"],
	[
		{ "package.json": good["package.json"].replace('"test"', '"postinstall"') },
		"installing it would run postinstall",
	],
	[{ "README.md": "In /home/me" }, "README.md holds a path of a machine:  /home/"],
	[{ "dist/index.cjs": "//# sourceMappingURL=a" }, "dist/index.cjs holds a source map: sourceMappingURL"],
];

const faultsWith = (change) =>
	faultsInside(new Map(Object.entries({ ...good, ...change }).filter(([, text]) => text !== undefined)))
		.faults;

/** Fails where a made-up package that holds is refused, or a fault is not found for what it is. */
export function proveChecks() {
	assert.deepEqual(faultsWith({}), [], "A package that holds is refused");
	for (const [line, fault] of lines) {
		const faults = faultsWith({ "dist/index.cjs": `const a = {}; ${line};` });
		assert.ok(
			faults.includes(`dist/index.cjs ${fault}`),
			`${line}: ${fault} is not among ${faults.join(", ")}`,
		);
	}
	for (const [change, ...said] of changes) assert.deepEqual(faultsWith(change), said);
	return lines.length + changes.length;
}
