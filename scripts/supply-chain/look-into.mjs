/** What is wrong with a module of the package: what it reaches for, and what it would change for everybody. */
import ts from "typescript";

/** Names by which a program reaches the network, the machine or the page, or runs text as code. */
const reaches = new Set(
	[
		["eval", "Function", "fetch", "XMLHttpRequest", "WebSocket", "EventSource", "navigator", "process"],
		["Deno", "Bun", "document", "window", "self", "global", "localStorage", "importScripts", "Worker"],
		["WebAssembly", "globalThis", "setTimeout", "setInterval", "setImmediate", "Reflect", "location"],
		["SharedWorker", "BroadcastChannel", "indexedDB"],
	].flat(),
);
/** Members by which what is shared by all objects is reached other than by its name. */
const roundabout = new Set(
	[
		["__proto__", "getPrototypeOf", "setPrototypeOf", "__defineGetter__", "__defineSetter__"],
		["__lookupGetter__", "__lookupSetter__"],
	].flat(),
);
/** What the language brings: `Array`, `Math`, `JSON`. */
const builtIn = new Set(Object.getOwnPropertyNames(globalThis).filter((name) => /^[A-Z]/.test(name)));

/** An expression without brackets round it. */
const bare = (node) => (ts.isParenthesizedExpression(node) ? bare(node.expression) : node);

/** The text that an expression of texts comes to, or null where it is made of anything else. */
function textOf(node) {
	const inner = bare(node);
	if (ts.isStringLiteralLike(inner)) return inner.text;
	if (ts.isBinaryExpression(inner) && inner.operatorToken.kind === ts.SyntaxKind.PlusToken) {
		const [left, right] = [textOf(inner.left), textOf(inner.right)];
		return left === null || right === null ? null : left + right;
	}
	if (!ts.isTemplateExpression(inner)) return null;
	const parts = inner.templateSpans.map(({ expression, literal }) => [textOf(expression), literal.text]);
	return parts.some(([part]) => part === null) ? null : inner.head.text + parts.flat().join("");
}

/** The name of the member that is taken, by a dot or in brackets, or null where it is no member or not known. */
function memberOf(node) {
	const inner = bare(node);
	if (ts.isPropertyAccessExpression(inner)) return inner.name.text;
	return ts.isElementAccessExpression(inner) ? textOf(inner.argumentExpression) : null;
}

/** The nearest parent that is not brackets. */
const around = ({ parent }) => (ts.isParenthesizedExpression(parent) ? around(parent) : parent);

/** Whether a member of `node` is called as `X.prototype.name.call(…)`: what is shared is used, and stays as it is. */
function isBorrowed(node) {
	const method = around(node);
	const call = around(method);
	return (
		bare(method.expression ?? method) === node &&
		memberOf(method) !== null &&
		ts.isPropertyAccessExpression(call) &&
		bare(call.expression) === method &&
		["call", "apply"].includes(call.name.text) &&
		ts.isCallExpression(around(call)) &&
		bare(around(call).expression) === call
	);
}

/** What is assigned to, counted up or deleted by a node, or null. */
function changedBy(node) {
	if (ts.isBinaryExpression(node)) {
		const { kind } = node.operatorToken;
		const assigns = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
		return assigns ? bare(node.left) : null;
	}
	if (ts.isDeleteExpression(node)) return bare(node.expression);
	const counts =
		(ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) &&
		[ts.SyntaxKind.PlusPlusToken, ts.SyntaxKind.MinusMinusToken].includes(node.operator);
	return counts ? bare(node.operand) : null;
}

/** The name that a chain of members begins with, or null where it begins with something else. */
function rootOf(node) {
	const inner = bare(node);
	if (ts.isPropertyAccessExpression(inner) || ts.isElementAccessExpression(inner))
		return rootOf(inner.expression);
	return ts.isIdentifier(inner) ? inner.text : null;
}

/** Whether a name stands for itself, neither called nor the name of a member. */
function isKept(node, name) {
	if (!ts.isIdentifier(node) || node.text !== name) return false;
	const user = around(node);
	const isMember = ts.isPropertyAccessExpression(user) && user.name === node;
	return !isMember && !(ts.isCallExpression(user) && bare(user.expression) === node);
}

/** What an expression does that only code run from text, or a change for everybody, would need; or null. */
function faultOf(node, declared) {
	const name = ts.isExpression(node) ? memberOf(node) : null;
	// The constructor of a function makes functions of text.
	if (name === "constructor") return "takes a constructor";
	// What is loaded is named where it is loaded.
	if (name === "require" || isKept(node, "require")) return "keeps require";
	if (ts.isBindingElement(node) || ts.isPropertyAssignment(node)) {
		const key = node.propertyName ?? node.name;
		if (
			["constructor", "prototype", "__proto__"].includes(
				ts.isComputedPropertyName(key) ? textOf(key.expression) : key.text,
			)
		)
			return `names a field ${key.getText()}`;
	}
	if (ts.isStringLiteralLike(node) && node.text === "constructor") return "has the text constructor";
	if (roundabout.has(name)) return `uses ${name}`;
	if (name === "prototype" && !isBorrowed(node)) return "takes a prototype, not a method of it to call";
	const changed = changedBy(node);
	if (changed !== null && memberOf(changed) !== null) {
		const root = rootOf(changed);
		if (builtIn.has(root) && !declared.has(root)) return `changes ${changed.getText()}`;
	}
	if (ts.isCallExpression(node) && /^(Object|Reflect)$/.test(rootOf(node.expression) ?? "")) {
		const [first] = node.arguments;
		const changes = /^(assign|define\w+|delete\w+|set|freeze|seal|preventExtensions)$/.test(
			memberOf(node.expression) ?? "",
		);
		if (changes && first !== undefined && builtIn.has(rootOf(first)) && !declared.has(rootOf(first)))
			return `changes ${first.getText()}`;
	}
	return null;
}

/** What is wrong with a module, as sentences, and what it loads. */
export function lookInto(path, text) {
	const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
	const used = new Set();
	const declared = new Set();
	const dynamic = [];
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
		if (
			ts.isCallExpression(node) &&
			(node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText(source) === "require")
		)
			dynamic.push(ts.isStringLiteralLike(node.arguments[0]) ? node.arguments[0].text : node.getText(source));
		ts.forEachChild(node, visit);
	};
	visit(source);
	// A window of months is not the window of a page.
	for (const name of ["window", "self", "global", "document"]) if (declared.has(name)) used.delete(name);
	const faults = [...used].filter((name) => reaches.has(name)).map((name) => `reaches for ${name}`);
	const look = (node) => {
		const fault = faultOf(node, declared);
		if (fault !== null) faults.push(fault);
		ts.forEachChild(node, look);
	};
	look(source);
	const fixed = source.statements.flatMap(({ moduleSpecifier }) => moduleSpecifier?.text ?? []);
	return { faults, loaded: [...fixed, ...dynamic] };
}

/** What a declaration file loads. */
export function loadedByTypes(text) {
	const { importedFiles, referencedFiles, typeReferenceDirectives } = ts.preProcessFile(text, true, true);
	return [...importedFiles, ...referencedFiles, ...typeReferenceDirectives].map(({ fileName }) => fileName);
}
