/** The one sub-path with zod in its declarations: zod's own need a global URL. */
import { type ObservationsRead, observationSchema, readObservations } from "direction-of-travel/schema";

export const read: ObservationsRead = readObservations([], { columns: { period: "month", count: "count" } });
export const parsed: boolean = observationSchema.safeParse({}).success;
