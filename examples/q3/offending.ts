import { consistentCounts, directionOfTravel } from "direction-of-travel";
import { type Check, comparedWith, noted, periodBefore, periodOf, printedOf } from "./claim.ts";
import { evidenceOfCohorts, evidenceOfPercentages, offendersTried, peopleTried } from "./evidence.ts";
import { describe, levellingOf } from "./levelling.ts";
import {
	changeOf,
	comparePrinted,
	notCheckable,
	nothingToCheck,
	notPrinted,
	ordersOf,
	slightlyOrNot,
	standing,
} from "./printed.ts";
import { extent, powerOf, type Tally, verdictOfAll, verdictOver } from "./verdict.ts";
import { firstThatFails, percents, whole } from "./words.ts";

/** "An increase": as printed, because the cohorts that the rates are of are not printed. */
export const reoffending: Check = (claim) => {
	const [current, previous] = [printedOf(claim), comparedWith(claim)];
	const orders = ordersOf(current, previous);
	const verdict = verdictOver(orders, "higher");
	const levelling = levellingOf(claim);
	const { everyFrom } = evidenceOfCohorts(current, previous, "up");
	return {
		computed: [
			`${percents(changeOf(current, previous))}: up ${extent(verdict, "value")} (${Object.keys(orders).join(", ")})`,
			`levelling: ${describe(levelling)}`,
			`as re-offences per offender, a rise beyond chance for every pair of counts: ${everyFrom === null ? "not found" : `from ${everyFrom} offenders a year`} (${offendersTried})`,
		],
		verdict,
		power: powerOf(
			verdict,
			() =>
				`a previous figure of ${firstThatFails(previous, (other) => verdictOver(ordersOf(current, other), "higher") === "holds")} or more would not be certain`,
		),
		reason: `an increase ${extent(verdict, "value")}; levelling is ${levelling.state === "insufficient" ? "not supported by two points" : describe(levelling)}`,
	};
};

/** A part year beside the year before it, and whether it can be a rate of the people counted in the same months. */
export const partYear: Check = (claim, claimOf) => {
	const [before, people] = [claimOf("q3-14"), claimOf("q3-12")];
	const [now, earlier] = [periodOf(claim), periodOf(before)];
	const travel = directionOfTravel(
		{ value: Number(printedOf(claim)), period: now },
		{ value: Number(printedOf(before)), period: earlier },
		{ tolerance: { relative: 0 } },
	);
	const offenders = Number(printedOf(people));
	const fits = consistentCounts(printedOf(claim), { population: offenders, multiplier: 1 });
	return notCheckable(`${nothingToCheck(claim)}; ${standing(now, earlier)}${noted(claim)}`, [
		`beside ${printedOf(before)} for ${before.period?.label}: ${travel.status === "not-comparable" ? `refused, ${travel.reasons.map(({ code }) => code).join(", ")}` : travel.direction}`,
		`of ${offenders} offenders: ${fits.status === "consistent" ? "possible" : "impossible, no whole number of re-offences prints so"}`,
	]);
};

/** Two percentages: lower as printed is one thing, lower beyond chance depends on how many people they are of. */
export const employment: Check = (claim, claimOf) => {
	const [current, previous] = [`${printedOf(claim)}%`, `${comparedWith(claim)}%`];
	const { lower, upper } = comparePrinted(current, previous).differenceInterval;
	const asPrinted = verdictOver(ordersOf(current, previous), "lower");
	const people = Number(printedOf(claimOf("q3-12")));
	const ofPeople = [current, previous].map((figure) => {
		const { status, min, max } = consistentCounts(figure, { population: people, multiplier: 100 });
		if (status !== "consistent") return `${figure} of ${people} is impossible`;
		return `${figure} of ${people} is ${min === max ? `exactly ${min}` : `${min} to ${max}`}`;
	});
	const found = evidenceOfPercentages(current, previous, "down");
	const verdict = verdictOver(found.directions, "down");
	const from = (size: number | null) => (size === null ? "not found" : `from ${whole(size)} people`);
	return {
		computed: [
			`${lower} to ${upper} points: lower ${extent(asPrinted, "value")}`,
			...ofPeople,
			`evidence of a fall for some pair of counts: ${from(found.someFrom)}, for every pair: ${from(found.everyFrom)} (${peopleTried})`,
		],
		verdict,
		power: `as printed, ${asPrinted === "holds" ? `${firstThatFails(printedOf(claim), (other) => verdictOver(ordersOf(`${other}%`, previous), "lower") === "holds")}% or more against ${previous} would not be certain` : "it fails already"}${verdict === "depends" ? "; a denominator would decide the rest" : ""}`,
		reason: `checked: lower ${extent(asPrinted, "value")}, and beyond chance ${extent(verdict, "pair of counts")}, of a denominator that is not printed; ${standing(periodOf(claim), periodBefore(claim))}${slightlyOrNot(claim, current, previous)}`,
	};
};

/** Everything but crime "stable or positive": true of each indicator, or not true. Most of them are not printed. */
export const allOthers: Check = (claim, claimOf) => {
	const others = notPrinted()(claim, claimOf).verdict;
	const [up, lower] = [claimOf("q3-14"), claimOf("q3-16")];
	const [now, before] = [printedOf(up), comparedWith(up)];
	const notUp = (directions: Tally) => verdictOver(directions, "similar", "down");
	const notDown = (directions: Tally) => verdictOver(directions, "similar", "up");
	const offences = notUp(evidenceOfCohorts(now, before, "up").directions);
	const [share, shareBefore] = [`${printedOf(lower)}%`, `${comparedWith(lower)}%`];
	const training = notDown(evidenceOfPercentages(share, shareBefore, "down").directions);
	const printedSo = `re-offending ${percents(changeOf(now, before))} (q3-14)`;
	return {
		computed: [
			`as printed: ${printedSo}, training and employment ${Object.keys(ordersOf(share, shareBefore)).join(" or ")} (q3-16)`,
			`re-offending not worse ${extent(offences, "pair of counts")} (${offendersTried})`,
			`training and employment not worse ${extent(training, "pair of counts")} (${peopleTried})`,
		],
		verdict: verdictOfAll([offences, training, others]),
		power: "partial: most of the other indicators are not printed",
		reason: `checked: re-offending (${offences}) and training and employment (${training}), over cohorts that are not printed; not checked: the other indicators, of most of which no figure is printed`,
	};
};
