import { describe, expect, it } from "vitest";
import { checkOne } from "../../examples/q3/checks.ts";
import { type Claim, readReport } from "../../examples/q3/claim.ts";

const report = readReport();

/** What is found about a claim when some claims of the report print something else. */
function foundWith(id: string, altered: Readonly<Record<string, (claim: Claim) => Partial<Claim>>>) {
	const claims = report.claims.map((claim) => ({ ...claim, ...altered[claim.id]?.(claim) }));
	return checkOne({ ...report, claims }, id);
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
		["q3-06", "contradicted", "up for no pair", { "q3-06": value("-10") }],
		["q3-06", "depends", "up for some, not every pair", { "q3-06": value("4") }],
		["q3-07", "contradicted", "higher for no count", { "q3-07": against("9.8") }],
		["q3-07", "depends", "higher for some, not every count", { "q3-07": against("8.4") }],
		["q3-10", "contradicted", "higher for no count", { "q3-07": against("9.8") }],
		["q3-10", "depends", '"slightly" is the word of the library', { "q3-07": against("8.4") }],
		["q3-25", "contradicted", "similar for no pair", { "q3-25": value("1.37") }],
		["q3-25", "depends", "similar for some, not every pair", { "q3-25": value("0.93") }],
		[
			"q3-11",
			"contradicted",
			"levelled after a rise",
			{ "q3-11": counts("100", "190", "195", "198", "199") },
		],
		["q3-11", "contradicted", "falling", { "q3-11": counts("190", "160", "134", "113", "95") }],
		["q3-11", "not-checkable", "too-few-events", { "q3-11": counts("1", "2", "1", "0", "1") }],
		["q3-14", "contradicted", "an increase for no value", { "q3-14": value("0.50") }],
		["q3-14", "depends", "an increase for some, not every value", { "q3-14": value("0.71") }],
		["q3-16", "contradicted", "lower for no value", { "q3-16": value("80") }],
		["q3-16", "depends", "lower for some, not every value", { "q3-16": value("64") }],
		["q3-23", "contradicted", "higher for no value", { "q3-23": value("8.31") }],
		["q3-23", "depends", "higher for some, not every value", { "q3-23": value("8.51") }],
		["q3-26", "holds", "some of its parts or all of them", { "q3-26": firstShare("73") }],
		["q3-26", "contradicted", "they come to more than it", { "q3-26": firstShare("90") }],
		["q3-26", "depends", "shares of one whole for some, not every total", { "q3-25": value("0.05") }],
		["q3-29", "contradicted", "the same for no value", { "q3-29": value("92") }],
		["q3-29", "depends", "the same for some, not every value", { "q3-29": value("93") }],
		["q3-01", "contradicted", "vehicle offences worsening for no pair", { "q3-06": value("-10") }],
		["q3-02", "not-checkable", "re-offending (holds)", { "q3-14": value("0.50"), "q3-16": value("80") }],
		["q3-03", "not-checkable", "no figure is printed for exceptions", { "q3-06": value("-10") }],
	] as const)("gives %s the verdict %s and says %s", (id, verdict, words, altered) => {
		const found = foundWith(id, altered);
		expect(found.verdict).toBe(verdict);
		expect(found.reason).toContain(words);
	});

	it.each([
		["holds", "8.0", "8.0"],
		["contradicted", "5.0", "8.0"],
		["depends", "8.2", "8.0"],
	])("checks q3-04 once it prints figures: %s with %s against %s", (verdict, current, previous) => {
		const altered = (claim: Claim) => ({ ...value(current)(claim), ...against(previous)(claim) });
		const found = foundWith("q3-04", { "q3-04": altered });
		expect(found.verdict).toBe(verdict);
		expect(found.reason).not.toContain("no figure is printed");
	});

	it.each([
		["holds", "5.0"],
		["contradicted", "8.6"],
	])("checks q3-09 once it prints figures: %s with %s against 6.8", (verdict, current) => {
		const altered = (claim: Claim) => ({ ...value(current)(claim), ...against("6.8")(claim) });
		expect(foundWith("q3-09", { "q3-09": altered }).verdict).toBe(verdict);
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
		expect(foundWith("q3-19", { "q3-19": against(before) }).verdict).toBe(verdict);
	});

	it("compares q3-18 once it is no longer ambiguous and no criteria changed", () => {
		const { caveat: _, ...plain } = report.claims.find(({ id }) => id === "q3-18") as Claim;
		const altered = { ...plain, ...against("44")(plain), measure: "percentage" };
		const claims = report.claims.map((claim) => (claim.id === "q3-18" ? altered : claim));
		expect(checkOne({ ...report, claims }, "q3-18").verdict).toBe("holds");
		expect(foundWith("q3-18", { "q3-18": against("44") }).verdict).toBe("not-checkable");
	});

	it("refuses part years because of their labels, and takes the 52 from the claim that prints it", () => {
		const year = () => ({ period: { label: "2019/20" } });
		expect(foundWith("q3-12", { "q3-12": year }).computed[0]).toBe("beside 100 in a full year: down");
		expect(foundWith("q3-15", { "q3-15": year }).reason).toContain("12 months beside 12: like for like");
		expect(foundWith("q3-16", { "q3-16": year }).reason).toContain("12 months beside 12: like for like");
		expect(foundWith("q3-16", { "q3-12": value("50") }).computed).toContain("62% of 50 is exactly 31");
	});

	it("says where evidence is not found instead of giving the end of the search", () => {
		const altered = { "q3-14": value("0.72") };
		expect(foundWith("q3-14", altered).computed[2]).toContain("every pair of counts: not found");
		expect(foundWith("q3-16", { "q3-16": value("63") }).computed.at(-1)).toContain(
			"for every pair: not found",
		);
	});
});
