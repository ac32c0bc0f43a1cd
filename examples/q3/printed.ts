import {
	checkPercentChange,
	compareAsPrinted,
	directionOfTravel,
	likeForLike,
	monthsIn,
	type Period,
	unround,
} from "direction-of-travel";
import { answered, type Check, type Claim, type Finding, printsFigure, wordsOf } from "./claim.ts";
import { type Tally, tallyOf } from "./verdict.ts";

export const comparePrinted = (current: string, reference: string) =>
	answered(compareAsPrinted(current, reference));

/** Every order that two figures can have, given what they are rounded from. */
export function ordersOf(current: string, reference: string): Tally {
	const { certain, differenceInterval } = comparePrinted(current, reference);
	if (certain !== null) return tallyOf([certain]);
	const [lower, upper] = [Number(differenceInterval.lower), Number(differenceInterval.upper)];
	return tallyOf([...(upper > 0 ? ["higher"] : []), ...(lower < 0 ? ["lower"] : []), "same"]);
}

/** The change in per cent that two figures allow. */
export const changeOf = (current: string, previous: string) =>
	answered(checkPercentChange(current, previous)).interval;

const endsOf = (printed: string): readonly [number, number] => {
	const { lower, upper } = answered(unround(printed));
	return [Number(lower), Number(upper)];
};

/**
 * Whether "slightly" is the word of the library for the size of a change, at both ends of what the figures allow. It is
 * said beside the verdict, which is about the direction. Nothing where the claim does not say "slightly".
 */
export function slightlyOrNot(claim: Claim, current: string, reference: string): string {
	if (!wordsOf(claim).some((phrase) => phrase.includes("slightly"))) return "";
	const [[low, high], [from, to]] = [endsOf(current), endsOf(reference)];
	const sizes = [
		[low, to],
		[high, from],
	].map(([value = 0, other = 0]) => {
		const travel = directionOfTravel({ value }, { value: other }, { tolerance: { relative: 0 } });
		return travel.status === "compared" ? (travel.degree ?? "no change") : "nothing";
	});
	const names = [...new Set(sizes)].join(" or ");
	return names === "slightly"
		? `; "slightly" is the word of the library for that size`
		: `; "slightly" is not the word of the library for that size, which is ${names}`;
}

/** How two periods stand beside each other: "6 months beside 12: length-differs". */
export function standing(current: Period, previous: Period): string {
	const { comparable, reason } = likeForLike(current, previous);
	const months = `${monthsIn(current).length} months beside ${monthsIn(previous).length}`;
	return `${months}: ${comparable ? "like for like" : reason}`;
}

/** A claim that cannot be checked, with what there is to compute. */
export const notCheckable = (reason: string, computed: readonly string[], power = "none"): Finding => ({
	computed,
	verdict: "not-checkable",
	power,
	reason,
});

/** A claim of which the report prints no figure. One that does print a figure needs a check, and gets none here. */
export const notPrinted =
	(needs?: string): Check =>
	(claim) => {
		if (printsFigure(claim)) throw new Error(`${claim.id} prints a figure and needs a check of its own`);
		return notCheckable(
			`no figure is printed for ${claim.indicator}${needs === undefined ? "" : `; ${needs}`}`,
			["nothing: no figure to compute with"],
		);
	};

/** Why a figure that is printed alone cannot be checked: nothing is said of it, or by no rule that is printed. */
export function nothingToCheck(claim: Claim): string {
	if (claim.comparator?.printed !== undefined)
		throw new Error(`${claim.id} prints a figure to compare with and needs a check of its own`);
	const words = wordsOf(claim).map((phrase) => `"${phrase}"`);
	return words.length === 0
		? "the report says nothing of the figure and prints none to compare it with"
		: `the report prints no rule for ${words.join(" or ")}`;
}
