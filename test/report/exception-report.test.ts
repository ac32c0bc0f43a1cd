import { toPeriod } from "direction-of-travel";
import {
	buildDashboard,
	defaultRules,
	type ExceptionReportOptions,
	exceptionReport,
	formatReport,
} from "direction-of-travel/report";
import { describe, expect, it } from "vitest";
import { frozen, monthly, single } from "./helpers.ts";

const two = "2018-01/2019-12";
const found = (report: ReturnType<typeof exceptionReport>) =>
	report.exceptions.map(({ indicator, area, rule }) => [indicator, area, rule]);

/** Vehicle offences as the report of 2020 has them: +10%, and 8.6 against a regional 6.8. */
const vehicle = (explained: readonly { cause: string }[] = []) =>
	buildDashboard(
		[
			{
				id: "vehicle",
				category: "Crime",
				polarity: "lower-is-better",
				measure: "rate",
				comparator: { value: 6.8, name: "the regional average" },
				explained,
			},
			{ id: "marac", category: "Victims", polarity: "neutral", measure: "count" },
		],
		[
			...monthly("vehicle", "Leicestershire", two, (month) => (month < 12 ? 455 : month < 17 ? 501 : 500)),
			...monthly("marac", "Leicestershire", two, (month) => (month < 12 ? 20 : 60)),
		],
		{
			period: toPeriod("2019/20 Q3"),
			areas: [{ id: "Leicestershire", level: "county" }],
			populations: [{ area: "Leicestershire", population: 698_268 }],
		},
	);

describe("exceptionReport()", () => {
	it("has vehicle offences of 2019/20 Q3 as adverse and expected, and nothing exceptional to report", () => {
		const dashboard = frozen(vehicle());
		expect(dashboard.cells[0]).toMatchObject({
			direction: "up",
			performance: "worsening",
			degree: "moderately",
			position: "higher",
		});
		const plain = exceptionReport(dashboard);
		// +10% is no substantial change; 26% above the region is beyond any limit.
		expect(found(plain)).toEqual([["vehicle", "Leicestershire", "benchmark"]]);
		const report = exceptionReport(
			dashboard,
			frozen({ expected: [{ indicator: "vehicle", because: "A national rise" }] }),
		);
		expect([report.status, report.exceptions]).toEqual(["nothing-exceptional", []]);
		expect(report.setAside).toMatchObject([
			{ rule: "benchmark", standing: "expected", causes: ["A national rise"] },
		]);
		expect(JSON.parse(JSON.stringify(report))).toEqual(report);
	});

	it("keeps what has a recorded cause on the page and does not count it", () => {
		const report = exceptionReport(vehicle([{ cause: "New recording rules" }]), {
			expected: [
				{ indicator: "vehicle", area: "Leicestershire", rule: "benchmark", because: "A national rise" },
			],
		});
		expect(report.status).toBe("nothing-exceptional");
		expect(report.setAside).toMatchObject([
			{ standing: "explained", causes: ["New recording rules", "A national rise"] },
		]);
	});

	it("has no exception for an indicator without a better side", () => {
		const report = exceptionReport(vehicle(), {
			rules: [{ id: "any", kind: "change-for-the-worse", indicators: ["marac"] }],
		});
		expect([report.status, report.tally]).toEqual([
			"nothing-judged",
			[{ rule: "any", judged: 0, notJudged: 1, fired: 0, expectedFalseAlarms: null }],
		]);
	});

	it("finds a substantial change for the worse, also one from nothing", () => {
		const rise = single(
			{},
			monthly("x", "Blaby", two, (month) => (month < 12 ? 40 : 60)),
		);
		expect(exceptionReport(rise).exceptions).toEqual([
			{
				indicator: "x",
				area: "Blaby",
				rule: "change",
				evidence: {
					kind: "change-for-the-worse",
					direction: "up",
					degree: "substantially",
					percentChange: 50,
					current: 720,
					previous: 480,
					pValue: rise.cells[0]?.travel?.status === "compared" ? rise.cells[0].travel.pValue : null,
				},
				standing: "exceptional",
				causes: [],
				adjustedPValue: null,
			},
		]);
		const fromNothing = single(
			{},
			monthly("x", "Blaby", two, (month) => (month < 12 ? 0 : 5)),
		);
		expect(exceptionReport(fromNothing).exceptions[0]?.evidence).toMatchObject({
			degree: "substantially",
			percentChange: null,
		});
		const fall = single(
			{},
			monthly("x", "Blaby", two, (month) => (month < 12 ? 60 : 40)),
		);
		expect(exceptionReport(fall).status).toBe("nothing-exceptional");
	});

	it("finds a signal for the worse and a missed target", () => {
		const rows = monthly("x", "Blaby", "2015-01/2019-12", (month) => (month < 57 ? 40 + (month % 2) : 80));
		const report = exceptionReport(single({ target: 500 }, rows));
		expect(report.exceptions.map(({ rule }) => rule)).toEqual(["change", "signal", "target"]);
		expect(report.exceptions[1]?.evidence).toMatchObject({
			kind: "signal-for-the-worse",
			signals: ["outside"],
			period: "2019-10/2019-12",
			value: 240,
		});
		expect(report.exceptions[2]?.evidence).toEqual({ kind: "missed-target", value: 604, target: 500 });
		const low = exceptionReport(single({ polarity: "higher-is-better" }, rows));
		expect(low.status).toBe("nothing-exceptional");
	});

	it("says how many false alarms to expect", () => {
		const { tally, expectedFalseAlarms } = exceptionReport(
			single(
				{ target: 500 },
				monthly("x", "Blaby", "2015-01/2019-12", () => 40),
			),
		);
		expect(tally.map(({ rule, judged, notJudged }) => [rule, judged, notJudged])).toEqual([
			["change", 1, 0],
			["benchmark", 0, 1],
			["signal", 1, 0],
			["target", 1, 0],
		]);
		expect(tally.map(({ expectedFalseAlarms: chance }) => chance)).toEqual([
			expect.closeTo(0.025, 12),
			null,
			expect.closeTo(0.0047, 4),
			null,
		]);
		expect(expectedFalseAlarms).toBeCloseTo(0.0297, 4);
	});

	it("controls false discoveries over all that was tested", () => {
		const areas = Array.from({ length: 20 }, (_, index) => `A${index}`);
		const dashboard = single(
			{},
			areas.flatMap((area, index) =>
				monthly("x", area, two, (month) => (month < 12 ? 10 : index === 0 ? 13 : 10) + (month % 2)),
			),
			{ areas: areas.map((id) => ({ id, level: "district" as const })) },
		);
		const rules = [
			{ id: "change", kind: "change-for-the-worse", degrees: ["slightly", "moderately", "substantially"] },
		] as const;
		expect(exceptionReport(dashboard, { rules }).status).toBe("exceptions");
		const controlled = exceptionReport(dashboard, { rules, falseDiscovery: {} });
		expect(controlled.status).toBe("nothing-exceptional");
		expect(controlled.setAside).toMatchObject([{ area: "A0", standing: "not-a-discovery" }]);
		expect([controlled.tests.length, controlled.settings.falseDiscovery]).toEqual([
			20,
			{ rate: 0.05, method: "benjamini-hochberg" },
		]);
	});

	it("leaves the region and areas that are not asked for out", () => {
		const areas = [
			{ id: "A", level: "district" as const },
			{ id: "B", level: "district" as const },
			{ id: "R", level: "region" as const },
		];
		const rows = ["A", "B"].flatMap((area) => monthly("x", area, two, (month) => (month < 12 ? 40 : 80)));
		const dashboard = single({}, rows, { areas });
		expect(exceptionReport(dashboard).exceptions.map(({ area }) => area)).toEqual(["A", "B"]);
		expect(exceptionReport(dashboard, { areas: ["R"] }).exceptions.map(({ area }) => area)).toEqual(["R"]);
		const rules = defaultRules.map((rule) => ({ ...rule, levels: ["county" as const] }));
		expect(exceptionReport(dashboard, { rules }).status).toBe("nothing-judged");
	});

	it.each<[string, unknown]>([
		[
			'Cannot report the exceptions: each rule must have an id of its own, current value is "a"',
			{
				rules: [
					{ id: "a", kind: "missed-target" },
					{ id: "a", kind: "missed-target" },
				],
			},
		],
		[
			'Cannot report the exceptions by rule a: kind must be one of change-for-the-worse, worse-than-benchmark, signal-for-the-worse, missed-target, current value is "b"',
			{ rules: [{ id: "a", kind: "b" }] },
		],
		[
			"Cannot report the exceptions by rule a: confidence must be one of benchmarkConfidence of the dashboard, 0.95, 0.998, current value is 0.99",
			{ rules: [{ id: "a", kind: "worse-than-benchmark", confidence: 0.99 }] },
		],
		[
			'Cannot report the exceptions by rule a: degrees must be one of slightly, moderately, substantially, current value is "very"',
			{ rules: [{ id: "a", kind: "change-for-the-worse", degrees: ["very"] }] },
		],
		[
			'Cannot report the exceptions by rule a: signals must be one of outside, trend, twoOfThree, shift, current value is "run"',
			{ rules: [{ id: "a", kind: "signal-for-the-worse", signals: ["run"] }] },
		],
		[
			'Cannot report the exceptions by rule a: indicators must name indicators of the dashboard, current value is "y"',
			{ rules: [{ id: "a", kind: "missed-target", indicators: ["y"] }] },
		],
		[
			'Cannot report the exceptions: expected[0].indicator must name indicators of the dashboard, current value is "y"',
			{ expected: [{ indicator: "y", because: "z" }] },
		],
		[
			'Cannot report the exceptions: expected[0].area must be one of the areas of the dashboard, current value is "y"',
			{ expected: [{ indicator: "x", area: "y", because: "z" }] },
		],
		[
			'Cannot report the exceptions: expected[0].rule must be one of the rules, current value is "y"',
			{ expected: [{ indicator: "x", rule: "y", because: "z" }] },
		],
		[
			'Cannot report the exceptions: areas must be one of the areas of the dashboard, current value is "y"',
			{ areas: ["y"] },
		],
	])("throws: %s", (message, options) => {
		const dashboard = single(
			{},
			monthly("x", "Blaby", two, () => 1),
		);
		expect(() => exceptionReport(dashboard, options as ExceptionReportOptions)).toThrow(message);
	});

	it("never words an exception the other way round", () => {
		const seen = new Set<string>();
		for (const polarity of ["lower-is-better", "higher-is-better"] as const)
			for (const last of [10, 30, 40, 50, 90]) {
				const dashboard = single(
					{ polarity, comparator: { value: 480, name: "the plan" } },
					monthly("x", "Blaby", two, (month) => (month < 12 ? 40 : last)),
					{ levellingOff: "none" },
				);
				const [cell] = dashboard.cells;
				const lines = formatReport(dashboard).split("\n\n")[2]?.split("\n") ?? [];
				for (const [at, { evidence }] of exceptionReport(dashboard).exceptions.entries()) {
					const text = lines[at] ?? "";
					const words = [/ rose |higher than/.test(text), / fell |lower than/.test(text)];
					const up = evidence.kind === "change-for-the-worse" ? cell?.direction : cell?.position;
					expect(words).toEqual([up === "up" || up === "higher", up === "down" || up === "lower"]);
					seen.add(`${evidence.kind} ${up}`);
				}
			}
		expect([...seen].sort()).toEqual([
			"change-for-the-worse down",
			"change-for-the-worse up",
			"worse-than-benchmark higher",
			"worse-than-benchmark lower",
		]);
	});

	it("takes a list of rules by name only", () => {
		const dashboard = single(
			{},
			monthly("x", "Blaby", two, () => 1),
		);
		for (const [options, message] of [
			[
				[{ id: "t", kind: "missed-target" }],
				"Cannot report the exceptions: rules must be given as { rules }, current value is [an object]",
			],
			[null, "Cannot report the exceptions: options must be an object, current value is null"],
			[
				{ rule: [] },
				'Cannot report the exceptions: options must be among rules, expected, areas, falseDiscovery, current value is "rule"',
			],
			[{ rules: [null] }, "Cannot report the exceptions: rules[0] must be an object, current value is null"],
			[
				{ expected: [null] },
				"Cannot report the exceptions: expected[0] must be an object, current value is null",
			],
		] as const)
			expect(() => exceptionReport(dashboard, options as never)).toThrow(message);
	});

	it("refuses what is no dashboard", () => {
		expect(() => exceptionReport({} as never)).toThrow(
			"Cannot report the exceptions: the dashboard must be the answer of buildDashboard, current value is an object",
		);
	});
});
