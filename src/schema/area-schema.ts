import * as z from "zod";
import type { KnownArea } from "./read-area.ts";

const text = z.string().min(1);

/**
 * An area as data: what `areas` of `readObservations` takes and what `areas` of `buildDashboard` takes.
 *
 * @since 0.1.0
 */
export interface AreaRecord extends KnownArea {
	/** What kind of area it is: a `county` is made of districts, the `region` is what areas are compared with. */
	readonly level: "district" | "county" | "region";
	/** The area that it is part of; null where it is part of none. Default: not said, and `buildDashboard` takes the region. */
	readonly parent?: string | null;
}

/**
 * An area: what observations call it (such as `E07000129`), its name, what kind of area it is, the area that it is part of, and
 * the codes that came after it. Whether there is a parent, and of a higher level, is left to `buildDashboard`.
 *
 * @example The areas of a dashboard
 * ```ts
 * import assert from "node:assert/strict";
 * import { toPeriod } from "direction-of-travel";
 * import { buildDashboard } from "direction-of-travel/report";
 * import { areaSchema } from "direction-of-travel/schema";
 *
 * const file = `[
 * 	{ "id": "E07000129", "name": "Blaby", "level": "district" },
 * 	{ "id": "E10000018", "name": "Leicestershire", "level": "region" }
 * ]`;
 * const areas = JSON.parse(file).map((area: unknown) => areaSchema.parse(area));
 * const dashboard = buildDashboard([], [], { period: toPeriod("2019-12"), areas });
 * assert.deepEqual(dashboard.areas.map(({ name, parent }) => [name, parent]), [
 * 	["Blaby", "E10000018"],
 * 	["Leicestershire", null],
 * ]);
 * ```
 * @since 0.1.0
 */
export const areaSchema: z.ZodType<AreaRecord, AreaRecord> = /* @__PURE__ */ z.strictObject({
	id: text,
	name: text.optional(),
	level: z.enum(["district", "county", "region"]),
	parent: text.nullable().optional(),
	supersededBy: z.array(text).readonly().optional(),
}) as unknown as z.ZodType<AreaRecord, AreaRecord>;
