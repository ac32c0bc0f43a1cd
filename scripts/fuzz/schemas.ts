/**
 * Throws values at every schema: records with parts that are missing, too many or odd. None may throw; what is accepted is
 * plain, is accepted again as it is, and goes into the functions that take such records; what is refused has a reason.
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import {
	compareRolling,
	firstMonth,
	monthCount,
	monthsIn,
	type Observation,
	rollingRates,
	rollingTotals,
	toPeriod,
} from "../../src/index.ts";
import {
	areaSchema,
	indicatorSchema,
	observationSchema,
	periodSchema,
	populationSchema,
} from "../../src/schema/index.ts";
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
			code: part(["E07000129", "A"]),
			name: part(["Blaby"]),
			supersededBy: part([[], ["E07000130"]], [[""]]),
			parent: part(["E10000018"]),
		},
		{ requiredKeys: ["code"] },
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
			},
			{ requiredKeys: ["period", "area", "indicator", "count"] },
		),
	),
	indicatorSchema: fc.record(
		{
			id: part(["robbery"]),
			name: part(["Robbery"]),
			category: part(["Crime"]),
			measure: part(["rate", "rate", "proportion", "mean", "count", "index"]),
			per: part([1000], [0, -1]),
			unit: part(["per 1,000"]),
			polarity: part(["lower-is-better", "neutral"]),
			source: part(["police.uk"]),
			caveats: part([[], ["revised"]], [[1]]),
			breaks: part([[], [{ at: "2019-04", cause: "new rules" }]], [[{ at: "2019-13", cause: "" }], [null]]),
		},
		{ requiredKeys: ["id", "name", "measure", "polarity"] },
	),
};

/** What the functions of the library do with what a schema has accepted: they must take it. */
const uses: Partial<Record<keyof typeof questions, (value: never) => void>> = {
	periodSchema: (value: string) => {
		const read = toPeriod(value, { prefer: "month" });
		assert.equal(read, value);
		assert.equal(monthsIn(read).length, monthCount(read));
	},
	observationSchema: (value: Observation) => {
		if (monthCount(value.period) > 1) return;
		plain(rollingTotals([value], { months: 1 }));
		plain(compareRolling([value], { ending: firstMonth(value.period) }));
	},
	populationSchema: (value: { readonly year: number; readonly population: number | null }) => {
		plain(rollingRates([{ period: toPeriod("2019-12"), count: 3 }], { exposures: [value], months: 1 }));
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
				uses[name]?.(data as never);
			}),
			{ numRuns: runs, seed },
		);
		return `${name} ${accepted}`;
	});
	return `${runs} draws of a value for each schema, accepted: ${found.join(", ")}`;
}
