import type { NotCheckableReason } from "../published/not-checkable.ts";
import type { ClaimProblem, ClaimRefusal } from "./claim-check.ts";
import { listed } from "./explanation-text.ts";
import { wholeText } from "./figure-text.ts";

const problems: Partial<Readonly<Record<ClaimProblem["code"], string>>> = {
	marker: "a marker and no figure",
	blank: "no figure is printed",
	"units-differ": "in another unit than what it is set beside",
	"never-printed": "never printed so under this rounding",
	"zero-base": "nothing is a percentage of 0",
	"negative-base": "a percentage of what is below 0 says nothing",
	"whole-lost": "a fall of 100% says nothing of what was before",
	"no-change": "a change of 0 says nothing of what was before",
	"signs-differ": "one goes up and the other down",
	unbounded: "it has no upper end",
	"too-large": "it asks for counts beyond 2^53",
	"no-counts": "no whole counts go with it",
	"negative-value": "a change is not judged from or to what is below 0",
	"too-many-counts": "more than are judged one by one",
};

/** Why a figure cannot be checked, as words; what it cannot be read for by its code. */
export function problemText({ code, figure, text }: NotCheckableReason | ClaimProblem): string {
	return `${figure} (${text}): ${problems[code] ?? `no figure that can be read (${code})`}`;
}

type RefusalCode = ClaimRefusal["reasons"][number]["code"];

const refusals: Partial<Readonly<Record<RefusalCode, string>>> = {
	"length-differs": "the periods are not of one length",
	"season-differs": "the periods are of different months of the year",
	"overlapping-periods": "the periods overlap",
	"previous-not-earlier": "the previous period is not the earlier one",
	"duplicate-periods": "a period stands more than once",
	"uneven-periods": "the periods are of several lengths",
	"break-in-series": "there is a break in the series",
	"no-events": "there are no events",
	"test-not-defined": "the method has no answer for these counts",
	"zero-count": "a count of 0 has no logarithm",
	"value-not-positive": "a value that is not above 0 has no logarithm",
};

/** Why a judgement cannot be made, as words. */
export function refusalText({ reasons }: ClaimRefusal): string {
	const texts = reasons.map((reason) =>
		"needed" in reason
			? `${wholeText(reason.needed)} ${reason.code === "too-few-points" ? "points" : "events"} are needed, there are ${wholeText(reason.found)}`
			: (refusals[reason.code] ?? reason.code),
	);
	return `not to be judged: ${listed(texts, "and")}`;
}
