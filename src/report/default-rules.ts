import type { ExceptionRule } from "./exception.ts";

/**
 * The rules that `exceptionReport` goes by unless it is given others: a substantial change for the worse that is evidenced
 * and material, a value worse than the benchmark at 99.8%, a last quarter outside the limits of its control chart on the
 * worse side, and a missed target.
 *
 * They are plain data: take some of them, change them, or add to them.
 *
 * @example Without the control chart
 * ```ts
 * import assert from "node:assert/strict";
 * import { defaultRules } from "direction-of-travel/report";
 *
 * const rules = defaultRules.filter(({ kind }) => kind !== "signal-for-the-worse");
 * assert.deepEqual(rules.map(({ id }) => id), ["change", "benchmark", "target"]);
 * ```
 * @since 0.1.0
 */
export const defaultRules: readonly ExceptionRule[] = [
	{ id: "change", kind: "change-for-the-worse", degrees: ["substantially"] },
	{ id: "benchmark", kind: "worse-than-benchmark", confidence: 0.998 },
	{ id: "signal", kind: "signal-for-the-worse", signals: ["outside"], minimumPoints: 12 },
	{ id: "target", kind: "missed-target" },
];
