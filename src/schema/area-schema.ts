import * as z from "zod";
import type { KnownArea } from "./read-area.ts";

const text = z.string().min(1);

/**
 * An area as data: what `areas` of `readObservations` takes, with the area that it is part of.
 *
 * @since 0.1.0
 */
export interface AreaRecord extends KnownArea {
	/** Code of the area that it is part of. Default: not said. */
	readonly parent?: string;
}

/**
 * An area: its code (such as `E07000129`), its name, the codes that came after it, and the area that it is part of.
 *
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { areaSchema } from "direction-of-travel/schema";
 *
 * const county = { code: "E10000021", name: "Northamptonshire", supersededBy: ["E06000061", "E06000062"] };
 * assert.deepEqual(areaSchema.parse(county), county);
 * ```
 * @since 0.1.0
 */
export const areaSchema: z.ZodType<AreaRecord> = /* @__PURE__ */ z.strictObject({
	code: text,
	name: text.optional(),
	supersededBy: z.array(text).readonly().optional(),
	parent: text.optional(),
}) as unknown as z.ZodType<AreaRecord>;
