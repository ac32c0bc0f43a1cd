/**
 * Throws text at every reader for as long as it is told: `npx tsx scripts/fuzz-readers.ts 1000000`. No text may make one
 * throw, a tally must add up, and what comes out must be the same after a JSON round trip.
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { parsePeriod, parsePublished } from "../src/index.ts";
import { readFingertips, readObservations, readPoliceUk } from "../src/schema/index.ts";

const [runs = 1_000_000, seed = 20_200_320] = process.argv.slice(2).map(Number);
const pieces =
	"2019 20 /20 Q3 - – to Apr Sept 8.6 1,887 % per 1,000 [c] [p] ( ) < £ m ½ \u00A0 \uFEFF e+5 nil n/a".split(
		" ",
	);
const text = fc.oneof(
	fc.string({ unit: "binary", maxLength: 30 }),
	fc.string({ maxLength: 30 }),
	fc
		.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3 })), { maxLength: 8 })
		.map((parts) => parts.join(" ")),
	fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join("")),
);
const plain = (value: unknown) => assert.deepEqual(JSON.parse(JSON.stringify(value)), value);
const columns = { period: "month", areaName: "area", indicator: "crime", count: "count", value: "rate" };

let values = 0;
let periods = 0;
fc.assert(
	fc.property(text, text, (one, other) => {
		const figure = parsePublished(one);
		plain(figure);
		if (figure.kind === "value") values++;
		const period = parsePeriod(other);
		plain(period);
		if (period.ok) periods++;
		const read = readObservations([{ month: other, area: "A", crime: one, count: one, rate: other }], {
			columns,
		});
		const { records, accepted, rejected, excluded } = read.tally;
		assert.equal(records, accepted + rejected + excluded);
		readPoliceUk([
			{ "Crime ID": one, Month: other, "LSOA name": one, "LSOA code": other, "Crime type": one },
		]);
		readFingertips([
			["Time period", "Area Code", "Indicator Name", "Value"],
			[other, one, one, other],
		]);
	}),
	{ numRuns: runs, seed },
);
console.log(
	`${runs} draws of two texts each: ${values} were figures, ${periods} were periods, none made a reader throw`,
);
