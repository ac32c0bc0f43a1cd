import { auditPublished } from "direction-of-travel";
import { describe, expect, it } from "vitest";
import { claimsOf } from "../../examples/q3/checks.ts";
import { type Claim, readReport } from "../../examples/q3/report.ts";

const report = readReport();

/** What is found about a claim, or about what stands beside it, when some claims of the report print something else. */
function foundWith(id: string, altered: Readonly<Record<string, (claim: Claim) => Partial<Claim>>>) {
	const claims = report.claims.map((claim) => ({ ...claim, ...altered[claim.id]?.(claim) }));
	const row = auditPublished(claimsOf(claims, {})).rows.find((one) => one.id === id);
	if (row === undefined) throw new Error(`no row ${id}`);
	return row;
}

const figure = (printed: string, unit: string) => ({ value: { printed, unit } });
const per1000 = "per 1,000 population";
const value = (printed: string) => (claim: Claim) => figure(printed, claim.value?.unit ?? per1000);
const against = (printed: string) => (claim: Claim) => ({
	comparator: { type: claim.comparator?.type ?? "previous year", printed },
});
const counts =
	(...printed: readonly string[]) =>
	({ series }: Claim) => ({
		series: (series ?? []).map((point, index) => ({
			...point,
			value: { printed: printed[index] ?? "", unit: "entrants" },
		})),
	});
const firstShare =
	(printed: string) =>
	({ shares = [] }: Claim) => ({
		shares: shares.map((share, index) => (index === 0 ? { ...share, printed } : share)),
	});

describe("the Q3 checks with altered figures", () => {
	it.each([
		["q3-06", "contradicted", "down for all", { "q3-06": value("-10") }],
		["q3-06", "depends", "up with", { "q3-06": value("4") }],
		["q3-07", "contradicted", "never higher", { "q3-07": against("9.8") }],
		["q3-07", "depends", "but in-line with", { "q3-07": against("8.4") }],
		["q3-10", "contradicted", "never higher", { "q3-07": against("9.8") }],
		["q3-25", "contradicted", "never similar", { "q3-25": value("1.37") }],
		["q3-25", "depends", "similar with", { "q3-25": value("0.93") }],
		["q3-11", "contradicted", "levelled (rise)", { "q3-11": counts("100", "190", "195", "198", "199") }],
		["q3-11", "contradicted", "falling", { "q3-11": counts("190", "160", "134", "113", "95") }],
		["q3-11", "not-checkable", "25 events are needed", { "q3-11": counts("1", "2", "1", "0", "1") }],
		["q3-14", "contradicted", "lower for all", { "q3-14": value("0.50") }],
		["q3-14", "depends", "not certain", { "q3-14": value("0.71") }],
		["q3-16: as printed", "contradicted", "higher for all", { "q3-16": value("80") }],
		["q3-16: as printed", "depends", "not certain", { "q3-16": value("64") }],
		["q3-16: 62% of 50 entrants", "holds", "1 count prints as 62%: 31", { "q3-12": value("50") }],
		["q3-23", "contradicted", "lower for all", { "q3-23": value("8.31") }],
		["q3-23", "depends", "not certain", { "q3-23": value("8.51") }],
		["q3-26", "holds", "0.0 to 1.5 not stated", { "q3-26": firstShare("73") }],
		["q3-26", "contradicted", "of 100", { "q3-26": firstShare("90") }],
		["q3-29", "contradicted", "lower for all", { "q3-29": value("92") }],
		["q3-29", "depends", "not certain", { "q3-29": value("93") }],
		["q3-01", "contradicted", "q3-06 contradicted", { "q3-06": value("-10") }],
		["q3-02", "not-checkable", "no figure is printed", { "q3-14": value("0.50"), "q3-16": value("80") }],
		["q3-03", "not-checkable", "no figure is printed for exceptions", { "q3-06": value("-10") }],
	] as const)("gives %s the verdict %s and says %s", (id, verdict, words, altered) => {
		const { status, reason } = foundWith(id, altered);
		expect([status, reason]).toEqual([verdict, expect.stringContaining(words)]);
	});

	it.each([
		["holds", "8.0", "8.0"],
		["contradicted", "5.0", "8.0"],
		["depends", "8.2", "8.0"],
	])("checks q3-04 once it prints figures: %s with %s against %s", (verdict, current, previous) => {
		const altered = (claim: Claim) => ({ ...value(current)(claim), ...against(previous)(claim) });
		expect(foundWith("q3-04", { "q3-04": altered }).status).toBe(verdict);
	});

	it.each([
		["holds", "5.0"],
		["contradicted", "8.6"],
	])("checks q3-09 once it prints figures: %s with %s against 6.8", (verdict, current) => {
		const altered = (claim: Claim) => ({ ...value(current)(claim), ...against("6.8")(claim) });
		expect(foundWith("q3-09", { "q3-09": altered }).status).toBe(verdict);
	});

	it.each(["q3-05", "q3-08", "q3-17", "q3-20", "q3-21", "q3-27"])(
		"does not say of %s that nothing is printed once it prints a figure",
		(id) => {
			expect(() => foundWith(id, { [id]: value("5.0") })).toThrow(
				`${id} prints a figure and needs a check of its own`,
			);
		},
	);

	it("makes no counts of a figure that is no rate per 1,000", () => {
		const altered = (claim: Claim) => ({ ...figure("5.0", "%"), ...against("8.0")(claim) });
		expect(() => foundWith("q3-04", { "q3-04": altered })).toThrow("needs a check of its own");
	});

	it.each([
		["holds", "1500"],
		["contradicted", "1900"],
		["depends", "1887"],
	])("checks that q3-19 rose once there is a figure to rise from: %s from %s", (verdict, before) => {
		expect(foundWith("q3-19", { "q3-19": against(before) }).status).toBe(verdict);
	});

	it("compares q3-18 once it is no longer ambiguous and no criteria changed", () => {
		const plain = (claim: Claim) => ({ ...against("44")(claim), measure: "percentage", caveat: "none" });
		expect(foundWith("q3-18", { "q3-18": plain }).status).toBe("holds");
		expect(foundWith("q3-18", { "q3-18": against("44") }).status).toBe("not-checkable");
	});

	it("refuses part years because of their labels", () => {
		const year = () => ({ period: { label: "2019/20" } });
		expect(foundWith("q3-12: beside the full year before", {}).reason).toContain("not of one length");
		expect(foundWith("q3-12: beside the full year before", { "q3-12": year }).status).toBe("contradicted");
		expect(foundWith("q3-15: beside the year before", { "q3-15": year }).status).toBe("holds");
		expect(foundWith("q3-16: half a year beside a year", { "q3-16": year }).status).toBe("holds");
	});
});
