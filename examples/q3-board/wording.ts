import {
	type Dashboard,
	type ExceptionReport,
	positionStatement,
	type StatementPart,
} from "direction-of-travel/report";
import { type Claim, wordsOf } from "../q3/report.ts";
import { county, type PrintedIndicator } from "./indicators.ts";

/** How our words stand beside those of the report. */
type Standing = "same" | "differs" | "says less" | "not said";

/** Where our words of a claim come from, and how they stand beside those of the report. */
interface Match {
	/** The indicator by its key, and the parts of its statement; none where nothing is printed that could be worded. */
	readonly from?: readonly [indicator: string, ...parts: readonly StatementPart[]];
	readonly standing: Standing;
	readonly why: string;
}

const unprinted = (what: string): Match => ({
	standing: "not said",
	why: `no figure is printed for ${what}`,
});

/** Every claim that has words, beside ours. The standing is ours to say; the words are made from verdicts. */
const matches: Readonly<Record<string, Match>> = {
	"q3-01": {
		from: ["vehicle", "change"],
		standing: "says less",
		why: "vehicle offences alone: no figure is printed for overall crime",
	},
	"q3-02": {
		from: ["reoffending", "change"],
		standing: "differs",
		why: "re-offending stands against it, as far as two bare figures can; of most others nothing is printed",
	},
	"q3-04": unprinted("burglary"),
	"q3-05": unprinted("violence with injury, and levelling off takes a series"),
	"q3-06": {
		from: ["vehicle", "level", "change"],
		standing: "says less",
		why: `the same for every count that prints so; "at a slower rate" takes an earlier year`,
	},
	"q3-07": {
		from: ["vehicle", "comparison"],
		standing: "same",
		why: "beyond the 99.8% limit for every count",
	},
	"q3-08": unprinted("overall crime"),
	"q3-09": unprinted("most crime categories"),
	"q3-10": {
		from: ["vehicle", "comparison"],
		standing: "differs",
		why: `the report calls the same gap "higher" a line before; +26% is not slight`,
	},
	"q3-11": {
		from: ["entrants", "change", "trend", "levelling"],
		standing: "same",
		why: "the fall is said as well, and that 100 after 101 is no evidence of a change",
	},
	"q3-13": {
		from: ["entrants", "levelling"],
		standing: "says less",
		why: "of first-time entrants alone: two figures of re-offending cannot level off",
	},
	"q3-14": {
		from: ["reoffending", "change"],
		standing: "differs",
		why: `an increase in both; the report also calls it "early signs of levelling", at +93%`,
	},
	"q3-16": {
		from: ["employment", "change"],
		standing: "differs",
		why: "half a year is not set beside a year, and of how many it is a percentage is not printed",
	},
	"q3-17": unprinted("it"),
	"q3-18": {
		from: ["marac", "level", "change"],
		standing: "differs",
		why: "49% may be a level or a change, and it stands after a change of criteria",
	},
	"q3-19": {
		from: ["uava", "not-available"],
		standing: "differs",
		why: "nothing is printed to rise from, nor of how many months the count is",
	},
	"q3-20": unprinted("them, nor the levels that are expected"),
	"q3-21": unprinted("it: a trend takes the five quarters"),
	"q3-22": unprinted("it: a trend takes the five quarters"),
	"q3-23": {
		from: ["sentinel", "level", "overlap"],
		standing: "says less",
		why: "the two sources are shown beside each other; one is not judged by the other",
	},
	"q3-25": {
		from: ["hate", "change"],
		standing: "same",
		why: `"similar" where similarity is not shown: no evidence of a change, for every count`,
	},
	"q3-27": {
		from: ["hate", "level"],
		standing: "says less",
		why: "the report prints no rule for low numbers; some 614 a year are no small number here",
	},
	"q3-28": {
		from: ["aggravated", "level"],
		standing: "says less",
		why: `the report prints no rule for "very low"`,
	},
	"q3-29": { from: ["getOn", "change"], standing: "same", why: "94% and 94% may be a point apart" },
};

/** One claim of the report with our words for it. */
export interface Wording {
	readonly id: string;
	readonly original: string;
	readonly ours: string;
	readonly standing: Standing;
	readonly why: string;
}

/** The words of the report beside ours, claim by claim. */
export function wordingsOf(
	claims: readonly Claim[],
	indicators: Readonly<Record<string, PrintedIndicator>>,
	dashboard: Dashboard,
	exceptions: ExceptionReport,
): readonly Wording[] {
	return claims
		.filter((claim) => wordsOf(claim).length > 0)
		.map((claim): Wording => {
			const original = wordsOf(claim).join("; ");
			if (claim.id === "q3-03") return { id: claim.id, original, ...exceptional(exceptions) };
			const match = matches[claim.id];
			if (match === undefined) throw new Error(`${claim.id} has words and no match`);
			const { from, standing, why } = match;
			return {
				id: claim.id,
				original,
				ours: from === undefined ? "" : textOf(from, indicators, dashboard),
				standing,
				why,
			};
		});
}

/** What the exceptions say of "nothing exceptional to report". */
function exceptional({ exceptions }: ExceptionReport): Omit<Wording, "id" | "original"> {
	if (exceptions.length === 0)
		return { ours: "There is nothing exceptional to report.", standing: "same", why: "no rule fires" };
	const names = exceptions.map(({ indicator, rule }) => `${indicator} (${rule})`).join(", ");
	return {
		ours: `${exceptions.length} exceptions: ${names}.`,
		standing: "differs",
		why: "what was expected, and so not exceptional to the board, is not printed; with both marked as expected nothing is left",
	};
}

/** Our words of one indicator. */
function textOf(
	[key, ...parts]: readonly [string, ...StatementPart[]],
	indicators: Readonly<Record<string, PrintedIndicator>>,
	dashboard: Dashboard,
): string {
	const definition = indicators[key]?.definition;
	if (definition === undefined) throw new Error(`there is no indicator ${key}`);
	const { sentences } = positionStatement(dashboard, definition.category ?? "", { areas: [county], parts });
	return sentences.find(({ indicator }) => indicator === definition.id)?.text ?? "";
}
