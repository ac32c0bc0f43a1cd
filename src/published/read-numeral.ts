import { type Fraction, fraction } from "../internal/exact.ts";
import type { FigureUnit, ParseCode } from "./parsed-figure.ts";

/** What stands in a printed figure when markers, brackets, qualifiers and directions are off. */
export interface Numeral {
	/** The size without its sign. */
	readonly size: Fraction;
	/** One unit of the last printed place. */
	readonly step: Fraction;
	readonly decimals: number;
	readonly sign: "" | "+" | "-";
	readonly unit: FigureUnit;
	readonly per: number | null;
	readonly scientific: boolean;
	/** Whether the last printed place is that of the units. */
	readonly toTheUnit: boolean;
}

const scales: Readonly<Record<string, number>> = {
	"": 0,
	k: 3,
	thousand: 3,
	m: 6,
	mn: 6,
	million: 6,
	bn: 9,
	billion: 9,
	tn: 12,
	trillion: 12,
};

const bases: Readonly<Record<string, number>> = {
	thou: 1e3,
	thousand: 1e3,
	"hundred thousand": 1e5,
	million: 1e6,
	"1 million": 1e6,
};

/** Space that groups digits, which {@link foldText} leaves between digits only. */
const GROUP = "\u2063";

/** The text without what cannot be seen, with one kind of space, and with a mark where a fixed space groups digits. */
export function foldText(text: string): string {
	return text
		.replace(/\u200D|[\uFEFF\u2060\u200B\u200C\u2063]/g, "")
		.replace(/(\d)[\u00A0\u2007\u2009\u202F](?=\d)/g, `$1${GROUP}`)
		.replace(/\s+/g, " ")
		.trim();
}

/** The digits without their grouping, or what is wrong with them. */
function plainDigits(text: string): string | { readonly code: ParseCode } {
	if (text.includes(" ")) return { code: "ambiguous-spacing" };
	const digits = text.replace(/[·∙⋅]/g, ".");
	const grouped = /^\d{1,3}(?:(?:,\d{3})+|(?:\u2063\d{3})+)(?:\.\d+)?$/.test(digits);
	if (!grouped && !/^(?:\d+(?:\.\d+)?|\.\d+)$/.test(digits))
		return { code: /\d.*[,\u2063]|[,\u2063].*\d/.test(digits) ? "malformed-thousands" : "unrecognised" };
	return /^0\d|^0[,\u2063]/.test(digits) ? { code: "leading-zero" } : digits.replace(/[,\u2063]/g, "");
}

/** What follows the digits: what they are in, and what a rate is per. */
function readUnit(text: string): { readonly unit: FigureUnit; readonly per: number | null } | null {
	if (text === "") return { unit: "number", per: null };
	if (/^(?:%|per ?cent)$/i.test(text)) return { unit: "percent", per: null };
	if (/^(?:(?:percentage|per ?cent|%)[ -]?(?:points?|pts?)|pp|ppts?)$/i.test(text))
		return { unit: "percentage-points", per: null };
	const noun = "(?!per\\b)[a-z][a-z'-]*";
	const rate = new RegExp(
		`^(?:(?:${noun} ){0,2}per |/ ?(?=1[0,]*000\\b))(?<base>[\\d,]+|${Object.keys(bases).join("|")})(?: ${noun}){0,2}$`,
		"i",
	).exec(text);
	const base = rate?.groups?.["base"];
	if (base === undefined) return null;
	const digits = plainDigits(base);
	const per = bases[base.toLowerCase()] ?? (typeof digits === "string" ? Number(digits) : 0);
	return Number.isSafeInteger(per) && per > 0 ? { unit: "rate", per } : null;
}

/** Why digits with something after them are no figure. */
function problemAfter(text: string): ParseCode {
	if (/^(?: ?(?:%|[a-z]{1,12}))? ?(?:[-−–—‐‑]|to\b) ?[-+£]?\.?\d/i.test(text)) return "range";
	return /^ ?(?:in|of|out of|[:/x×]) ?[\d.]/i.test(text) ? "unsupported-form" : "unrecognised";
}

/** Reads a sign, a pound sign, digits, a scale and a unit. */
export function readNumeral(text: string): Numeral | { readonly code: ParseCode } {
	const parts = /^([-+−–‐‑]?)( ?)(£?) ?([-+−–‐‑]?)((?:[.,·∙⋅\u2063\d]| (?=\d))*)(?:e([-+]?\d+))?(.*)$/i.exec(
		text,
	);
	const [, first = "", space, pound = "", second = "", run = "", exponent, tail = ""] = parts ?? [];
	const digits = plainDigits(run);
	if (typeof digits !== "string") return digits;
	if (first !== "" && second !== "") return { code: "unrecognised" };
	if (space !== "") return { code: "ambiguous-spacing" };
	if (exponent !== undefined && !/^[-+]?\d{1,2}$/.test(exponent)) return { code: "unsupported-form" };
	const scaled = /^ ?(k|thousand|mn|million|m|bn|billion|tn|trillion)\b *(.*)$/i.exec(tail);
	const [, scale = "", rest = tail] = scaled ?? [];
	const read = readUnit(rest.trim());
	if (read === null) return { code: problemAfter(rest) };
	if (read.unit !== "number" && (pound !== "" || scale !== "")) return { code: "unsupported-form" };
	const decimals = digits.includes(".") ? digits.length - digits.indexOf(".") - 1 : 0;
	const power = (scales[scale.toLowerCase()] ?? 0) + Number(exponent ?? 0) - decimals;
	const step = power < 0 ? fraction(1n, 10n ** BigInt(-power)) : fraction(10n ** BigInt(power));
	const units = BigInt(digits.replace(".", ""));
	return {
		size: fraction(units * step.numerator, step.denominator),
		step,
		decimals,
		sign: /^\+?$/.test(first + second) ? ((first + second) as "" | "+") : "-",
		unit: pound === "" ? read.unit : "gbp",
		per: read.per,
		scientific: exponent !== undefined,
		toTheUnit: power === 0 && decimals === 0 && exponent === undefined,
	};
}
