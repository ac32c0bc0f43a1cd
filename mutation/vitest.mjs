/** What the tests of the computing rooms use of Vitest, without its threads: tests are collected, for run-tests.mjs to run. */
import {
	ASYMMETRIC_MATCHERS_OBJECT,
	JestAsymmetricMatchers,
	JestChaiExpect,
	JestExtend,
} from "@vitest/expect";
import * as chai from "chai";

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

export const expect = Object.assign(
	(value, message) => chai.expect(value, message),
	chai.expect,
	globalThis[ASYMMETRIC_MATCHERS_OBJECT],
);

export const collected = [];
let around = [];

export function describe(name, body) {
	const outer = around;
	around = [...around, name];
	body();
	around = outer;
}

/** A test, with options of Vitest before it, a time after it or neither: how long it may take is told by runner.mjs. */
export function it(name, ...rest) {
	const body = rest.find((one) => typeof one === "function");
	collected.push({ name: [...around, name].join(" "), run: () => body() });
}

it.each = (cases) => (name, body) => {
	for (const [index, one] of cases.entries())
		it(`${name} (${index})`, () => (Array.isArray(one) ? body(...one) : body(one)));
};

const replaced = new Map();
export const vi = {
	stubGlobal(name, value) {
		replaced.set(name, globalThis[name]);
		globalThis[name] = value;
	},
	unstubAllGlobals() {
		for (const [name, value] of replaced) globalThis[name] = value;
		replaced.clear();
	},
};
