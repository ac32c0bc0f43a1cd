import { expectTypeOf, it } from "vitest";
import type * as z from "zod";
import type { MidYearPopulation, Observation } from "../../src/index.ts";
import type {
	AreaPopulation,
	DashboardArea,
	DashboardObservation,
	IndicatorInput,
} from "../../src/report/index.ts";
import type {
	AreaRecord,
	areaSchema,
	IndicatorDefinition,
	indicatorSchema,
	KnownArea,
	ObservationRecord,
	observationSchema,
	PopulationRecord,
	periodSchema,
	populationSchema,
} from "../../src/schema/index.ts";

it("the definition of the schema is the one that defineIndicator takes, neither more nor less", () => {
	expectTypeOf<IndicatorDefinition>().toEqualTypeOf<IndicatorInput>();
	expectTypeOf<z.input<typeof indicatorSchema>>().toEqualTypeOf<IndicatorInput>();
	expectTypeOf<z.output<typeof indicatorSchema>>().toEqualTypeOf<IndicatorInput>();
});

it("an area of the schema is one for reading and one for a dashboard", () => {
	expectTypeOf<AreaRecord>().toExtend<KnownArea & DashboardArea>();
	expectTypeOf<KnownArea & DashboardArea>().toExtend<AreaRecord>();
});

it("the other records go where such records go", () => {
	expectTypeOf<PopulationRecord>().toExtend<AreaPopulation & MidYearPopulation>();
	expectTypeOf<ObservationRecord>().toExtend<DashboardObservation & Observation>();
});

it("every schema takes what it gives", () => {
	expectTypeOf<z.input<typeof areaSchema>>().toEqualTypeOf<AreaRecord>();
	expectTypeOf<z.input<typeof observationSchema>>().toEqualTypeOf<ObservationRecord>();
	expectTypeOf<z.input<typeof populationSchema>>().toEqualTypeOf<PopulationRecord>();
	expectTypeOf<z.input<typeof periodSchema>>().toEqualTypeOf<z.output<typeof periodSchema>>();
});
