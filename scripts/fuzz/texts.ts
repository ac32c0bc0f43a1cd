import assert from "node:assert/strict";
import fc from "fast-check";

const pieces =
	"2019 20 /20 Q3 - – to Apr Sept 8.6 1,887 % per 1,000 [c] [p] ( ) < £ m ½ \u00A0 \uFEFF e+5 nil n/a".split(
		" ",
	);

/** Any text, and such as looks like a figure. */
export const text = fc.oneof(
	fc.string({ unit: "binary", maxLength: 30 }),
	fc.string({ maxLength: 30 }),
	fc
		.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3 })), { maxLength: 8 })
		.map((parts) => parts.join(" ")),
	fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join("")),
);

/** What a label of a period looks like, right or nearly so. */
export const label = fc.oneof(
	fc
		.tuple(
			fc.constantFrom(
				"",
				"",
				"year ending ",
				"12 months to ",
				"Q3 ",
				"Oct to Dec ",
				"April ",
				"academic year ",
			),
			fc.integer({ min: 1995, max: 2030 }),
			fc.constantFrom("", "", "/20", "-12", "-10/2019-12", " Q4", "/20 Q2", " to 2021", " - 21", "-12-31"),
		)
		.map((parts) => parts.join("")),
	fc
		.tuple(
			fc.constantFrom("Dec", "Sept", "March"),
			fc.constantFrom(" ", "-", " to June "),
			fc.integer({ min: 0, max: 2030 }),
		)
		.map((parts) => parts.join("")),
);

/** What no reader expects in a cell, and what a reader of CSV, JSON or Arrow can put there. */
export const oddity: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(
	...[null, undefined, true, Number.NaN, Number.POSITIVE_INFINITY, -0, 0.1, -3, 2 ** 53, 1e300],
	...[12n, -1n, 10n ** 40n, [], ["3"], {}, { toString: 1 }, new Date(0), new Date(Number.NaN), Symbol("3")],
	...[Object.create(null), () => "3", "__proto__", "constructor", "a\nb", "9".repeat(400), "1e3", "-1"],
);

/** Holds that a value is the same after a JSON round trip. */
export const plain = (value: unknown) => assert.deepEqual(JSON.parse(JSON.stringify(value)), value);
