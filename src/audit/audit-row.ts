import { checkMember, optionsOf } from "../internal/check.ts";
import { checkDifference, checkDifferenceOptions } from "../published/check-difference.ts";
import { checkPercentChange, checkPercentChangeOptions } from "../published/check-percent-change.ts";
import { checkRateAndChange } from "../published/check-rate-and-change.ts";
import { checkShares } from "../published/check-shares.ts";
import { checkTotal, checkTotalOptions } from "../published/check-total.ts";
import { compareAsPrinted, type PrintedOrder } from "../published/compare-as-printed.ts";
import {
	type ConsistentCounts,
	consistentCounts,
	consistentCountsOptions,
} from "../published/consistent-counts.ts";
import type { Explanation, Severity } from "../published/explanation.ts";
import type { NotCheckable } from "../published/not-checkable.ts";
import { reproduces, reproducesOptions } from "../published/reproduces.ts";
import { roundingOptions } from "../published/rounding.ts";
import type { AuditRow } from "./audit.ts";
import { checkClaim } from "./check-claim.ts";
import { checkImplied } from "./check-implied.ts";
import { checking } from "./check-published-claim.ts";
import { claimReason } from "./claim-reason.ts";
import { explanationText, listed } from "./explanation-text.ts";
import { intervalText, textOf, wholeText } from "./figure-text.ts";
import type { EveryClaim, PublishedCheck } from "./published-claim.ts";
import { problemText } from "./reason-text.ts";

/** What a check says of its claim. */
export type Finding = Pick<
	AuditRow,
	"status" | "severity" | "explanations" | "testable" | "power" | "reason" | "result"
>;

/** The part of an answer that every check of printed figures has. */
interface Fit {
	readonly status: string;
	readonly severity: Severity | null;
	readonly explanations: readonly Explanation[];
	readonly testable: boolean;
	readonly power: number | null;
}

/** Makes one check, except `every`, which needs the other claims. */
export function findingOf(check: Exclude<PublishedCheck, EveryClaim>): Finding {
	switch (check.kind) {
		case "computed": {
			const answer = reproduces(check.computed, check.printed, optionsOf(check, reproducesOptions));
			return fitOf(answer, "reproduces", (found) => {
				const mode = found.rounding === "nearest" ? "halfExpand" : found.rounding;
				const would = found.byMode?.[mode];
				// How far it is off is known for what rounds to the nearest, ties away from 0.
				const off = mode === "halfExpand" ? found.unitsOff : null;
				if (found.status === "reproduces") return `printed as computed (${textOf(check.printed)})`;
				return `computed it would be printed ${would ?? "otherwise"}, printed is ${textOf(check.printed)}${
					off === null || off === 0
						? ""
						: `: ${wholeText(Math.abs(off))} of the last place too ${off > 0 ? "high" : "low"}`
				}`;
			});
		}
		case "counts": {
			const { printed } = check;
			const options = optionsOf(check, consistentCountsOptions);
			const counts = consistentCounts(printed, options) as ConsistentCounts | NotCheckable;
			return fitOf<ConsistentCounts>(counts, "consistent", (found) =>
				found.status === "inconsistent"
					? `no whole count prints as ${textOf(printed)}`
					: found.max === null
						? `counts of ${wholeText(found.min ?? 0)} or more print as ${textOf(printed)}`
						: found.count === 1
							? `1 count prints as ${textOf(printed)}: ${wholeText(found.max)}`
							: `${wholeText(found.count ?? 0)} counts print as ${textOf(printed)}: ${wholeText(found.min ?? 0)} to ${wholeText(found.max)}`,
			);
		}
		case "percent-change":
			return fitOf(
				checkPercentChange(check.current, check.previous, optionsOf(check, checkPercentChangeOptions)),
				"consistent",
				(found) => possibleText(textOf(check.change), found, "%"),
			);
		case "difference":
			return fitOf(
				checkDifference(check.current, check.previous, optionsOf(check, checkDifferenceOptions)),
				"consistent",
				(found) => possibleText(textOf(check.difference), found, ""),
			);
		case "implied":
			return fitOf(checkImplied(check), "consistent", ({ reason }) => reason);
		case "total":
			return fitOf(
				checkTotal(check.parts, check.total, optionsOf(check, checkTotalOptions)),
				"consistent",
				(found) => possibleText(textOf(check.total), { ...found, interval: found.sumInterval }, ""),
			);
		case "shares": {
			const { whole, parts, structure, rounding } = check;
			const options = {
				structure,
				...(whole === undefined ? {} : { total: whole }),
				...(rounding ? { rounding } : {}),
			};
			return fitOf(checkShares(parts, options), "consistent", (found) => {
				const sum = `the shares come to ${intervalText(found.sumInterval, 1)}`;
				const rest = found.remainder === null ? "" : `, ${intervalText(found.remainder, 1)} not stated`;
				return found.status === "consistent" ? `${sum}${rest}` : `${sum} of ${found.total}`;
			});
		}
		case "rate-and-change":
			return fitOf(
				checkRateAndChange(
					check.rate,
					check.change,
					optionsOf(check, ["population", "previousPopulation", "basis", "rounding"]),
				),
				"consistent",
				(found) =>
					found.current === null
						? "no whole counts have both"
						: `${found.pairs === null ? "any number of" : wholeText(found.pairs)} pairs of counts have both: ${wholeText(found.current.min)} to ${wholeText(found.current.max)} now`,
			);
		case "order":
			return orderOf(check);
		case "judgement": {
			const result = checkClaim(
				check.rounding === undefined ? check.claim : { rounding: check.rounding, ...check.claim },
			);
			return {
				status: result.status,
				severity: null,
				explanations: [],
				testable: result.status !== "not-checkable" && result.testable,
				power: null,
				reason: claimReason(result),
				result,
			};
		}
		case "not-printed":
			return { ...nothing, reason: check.because };
	}
}

/** Nothing is found. */
export const nothing = {
	status: "not-checkable",
	severity: null,
	explanations: [],
	testable: false,
	power: null,
	result: null,
} as const;

/** What a check of printed figures says, with its explanations in words. */
function fitOf<T extends Fit>(answer: T | NotCheckable, fine: string, reason: (found: T) => string): Finding {
	if ("reasons" in answer)
		return {
			...nothing,
			reason: answer.reasons.map(problemText).join("; "),
			result: answer,
		};
	const found = answer as T;
	const fits = found.status === fine;
	const tail = fits
		? found.testable
			? ""
			: "; nothing that could be printed would fail"
		: `; ${explanationText(found.explanations)}`;
	return {
		status: fits ? "holds" : "contradicted",
		severity: found.severity,
		explanations: found.explanations,
		testable: found.testable,
		power: found.power,
		reason: `${reason(found)}${tail}`,
		result: found,
	};
}

/** What could be printed where something is. */
function possibleText(
	printed: string,
	{
		interval,
		printable,
	}: { readonly interval: Parameters<typeof intervalText>[0]; readonly printable: readonly string[] | null },
	unit: string,
): string {
	const could =
		printable === null || printable.length > 8 ? intervalText(interval, 2, unit) : listed(printable, "or");
	return `${printed} is printed, possible is ${could}`;
}

/** The order of two figures, for every value that prints so. */
function orderOf(check: Extract<PublishedCheck, { readonly kind: "order" }>): Finding {
	const { figure, reference } = check;
	const says = checkMember<PrintedOrder>(checking, "says", check.says, ["higher", "lower", "same"]);
	const answer = compareAsPrinted(figure, reference, optionsOf(check, roundingOptions));
	if (answer.status === "not-checkable")
		return {
			...nothing,
			reason: answer.reasons.map(problemText).join("; "),
			result: answer,
		};
	const { asPrinted, certain, differenceInterval } = answer;
	const holds = says === "same" ? asPrinted === "same" : certain === says;
	const contradicted = certain !== null && certain !== says;
	const gap = `the difference is ${intervalText(differenceInterval)}`;
	return {
		status: holds ? "holds" : contradicted ? "contradicted" : "depends",
		severity: contradicted ? "decision" : null,
		explanations: [],
		testable: true,
		power: null,
		reason: holds
			? certain === null
				? `the same as printed, which may hide more: ${gap}`
				: `${says} for all that prints so: ${gap}`
			: contradicted
				? `${certain} for all that prints so: ${gap}`
				: `not certain: ${gap}`,
		result: answer,
	};
}
