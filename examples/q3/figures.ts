import { parsePeriod, parsePublished, unround } from "direction-of-travel";
import {
	answered,
	type Check,
	type Claim,
	comparedWith,
	measureNote,
	noted,
	population,
	printedOf,
	printsFigure,
} from "./claim.ts";
import { countsOf } from "./counts.ts";
import { changeOf, comparePrinted, notCheckable, nothingToCheck, ordersOf } from "./printed.ts";
import { extent, powerOf, tallyOf, verdictOver } from "./verdict.ts";
import { firstThatFails, percents, rangeOf } from "./words.ts";

const { mid2018, mid2019 } = population;

const textOf = ({ value }: Claim, printed: string) => (value?.unit === "%" ? `${printed}%` : printed);

/** A figure that "continues to rise": whether there is one to rise from, and nothing that stands between the two. */
export const rising: Check = (claim) => {
	const printed = printedOf(claim);
	// The paragraph prints it in brackets, which must not be read as a minus sign.
	const reading = parsePublished(`(${textOf(claim, printed)})`);
	const note = measureNote(claim);
	const broken = claim.caveat?.includes("break in series") ?? false;
	const period = parsePeriod(claim.period?.label ?? "");
	const before = claim.comparator?.printed;
	const computed = [
		reading.kind === "value"
			? `(${textOf(claim, printed)}) is ${reading.value}, from ${reading.interval.lower} to ${reading.interval.upper}`
			: `(${textOf(claim, printed)}) is no figure`,
	];
	const against = [
		...(note === null ? [] : [note]),
		...(broken ? [`it stands after a change (${claim.caveat})`] : []),
		...(period.ok ? [] : [`"${claim.period?.label}" is not one period (${period.code})`]),
		...(before === undefined ? ["a rise needs a figure to rise from, and none is printed"] : []),
	];
	if (before === undefined || note !== null || broken)
		return notCheckable(against.join("; "), computed, "none: no figure that it may be compared with");
	const orders = ordersOf(textOf(claim, printed), textOf(claim, before));
	const verdict = verdictOver(orders, "higher");
	return {
		computed: [...computed, `against ${before}: ${Object.keys(orders).join(" or ")}`],
		verdict,
		power: powerOf(verdict, () => "as printed only: nothing is said of chance"),
		reason: [`higher ${extent(verdict, "value")}`, ...against].join("; "),
	};
};

/** One figure beside that of another source. */
export const twoSources: Check = (claim) => {
	const [ours, theirs] = [printedOf(claim), comparedWith(claim)];
	const orders = ordersOf(ours, theirs);
	const verdict = verdictOver(orders, "higher");
	return {
		computed: [
			`${percents(changeOf(ours, theirs))}: ${Object.keys(orders).join(" or ")}`,
			`counts ${rangeOf(countsOf(ours, mid2018))} and ${rangeOf(countsOf(theirs, mid2018))}`,
		],
		verdict,
		power: powerOf(
			verdict,
			() =>
				`a figure of ${firstThatFails(theirs, (other) => verdictOver(ordersOf(ours, other), "higher") === "holds")} or more would not be certain`,
		),
		reason: `higher ${extent(verdict, "value")}; ${claim.comparator?.type}${noted(claim)}`,
	};
};

/** A rate that is printed alone. */
export const onlyRate: Check = (claim) => {
	const printed = printedOf(claim);
	const { lower, upper } = answered(unround(printed));
	return notCheckable(`${nothingToCheck(claim)}; ${printed} is anything from ${lower} to ${upper}`, [
		`${rangeOf(countsOf(printed, mid2018))} events at mid-2018, ${rangeOf(countsOf(printed, mid2019))} at mid-2019`,
	]);
};

/** "Low" numbers, of which another claim prints the rate. */
export const lowNumbers: Check = (claim, claimOf) => {
	if (printsFigure(claim)) throw new Error(`${claim.id} prints a figure and needs a check of its own`);
	const printed = printedOf(claimOf("q3-25"));
	return notCheckable(nothingToCheck(claim), [
		`${printed} per 1,000 (q3-25) is ${rangeOf(countsOf(printed, mid2018))} incidents at mid-2018`,
	]);
};

/** "The same as": two figures that print alike are the same as printed, and that is all the claim says. */
export const sameAnswer: Check = (claim) => {
	const [current, previous] = [textOf(claim, printedOf(claim)), textOf(claim, comparedWith(claim))];
	const { asPrinted, differenceInterval } = comparePrinted(current, previous);
	const orders = asPrinted === "same" ? tallyOf(["same"]) : ordersOf(current, previous);
	const verdict = verdictOver(orders, "same");
	const room = `${differenceInterval.lower} to ${differenceInterval.upper} points`;
	return {
		computed: [`${asPrinted} as printed; the difference is ${room}`],
		verdict,
		power: powerOf(verdict, () => `low: it may hide anything from ${room}`),
		reason:
			asPrinted === "same"
				? `the same as printed, which may hide a difference of ${room}${noted(claim)}`
				: `${asPrinted} as printed; the same ${extent(verdict, "value")}`,
	};
};
