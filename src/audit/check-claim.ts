import { checkList } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { type Figure, type ReadFigure, readFigures } from "../published/figure.ts";
import { checkRounding, type Rounding } from "../published/rounding.ts";
import { type Answers, answersOver, verdictOf } from "./answers-over.ts";
import { checkRecord, figureOf } from "./axis.ts";
import type { Claim } from "./claim.ts";
import type { ClaimCheck, ClaimProblem } from "./claim-check.ts";
import type { ClaimFigures, Judge } from "./judge.ts";
import { judgeBenchmark } from "./judge-benchmark.ts";
import { judgeChange } from "./judge-change.ts";
import { judgeDirection } from "./judge-direction.ts";
import { claimKeys, refuseOtherKeys } from "./keys.ts";
import { judgeLevelling, nameOf } from "./levelling-claim.ts";
import { reachOf } from "./reach-of.ts";

const doing = "check the claim";

/**
 * Whether a claim in print follows from the printed figures, over every count that prints so.
 *
 * A printed rate and a population allow many counts. The claim is put to the judgement of this library
 * (`directionOfTravel`, `compareToBenchmark`, the percentage change, `detectLevellingOff`) for all of them: it `holds`
 * when it is true for every one, is `contradicted` when it is true for none, and `depends` otherwise, with counts for
 * it and against it. Nothing is sampled. Direction, position and percentage change go one way as a count grows, so a few
 * counts decide for all, however large the population; a change in per cent beside the rate ties the counts to each
 * other, and these are halved until the ends of each part agree. A state of levelling off does not go one way: its
 * series are judged one by one, up to 1,000 of them, and more are `not-checkable`.
 *
 * Several populations may be given where the report does not say which was used: the claim must hold with each that some
 * counts go with, and `leftOut` names the others. Counts that cannot be judged make no claim true (`unjudged`). A figure
 * without counts (`value`) is taken to be anything that prints so, and needs a standard error or a tolerance. Figures that
 * are no values, that no whole count prints as, or that may not be compared are `not-checkable`, with the reasons.
 *
 * `reach` says how far the verdict goes: the nearest printed figures with which it would be another.
 *
 * @param claim - what is claimed, with the figures as they are printed
 * @returns the verdict with the counts that decide it, or why it cannot be checked
 * @throws TypeError when a window has not the keys of one kind, both kinds differ, a word of performance comes without
 * polarity, or the method is one whose answers do not go one way; RangeError when a population is not a whole number
 * above 0 or a word, option or rounding is unknown
 * @example The vehicle offences of the report: 8.6 per 1,000 and 10% higher
 * ```ts
 * import { checkClaim } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const vehicle = checkClaim({
 *   judgement: "direction",
 *   says: "up",
 *   current: { rate: "8.6", population: [698_268, 706_155] },
 *   previous: { population: 698_268 },
 *   change: "10% higher",
 * });
 * assert(vehicle.status === "holds");
 * assert.deepEqual(vehicle.over.map(({ combinations }) => combinations), [3472, 3523]);
 * assert.equal(vehicle.reach.find(({ figure }) => figure === "change")?.below, "4%");
 * ```
 * @example A claim that depends on what was not printed
 * ```ts
 * import { checkClaim } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const employment = checkClaim({
 *   judgement: "direction",
 *   says: "down",
 *   current: { proportion: "62%", denominator: [100, 20_000] },
 *   previous: { proportion: "64%", denominator: [100, 20_000] },
 * });
 * assert(employment.status === "depends");
 * assert.equal(employment.against?.answer, "similar");
 * ```
 * @see Brown N. J. L. and Heathers J. A. J. (2017), The GRIM test, Social Psychological and Personality Science 8
 * @since 0.1.0
 */
export function checkClaim(claim: Claim): ClaimCheck {
	checkRecord(doing, "the claim", claim);
	const rounding = checkRounding(doing, claim);
	const printed = figuresOf(claim);
	const read = readFigures<string>(doing, rounding, printed);
	const figures: ClaimFigures | null = isRead(read) ? read : null;
	// Words and windows are checked also where a figure is no value, so that a wrong one never goes unseen.
	const found = judgeOf(claim, figures ?? {}, rounding);
	const { wanted } = "wanted" in found ? found : { wanted: wordsOf(claim) };
	const settings = { kind: "claim-check", judgement: claim.judgement, says: wanted, rounding } as const;
	const unchecked = (reasons: Extract<ClaimCheck, { readonly status: "not-checkable" }>["reasons"]) =>
		({ status: "not-checkable", ...settings, reasons }) as const;
	if (figures === null) return unchecked("reasons" in read ? (read.reasons as readonly ClaimProblem[]) : []);
	if (!("wanted" in found)) return unchecked(found);
	const answers: Answers = "sides" in found ? answersOver(found) : { ...found, over: [found.range] };
	const [unjudged = null] = answers.refusals;
	const status = verdictOf(answers);
	if (status === "not-checkable") return unchecked([unjudged ?? nothingFits(printed)]);
	const right = answers.examples.filter(({ answer }) => wanted.includes(answer));
	const wrong = answers.examples.filter(({ answer }) => !wanted.includes(answer));
	const reach =
		"sides" in found && status !== "depends"
			? reachOf(
					figures,
					(moved) => judgeOf(claim, moved, rounding) as Judge | readonly ClaimProblem[],
					answers,
					found.words,
				)
			: [];
	return {
		status,
		...settings,
		answers: answers.examples,
		for: right[0] ?? null,
		against: wrong[0] ?? null,
		unjudged,
		over: answers.over,
		leftOut: "sides" in found ? found.leftOut : [],
		testable:
			status === "depends" ||
			!("sides" in found) ||
			reach.some(({ below, above }) => below !== null || above !== null),
		reach,
	};
}

const isRead = (read: object): read is Readonly<Record<string, ReadFigure & { bounds: never }>> =>
	!("status" in read);

/** The words of a claim, before they are read by its polarity. */
const wordsOf = ({ judgement, says }: Claim): readonly string[] =>
	judgement === "percentage-change"
		? ["as-printed"]
		: typeof says === "string"
			? [says]
			: (says as readonly string[]);

/** That no counts go with all of the figures, although some go with each. */
function nothingFits(printed: Readonly<Record<string, Figure>>): ClaimProblem {
	const texts = Object.values(printed).map((figure) => (typeof figure === "string" ? figure : figure.text));
	return { code: "no-counts", figure: Object.keys(printed).join(" and "), text: texts.join(" and ") };
}

/** The figures of a claim by their names. */
function figuresOf(claim: Claim): Readonly<Record<string, Figure>> {
	const keys = Object.hasOwn(claimKeys, claim.judgement) ? claimKeys[claim.judgement] : null;
	if (keys !== null) refuseOtherKeys(doing, "the claim", claim, ["judgement", ...keys, "rounding"]);
	const window = <T extends Parameters<typeof figureOf>[0]>(name: string, given: T) => {
		checkRecord(doing, name, given);
		return figureOf(given);
	};
	const named: Record<string, Figure | null | undefined> = {};
	switch (claim.judgement) {
		case "direction":
			named["current"] = window("current", claim.current);
			named["previous"] = window("previous", claim.previous);
			named["change"] = claim.change;
			break;
		case "benchmark":
			named["area"] = window("area", claim.area);
			named["benchmark"] = window("benchmark", claim.benchmark);
			break;
		case "percentage-change":
			named["current"] = window("current", claim.current);
			named["previous"] = window("previous", claim.previous);
			if (claim.says === undefined || claim.says === null)
				throw argumentError(TypeError, "wrong-type", doing, "says must be a printed figure", claim.says);
			named["says"] = claim.says;
			break;
		case "levelling-off":
			for (const [index, point] of checkList(doing, "series", claim.series).entries())
				named[nameOf(index)] = window(nameOf(index), point);
			break;
		default:
			throw argumentError(
				RangeError,
				"unknown-option",
				doing,
				`judgement must be one of ${Object.keys(claimKeys).join(", ")}`,
				(claim as { readonly judgement?: unknown }).judgement,
			);
	}
	return Object.fromEntries(
		Object.entries(named).filter((entry): entry is [string, Figure] => entry[1] != null),
	);
}

function judgeOf(claim: Claim, figures: ClaimFigures, rounding: Rounding) {
	switch (claim.judgement) {
		case "direction":
			return judgeDirection(doing, claim, figures, rounding);
		case "benchmark":
			return judgeBenchmark(doing, claim, figures, rounding);
		case "percentage-change":
			return judgeChange(doing, claim, figures, rounding);
		case "levelling-off":
			return judgeLevelling(doing, claim, figures, rounding);
	}
}
