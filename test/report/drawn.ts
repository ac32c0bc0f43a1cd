import { monthsIn, toPeriod } from "direction-of-travel";
import type { BuildDashboardOptions, DashboardObservation, IndicatorInput } from "direction-of-travel/report";
import fc from "fast-check";

/** Three years of months, the last of which every drawn indicator has. */
const drawnMonths = monthsIn(toPeriod("2017-01/2019-12"));

/** Monthly counts of one indicator in one district; null for a month that is missing. */
interface DrawnSeries {
	readonly indicator: string;
	readonly area: string;
	readonly counts: readonly (number | null)[];
}

/** Everything that a dashboard of monthly counts is made from. */
export interface DrawnReport {
	readonly definitions: readonly IndicatorInput[];
	readonly series: readonly DrawnSeries[];
	readonly rows: readonly DashboardObservation[];
	readonly options: Omit<BuildDashboardOptions, "populations"> & {
		readonly populations: readonly { area: string; population: number }[];
	};
}

/** What a proportion is out of, by its count. */
export const wholeOf = (count: number) => 2 * count + 50;

/** A level, what it became in the last year and in its last quarter, and now and then a month that is missing. */
const shape = fc.record({
	level: fc.constantFrom(0, 2, 30, 30, 32, 60),
	becomes: fc.constantFrom(0, 0.5, 1, 1, 1.1, 2),
	spike: fc.constantFrom(1, 1, 4),
	turn: fc.integer({ min: 1, max: 9 }),
	gap: fc.option(fc.nat(34), { freq: 4 }),
});

const polarity = fc.constantFrom("lower-is-better", "higher-is-better", "neutral");
const definition = fc.record({
	measure: fc.constantFrom("rate", "count", "proportion"),
	polarity,
	target: fc.option(fc.integer({ min: 1, max: 900 })),
	explained: fc.boolean(),
	decimals: fc.nat(3),
});

const ids = ["a", "b"];
const districts = ["d1", "d2", "d3"];

/** Two indicators in three districts of a county. `text` draws the names, so that they may hold anything. */
export function drawnReport(text: fc.Arbitrary<string> = fc.constant("")): fc.Arbitrary<DrawnReport> {
	return fc
		.record({
			definitions: fc.tuple(definition, definition),
			shapes: fc.array(shape, { minLength: 6, maxLength: 6 }),
			populations: fc.array(fc.integer({ min: 9000, max: 11_000 }), { minLength: 3, maxLength: 3 }),
			names: fc.array(text, { minLength: 8, maxLength: 8 }),
		})
		.map(({ definitions, shapes, populations, names }): DrawnReport => {
			const series = ids.flatMap((indicator, i) =>
				districts.map((area, a): DrawnSeries => {
					const { level, becomes, spike, turn, gap } = shapes[3 * i + a] ?? {
						level: 0,
						becomes: 1,
						spike: 1,
						turn: 1,
						gap: null,
					};
					const counts = drawnMonths.map((_, month) => {
						const usual =
							level === 0
								? 0
								: Math.floor(level * (month < 24 ? 1 : becomes) * (month < 33 ? 1 : spike)) +
									((month * turn) % 7);
						return month === gap ? null : usual;
					});
					return { indicator, area, counts };
				}),
			);
			const measures = new Map(ids.map((id, i) => [id, definitions[i]?.measure]));
			return {
				definitions: definitions.map(({ target, explained, ...one }, i) => ({
					...one,
					id: ids[i] ?? "",
					name: `Indicator ${i}${names[i] ?? ""}`,
					category: `Category${names[2] ?? ""}`,
					caveats: [`Beware ${names[3] ?? ""}`],
					// No more than 100 of 100 can be asked for.
					...(target === null || one.polarity === "neutral"
						? {}
						: { target: one.measure === "proportion" ? target / 9 : target }),
					...(explained ? { explained: [{ cause: `Known ${names[4] ?? ""}`, area: "d1" }] } : {}),
				})),
				series,
				rows: series.flatMap(({ indicator, area, counts }) =>
					counts.flatMap((count, month): readonly DashboardObservation[] => {
						const period = drawnMonths[month];
						if (count === null || period === undefined) return [];
						const whole = measures.get(indicator) === "proportion" ? { denominator: wholeOf(count) } : {};
						return [{ indicator, area, period, count, ...whole }];
					}),
				),
				options: {
					period: toPeriod("2019-12"),
					areas: [
						...districts.map((id, a) => ({
							id,
							name: `Area ${id}${names[5 + a] ?? ""}`,
							level: "district" as const,
							parent: "county",
						})),
						{ id: "county", name: "The county", level: "county" },
					],
					populations: districts.map((area, a) => ({ area, population: populations[a] ?? 1 })),
					levellingOff: "none",
				},
			};
		});
}

/** Text with everything that means something in Markdown or HTML. */
export const markup = fc.string({
	unit: fc.constantFrom("|", "\n", "\\", "#", "*", "<", "&", '"', "'", "[", "`", "_", "é", " "),
	maxLength: 6,
});
