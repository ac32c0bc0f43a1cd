import type { IndicatorInput } from "direction-of-travel/report";
import fc from "fast-check";

/** What `defineIndicator` says of parts that do not go together, which no part alone can tell. */
export const acrossParts = [
	/ must be left out for measure /,
	/: tolerance must (be given|come with measure)/,
	/: uncertainty must be one of /,
	/: target must come with a polarity /,
	/: by must come with a figure to reach/,
	/: comparator must be none or a figure for measure count/,
	/: comparator\.own must be in for measure /,
	/: overlapsWith must name other indicators/,
	/: explained\[\d\]\.from must not be after its to/,
	/: upper(Percentile| of the target) must be at least lower/,
	/: (the target|comparator\.value) must be (0 or more|at most)/,
];

const measures = ["rate", "count", "proportion", "survey", "average"] as const;
const months = ["2018-04", "2019-04", "2019-04/2019-09"];
const texts = fc.constantFrom("Robbery", "constructor", " ", "é");

/** A part that may be left out. */
const drawn = (...values: readonly unknown[]) => fc.constantFrom(...values);

/** The parts that depend on the measure, as they may be. */
const ofMeasure = {
	rate: { per: drawn(1000, 100_000, 0.5), exposureRule: drawn("mean-over-window", "sum-over-window") },
	count: { comparator: drawn("none", { value: 40, name: "the year 2010" }), decimals: drawn(0) },
	proportion: { per: drawn(100, 10), uncertainty: drawn("counts") },
	survey: { per: drawn(100, 1), uncertainty: drawn("sample-size", "standard-error") },
	average: {
		uncertainty: drawn("tolerance"),
		tolerance: drawn(0, 0.5, 2),
		comparator: drawn("none", "pooled", { value: -6.8, name: "the national average" }),
	},
} as const;

const averages = drawn(
	"none",
	"pooled",
	"mean-of-rates",
	{ method: "pooled" },
	{ method: "mean-of-rates", own: "out", members: "available" },
	{ value: 0, name: "the national average" },
	{ value: 6.8, name: "the national average", months: 6 },
);

const targets = drawn(
	5,
	{ target: { value: 5, per: 1000 } },
	{ target: { value: null }, from: "2019-04", by: "interval", months: 12 },
	{ target: { lower: 3, upper: 5 } },
	{ target: { lowerPercentile: 25, upperPercentile: 75, among: [1, null, 2, 3, 4] }, from: "2019-04" },
	{ target: { previousValue: 7.8, per: 1000 } },
	{ target: { previousValue: null } },
);

/** Definitions whose parts go together, as a file of JSON has them: each part is there or left out. */
export const drawnDefinition: fc.Arbitrary<IndicatorInput> = fc
	.tuple(
		fc.constantFrom(...measures),
		fc.constantFrom("lower-is-better", "higher-is-better", "neutral"),
		fc.array(fc.boolean(), { minLength: 19, maxLength: 19 }),
	)
	.chain(([measure, polarity, present]) => {
		const parts: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
			name: texts,
			category: texts,
			unit: texts,
			decimals: fc.nat(15),
			source: texts,
			caveats: fc.array(texts, { maxLength: 2 }),
			breaks: fc.array(fc.record({ from: fc.constantFrom(...months), cause: texts }), { maxLength: 2 }),
			comparator: averages,
			frequency: drawn("monthly", "quarterly", "annual", "part-year"),
			overlapsWith: drawn("theft", [], ["theft", "arson"]),
			explained: fc.array(
				fc.record(
					{
						cause: texts,
						area: drawn("Blaby", null),
						from: drawn("2018-04", null),
						to: drawn("2019-03", null),
					},
					{ requiredKeys: ["cause"] },
				),
				{ maxLength: 2 },
			),
			...(polarity === "neutral" ? {} : { target: targets }),
			...ofMeasure[measure],
		};
		const given = Object.entries(parts).filter(
			// What rests on a tolerance cannot be said without one.
			([name], index) => present[index] || (measure === "average" && /^(tolerance|uncertainty)$/.test(name)),
		);
		return fc.record({
			id: fc.constantFrom("robbery", "constructor"),
			measure: fc.constant(measure),
			polarity: fc.constant(polarity),
			...Object.fromEntries(given),
		}) as unknown as fc.Arbitrary<IndicatorInput>;
	});

type Place = readonly string[];

/** Every place in a record, as the names on the way there. */
function placesIn(value: unknown): readonly Place[] {
	if (typeof value !== "object" || value === null) return [[]];
	const inside = Object.entries(value).flatMap(([name, part]) =>
		placesIn(part).map((place) => [name, ...place]),
	);
	return [[], ...inside];
}

/** The record with something else in one place; nothing at all where that is undefined. */
function changed(
	value: unknown,
	[name, ...rest]: readonly string[],
	put: (part: unknown) => unknown,
): unknown {
	if (name === undefined) return put(value);
	const parts = Object.entries(value as object).flatMap(([one, part]) => {
		const now = one === name ? changed(part, rest, put) : part;
		return now === undefined ? [] : [[one, now] as const];
	});
	return Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
}

const anything = fc.constantFrom<unknown>(
	...[undefined, null, true, "", "x", "2019-13", "2019-04", "interval", "tolerance", "pooled", "annual"],
	...[0, -1, 0.5, 15, 16, 101, 1e300, [], ["x"], [null], {}, { value: 3 }, { formm: 1 }, { target: 5 }],
);

/** Definitions with parts of another, or of which a part, or a part of a part, was taken away, replaced or added. */
export const spoiltDefinition: fc.Arbitrary<unknown> = fc
	.tuple(
		drawnDefinition,
		fc.option(drawnDefinition),
		fc.array(fc.tuple(fc.nat(), fc.boolean(), anything), { maxLength: 2 }),
	)
	.map(([definition, other, changes]) =>
		changes.reduce<unknown>(
			(value, [which, adds, part]) => {
				const places = placesIn(value);
				return changed(value, places[which % places.length] ?? [], (old) =>
					adds && typeof old === "object" && old !== null && !Array.isArray(old)
						? { ...old, [which % 2 === 0 ? "per" : "formm"]: part ?? 1 }
						: part,
				);
			},
			{
				...other,
				...definition,
			},
		),
	);
