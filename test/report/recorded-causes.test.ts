import { toPeriod } from "direction-of-travel";
import { exceptionReport, type IndicatorInput } from "direction-of-travel/report";
import { describe, expect, it } from "vitest";
import { monthly, single } from "./helpers.ts";

const two = "2018-01/2019-12";
const month = toPeriod;

/** What the rules say of an indicator in Blaby. */
function standings(
	definition: Partial<IndicatorInput>,
	count: (month: number) => number,
	span = two,
	others: readonly { readonly area: string; readonly count: number }[] = [],
) {
	const rows = monthly("x", "Blaby", span, count).concat(
		others.flatMap(({ area, count: other }) => monthly("x", area, span, () => other)),
	);
	const areas = ["Blaby", ...others.map(({ area }) => area)].map((id) => ({
		id,
		level: "district" as const,
	}));
	const report = exceptionReport(
		single(
			definition,
			rows.map((row) => ({ ...row, exposure: 10_000 })),
			{ areas },
		),
		{ areas: ["Blaby"] },
	);
	return [...report.exceptions, ...report.setAside].map(({ rule, standing, causes }) => [
		rule,
		standing,
		causes,
	]);
}

const level = () => 40;
const rise = (at: number) => (at < 12 ? 40 : 70);
const spike = (at: number) => (at > 56 ? 60 : 20 + (at % 3));
const broken = (from: string) => ({ breaks: [{ from: month(from), cause: "New rules" }] });
const known = (from: string, to: string) => ({
	explained: [{ cause: "A flood", from: month(from), to: month(to) }],
});

describe("exceptionReport() and causes", () => {
	it("lets a break before the current window explain neither a target nor a benchmark", () => {
		expect(standings({ ...broken("2018-03"), target: 100 }, level)).toEqual([["target", "exceptional", []]]);
		expect(standings({ ...broken("2019-03"), target: 100 }, level)).toEqual([
			["target", "explained", ["New rules"]],
		]);
		const others = [{ area: "Melton", count: 20 }];
		expect(standings({ ...broken("2018-03"), measure: "rate" }, level, two, others)).toEqual([
			["benchmark", "exceptional", []],
		]);
		expect(standings({ ...broken("2019-01"), measure: "rate" }, level, two, others)).toEqual([
			["benchmark", "explained", ["New rules"]],
		]);
	});

	it("lets a known cause of either window explain a change, and one of the current window a target", () => {
		for (const [from, to] of [
			["2018-03", "2018-06"],
			["2019-01", "2019-01"],
		] as const)
			expect(standings(known(from, to), rise)).toEqual([["change", "explained", ["A flood"]]]);
		expect(standings(known("2017-03", "2017-12"), rise)).toEqual([["change", "exceptional", []]]);
		expect(standings({ ...known("2018-03", "2018-06"), target: 100 }, level)).toEqual([
			["target", "exceptional", []],
		]);
		expect(standings({ explained: [{ cause: "Always" }], target: 100 }, level)).toEqual([
			["target", "explained", ["Always"]],
		]);
		expect(
			standings({ explained: [{ cause: "Since", from: month("2019-11") }], target: 100 }, level),
		).toEqual([["target", "explained", ["Since"]]]);
	});

	it("lets a cause among the points that set the limits explain a signal, and no earlier one", () => {
		const five = "2015-01/2019-12";
		const signal = (definition: Partial<IndicatorInput>) =>
			standings(definition, spike, five).filter(([rule]) => rule === "signal");
		expect(signal({})).toEqual([["signal", "exceptional", []]]);
		expect(signal(known("2016-02", "2016-04"))).toEqual([["signal", "explained", ["A flood"]]]);
		expect(signal(known("2014-02", "2014-04"))).toEqual([["signal", "exceptional", []]]);
		// The limits begin anew at the break, and no point that set them lies before it.
		expect(signal(broken("2016-01"))).toEqual([["signal", "exceptional", []]]);
	});

	it("keeps what is recorded with its months, and the words of what touches a window", () => {
		const rows = monthly("x", "Blaby", two, level).map((row) =>
			row.period === "2018-07" ? { ...row, breakBefore: "A new system" } : row,
		);
		const [cell] = single(known("2018-03", "2018-06"), rows).cells;
		expect(cell?.recorded).toEqual([
			{ kind: "break", cause: "A new system", from: "2018-07", to: "2018-07" },
			{ kind: "explained", cause: "A flood", from: "2018-03", to: "2018-06" },
		]);
		expect(cell?.causes).toEqual(["A new system", "A flood"]);
	});
});
