import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	type ParsedFigure,
	type ParsePublishedOptions,
	parsePublished,
	roundExact,
} from "../../src/published/index.ts";
import { decimalText, frozen, thrownBy } from "./helpers.ts";

/** One line for a figure: value ±step/decimals, unit, what is not usual, interval. */
function line(read: ParsedFigure): string {
	if (read.kind === "error") return `error ${read.code}`;
	if (read.kind === "blank") return "blank";
	if (read.kind === "marker") return `marker ${read.markers.join(" ")} = ${read.meaning}`;
	const { lower, upper, lowerInclusive, upperInclusive } = read.interval;
	return [
		`${read.value} step ${read.step} dp ${read.decimals}`,
		...(read.unit === "number" ? [] : [read.unit]),
		...(read.per === null ? [] : [`per ${read.per}`]),
		...(read.qualifier === "exact" ? [] : [read.qualifier]),
		...(read.markers.length > 0 ? [`markers ${read.markers.join(" ")}`] : []),
		...read.notes,
		`${lowerInclusive ? "[" : "("}${lower}, ${upper}${upperInclusive ? "]" : ")"}`,
	].join("; ");
}

const said = (text: string, options?: ParsePublishedOptions) => line(parsePublished(text, options));

// Every row of the table of printed forms in docs/methods/printed-figures.md, and their neighbours.
const forms: readonly (readonly [text: string, says: string])[] = [
	["8.6", "8.6 step 0.1 dp 1; [8.55, 8.65]"],
	["8.60", "8.6 step 0.01 dp 2; [8.595, 8.605]"],
	["12.41", "12.41 step 0.01 dp 2; [12.405, 12.415]"],
	["0.3", "0.3 step 0.1 dp 1; [0.25, 0.35]"],
	["0", "0 step 1 dp 0; [-0.5, 0.5]"],
	[".5", "0.5 step 0.1 dp 1; [0.45, 0.55]"],
	["8·6", "8.6 step 0.1 dp 1; [8.55, 8.65]"],
	["1,887", "1887 step 1 dp 0; [1886.5, 1887.5]"],
	["1887", "1887 step 1 dp 0; [1886.5, 1887.5]"],
	["1,234,567.8", "1234567.8 step 0.1 dp 1; [1234567.75, 1234567.85]"],
	["1\u00a0887", "1887 step 1 dp 0; [1886.5, 1887.5]"],
	["1\u2009887", "1887 step 1 dp 0; [1886.5, 1887.5]"],
	["1\u202f887\u202f000", "1887000 step 1 dp 0; trailing-zeros; [1886999.5, 1887000.5]"],
	["1 887", "error ambiguous-spacing"],
	["1,88", "error malformed-thousands"],
	["12,41", "error malformed-thousands"],
	["1,0000", "error malformed-thousands"],
	["1887,500", "error malformed-thousands"],
	["1,887\u00a0000", "error malformed-thousands"],
	["1.887,5", "error malformed-thousands"],
	["8.6,", "error malformed-thousands"],
	["1,900", "1900 step 1 dp 0; trailing-zeros; [1899.5, 1900.5]"],
	["1,910", "1910 step 1 dp 0; [1909.5, 1910.5]"],
	["900", "900 step 1 dp 0; [899.5, 900.5]"],
	["1,900.0", "1900 step 0.1 dp 1; [1899.95, 1900.05]"],
	["10%", "10 step 1 dp 0; percent; [9.5, 10.5]"],
	["10 per cent", "10 step 1 dp 0; percent; [9.5, 10.5]"],
	["10 percent", "10 step 1 dp 0; percent; [9.5, 10.5]"],
	["10\u00a0%", "10 step 1 dp 0; percent; [9.5, 10.5]"],
	["2 percentage points", "2 step 1 dp 0; percentage-points; [1.5, 2.5]"],
	["1 percentage point", "1 step 1 dp 0; percentage-points; [0.5, 1.5]"],
	["2pp", "2 step 1 dp 0; percentage-points; [1.5, 2.5]"],
	["2 ppt", "2 step 1 dp 0; percentage-points; [1.5, 2.5]"],
	["2 % points", "2 step 1 dp 0; percentage-points; [1.5, 2.5]"],
	["2% points", "2 step 1 dp 0; percentage-points; [1.5, 2.5]"],
	["10% higher", "10 step 1 dp 0; percent; direction-word; [9.5, 10.5]"],
	["down 3%", "-3 step 1 dp 0; percent; direction-word; [-3.5, -2.5]"],
	["down by 3%", "-3 step 1 dp 0; percent; direction-word; [-3.5, -2.5]"],
	["3% lower", "-3 step 1 dp 0; percent; direction-word; [-3.5, -2.5]"],
	["▲ 3%", "3 step 1 dp 0; percent; direction-word; [2.5, 3.5]"],
	["▼3%", "-3 step 1 dp 0; percent; direction-word; [-3.5, -2.5]"],
	["3% ↑", "3 step 1 dp 0; percent; direction-word; [2.5, 3.5]"],
	["↓ 3%", "-3 step 1 dp 0; percent; direction-word; [-3.5, -2.5]"],
	["▼ -3.2%", "-3.2 step 0.1 dp 1; percent; direction-word; [-3.25, -3.15]"],
	["an increase of 24 per cent", "24 step 1 dp 0; percent; direction-word; [23.5, 24.5]"],
	["fell by 10 per cent", "-10 step 1 dp 0; percent; direction-word; [-10.5, -9.5]"],
	["-3% higher", "error conflicting-sign"],
	["▲ -3%", "error conflicting-sign"],
	["+3% lower", "error conflicting-sign"],
	["up 3% higher", "error unrecognised"],
	["-3.2%", "-3.2 step 0.1 dp 1; percent; [-3.25, -3.15]"],
	["−3.2%", "-3.2 step 0.1 dp 1; percent; [-3.25, -3.15]"],
	["–3.2%", "-3.2 step 0.1 dp 1; percent; [-3.25, -3.15]"],
	["- 3.2%", "error ambiguous-spacing"],
	["--3", "error unrecognised"],
	["+0.05", "0.05 step 0.01 dp 2; [0.045, 0.055]"],
	["-0.0%", "0 step 0.1 dp 1; percent; negative-zero; [-0.05, 0)"],
	["down 0%", "0 step 1 dp 0; percent; direction-word; negative-zero; [-0.5, 0)"],
	["(6.8)", "6.8 step 0.1 dp 1; parenthesised; [6.75, 6.85]"],
	["(10% higher)", "10 step 1 dp 0; percent; parenthesised; direction-word; [9.5, 10.5]"],
	["(6.8", "error unrecognised"],
	["((6.8))", "error unrecognised"],
	["12.41 per thou", "12.41 step 0.01 dp 2; rate; per 1000; [12.405, 12.415]"],
	["0.3 crimes per 1,000 population", "0.3 step 0.1 dp 1; rate; per 1000; [0.25, 0.35]"],
	["8.6 recorded offences per 1,000 resident population", "8.6 step 0.1 dp 1; rate; per 1000; [8.55, 8.65]"],
	["8.6 police recorded offences per 1,000", "error unrecognised"],
	["97.5 per 100,000", "97.5 step 0.1 dp 1; rate; per 100000; [97.45, 97.55]"],
	["97.5 per hundred thousand", "97.5 step 0.1 dp 1; rate; per 100000; [97.45, 97.55]"],
	["4 per million", "4 step 1 dp 0; rate; per 1000000; [3.5, 4.5]"],
	["8.6/1000", "8.6 step 0.1 dp 1; rate; per 1000; [8.55, 8.65]"],
	["8.6 per 1,00", "error unrecognised"],
	["8.6 per 0", "error unrecognised"],
	["£1.2m", "1200000 step 100000 dp 1; gbp; [1150000, 1250000]"],
	["£1.2 million", "1200000 step 100000 dp 1; gbp; [1150000, 1250000]"],
	["£350k", "350000 step 1000 dp 0; gbp; [349500, 350500]"],
	["1.2bn", "1200000000 step 100000000 dp 1; [1150000000, 1250000000]"],
	["£2tn", "2000000000000 step 1000000000000 dp 0; gbp; [1500000000000, 2500000000000]"],
	["-£12.50", "-12.5 step 0.01 dp 2; gbp; [-12.505, -12.495]"],
	["£-12.50", "-12.5 step 0.01 dp 2; gbp; [-12.505, -12.495]"],
	["-£-12.50", "error unrecognised"],
	["£5 per 1,000", "error unsupported-form"],
	["1.2m%", "error unsupported-form"],
	["c. 10%", "10 step 1 dp 0; percent; approximate; [9, 11]"],
	["c10%", "10 step 1 dp 0; percent; approximate; [9, 11]"],
	["circa 10", "10 step 1 dp 0; approximate; [9, 11]"],
	["around 2,000", "2000 step 1 dp 0; approximate; [1500, 2500]"],
	["about 12,300", "12300 step 1 dp 0; approximate; [12250, 12350]"],
	["about 1,250", "1250 step 1 dp 0; approximate; [1245, 1255]"],
	["about 1,253", "1253 step 1 dp 0; approximate; [1252, 1254]"],
	["about 200", "200 step 1 dp 0; approximate; [199, 201]"],
	["about £1.2m", "1200000 step 100000 dp 1; gbp; approximate; [1100000, 1300000]"],
	["approx. 8.6", "8.6 step 0.1 dp 1; approximate; [8.5, 8.7]"],
	["~10", "10 step 1 dp 0; approximate; [9, 11]"],
	["down about 10%", "-10 step 1 dp 0; percent; approximate; direction-word; [-11, -9]"],
	["cat 10", "error unrecognised"],
	["nearly 50%", "50 step 1 dp 0; percent; just-under; [49, 50)"],
	["almost 50%", "50 step 1 dp 0; percent; just-under; [49, 50)"],
	["just under 0.9", "0.9 step 0.1 dp 1; just-under; [0.8, 0.9)"],
	["just over 5 per cent", "5 step 1 dp 0; percent; just-over; (5, 6]"],
	["down nearly 3%", "-3 step 1 dp 0; percent; just-under; direction-word; (-3, -2]"],
	["nearly -3%", "-3 step 1 dp 0; percent; just-under; (-3, -2]"],
	["<5", "5 step 1 dp 0; less-than; (null, 5)"],
	["< 5", "5 step 1 dp 0; less-than; (null, 5)"],
	["fewer than 5", "5 step 1 dp 0; less-than; (null, 5)"],
	["less than 1%", "1 step 1 dp 0; percent; less-than; (null, 1)"],
	["under 5", "5 step 1 dp 0; less-than; (null, 5)"],
	["<-3", "-3 step 1 dp 0; less-than; (null, -3)"],
	["≤5", "5 step 1 dp 0; at-most; (null, 5]"],
	["<=5", "5 step 1 dp 0; at-most; (null, 5]"],
	["up to 5", "5 step 1 dp 0; at-most; (null, 5]"],
	["5 or fewer", "5 step 1 dp 0; at-most; (null, 5]"],
	[">95%", "95 step 1 dp 0; percent; more-than; (95, null)"],
	["over 800", "800 step 1 dp 0; more-than; (800, null)"],
	["at least 5", "5 step 1 dp 0; at-least; [5, null)"],
	["≥5", "5 step 1 dp 0; at-least; [5, null)"],
	["10+", "10 step 1 dp 0; at-least; [10, null)"],
	["10 or more", "10 step 1 dp 0; at-least; [10, null)"],
	["over 1,900", "1900 step 1 dp 0; more-than; (1900, null)"],
	["up less than 1%", "1 step 1 dp 0; percent; less-than; direction-word; (0, 1)"],
	["down less than 1%", "-1 step 1 dp 0; percent; less-than; direction-word; (-1, 0)"],
	["down more than 10%", "-10 step 1 dp 0; percent; more-than; direction-word; (null, -10)"],
	["over 10 or more", "error unrecognised"],
	["1,887[p]", "1887 step 1 dp 0; markers p; [1886.5, 1887.5]"],
	["1,887[p][r]", "1887 step 1 dp 0; markers p r; [1886.5, 1887.5]"],
	["1.1[sss]", "1.1 step 0.1 dp 1; markers sss; [1.05, 1.15]"],
	["12[u]", "12 step 1 dp 0; markers u; [11.5, 12.5]"],
	["12 (p)", "12 step 1 dp 0; markers p; [11.5, 12.5]"],
	["(12 (p))*", "12 step 1 dp 0; markers p *; parenthesised; [11.5, 12.5]"],
	["12 (w3)", "error unrecognised"],
	["64%*", "64 step 1 dp 0; percent; markers *; [63.5, 64.5]"],
	["64%**", "64 step 1 dp 0; percent; markers **; [63.5, 64.5]"],
	["12[note 3]", "12 step 1 dp 0; markers note 3; [11.5, 12.5]"],
	["12[q]", "12 step 1 dp 0; markers q; unknown-marker; [11.5, 12.5]"],
	["12 [10 to 14]", "error unrecognised"],
	["1.2E+05", "120000 step 10000 dp 1; scientific-notation; [115000, 125000]"],
	["1e-3", "0.001 step 0.001 dp 0; scientific-notation; [0.0005, 0.0015]"],
	["1E400", "error unsupported-form"],
	["nil", "0 step 1 dp 0; zero-in-words; [-0.5, 0.5]"],
	["None", "0 step 1 dp 0; zero-in-words; [-0.5, 0.5]"],
	["[c]", "marker c = confidential"],
	["c", "marker c = confidential"],
	["[C]", "marker c = confidential"],
	["[x]", "marker x = not-available"],
	["x", "marker x = not-available"],
	["..", "marker .. = not-available"],
	[":", "marker : = not-available"],
	["[z]", "marker z = not-applicable"],
	["z", "marker z = not-applicable"],
	[".", "marker . = not-applicable"],
	["[low]", "marker low = low"],
	["low", "marker low = low"],
	["[k]", "marker k = low"],
	["k", "marker k = low"],
	["[u]", "marker u = low-reliability"],
	["[w]", "marker w = none-recorded"],
	["[e]", "marker e = estimated"],
	["[f]", "marker f = forecast"],
	["[p]", "marker p = provisional"],
	["[r]", "marker r = revised"],
	["[b]", "marker b = break"],
	["[t]", "marker t = total"],
	["[a]", "marker a = average"],
	["[s]", "marker s = significance"],
	["[ss]", "marker ss = significance"],
	["[sss]", "marker sss = significance"],
	["[ns]", "marker ns = significance"],
	["[note 1]", "marker note 1 = note"],
	["[r][c]", "marker r c = confidential"],
	["[p] [r]", "marker p r = provisional"],
	["[q]", "error unknown-marker"],
	["[c][q]", "error unknown-marker"],
	["*", "marker * = suppressed"],
	["-", "marker - = ambiguous"],
	["–", "marker – = ambiguous"],
	["~", "marker ~ = ambiguous"],
	["n/a", "marker n/a = ambiguous"],
	["NA", "marker NA = ambiguous"],
	["", "blank"],
	[" \t\u00a0", "blank"],
	["\ufeff", "blank"],
	["\ufeff8.6 ", "8.6 step 0.1 dp 1; [8.55, 8.65]"],
	["#N/A", "error machine-artefact"],
	["#DIV/0!", "error machine-artefact"],
	["#######", "error machine-artefact"],
	["NULL", "error machine-artefact"],
	["NaN", "error machine-artefact"],
	["-inf", "error machine-artefact"],
	["007", "error leading-zero"],
	["00.5", "error leading-zero"],
	["0,123", "error leading-zero"],
	["01162 323232", "error ambiguous-spacing"],
	["10-17", "error range"],
	["0–4", "error range"],
	["15 to 20", "error range"],
	["5% to 10%", "error range"],
	["between 5 and 10", "error range"],
	["2019-12", "error range"],
	["1 in 5", "error unsupported-form"],
	["one in five", "error unsupported-form"],
	["a third", "error unsupported-form"],
	["2:1", "error unsupported-form"],
	["3/4", "error unsupported-form"],
	["½", "error unsupported-form"],
	["2½", "error unsupported-form"],
	["5.", "error unrecognised"],
	["1.2.3", "error unrecognised"],
	["0x10", "error unsupported-form"],
	["१२", "error unrecognised"],
	["６", "error unrecognised"],
	["hello", "error unrecognised"],
	["6,005 offences", "error unrecognised"],
	["9".repeat(201), "error unrecognised"],
	["8.6".padEnd(200), "8.6 step 0.1 dp 1; [8.55, 8.65]"],
	[".55", "0.55 step 0.01 dp 2; [0.545, 0.555]"],
	[",5", "error malformed-thousands"],
	["5,", "error malformed-thousands"],
	["less  than 5", "5 step 1 dp 0; less-than; (null, 5)"],
	["up at most 5%", "5 step 1 dp 0; percent; at-most; direction-word; (0, 5]"],
	["about 1,000", "1000 step 1 dp 0; approximate; [500, 1500]"],
	["5 percent points", "5 step 1 dp 0; percentage-points; [4.5, 5.5]"],
	["5 %points", "5 step 1 dp 0; percentage-points; [4.5, 5.5]"],
	["5 % pt", "5 step 1 dp 0; percentage-points; [4.5, 5.5]"],
	["5 app", "error unrecognised"],
	["5 pp each", "error unrecognised"],
	["5 years to 10", "error range"],
	["5 to -9", "error range"],
	["£5 to £9", "error range"],
	["5 apples of 7", "error unrecognised"],
	["1e3", "1000 step 1000 dp 0; scientific-notation; [500, 1500]"],
	// The units are the last place, but they are not printed as such: nothing is said of their noughts.
	["£1.200k", "1200 step 1 dp 3; gbp; [1199.5, 1200.5]"],
	["1200e0", "1200 step 1 dp 0; scientific-notation; [1199.5, 1200.5]"],
	["[note 12]", "marker note 12 = note"],
	["[footnote 1]", "error unknown-marker"],
	["[note 1x]", "error unknown-marker"],
	["12[note 12]", "12 step 1 dp 0; markers note 12; [11.5, 12.5]"],
	["12 (ns)", "12 step 1 dp 0; markers ns; [11.5, 12.5]"],
	["(12 (ns))", "12 step 1 dp 0; markers ns; parenthesised; [11.5, 12.5]"],
	["12 (abcd)", "error unrecognised"],
	["12*4", "error unrecognised"],
	["[c] 5", "error unrecognised"],
	["( 6.8 )", "6.8 step 0.1 dp 1; parenthesised; [6.75, 6.85]"],
	["a(6.8)", "error unrecognised"],
	["(6.8)a", "error unrecognised"],
	["5 in between", "error unrecognised"],
	["5 nil", "error unrecognised"],
	["none of 5", "error unrecognised"],
];

describe("parsePublished()", () => {
	it.each(forms)("parsePublished() reads %j", (text, says) => {
		expect(said(text)).toBe(says);
	});

	it("parsePublished() takes a step from the caller", () => {
		expect(said("1,885", { step: 5 })).toBe("1885 step 5 dp 0; [1882.5, 1887.5]");
		expect(said("1,900", { step: "100" })).toBe("1900 step 100 dp 0; [1850, 1950]");
		expect(said("1,887", { step: "5" })).toBe("error not-a-multiple");
		expect(said("£1.2m", { step: 100_000 })).toBe("1200000 step 100000 dp 1; gbp; [1150000, 1250000]");
		expect(said("around 2,000", { step: 100 })).toBe("2000 step 100 dp 0; approximate; [1900, 2100]");
		expect(said("<5", { step: 5 })).toBe("5 step 5 dp 0; less-than; (null, 5)");
		expect(said("[c]", { step: 5 })).toBe("marker c = confidential");
	});

	it("parsePublished() takes brackets for a minus sign only when it is told to", () => {
		expect(said("(6.8)", { parentheses: "negative" })).toBe(
			"-6.8 step 0.1 dp 1; parenthesised; [-6.85, -6.75]",
		);
		expect(said("(6.8)", { parentheses: "prose" })).toBe("6.8 step 0.1 dp 1; parenthesised; [6.75, 6.85]");
		expect(said("6.8", { parentheses: "negative" })).toBe("6.8 step 0.1 dp 1; [6.75, 6.85]");
		expect(said("(-6.8)", { parentheses: "negative" })).toBe("error conflicting-sign");
		expect(said("(3% lower)", { parentheses: "negative" })).toBe("error conflicting-sign");
	});

	it("parsePublished() believes the legend of the table", () => {
		const legend = {
			"-": "zero",
			"†": "fewer than 10",
			q: "quarantined",
			"[x]": "not collected",
			None: "not asked",
		};
		expect(said("-", { legend })).toBe("marker - = zero");
		expect(said("–", { legend })).toBe("marker – = zero");
		expect(said("—")).toBe("marker — = ambiguous");
		expect(said("†", { legend })).toBe("marker † = fewer than 10");
		expect(said("[q]", { legend })).toBe("marker q = quarantined");
		expect(said("12[q]", { legend })).toBe("12 step 1 dp 0; markers q; [11.5, 12.5]");
		expect(said("[x]", { legend })).toBe("marker x = not collected");
		expect(said("None", { legend })).toBe("marker None = not asked");
		// Where two keys differ in case or brackets alone, the one that is printed alike counts.
		expect(said("[C]", { legend: { c: "low", C: "high" } })).toBe("marker C = high");
		expect(said("[C]", { legend: { "[c]": "low", "[C]": "high" } })).toBe("marker C = high");
		expect(said("[toString]", { legend })).toBe("error unknown-marker");
		expect(said("[S]", { legend: { S: "suppressed" } })).toBe("marker S = suppressed");
		expect(said("c", { legend: { "[c]": "suppressed" } })).toBe("marker c = suppressed");
		expect(said("N/A", { legend: { "n/a": "not asked" } })).toBe("marker N/A = not asked");
		expect(said("12[Q]", { legend: { Q: "quarantined" } })).toBe("12 step 1 dp 0; markers q; [11.5, 12.5]");
		expect(said("12 (PROV)", { legend: { PROV: "x" } })).toBe("12 step 1 dp 0; markers prov; [11.5, 12.5]");
		expect(said("12#", { legend: { "#": "x" } })).toBe("12 step 1 dp 0; markers #; [11.5, 12.5]");
		expect(said("12 [1]", { legend: { "1": "note" } })).toBe("12 step 1 dp 0; markers 1; [11.5, 12.5]");
		expect(said("12p", { legend: { p: "x" } })).toBe("error unrecognised");
		expect(said("constructor", { legend })).toBe("error unrecognised");
		// Longer markers, markers with brackets inside, and keys that name nothing.
		expect(said("12 (Provisional)", { legend: { PROVISIONAL: "x" } })).toBe(
			"12 step 1 dp 0; markers provisional; [11.5, 12.5]",
		);
		expect(said("[low]", { legend: { low: "few" } })).toBe("marker low = few");
		expect(said("a[b]", { legend: { "a[b]": "few" } })).toBe("marker a[b] = few");
		expect(said("[b]a", { legend: { "[b]a": "few" } })).toBe("marker [b]a = few");
		expect(said("[q]", { legend: { undefined: "few" } })).toBe("error unknown-marker");
		expect(said("12[]", { legend: { "": "few" } })).toBe("error unrecognised");
		expect(said("12* #", { legend: { "#": "few" } })).toBe("12 step 1 dp 0; markers * #; [11.5, 12.5]");
	});

	it("parsePublished() takes no hyphen behind a word for a minus sign", () => {
		for (const text of ["over-65", "under-18", "over-10%", "about-5", "c-5", "up-3%", "nearly-5"])
			expect(parsePublished(text)).toMatchObject({ kind: "error", code: "unrecognised" });
		expect(said("<-5")).toBe("-5 step 1 dp 0; less-than; (-inf, -5)".replace("-inf", "null"));
		expect(parsePublished("over -5")).toMatchObject({ kind: "value", value: "-5", qualifier: "more-than" });
	});

	it("parsePublished() does not ask a bound to be a multiple of the step", () => {
		for (const [text, step] of [
			["<5", 10],
			["<3", 5],
			["up to 7", 5],
			["over 95%", 10],
		] as const)
			expect(parsePublished(text, { step })).toMatchObject({ kind: "value" });
		expect(parsePublished("7", { step: 5 })).toMatchObject({ kind: "error", code: "not-a-multiple" });
	});

	it("parsePublished() takes the tolerance of approximate figures from the caller", () => {
		expect(said("around 2,000", { tolerance: 100 })).toBe("2000 step 1 dp 0; approximate; [1900, 2100]");
		expect(said("c. 8.6", { tolerance: "0.25" })).toBe("8.6 step 0.1 dp 1; approximate; [8.35, 8.85]");
		expect(said("2,000", { tolerance: 100 })).toBe("2000 step 1 dp 0; trailing-zeros; [1999.5, 2000.5]");
		expect(said("~2", { tolerance: 0 })).toBe("2 step 1 dp 0; approximate; [2, 2]");
	});

	it("parsePublished() never throws on text, and never makes a number of what is none", {
		timeout: 60_000,
	}, () => {
		const bits = fc.constantFrom(
			..."0123456789.,-–−+%£()[]<>≤≥~*:/ \u00a0\u2009\ufeff·½▲▼".split(""),
			..."per cent|up|down|to|c.|1,000|million|k|bn|e+05|or more|nearly|[p]|(r)|NaN|#N/A|less than|points".split(
				"|",
			),
		);
		const text = fc.oneof(
			fc.array(bits, { maxLength: 8 }).map((parts) => parts.join("")),
			fc.string({ unit: "binary", maxLength: 12 }),
			fc.string({ maxLength: 30 }),
		);
		fc.assert(
			fc.property(text, (printed) => {
				const read = parsePublished(printed);
				if (read.text !== printed) throw new Error("The text is not kept");
				if (read.kind !== "value") return;
				if (!/\d|nil|none/i.test(printed)) throw new Error(`${printed} is no number`);
				if (!/^-?\d+(\.\d+)?$/.test(read.value)) throw new Error(read.value);
			}),
			{ numRuns: 100_000 },
		);
	});

	it("parsePublished() is not slowed down by long text", () => {
		const started = performance.now();
		for (const bit of ["up ", "9", "[a]", "1 ", "(", "1,", "per ", " ", ".", "or more "])
			for (const length of [200, 20_000]) parsePublished(bit.repeat(length / bit.length));
		expect(performance.now() - started).toBeLessThan(1000);
	});

	it("parsePublished() reads what roundExact() prints, and back", () => {
		fc.assert(
			fc.property(
				fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
				fc.integer({ min: 0, max: 6 }),
				fc.boolean(),
				(units, decimals, grouping) => {
					const exact = decimalText(units, decimals);
					const printed = roundExact(exact, { decimals, grouping });
					const read = parsePublished(printed);
					if (read.kind !== "value") throw new Error(printed);
					expect(read.decimals).toBe(decimals);
					expect(roundExact(read.value, { decimals: read.decimals, grouping })).toBe(printed);
					expect(printed.replaceAll(",", "")).toBe(exact);
				},
			),
			{ numRuns: 2000 },
		);
	});

	it("parsePublished() reads the same value through any unit, sign character and marker", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 999 }),
				fc.constantFrom(
					"%",
					" per cent",
					" percentage points",
					" per 1,000 population",
					"[p]",
					" (r)",
					"*",
					"",
				),
				fc.constantFrom("-", "−", "–"),
				(units, suffix, minus) => {
					const read = parsePublished(`${minus}${decimalText(units, 1)}${suffix}`);
					expect(read.kind === "value" && Number(read.value)).toBe(-units / 10);
				},
			),
		);
	});

	it("parsePublished() gives plain records and leaves its options alone", () => {
		const options = frozen({
			legend: { "-": "zero" },
			step: 5,
			parentheses: "negative",
			tolerance: 1,
		} as const);
		for (const [text] of forms)
			for (const read of [parsePublished(text), parsePublished(text, options)]) {
				expect(JSON.parse(JSON.stringify(read))).toEqual(read);
				expect(Object.values(read)).not.toContain(undefined);
			}
	});

	it.each([
		[
			() => parsePublished(8.6 as never),
			TypeError,
			"wrong-type",
			"text must be a string, current value is 8.6",
		],
		[
			() => parsePublished(null as never),
			TypeError,
			"wrong-type",
			"text must be a string, current value is null",
		],
		[
			() => parsePublished("8.6", { step: -5 }),
			RangeError,
			"out-of-range",
			"step must be a decimal above 0, current value is -5",
		],
		[
			() => parsePublished("8.6", { parentheses: "minus" as never }),
			RangeError,
			"unknown-option",
			'parentheses must be one of prose, negative, current value is "minus"',
		],
		[
			() => parsePublished("8.6", { tolerance: -1 }),
			RangeError,
			"out-of-range",
			"tolerance must be 0 or more, current value is -1",
		],
		[
			() => parsePublished("8.6", { tolerance: "wide" }),
			RangeError,
			"out-of-range",
			'tolerance must be 0 or more, current value is "wide"',
		],
		[
			() => parsePublished("", { tolerance: {} as never }),
			TypeError,
			"wrong-type",
			"tolerance must be a number, current value is an object",
		],
		[
			() => parsePublished("8.6", { tolerance: Number.NaN }),
			RangeError,
			"not-a-number",
			"tolerance must be a finite number, current value is NaN",
		],
		[
			() => parsePublished("", { legend: null as never }),
			TypeError,
			"wrong-type",
			"legend must be an object, current value is null",
		],
	])("parsePublished() refuses a wrong argument: case %#", (call, Kind, code, must) => {
		expect(thrownBy(call)).toEqual({ Kind, code, message: `Cannot read the figure: ${must}` });
	});
});
