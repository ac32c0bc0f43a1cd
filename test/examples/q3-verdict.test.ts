import { describe, expect, it } from "vitest";
import { notComparable, verdictOfAll, verdictOver } from "../../examples/q3/verdict.ts";

describe("verdictOver()", () => {
	it.each([
		["holds", { up: 3 }],
		["contradicted", { down: 2, similar: 1 }],
		["depends", { up: 3, similar: 1 }],
		["not-checkable", {}],
		["not-checkable", { [notComparable]: 4 }],
		["depends", { down: 2, [notComparable]: 1 }],
	])("gives %s for %j where up is wanted", (verdict, answers) => {
		expect(verdictOver(answers, "up")).toBe(verdict);
	});

	it("takes any of several wanted answers", () => {
		expect(verdictOver({ lower: 2, "in-line": 1 }, "in-line", "lower")).toBe("holds");
	});
});

describe("verdictOfAll()", () => {
	it("is as bad as the worst of its parts, and holds only if every part does", () => {
		expect(verdictOfAll(["holds", "contradicted", "not-checkable"])).toBe("contradicted");
		expect(verdictOfAll(["not-checkable", "depends"])).toBe("depends");
		expect(verdictOfAll(["holds", "not-checkable"])).toBe("not-checkable");
		expect(verdictOfAll(["holds", "holds"])).toBe("holds");
		expect(verdictOfAll([])).toBe("not-checkable");
	});
});
