import { describe, expect, it } from "vitest";
import * as single from "../../src/index.ts";
import { toPeriod } from "../../src/index.ts";
import { cellMarks, compareRolling, type PanelRow, panelFromRows } from "../../src/panel/index.ts";
import { thrown } from "./scalar.ts";

const december = toPeriod("2019-12");
const row = (area: string, more: object = {}) =>
	({ area, indicator: "i", period: december, count: 3, ...more }) as PanelRow;

describe("panelFromRows() says what becomes of exposures", () => {
	it("panelFromRows() names the areas without an exposure and the names that no area has", () => {
		const rows = [row("Ashby"), row("Blaby"), row("Oadby")];
		const given = panelFromRows(rows, { exposures: { ASHBY: 5, Blaby: 5, Oadby: 0, "Blaby ": 5 } });
		expect([given.areasWithoutExposure, given.exposuresNotUsed]).toEqual([
			["Ashby", "Oadby"],
			["ASHBY", "Blaby "],
		]);
		const populations = ["Blaby", "blaby", "blaby", "Oadby"].map((area, at) => ({
			area,
			year: at === 3 ? 2001 : 2018 + (at % 2),
			population: 5,
		}));
		const mid = panelFromRows(rows, { exposures: populations });
		expect([mid.areasWithoutExposure, mid.exposuresNotUsed]).toEqual([["Ashby", "Oadby"], ["blaby"]]);
		const nearest = panelFromRows(rows, { exposures: populations, exposureRule: "nearest-mid-year" });
		expect(nearest.areasWithoutExposure).toEqual(["Ashby", "Blaby", "Oadby"]);
		const own = rows.flatMap((one, at) => [
			{ ...one, exposure: [null, 0, 7][at] ?? null },
			{ ...one, indicator: "j", exposure: at === 1 ? 4 : null },
		]);
		expect(panelFromRows(own, { exposureRule: "sum-over-window" }).areasWithoutExposure).toEqual(["Ashby"]);
		const none = panelFromRows(rows);
		expect([none.areasWithoutExposure, none.exposuresNotUsed, none.breaks]).toEqual([[], [], []]);
	});

	it("panelFromRows() refuses exposures that are neither a record nor a list, and names the area of a bad population", () => {
		const refused = (exposures: unknown, more: object = {}) =>
			thrown(() => panelFromRows([row("A")], { exposures, ...more } as never));
		for (const wrong of [new Map([["A", 5]]), null, 5, "A"])
			expect(refused(wrong).slice(0, 2)).toEqual(["TypeError", "wrong-type"]);
		expect(refused(new Map([["A", 5]]))[2]).toBe(
			"Cannot make a panel: exposures must be a record of one number for each area, or a list of mid-year populations, current value is an object",
		);
		expect(refused([null])[2]).toContain("each mid-year population must have the name of its area");
		expect(refused([{ year: 2018, population: 5 }])[1]).toBe("wrong-type");
		const twice = [1, 2].map((population) => ({ area: "A", year: 2018, population }));
		expect(refused(twice)).toEqual([
			"RangeError",
			"duplicate",
			"Cannot make a panel for A: population must be given once for each period, current value is 2018",
		]);
		expect(refused([{ area: "A", year: 2018, population: -5 }])[2]).toContain(
			"Cannot make a panel for A: population of 2018 must be 0 or more",
		);
	});
});

describe("panelFromRows() heeds what single series heed, or says that it does not", () => {
	it("panelFromRows() takes the latest vintage of a cell as rollingTotals() does", () => {
		const vintages = [undefined, "2020-01", "2020-02", "2020-02-10", "2020-03-01"];
		for (const a of vintages)
			for (const b of vintages)
				for (const c of [...vintages, "none"]) {
					const rows = [a, b, c]
						.map((vintage, count) => row("A", { count, ...(vintage === undefined ? {} : { vintage }) }))
						.filter(({ vintage }) => vintage !== "none");
					const [one] = single.rollingTotals(rows as single.Observation[], { months: 1 });
					const { panel, duplicates, tally, placed } = panelFromRows(rows);
					const duplicate = one?.status !== "complete";
					expect(panel.counts[0]?.[0]).toBe(duplicate ? cellMarks.duplicate : one.total);
					expect([duplicates, placed]).toEqual([duplicate ? 1 : 0, rows.length - tally.replaced]);
					if (!duplicate) expect(tally.replaced).toBe(one.revisions.length);
				}
		const others = panelFromRows([row("A", { vintage: "2020-01" }), row("B", { vintage: "2020-02" })]);
		expect([others.rejected, others.panel.counts[0]]).toEqual([0, Int32Array.of(3, 3)]);
		expect(thrown(() => panelFromRows([row("A", { vintage: "May" })]))).toEqual([
			"SyntaxError",
			"unreadable",
			'Cannot make a panel: vintage of 2019-12 must be YYYY-MM-DD or YYYY-MM, current value is "May"',
		]);
	});

	it("panelFromRows() names the series that break, which it does not heed", () => {
		const { breaks, panel, rejected } = panelFromRows([row("A", { breakBefore: "new rules" }), row("B")]);
		expect([breaks, rejected]).toEqual([[{ area: "A", indicator: "i", period: december }], 0]);
		expect(compareRolling(panel, { months: 1, against: "same-period-last-year" }).current).toEqual(
			Float64Array.of(3, 3),
		);
	});

	it("panelFromRows() takes no count beside a range of what is withheld, and no range that is none", () => {
		const cell = (count: number | null, withheld: unknown) => {
			const { panel, tally } = panelFromRows([row("A", { count, withheld })], {
				areas: ["A"],
				indicators: ["i"],
				months: december,
			});
			return [panel.counts[0]?.[0], tally["not-a-count"]];
		};
		expect(cell(3, null)).toEqual([3, 0]);
		expect(cell(3, undefined)).toEqual([3, 0]);
		expect(cell(null, null)).toEqual([cellMarks.blank, 0]);
		expect(cell(null, { from: 1, to: 4 })).toEqual([cellMarks.withheld, 0]);
		expect(cell(null, { from: 0, to: null })).toEqual([cellMarks.withheld, 0]);
		for (const [count, withheld] of [
			[3, { from: 1, to: 4 }],
			[0, { from: 0, to: null }],
			[null, { from: 9, to: 1 }],
			[null, { from: -1, to: 1 }],
			[null, {}],
			[null, true],
		] as const)
			expect(cell(count, withheld)).toEqual([cellMarks.missing, 1]);
	});

	it("panelFromRows() refuses rows that are none", () => {
		for (const rows of [[null], [5], [row("A"), undefined]])
			expect(thrown(() => panelFromRows(rows as PanelRow[]))[2]).toContain(
				"Cannot make a panel: each row must be a record",
			);
	});
});
