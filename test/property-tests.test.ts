import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const { exports: faces } = JSON.parse(readFileSync(`${root}/package.json`, "utf8")) as {
	readonly exports: Readonly<Record<string, unknown>>;
};

type Texts = Readonly<Record<string, string>>;

/** What knows which declaration each name of these files means. Nothing that they import is read. */
function readTogether(files: Texts): { readonly program: ts.Program; readonly checker: ts.TypeChecker } {
	const host: ts.CompilerHost = {
		...ts.createCompilerHost({}),
		getSourceFile: (name) => ts.createSourceFile(name, files[name] ?? "", ts.ScriptTarget.ES2022, true),
		fileExists: (name) => Object.hasOwn(files, name),
		getCurrentDirectory: () => "",
	};
	const program = ts.createProgram(Object.keys(files), { noResolve: true, noLib: true, types: [] }, host);
	return { program, checker: program.getTypeChecker() };
}

/** The sub-path that exports what a file imports from there; `null` for what is not of this library. */
function faceOf(file: string, from: string): string | null {
	if (/^direction-of-travel(\/|$)/.test(from)) return from.replace("direction-of-travel", ".");
	const path = posix.join(posix.dirname(file), from);
	if (!from.startsWith(".") || !path.startsWith("src/")) return null;
	const face = `./${path.split("/")[1]}`;
	return face in faces ? face : ".";
}

/** The names in code that stand for a value: those of types and of fields do not. */
function* valuesIn(node: ts.Node): Generator<ts.Identifier> {
	if (ts.isTypeNode(node)) return;
	if (ts.isIdentifier(node)) yield node;
	else if (ts.isPropertyAccessExpression(node)) yield* valuesIn(node.expression);
	else if (ts.isPropertyAssignment(node)) yield* valuesIn(node.initializer);
	else for (const child of childrenOf(node)) yield* valuesIn(child);
}

function childrenOf(node: ts.Node): readonly ts.Node[] {
	const children: ts.Node[] = [];
	ts.forEachChild(node, (child) => void children.push(child));
	return children;
}

/** What an imported name is called where it comes from, as `sub-path name`; `null` for what is not of this library. */
function importedAs(name: ts.Identifier, declaration: ts.Declaration): string | null {
	const statement = ts.findAncestor(declaration, ts.isImportDeclaration);
	if (statement === undefined || !ts.isStringLiteral(statement.moduleSpecifier)) return null;
	const face = faceOf(declaration.getSourceFile().fileName, statement.moduleSpecifier.text);
	if (face === null) return null;
	if (ts.isImportSpecifier(declaration))
		return `${face} ${(declaration.propertyName ?? declaration.name).text}`;
	return ts.isPropertyAccessExpression(name.parent) ? `${face} ${name.parent.name.text}` : null;
}

/** What is written in a file of tests behind a name of its own: the body of a helper, the value of a constant. */
function writtenBehind(declaration: ts.Declaration): ts.Node | undefined {
	if (ts.isFunctionDeclaration(declaration)) return declaration.body;
	return ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
}

/** The functions, as `sub-path name`, that are called by code and by the helpers of its file that it calls. */
function calledBy(code: ts.Node, checker: ts.TypeChecker): ReadonlySet<string> {
	const called = new Set<string>();
	const bodies = new Set([code]);
	for (const body of bodies)
		for (const name of valuesIn(body))
			for (const declaration of checker.getSymbolAtLocation(name)?.declarations ?? []) {
				const known = importedAs(name, declaration);
				if (known !== null) called.add(known);
				const behind = writtenBehind(declaration);
				if (behind !== undefined) bodies.add(behind);
			}
	return called;
}

/** The functions, as `sub-path name`, that a property calls which stands in a test that is named after them. */
function heldByProperties(files: Texts): ReadonlySet<string> {
	const { program, checker } = readTogether(files);
	const held = new Set<string>();
	const visit = (node: ts.Node, title: string): void => {
		let inside = title;
		if (ts.isCallExpression(node)) {
			const callee = node.expression.getText();
			const body = node.arguments.at(-1);
			if (/^fc\.(async)?property$/i.test(callee) && body !== undefined)
				for (const name of calledBy(body, checker))
					if (new RegExp(`\\b${name.split(" ")[1]}\\(\\)`).test(title)) held.add(name);
			if (/^(describe|it)\b/.test(callee)) inside = `${title} ${node.arguments[0]?.getText()}`;
		}
		for (const child of childrenOf(node)) visit(child, inside);
	};
	for (const source of program.getSourceFiles()) visit(source, "");
	return held;
}

const tests = readdirSync(`${root}/test`, { recursive: true })
	.map((name) => `test/${String(name).replaceAll("\\", "/")}`)
	.filter((name) => name.endsWith(".test.ts"));

/** Every function that a user can import, as `sub-path name`. What `./vitest` exports are the matchers. */
async function publicFunctions(): Promise<readonly string[]> {
	const paths = Object.keys(faces).filter((path) => path !== "./package.json" && path !== "./vitest");
	const all = paths.map(async (path) => {
		const names: Readonly<Record<string, unknown>> = await import(path.replace(".", "direction-of-travel"));
		return Object.keys(names)
			.filter((name) => typeof names[name] === "function")
			.map((name) => `${path} ${name}`);
	});
	return (await Promise.all(all)).flat();
}

describe("properties", () => {
	let functions: readonly string[] = [];
	beforeAll(async () => {
		functions = await publicFunctions();
	});

	it("hold every public function, in a test that is named after it", () => {
		const texts = tests.map((file) => [file, readFileSync(`${root}/${file}`, "utf8")] as const);
		const held = heldByProperties(Object.fromEntries(texts));
		expect(functions.length).toBeGreaterThan(130);
		expect(functions.filter((name) => !held.has(name))).toEqual([]);
	});

	it("are found by what they call, and not by what stands beside them", () => {
		const text = `
			import { rate as ratio, share, pool, type RateOptions } from "../../src/estimate/index.ts";
			import * as panel from "direction-of-travel/panel";
			import { rates } from "./rates.ts";
			const helper = (count: number) => deeper(count);
			function deeper(count: number) { return ratio(count, 1); }
			const other = () => pool([]);
			describe("rate()", () => {
				it("rate(), share() and rates() agree", () => {
					share(1, 2);
					fc.assert(fc.property(fc.nat(), (pool: number) => helper(pool) > 0));
				});
				it("share() is named, and pool() too", () => {
					const helper = () => share(1, 2);
					fc.assert(fc.property(fc.nat(), (count) => panel.rates(count) && { share: 1 }.share));
				});
				it("panel: rates() holds", async () => {
					const helper = () => share(1, 2);
					await fc.assert(fc.asyncProperty(fc.nat(), async (count) => panel.rates(count) && rates(count)));
				});
				it("crude", () => fc.assert(fc.property(fc.nat(), () => panel.rankAreas([]) && share(1, 2))));
			});
		`;
		expect([...heldByProperties({ "test/estimate/x.test.ts": text })]).toEqual([". rate", "./panel rates"]);
		expect([...heldByProperties({ "test/x.test.ts": text.replace("../../src", "../src") })]).toHaveLength(2);
	});
});
