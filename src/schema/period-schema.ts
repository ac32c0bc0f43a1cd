import * as z from "zod";
import { readSpan } from "../period/months.ts";
import type { Period } from "../period/period.ts";

/**
 * A period in its one form, `YYYY-MM` or `YYYY-MM/YYYY-MM`. For other labels use `parsePeriod`.
 *
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { periodSchema } from "direction-of-travel/schema";
 *
 * assert.equal(periodSchema.safeParse("2019-10/2019-12").success, true);
 * assert.equal(periodSchema.safeParse("2019/20 Q3").success, false);
 * ```
 * @since 0.1.0
 */
export const periodSchema: z.ZodType<Period, Period> = /* @__PURE__ */ z.custom<Period>(
	(value) => typeof value === "string" && readSpan(value) !== null,
	{ message: "Period must be YYYY-MM or YYYY-MM/YYYY-MM" },
);
