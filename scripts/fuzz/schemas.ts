/**
 * Throws values at every schema: records with parts that are missing, too many or odd. None may throw; what is accepted is
 * plain, is accepted again as it is, and goes into the functions that take such records, as which each is used here; what is
 * refused has a reason. Of a definition `defineIndicator` may still say that its parts do not go together, of an area
 * `buildDashboard` that its parent is not there.
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import {
	compareRolling,
	firstMonth,
	monthCount,
	monthsIn,
	rollingRates,
	rollingTotals,
	toPeriod,
} from "../../src/index.ts";
import {
	type AreaPopulation,
	buildDashboard,
	type DashboardArea,
	type DashboardObservation,
	defineIndicator,
	type Indicator,
	type IndicatorInput,
} from "../../src/report/index.ts";
import {
	type AreaRecord,
	areaSchema,
	type IndicatorDefinition,
	indicatorSchema,
	type ObservationRecord,
	observationSchema,
	type PopulationRecord,
	periodSchema,
	populationSchema,
	readObservations,
} from "../../src/schema/index.ts";
import { acrossParts, drawnDefinition, spoiltDefinition } from "../../test/schema/drawn-definitions.ts";
import { label, oddity, plain, text } from "./texts.ts";

interface Reading {
	readonly success: boolean;
	readonly data?: unknown;
	readonly error?: { readonly issues: readonly { readonly message: string }[] };
}
interface Asking {
	readonly safeParse: (value: unknown) => Reading;
}
const asked = { periodSchema, areaSchema, populationSchema, observationSchema, indicatorSchema } as const;

/** A part of a record: mostly as it may be, now and then not, and at times not at all like it. */
const part = (right: readonly unknown[], wrong: readonly unknown[] = []) =>
	fc.oneof(
		{ weight: 20, arbitrary: fc.constantFrom<unknown>(...right) },
		{ weight: 1, arbitrary: fc.oneof(oddity, text, label, fc.anything(), fc.constantFrom(null, ...wrong)) },
	);
const period = part(
	["2019-12", "2019-10/2019-12", "2018-04/2019-03"],
	["2019-13", "2019-12/2019-10", "2019"],
);
const count = part([0, 3, 7, null], [-1, 0.5]);

/** What each schema is asked. */
const questions = {
	periodSchema: fc.oneof(period, label, text, oddity),
	areaSchema: fc.record(
		{
			id: part(["E07000129", "A"]),
			name: part(["Blaby"]),
			level: part(["district", "county", "region"], ["ward"]),
			parent: part(["E10000018", null], [""]),
			supersededBy: part([[], ["E07000130"]], [[""]]),
		},
		{ requiredKeys: ["id", "level"] },
	),
	populationSchema: fc.record({
		area: part(["A", "E07000129"]),
		year: part([2018, 2019], [999, 10_000, "2018"]),
		population: part([0, 5012, null], [-1, 0.5]),
	}),
	observationSchema: fc.oneof(
		fc.record({ period, area: part(["A"]), indicator: part(["robbery", "constructor"]), count }),
		fc.record(
			{
				period,
				area: part(["A"]),
				indicator: part(["robbery"]),
				count: part([null, null, 3]),
				denominator: part([5012, 0.5, null], [0]),
				value: part([8.6, -2, null]),
				withheld: part(
					[
						{ from: 1, to: 4 },
						{ from: 0, to: null },
					],
					[
						{ from: 4, to: 1 },
						{ from: 1, to: 4, by: 1 },
					],
				),
				status: part(["provisional", "revised", "final"]),
				vintage: part(["2020-01", "2020-02-15", "2020-02-30"], ["2020-13"]),
				breakBefore: part(["new counting rules"], [""]),
				exposure: part([5012, 0.5, null], [0]),
				sampleSize: part([410, null], [0, 0.5]),
				standardError: part([2.2, null], [0]),
				replaced: part(
					[
						[],
						[
							{ vintage: "2019-12", count: 3 },
							{ vintage: "2020-01-31", count: null },
						],
					],
					[[{ vintage: "2019-12", count: 0.5 }], [{ count: 3 }]],
				),
			},
			{ requiredKeys: ["period", "area", "indicator", "count"] },
		),
	),
	indicatorSchema: fc.oneof(
		drawnDefinition,
		spoiltDefinition,
		fc.record(
			{
				id: part(["robbery"]),
				name: part(["Robbery"]),
				category: part(["Crime"]),
				measure: part(["rate", "rate", "proportion", "survey", "count", "average"], ["mean"]),
				per: part([1000], [0, -1]),
				unit: part(["per 1,000"]),
				polarity: part(["lower-is-better", "neutral"]),
				decimals: part([0, 15], [16, 0.5]),
				source: part(["police.uk"]),
				caveats: part([[], ["revised"]], [[1]]),
				breaks: part(
					[[], [{ from: "2019-04", cause: "new rules" }]],
					[[{ from: "2019-13", cause: "" }], [{ at: "2019-04", cause: "new rules" }], [null]],
				),
				target: part([5, { target: { value: 5 } }], [{ value: 5 }, { target: 5 }]),
				comparator: part(["none", { method: "pooled" }], ["mean", { method: "none" }, { value: 5 }]),
				overlapsWith: part(["theft", ["theft"]], [[""]]),
				explained: part([[], [{ cause: "new rules", area: null }]], [[{}]]),
			},
			{ requiredKeys: ["id", "measure", "polarity"] },
		),
	),
};

const month = toPeriod("2019-12");
const robbery = { id: "robbery", measure: "rate", polarity: "lower-is-better" } as const;

/** The dashboard of one month, which must be plain. */
function asDashboard(
	definition: IndicatorInput,
	observations: readonly DashboardObservation[],
	areas: readonly DashboardArea[],
	populations: readonly AreaPopulation[],
): void {
	const dashboard = buildDashboard([definition], observations, { period: month, areas, populations });
	plain(dashboard);
	assert.equal(dashboard.cells.length, areas.length);
}

/** What the functions of the library do with what a schema has accepted: they must take it. */
const uses: Record<keyof typeof questions, (value: never) => void> = {
	periodSchema: (value: string) => {
		const read = toPeriod(value, { prefer: "month" });
		assert.equal(read, value);
		assert.equal(monthsIn(read).length, monthCount(read));
	},
	areaSchema: (area: AreaRecord) => {
		// The parent that it names, where it can have one: of a region there is none.
		const { id, level, parent } = area;
		if (parent === id || (level === "region" && typeof parent === "string")) return;
		const above: readonly DashboardArea[] =
			typeof parent === "string" ? [{ id: parent, level: "region" }] : [];
		asDashboard(robbery, [], [area, ...above], []);
		const cells = { month, code: id, count: "3" };
		const columns = { period: "month", areaCode: "code", count: "count" };
		const read = readObservations([cells], { columns, indicator: "robbery", areas: [area] });
		plain(read);
		assert.ok(/\W/.test(id) || !read.issues.some(({ code }) => code === "unmatched-area"));
	},
	observationSchema: (value: ObservationRecord) => {
		const { area, denominator, indicator, period } = value;
		asDashboard({ ...robbery, id: indicator }, [value], [{ id: area, level: "district" }], []);
		// The denominator of an average is how many it was taken of, and a control chart squares its values.
		if (Number.isSafeInteger(denominator ?? 0) && Math.abs(value.value ?? 0) <= 1e150)
			asDashboard(
				{ id: indicator, measure: "average", polarity: "neutral" },
				[value],
				[{ id: area, level: "district" }],
				[],
			);
		if (monthCount(period) > 1) return;
		plain(rollingTotals([value], { months: 1 }));
		plain(compareRolling([value], { ending: firstMonth(period) }));
	},
	populationSchema: (value: PopulationRecord) => {
		plain(rollingRates([{ period: month, count: 3 }], { exposures: [value], months: 1 }));
		asDashboard(
			robbery,
			[{ indicator: "robbery", area: value.area, period: month, count: 3 }],
			[{ id: value.area, level: "district" }],
			[value],
		);
	},
	indicatorSchema: (definition: IndicatorDefinition) => {
		let indicator: Indicator;
		try {
			indicator = defineIndicator(definition);
		} catch (error) {
			assert.equal(acrossParts.filter((rule) => rule.test(String(error))).length, 1, String(error));
			return;
		}
		plain(indicator);
		assert.deepEqual(defineIndicator(indicator), indicator);
		// What a definition names must be on the dashboard.
		const named = [definition.overlapsWith ?? []].flat();
		const areas = new Set(["A", ...(definition.explained ?? []).flatMap(({ area }) => area ?? [])]);
		const others = [...new Set(named)].map((id) => ({ ...robbery, id }));
		const row = { indicator: definition.id, area: "A", period: month, count: 3, value: 0, denominator: 100 };
		plain(
			buildDashboard([definition, ...others], [row], {
				period: month,
				areas: [...areas].map((id) => ({ id, level: "district" })),
			}),
		);
	},
};

/** A record without what is there and undefined, and without the sign of a zero, which JSON text can have. */
function told(value: unknown): unknown {
	if (Object.is(value, -0)) return 0;
	if (Array.isArray(value)) return value.map(told);
	const isRecord =
		typeof value === "object" &&
		value !== null &&
		[Object.prototype, null].includes(Object.getPrototypeOf(value));
	if (!isRecord) return value;
	const parts = Object.entries(value).filter(([, part]) => part !== undefined);
	return Object.fromEntries(parts.map(([name, part]) => [name, told(part)]));
}

/** Mostly what a schema is asked, at times with a part that it does not know, and at times anything. */
const valuesFor = (question: fc.Arbitrary<unknown>) =>
	fc.oneof(
		{ weight: 8, arbitrary: question },
		fc
			.tuple(
				question,
				fc.constantFrom("nme", "__proto__", "constructor", "Area"),
				fc.constantFrom("A", null, {}),
			)
			.map(([value, name, part]) =>
				typeof value === "object" && value !== null
					? Object.fromEntries([...Object.entries(value), [name, part]])
					: value,
			),
		fc.anything(),
		oddity,
	);

/** Reads drawn values by every schema, and says what came of them. */
export function fuzzSchemas(runs: number, seed: number): string {
	const found = (Object.keys(questions) as (keyof typeof questions)[]).map((name) => {
		const asking: Asking = asked[name];
		let accepted = 0;
		fc.assert(
			fc.property(valuesFor(questions[name]), (value) => {
				const { success, data, error } = asking.safeParse(value);
				if (!success) {
					assert.ok(error !== undefined && error.issues.length > 0);
					assert.ok(error.issues.every(({ message }) => message !== ""));
					return;
				}
				accepted++;
				plain(told(data));
				assert.deepEqual(told(data), told(value), "Something was made of the value");
				assert.equal(asking.safeParse(JSON.parse(JSON.stringify(data))).success, true);
				uses[name](data as never);
			}),
			{ numRuns: runs, seed },
		);
		return `${name} ${accepted}`;
	});
	return `${runs} draws of a value for each schema, accepted: ${found.join(", ")}`;
}
