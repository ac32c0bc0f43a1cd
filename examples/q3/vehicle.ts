import { impliedPrevious, roundExact } from "direction-of-travel";
import { answered, type Check, type Claim, printedOf, printsFigure, wordsOf } from "./claim.ts";
import { directionOver, pairsOfChange, weakest } from "./counts.ts";
import { notCheckable, notPrinted } from "./printed.ts";
import { populations, rateOf, travelOver } from "./rates.ts";
import { againstRegion } from "./region.ts";
import { extent, powerOf, verdictOfAll, verdictOver } from "./verdict.ts";
import { pText, signed } from "./words.ts";

const vehicleOver = (change: Claim, rate: Claim) =>
	travelOver(change, (both) => pairsOfChange(rateOf(rate), printedOf(change), both));

/** A rate and its change in per cent: up, for every pair of counts that prints as both do. */
export const vehicleChange: Check = (claim, claimOf) => {
	const [rate, percent] = [rateOf(claimOf("q3-07")), printedOf(claim)];
	const over = vehicleOver(claim, claimOf("q3-07"));
	const verdict = verdictOver(over.directions, "up");
	const before = answered(impliedPrevious(rate, `${percent}%`));
	const [lower, upper] = [before.interval.lower ?? 0, before.interval.upper ?? 0].map((value) =>
		roundExact(value, { decimals: 2 }),
	);
	const stillUp = (change: number) =>
		populations.every((both) => {
			const pairs = weakest(pairsOfChange(rate, String(change), both));
			return verdictOver(directionOver(pairs, "neutral").directions, "up") === "holds";
		});
	const leastThatFails = () => {
		let change = Math.floor(Number(percent));
		while (change > 0 && stillUp(change)) change--;
		return `a printed change of ${signed(change).replace(".0", "")}% or less would not hold for every pair`;
	};
	const pace = wordsOf(claim).some((phrase) => phrase.includes("at a slower rate"))
		? `; not checked: "at a slower rate", which needs two earlier windows`
		: "";
	return {
		computed: [
			...over.lines,
			`previous rate ${lower} to ${upper}, printed ${(before.printable ?? []).join(", ")}`,
		],
		verdict,
		power: powerOf(verdict, leastThatFails),
		reason: `checked: up ${extent(verdict, "pair of counts")} (${Object.keys(over.performances).join(" or ")}; largest p ${pText(over.largestP)})${pace}`,
	};
};

/** Overall crime and vehicle offences: a claim of two indicators, one of which is printed. */
export const adverseTrend: Check = (claim, claimOf) => {
	const over = vehicleOver(claimOf("q3-06"), claimOf("q3-07"));
	const vehicle = verdictOver(over.performances, "worsening");
	const overall = notPrinted()(claimOf("q3-08"), claimOf);
	if (printsFigure(claim)) throw new Error(`${claim.id} prints a figure and needs a check of its own`);
	return {
		computed: over.lines.map((line) => `vehicle offences: ${line}`),
		verdict: verdictOfAll([vehicle, overall.verdict]),
		power: "half: vehicle offences alone could contradict it",
		reason: `checked: vehicle offences worsening ${extent(vehicle, "pair of counts")} (q3-06); not checked: ${overall.reason} (q3-08)`,
	};
};

/** "Nothing exceptional": what stands against it, by a rule that is not printed. */
export const nothingExceptional: Check = (claim, claimOf) => {
	const { reason } = notPrinted("nor the rule for what is exceptional")(claim, claimOf);
	const vehicle = verdictOver(vehicleOver(claimOf("q3-06"), claimOf("q3-07")).performances, "worsening");
	const region = againstRegion(["higher"])(claimOf("q3-07"), claimOf).verdict;
	return notCheckable(reason, [
		`vehicle offences: worsening ${extent(vehicle, "pair of counts")} (q3-06), higher than the region ${extent(region, "count")} (q3-07)`,
	]);
};
