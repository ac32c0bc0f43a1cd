import { roundExact, toPeriod } from "direction-of-travel";
import {
	buildDashboard,
	type Dashboard,
	defaultRules,
	defineIndicator,
	exceptionReport,
	formatReport,
	type IndicatorInput,
} from "direction-of-travel/report";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectPlain } from "../estimate/near.ts";
import { drawnReport, markup, wholeOf } from "./drawn.ts";
import { frozen } from "./helpers.ts";

const few = { numRuns: 10 };
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const order = <One>(list: readonly One[], keys: readonly number[]): readonly One[] =>
	list
		.map((one, at) => ({ one, key: keys[at % keys.length] ?? 0 }))
		.sort((a, b) => a.key - b.key)
		.map(({ one }) => one);
const shuffle = fc.array(fc.nat(999), { minLength: 11, maxLength: 11 });
const cellsById = ({ cells }: Dashboard) =>
	new Map(cells.map((cell) => [`${cell.indicator} ${cell.area}`, cell]));

describe("buildDashboard(): any report", () => {
	it("buildDashboard() adds up the months and the districts, and has no figure where one is missing", () => {
		fc.assert(
			fc.property(drawnReport(), ({ definitions, series, rows, options }) => {
				const dashboard = buildDashboard(frozen(definitions), frozen(rows), frozen(options));
				expectPlain(dashboard);
				expect(dashboard.cells).toHaveLength(8);
				for (const cell of dashboard.cells) {
					const own = series.filter(
						({ indicator, area }) =>
							indicator === cell.indicator && (cell.area === "county" || area === cell.area),
					);
					const definition = definitions.find(({ id }) => id === cell.indicator);
					const residents = sum(
						options.populations
							.filter(({ area }) => cell.area === "county" || area === cell.area)
							.map(({ population }) => population),
					);
					for (const [figure, from] of [
						[cell.current, 24],
						[cell.previous, 12],
					] as const) {
						const counts = own.flatMap((one) => one.counts.slice(from, from + 12));
						if (counts.includes(null)) {
							expect(figure).toBeNull();
							continue;
						}
						const known = counts.map((count) => count ?? Number.NaN);
						const count = sum(known);
						expect(figure?.count).toBe(count);
						const per = { rate: 1000 / residents, count: 1, proportion: 100 / sum(known.map(wholeOf)) };
						const value = count * (per[definition?.measure as "rate"] ?? Number.NaN);
						expect(figure?.value).toBeCloseTo(value, 9);
						expect(Number(figure?.lower)).toBeLessThanOrEqual(value + 1e-9);
						expect(Number(figure?.upper)).toBeGreaterThanOrEqual(value - 1e-9);
					}
					const [now, before] = [cell.current?.value, cell.previous?.value];
					expect(cell.status).toBe(now === undefined ? "not-available" : "available");
					if (now === undefined || before === undefined) {
						expect([cell.direction, cell.percentChange]).toEqual([null, null]);
						expect(cell.reasons.length).toBeGreaterThan(0);
						continue;
					}
					if (cell.direction === "up") expect(now).toBeGreaterThan(before);
					if (cell.direction === "down") expect(now).toBeLessThan(before);
					if (before > 0 && cell.percentChange !== null)
						expect(cell.percentChange).toBeCloseTo(100 * (now / before - 1), 9);
				}
			}),
			few,
		);
	});

	it("buildDashboard() does not depend on the order of rows and areas, nor on what comes after its period", () => {
		fc.assert(
			fc.property(drawnReport(), shuffle, fc.nat(900), ({ definitions, rows, options }, keys, later) => {
				const dashboard = buildDashboard(definitions, rows, options);
				const after = rows
					.filter(({ period }) => period === "2019-12")
					.map((row) => ({
						...row,
						period: toPeriod("2020-01"),
						count: later,
						...(row.denominator === undefined ? {} : { denominator: 2000 }),
					}));
				expect(buildDashboard(definitions, order([...rows, ...after], keys), options)).toEqual(dashboard);
				const turned = cellsById(
					buildDashboard([...definitions].reverse(), rows, {
						...options,
						areas: [...options.areas].reverse(),
					}),
				);
				for (const [id, cell] of cellsById(dashboard)) {
					const other = turned.get(id);
					for (const key of [
						"current",
						"previous",
						"direction",
						"performance",
						"trendPoints",
						"position",
						"standing",
						"rank",
					] as const)
						expect(other?.[key]).toEqual(cell[key]);
				}
			}),
			few,
		);
	});

	it("buildDashboard() turns better into worse where the polarity turns, and nothing else", () => {
		const opposite = {
			"lower-is-better": "higher-is-better",
			"higher-is-better": "lower-is-better",
			neutral: "neutral",
		} as const;
		const worse = { improving: "worsening", worsening: "improving" } as Readonly<Record<string, string>>;
		const lower = { better: "worse", worse: "better" } as Readonly<Record<string, string>>;
		fc.assert(
			fc.property(drawnReport(), ({ definitions, rows, options }) => {
				const dashboard = buildDashboard(definitions, rows, options);
				const turned = buildDashboard(
					definitions.map((one) => ({ ...one, polarity: opposite[one.polarity] })),
					rows,
					options,
				);
				for (const [at, cell] of dashboard.cells.entries()) {
					const other = turned.cells[at];
					expect(other?.performance).toBe(worse[cell.performance] ?? cell.performance);
					expect(other?.standing).toBe(lower[cell.standing] ?? cell.standing);
					for (const key of [
						"current",
						"previous",
						"direction",
						"degree",
						"position",
						"percentChange",
					] as const)
						expect(other?.[key]).toEqual(cell[key]);
				}
			}),
			few,
		);
	});
});

describe("exceptionReport(): any report", () => {
	it("exceptionReport() finds what its rules say of every cell, and sets aside what is explained or was expected", () => {
		const seen = new Set<string>();
		const degrees = fc.subarray(["slightly", "moderately", "substantially"] as const, { minLength: 2 });
		const areas = fc.subarray(["d1", "d2", "d3", "county"], { minLength: 2 });
		fc.assert(
			fc.property(
				drawnReport(),
				degrees,
				areas,
				fc.boolean(),
				({ definitions, rows, options }, degrees, areas, mark) => {
					const dashboard = buildDashboard(definitions, rows, options);
					const rules = defaultRules.map((rule) =>
						rule.kind === "change-for-the-worse" ? { ...rule, degrees } : rule,
					);
					const expected = mark ? [{ indicator: "a", rule: "change", because: "announced" }] : [];
					const report = exceptionReport(frozen(dashboard), frozen({ rules, expected, areas }));
					expectPlain(report);
					const found = dashboard.cells
						.filter(({ area }) => areas.includes(area))
						.flatMap((cell) => {
							const { polarity, target } = definitions.find(
								({ id }) => id === cell.indicator,
							) as IndicatorInput;
							if (polarity === "neutral") return [];
							const adverse = (gap: number) => (polarity === "lower-is-better" ? gap > 0 : gap < 0);
							const { current, previous, signal, comparison } = cell;
							const degree = cell.degree ?? (previous?.value === 0 ? "substantially" : "none");
							const worst = comparison?.status === "compared" && comparison.evidence === 0.998;
							const limit =
								signal === null ? null : polarity === "lower-is-better" ? signal.upper : signal.lower;
							const fires = {
								change: cell.performance === "worsening" && (degrees as readonly string[]).includes(degree),
								benchmark: worst && cell.standing === "worse",
								// A point is outside where it lies beyond the limit that is drawn.
								signal:
									signal !== null && limit !== null && signal.points >= 12 && adverse(signal.value - limit),
								target: current !== null && target !== undefined && adverse(current.value - Number(target)),
							};
							return defaultRules.flatMap(({ id }) => {
								if (!fires[id as keyof typeof fires]) return [];
								const announced = mark && cell.indicator === "a" && id === "change";
								const standing =
									cell.causes.length > 0 ? "explained" : announced ? "expected" : "exceptional";
								return [`${cell.indicator} ${cell.area} ${id} ${standing}`];
							});
						});
					const all = [...report.exceptions, ...report.setAside];
					const texts = all.map(
						({ indicator, area, rule, standing }) => `${indicator} ${area} ${rule} ${standing}`,
					);
					expect([...texts].sort()).toEqual([...found].sort());
					for (const text of texts) seen.add(text.replace(/^\S+ \S+ /, ""));
					expect(report.exceptions.every(({ standing }) => standing === "exceptional")).toBe(true);
					expect(
						report.setAside.every(({ standing, causes }) => standing !== "exceptional" && causes.length > 0),
					).toBe(true);
					for (const { rule, fired, judged } of report.tally) {
						expect(fired).toBe(all.filter((one) => one.rule === rule).length);
						expect(fired).toBeLessThanOrEqual(judged);
					}
					const looked = report.tally.some(({ judged }) => judged > 0);
					expect(report.status).toBe(
						report.exceptions.length > 0 ? "exceptions" : looked ? "nothing-exceptional" : "nothing-judged",
					);
				},
			),
			// The same draws always, as it is known what they hold.
			{ numRuns: 30, seed: 20_200_320 },
		);
		for (const { id } of defaultRules) expect(seen).toContain(`${id} exceptional`);
		expect(seen).toContain("change expected");
		expect(seen).toContain("target explained");
	});
});

describe("formatReport(): any names", () => {
	const tags = [
		"html",
		"head",
		"title",
		"body",
		"main",
		"h1",
		"h2",
		"p",
		"ul",
		"li",
		"div",
		"table",
		"caption",
		"thead",
		"tbody",
		"tr",
		"th",
		"td",
	];
	const plain = (html: string) =>
		html
			.replaceAll("&lt;", "<")
			.replaceAll("&gt;", ">")
			.replaceAll("&quot;", '"')
			.replaceAll("&#39;", "'")
			.replaceAll("&amp;", "&");
	const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

	it("formatReport() is the same text for the same dashboard, whose tables have every cell, whatever stands in the names", () => {
		fc.assert(
			fc.property(drawnReport(markup), ({ definitions, rows, options }) => {
				const dashboard = buildDashboard(definitions, rows, options);
				const text = formatReport(frozen(dashboard), { format: "markdown" });
				expect(formatReport(JSON.parse(JSON.stringify(dashboard)), { format: "markdown" })).toBe(text);
				const cellsOf = (line: string) =>
					line
						.slice(2, -2)
						.split(" | ")
						.map((cell) => cell.replace(/\\(.)/g, "$1"));
				const table = text.split("\n").filter((line) => /^\| .* \|$/.test(line));
				const figures = table.filter((line) => line.split(/(?<!\\)\|/).length === 16).slice(2);
				expect(figures).toHaveLength(dashboard.cells.length);
				for (const [at, line] of figures.entries()) {
					const cell = dashboard.cells[at];
					const indicator = dashboard.indicators.find(({ id }) => id === cell?.indicator);
					const area = dashboard.areas.find(({ id }) => id === cell?.area);
					const [first, second, , current] = cellsOf(line);
					expect([first, second]).toEqual([oneLine(indicator?.name ?? ""), oneLine(area?.name ?? "")]);
					const value = cell?.current?.value;
					if (value === undefined) expect(current).toBe("not available");
					else {
						const [printed = "", places = ""] = /^[\d,]+(?:\.(\d+))?/.exec(current ?? "") ?? [];
						expect(places.length).toBeGreaterThanOrEqual(indicator?.decimals ?? 0);
						expect(printed).toBe(roundExact(value, { decimals: places.length, grouping: true }));
					}
				}
			}),
			few,
		);
	});

	it("formatReport() writes HTML that opens and closes its own elements and no others", () => {
		fc.assert(
			fc.property(drawnReport(markup), ({ definitions, rows, options }) => {
				const dashboard = buildDashboard(definitions, rows, options);
				const html = formatReport(dashboard, { format: "html" });
				const open: string[] = [];
				for (const [tag, slash, name = ""] of html
					.replace("<!doctype html>", "")
					.matchAll(/<(\/?)([^\s>]*)[^>]*>/g)) {
					if (tag.startsWith("<meta ")) continue;
					expect(tags).toContain(name);
					if (slash === "") open.push(name);
					else expect(open.pop()).toBe(name);
				}
				expect(open).toEqual([]);
				const texts = [...html.matchAll(/<th scope="row">([^<]*)<\/th>/g)].map(([, text = ""]) =>
					plain(text),
				);
				for (const { name } of [...dashboard.indicators, ...dashboard.areas]) expect(texts).toContain(name);
			}),
			few,
		);
	});
});

describe("defineIndicator(): any definition", () => {
	const firstOf = (period: string) => period.slice(0, 7);
	const lastOf = (period: string) => period.slice(-7);
	const text = fc.string({ minLength: 1, maxLength: 5 });
	const month = fc.constantFrom(toPeriod("2018-04"), toPeriod("2019/20"), toPeriod("2019-01"));
	const average = fc.record(
		{
			method: fc.constantFrom("pooled", "mean-of-rates"),
			own: fc.constantFrom("in", "out"),
			members: fc.constantFrom("all", "available"),
		},
		{ requiredKeys: ["method"] },
	);
	const causes = fc.array(fc.record({ from: month, cause: text }), { maxLength: 3 });
	const targets = fc.oneof(
		fc.integer({ min: 0, max: 9 }),
		fc.record(
			{ target: fc.record({ value: fc.nat(9) }), from: month, by: fc.constantFrom("value", "interval") },
			{ requiredKeys: ["target"] },
		),
	);
	const explained = fc.record(
		{ cause: text, area: fc.option(text), from: fc.option(month), to: fc.option(month) },
		{ requiredKeys: ["cause"] },
	);
	/** Given once in so many times: the more often a part does not fit others, the more seldom. */
	const once = <Value>(freq: number, value: fc.Arbitrary<Value>) =>
		fc.nat(freq - 1).chain((at) => (at === 0 ? value : fc.constant(undefined)));
	const input = fc
		.record({
			id: text.map((id) => `i${id}`),
			polarity: fc.constantFrom("lower-is-better", "higher-is-better", "neutral"),
			measure: fc.constantFrom("rate", "count", "proportion", "survey", "average"),
			name: once(1, text),
			category: once(1, text),
			unit: once(1, text),
			per: once(4, fc.constantFrom(1, 100, 1000, 100_000, 0, -1)),
			uncertainty: once(6, fc.constantFrom("counts", "sample-size", "standard-error", "tolerance")),
			tolerance: once(6, fc.constantFrom(0, 2.5, -1)),
			decimals: once(1, fc.oneof({ weight: 9, arbitrary: fc.nat(15) }, fc.constantFrom(-1, 16))),
			source: once(1, text),
			caveats: once(1, fc.array(text, { maxLength: 2 })),
			breaks: once(1, causes),
			target: once(2, targets),
			comparator: once(
				2,
				fc.oneof(
					fc.constantFrom("none", "pooled", "mean-of-rates"),
					average,
					fc.record({ value: fc.nat(9), name: text }),
				),
			),
			frequency: once(1, fc.constantFrom("monthly", "quarterly", "annual", "part-year")),
			overlapsWith: once(1, fc.oneof(text, fc.array(text, { maxLength: 3 }))),
			explained: once(1, fc.array(explained, { maxLength: 2 })),
		})
		.map((drawn) => JSON.parse(JSON.stringify(drawn)) as typeof drawn);

	it("defineIndicator() keeps what it is given, adds what it is not, and is itself again, or says what does not fit", () => {
		let defined = 0;
		fc.assert(
			fc.property(input, (given) => {
				let made: ReturnType<typeof defineIndicator>;
				try {
					made = defineIndicator(frozen(given as IndicatorInput));
				} catch (error) {
					// What is refused is one of the numbers out of range, or one of the parts that do not go together.
					const { measure, polarity, per, tolerance, decimals = 0, target, uncertainty, comparator } = given;
					const sized = measure === "survey" || measure === "average";
					const chance = {
						rate: ["counts"],
						count: ["counts"],
						proportion: ["counts"],
						survey: ["sample-size", "standard-error"],
						average: ["standard-error"],
					}[measure];
					const fits = tolerance === undefined ? chance : ["tolerance"];
					const faults = [
						(measure === "count" || measure === "average") && per !== undefined,
						per !== undefined && per <= 0,
						tolerance !== undefined && (!sized || tolerance < 0),
						decimals < 0 || decimals > 15,
						target !== undefined && polarity === "neutral",
						[
							typeof target === "object" ? target.target.value : target,
							typeof comparator === "object" && "value" in comparator ? comparator.value : undefined,
						].some(
							(figure = 0) => (!sized && figure < 0) || (measure === "proportion" && figure > (per ?? 100)),
						),
						uncertainty !== undefined && !fits?.includes(uncertainty),
						measure === "count" &&
							comparator !== undefined &&
							comparator !== "none" &&
							!(typeof comparator === "object" && "value" in comparator),
						sized &&
							typeof comparator === "object" &&
							"method" in comparator &&
							comparator.method === "pooled" &&
							comparator.own === "out",
						[given.overlapsWith ?? []].flat().includes(given.id),
						(given.explained ?? []).some(
							({ from, to }) => from != null && to != null && firstOf(from) > lastOf(to),
						),
					];
					expect(faults).toContain(true);
					expect(error).toMatchObject({
						code: expect.any(String),
						message: expect.stringMatching(/^Cannot define the indicator/),
					});
					return;
				}
				defined++;
				expectPlain(made);
				expect(defineIndicator(frozen(made))).toEqual(made);
				for (const key of [
					"id",
					"polarity",
					"measure",
					"name",
					"category",
					"unit",
					"per",
					"decimals",
					"source",
					"caveats",
					"frequency",
				] as const)
					if (given[key] !== undefined) expect(made[key]).toEqual(given[key]);
				expect([...made.breaks].sort((a, b) => (a.from < b.from ? -1 : 1)).map(({ from }) => from)).toEqual(
					made.breaks.map(({ from }) => from),
				);
				expect(made.breaks).toHaveLength(given.breaks?.length ?? 0);
				expect(made.name).toBe(given.name ?? given.id);
			}),
			{ numRuns: 200 },
		);
		expect(defined).toBeGreaterThan(60);
	});

	it("defineIndicator() refuses a cause whose month is none", () => {
		for (const from of ["", "2019", "2019-13"])
			expect(() =>
				defineIndicator({
					id: "x",
					polarity: "neutral",
					measure: "count",
					explained: [{ cause: "c", from: from as never }],
				}),
			).toThrow(expect.objectContaining({ name: "SyntaxError", code: "not-a-period" }));
	});
});
