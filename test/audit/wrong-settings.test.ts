import { describe, expect, it } from "vitest";
import { auditPublished, auditToJUnit } from "../../src/audit/index.ts";

const audit = auditPublished([
	{ id: "a", check: { kind: "percent-change", current: "614", previous: "580", change: "7%" } },
]);

describe("a setting of the wrong kind is refused by name, with a code", () => {
	it.each<readonly [() => unknown, code: string, message: RegExp]>([
		[
			() => auditToJUnit(audit, { failOn: ["contradict"] as never }),
			"unknown-option",
			/failOn must be one of/,
		],
		[() => auditToJUnit(audit, { failOn: "contradicted" as never }), "wrong-type", /failOn must be a list/],
	])("%#", (ask, code, message) => {
		expect(ask).toThrow(message);
		expect(ask).toThrow(expect.objectContaining({ code }));
	});

	it("and what is right is taken", () => {
		expect(auditToJUnit(audit, { failOn: ["depends", "holds", "not-checkable"] }).testcases[0]?.status).toBe(
			"passed",
		);
	});
});
