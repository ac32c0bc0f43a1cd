import {
	detectLevellingOff,
	directionOfTravel,
	monthsIn,
	type Observation,
	percentageChange,
	toPeriod,
} from "direction-of-travel";
import {
	type Check,
	type Claim,
	comparedWith,
	measureNote,
	periodBefore,
	periodOf,
	polarityOf,
	printedOf,
} from "./claim.ts";
import { notCheckable, nothingToCheck, notPrinted, standing } from "./printed.ts";
import { powerOf, verdictOver } from "./verdict.ts";
import { pText, signed } from "./words.ts";

const observationsOf = ({ id, series }: Claim): readonly (Observation & { count: number })[] => {
	if (series === undefined) throw new Error(`${id} prints no series`);
	return series.map(({ period, value }) => ({
		period: toPeriod(period.label),
		count: Number(value.printed),
	}));
};

/** What a series does: "levelling after a fall". */
const stateOf = ({ state, from }: ReturnType<typeof detectLevellingOff>) =>
	from === null ? state : `${state} after a ${from}`;

/** What a series does, with the evidence or with what is lacking. */
export function describe(found: ReturnType<typeof detectLevellingOff>): string {
	if (found.state === "insufficient")
		return `insufficient: ${found.reasons.map(({ code }) => code).join(", ")}`;
	return `${stateOf(found)}, p ${pText(found.evidence.p)}${found.signal === null ? "" : `, ${found.signal}`}`;
}

/** Annual counts that "level": after a fall, because the paragraph speaks of reductions that level off. */
export const entrants: Check = (claim) => {
	const series = observationsOf(claim);
	const found = detectLevellingOff(series);
	const change = (to = 0, from = 0) => `${signed(percentageChange(to, from).change ?? 0)}%`;
	const counts = series.map(({ count }) => count);
	const changes = counts.slice(1).map((count, index) => change(count, counts[index]));
	const answers = found.state === "insufficient" ? {} : { [stateOf(found)]: 1 };
	const verdict = verdictOver(answers, "levelling after a fall", "levelled after a fall");
	const note = measureNote(claim);
	return {
		computed: [
			`year on year ${changes.join(", ")}; overall ${change(counts.at(-1), counts[0])}`,
			describe(found),
		],
		verdict,
		power: powerOf(
			verdict,
			() =>
				"the counts are exact: a fall that had not slowed, or a series that had not fallen, would contradict it",
		),
		reason: `${describe(found)}: by a test on the counts as printed${note === null ? "" : `; ${note}`}`,
	};
};

/** Part of a year beside the last full year: refused as it stands, and beside the same part of it. */
export const halfYear: Check = (claim, claimOf) => {
	const series = observationsOf(claimOf("q3-11"));
	const last = series.at(-1);
	if (last === undefined) throw new Error("q3-11 prints no year");
	const current = { period: periodOf(claim), count: Number(printedOf(claim)) };
	const polarity = polarityOf(claim);
	const [exposure, year] = [monthsIn(current.period).length, monthsIn(last.period).length];
	const beside = directionOfTravel({ ...current, exposure }, { ...last, exposure: year }, { polarity });
	const share = directionOfTravel(
		{ count: current.count, exposure },
		{ count: last.count, exposure: year },
		{ polarity },
	);
	const part = exposure * 2 === year ? "half" : `${exposure} of ${year} months`;
	return notCheckable(
		`${nothingToCheck(claim)}; ${standing(current.period, last.period)}`,
		[
			`beside ${last.count} in a full year: ${beside.status === "not-comparable" ? `refused, ${beside.reasons.map(({ code }) => code).join(", ")}` : beside.direction}`,
			`beside ${part} of ${last.count}: ${share.status === "compared" ? `${share.direction}, p ${pText(share.pValue ?? 1)}` : "not comparable"}`,
			`as one more period of the series: ${describe(detectLevellingOff([...series, current]))}`,
		],
		"none: the same months of the year before are not printed",
	);
};

/** Two rates a year apart, and whether two points can show levelling. */
export const levellingOf = (claim: Claim) =>
	detectLevellingOff([
		{ period: periodBefore(claim), value: Number(comparedWith(claim)) },
		{ period: periodOf(claim), value: Number(printedOf(claim)) },
	]);

/** What is printed of the first signs of levelling. */
export const firstSigns: Check = (claim, claimOf) => {
	const { reason } = notPrinted("levelling off takes the series")(claim, claimOf);
	return notCheckable(reason, [
		`first-time entrants: ${describe(detectLevellingOff(observationsOf(claimOf("q3-11"))))} (q3-11)`,
		`the two re-offending rates: ${describe(levellingOf(claimOf("q3-14")))} (q3-14)`,
	]);
};
