import {
	checkPercentChange,
	checkShares,
	compareAsPrinted,
	compareToBenchmark,
	consistentCounts,
	consistentTotals,
	detectLevellingOff,
	directionOfTravel,
	type Interval,
	impliedPrevious,
	type Observation,
	parsePublished,
	percentageChange,
	roundExact,
	toPeriod,
	unround,
} from "direction-of-travel";
import {
	answered,
	type Claim,
	comparedWith,
	type Finding,
	polarityOf,
	population,
	printedOf,
	type Report,
} from "./claim.ts";
import { countsOf, directionOver, type OverPairs, pairsOfChange, pairsOfRates, weakest } from "./counts.ts";
import type { Row } from "./print.ts";

const { mid2018, mid2019 } = population;

/** The populations that the two windows may have been divided by: one for both, or the later one for the later window. */
const populations = [
	[mid2018, mid2018],
	[mid2019, mid2018],
] as const;

type Check = (claim: Claim, claimOf: (id: string) => Claim) => Finding;

/** A claim whose figures the report does not print. */
const notPrinted =
	(reason: string): Check =>
	() => ({
		computed: ["nothing: no figure to compute with"],
		verdict: "not-checkable",
		power: "none",
		reason,
	});

const one = (value: number | string) => roundExact(value, { decimals: 1 });
const signed = (value: number | string) => (one(value).startsWith("-") ? one(value) : `+${one(value)}`);

/** An interval of percentages, from text to text. */
const percents = ({ lower, upper }: Interval) =>
	`${signed(lower ?? 0)}% to ${upper === null ? "no limit" : `${signed(upper)}%`}`;

/** A whole number with its thousands set apart. */
const whole = (value: number) => roundExact(value, { decimals: 0, grouping: true });
const dividedBy = (index: number) => `${(populations[index] ?? []).map(whole).join(" now, ")} before`;

/** A p-value that is never printed as nought. */
const pText = (p: number) => (p < 0.001 ? "below 0.001" : roundExact(p, { decimals: 3 }));

/** The first printed figure, counted from `from` in steps of its last place, of which something is no longer true. */
function firstThatFails(from: string, step: 1 | -1, holds: (printed: string) => boolean): string {
	const decimals = from.split(".")[1]?.length ?? 0;
	const denominator = 10 ** decimals;
	let numerator = Number(from.replace(".", ""));
	const printed = () => roundExact({ numerator, denominator }, { decimals });
	while (holds(printed())) numerator += step;
	return printed();
}

/** How many pairs have which direction. */
const answersOf = ({ answers, pairs }: OverPairs) =>
	Object.entries(answers)
		.map(([answer, count]) => `${answer} for ${whole(count)} of ${whole(pairs)} pairs`)
		.join("; ");

/** The one answer that every pair has; null where there are several. */
const onlyAnswer = ({ answers }: OverPairs) => {
	const [answer, ...others] = Object.keys(answers);
	return answer !== undefined && others.length === 0 ? answer : null;
};

const comparePrinted = (current: string, reference: string) => answered(compareAsPrinted(current, reference));

const changeOf = (current: string, previous: string) => {
	return answered(checkPercentChange(current, previous)).interval;
};

/** +10% with 8.6 per 1,000: up and worsening for every pair of counts. */
const vehicleChange: Check = (claim, claimOf) => {
	const rate = printedOf(claimOf("q3-07"));
	const percent = Number(printedOf(claim));
	const polarity = polarityOf(claim);
	const over = populations.map((both) => directionOver(pairsOfChange(rate, percent, both), polarity));
	const holds = over.every((found) => onlyAnswer(found) === "up, worsening");
	const largestP = Math.max(...over.map((found) => found.largestP));
	let least = percent;
	const stillUp = (change: number) =>
		populations.every((both) => {
			const found = directionOver(weakest(pairsOfChange(rate, change, both)), polarity);
			return onlyAnswer(found) === "up, worsening";
		});
	while (least > 0 && stillUp(least - 1)) least--;
	const before = answered(impliedPrevious(rate, `${percent}%`));
	return {
		computed: [
			...over.map((found, index) => `${answersOf(found)} (population ${dividedBy(index)})`),
			`previous rate ${roundExact(before.interval.lower ?? 0, { decimals: 2 })} to ${roundExact(before.interval.upper ?? 0, { decimals: 2 })}, printed ${(before.printable ?? []).join(", ")}`,
		],
		verdict: holds ? "holds" : "depends",
		power: `a printed change of +${least - 1}% or less would not hold for every pair; the whole-number test has none at this population`,
		reason: `up and worsening whatever the counts (largest p ${pText(largestP)}); not checked: "at a slower rate" needs two earlier windows`,
	};
};

/** 8.6 against a regional 6.8: higher for every count and every value that prints so. */
const vehicleBenchmark = (benchmark: string, counts: readonly number[], exposure: number) => {
	const { lower, upper } = answered(unround(benchmark));
	return counts.flatMap((count) =>
		[lower, upper].map((value) => {
			const answer = compareToBenchmark(
				{ count, exposure },
				{ value: Number(value), per: 1000 },
				{ polarity: "lower-is-better" },
			);
			return answer.status === "compared" ? answer : null;
		}),
	);
};

const vehicleRate: Check = (claim) => {
	const answersAt = (benchmark: string) =>
		[mid2018, mid2019].flatMap((exposure) =>
			vehicleBenchmark(benchmark, countsOf(printedOf(claim), exposure), exposure),
		);
	const worseAt = (benchmark: string) =>
		answersAt(benchmark).every((answer) => answer?.position === "higher" && answer.performance === "worse");
	const answers = answersAt(comparedWith(claim));
	const holds = worseAt(comparedWith(claim));
	const beyond = answers.every((answer) => answer?.evidence === 0.998);
	const weakestEvidence = Math.max(...answers.map((answer) => answer?.pValue ?? 1));
	const gap = changeOf(printedOf(claim), comparedWith(claim));
	return {
		computed: [
			`${percents(gap)} against the regional average; as printed ${comparePrinted(printedOf(claim), comparedWith(claim)).certain ?? "either way"}`,
			`${holds ? "higher and worse" : "not always higher"} for ${answers.length / 2} counts against both ends of ${comparedWith(claim)}`,
		],
		verdict: holds ? "holds" : "depends",
		power: `a regional average of ${firstThatFails(comparedWith(claim), 1, worseAt)} or more would not hold for every count`,
		reason: `${beyond ? "beyond the 99.8% limit" : "by a test at 95%"} for every count that prints so (largest p ${pText(weakestEvidence)})`,
	};
};

const slightlyHigher: Check = (_claim, claimOf) => {
	const other = claimOf("q3-07");
	const found = vehicleRate(other, claimOf);
	const gap = changeOf(printedOf(other), comparedWith(other));
	return {
		...found,
		computed: [`the same gap as q3-07: ${percents(gap)}`],
		reason: `higher for every count; not checked: the report does not say what "slightly" is, and q3-07 prints the same gap without it`,
	};
};

const observationsOf = ({ id, series }: Claim): readonly (Observation & { count: number })[] => {
	if (series === undefined) throw new Error(`${id} prints no series`);
	return series.map(({ period, value }) => ({
		period: toPeriod(period.label),
		count: Number(value.printed),
	}));
};

/** 190, 124, 126, 101, 100: levelling off after a fall. */
const entrants: Check = (claim) => {
	const series = observationsOf(claim);
	const found = detectLevellingOff(series);
	const first = series[0]?.count ?? 0;
	const changes = series
		.slice(1)
		.map(({ count }, index) => percentageChange(count, series[index]?.count ?? 0).change);
	const overall = percentageChange(series.at(-1)?.count ?? 0, first).change;
	const slowed = found.state === "levelling" || found.state === "levelled";
	return {
		computed: [
			`year on year ${changes.map((change) => `${signed(change ?? 0)}%`).join(", ")}; overall ${signed(overall ?? 0)}%`,
			describe(found),
		],
		verdict: slowed ? "holds" : "contradicted",
		power:
			"the counts are exact: a fall that had not slowed, or a series that had not fallen, would contradict it",
		reason:
			"the fall has slowed since the breakpoint, by a test; the text says rate, the table prints counts",
	};
};

/** A levelling-off answer in one line. */
function describe(found: ReturnType<typeof detectLevellingOff>): string {
	return found.state === "insufficient"
		? `insufficient: ${found.reasons.map(({ code }) => code).join(", ")}`
		: `${found.state}, p ${pText(found.evidence.p)}`;
}

/** 52 in half a year: not beside a full year; beside half of 100 similar. */
const halfYear: Check = (claim, claimOf) => {
	const full = claimOf("q3-11");
	const series = observationsOf(full);
	const last = series.at(-1);
	const label = claim.period?.label ?? "";
	if (last === undefined) throw new Error("q3-11 prints no year");
	const current = { period: toPeriod(label), count: Number(printedOf(claim)) };
	const polarity = polarityOf(claim);
	const beside = directionOfTravel({ ...current, exposure: 0.5 }, { ...last, exposure: 1 }, { polarity });
	const half = directionOfTravel(
		{ count: current.count, exposure: 0.5 },
		{ count: last.count, exposure: 1 },
		{ polarity },
	);
	const withHalf = detectLevellingOff([...series, current]);
	return {
		computed: [
			`beside ${last.count} in a full year: ${beside.status === "not-comparable" ? `refused, ${beside.reasons.map(({ code }) => code).join(", ")}` : beside.direction}`,
			`beside half of ${last.count}: ${half.direction}${half.status === "compared" ? `, p ${pText(half.pValue ?? 1)}` : ""}`,
			`as a part year of the series: ${describe(withHalf)}`,
		],
		verdict: "not-checkable",
		power: "none: the same months of the year before are not printed",
		reason: "a part year stands beside full years; the report claims nothing of it",
	};
};

/** 0.71, then 1.37: up; two points never show levelling. */
const reoffending: Check = (claim) => {
	const [current, previous] = [printedOf(claim), comparedWith(claim)];
	const certain = comparePrinted(current, previous).certain;
	const period = toPeriod(claim.period?.label ?? "");
	const two = detectLevellingOff([
		{ period: toPeriod("2017/18"), value: Number(previous) },
		{ period, value: Number(current) },
	]);
	const cohort = cohortForEvidence(current, previous);
	return {
		computed: [
			`${percents(changeOf(current, previous))}: ${certain === "higher" ? "up" : "not certain"} for every value that prints so`,
			`levelling: ${describe(two)}`,
			`as re-offences per offender, a change beyond chance for every count from ${cohort} offenders a year`,
		],
		verdict: certain === "higher" ? "holds" : "contradicted",
		power: `a previous figure of ${firstThatFails(previous, 1, (other) => comparePrinted(current, other).certain === "higher")} or more would not be certain`,
		reason: "the increase is certain as printed; levelling is not supported by these two points",
	};
};

/**
 * The least number of offenders in each year from which every pair of counts that prints so is a change: of all pairs
 * of cohorts of up to 100 that can print both figures, the largest whose smaller cohort leaves it to chance, plus one.
 */
function cohortForEvidence(current: string, previous: string): number {
	const cohorts = Array.from({ length: 100 }, (_, index) => index + 1);
	const [now, before] = [current, previous].map((printed) =>
		cohorts.flatMap((exposure) => {
			const { min, max } = consistentCounts(printed, { population: exposure, multiplier: 1 });
			return min === null || max === null ? [] : [{ exposure, min, max }];
		}),
	);
	let least = 1;
	for (const { exposure, min } of now ?? [])
		for (const other of before ?? []) {
			const smaller = Math.min(exposure, other.exposure);
			if (smaller < least) continue;
			const travel = directionOfTravel(
				{ count: min, exposure },
				{ count: other.max, exposure: other.exposure },
			);
			if (travel.direction !== "up") least = smaller + 1;
		}
	return least;
}

const partYear: Check = (claim, claimOf) => {
	const before = claimOf("q3-14");
	const travel = directionOfTravel(
		{ value: Number(printedOf(claim)), period: toPeriod(claim.period?.label ?? "") },
		{ value: Number(printedOf(before)), period: toPeriod(before.period?.label ?? "") },
		{ tolerance: { relative: 0.02 } },
	);
	const fits = consistentCounts(printedOf(claim), { population: 52, multiplier: 1 });
	return {
		computed: [
			`beside ${printedOf(before)} for a year: ${travel.status === "not-comparable" ? `refused, ${travel.reasons.map(({ code }) => code).join(", ")}` : travel.direction}`,
			`of 52 offenders: ${fits.status === "consistent" ? "possible" : "impossible, no whole number of re-offences prints so"}`,
		],
		verdict: "not-checkable",
		power: "none",
		reason: "a part year whose offenders are still being followed may not be set beside a year",
	};
};

/** 62% against 64%: lower as printed; whether more than chance depends on a denominator that is not printed. */
const employment: Check = (claim) => {
	const [current, previous] = [`${printedOf(claim)}%`, `${comparedWith(claim)}%`];
	const printed = comparePrinted(current, previous);
	const of52 = [current, previous].map((figure) => {
		const { status, min, max } = consistentCounts(figure, { population: 52, multiplier: 100 });
		return `${figure} of 52 is ${status === "consistent" ? (min === max ? `exactly ${min}` : `${min} to ${max}`) : "impossible"}`;
	});
	const evident = (people: number) =>
		directionOfTravel(
			{ count: Math.floor(0.62 * people), denominator: people },
			{ count: Math.floor(0.64 * people), denominator: people },
		).direction === "down";
	let people = 100;
	while (!evident(people)) people += 100;
	const { lower, upper } = printed.differenceInterval;
	const chance = printed.certain === "lower" && !evident(100) && evident(people);
	return {
		computed: [
			`${lower} to ${upper} points: ${printed.certain ?? "either way"} as printed`,
			...of52,
			`evidence of a fall takes about ${people} young people in each window`,
		],
		verdict: chance ? "depends" : printed.certain === "lower" ? "holds" : "contradicted",
		power: `as printed, ${firstThatFails(printedOf(claim), 1, (other) => comparePrinted(`${other}%`, previous).certain === "lower")}% or more against ${previous} would not be certain`,
		reason:
			"lower as printed; more than chance or not depends on denominators not printed; half a year stands beside a year",
	};
};

const markedByBreak: Check = (claim) => {
	const reading = parsePublished(`${printedOf(claim)}%`);
	return {
		computed: [
			`${printedOf(claim)}% is ${reading.kind === "value" ? `${reading.interval.lower} to ${reading.interval.upper}` : "no figure"}, a level or a change: the report does not say`,
		],
		verdict: "not-checkable",
		power: "none: no previous figure is printed",
		reason: "ambiguous between a level and a change, and it stands after a change of criteria",
	};
};

const referrals: Check = (claim) => {
	const reading = parsePublished(`(${printedOf(claim)})`);
	return {
		computed: [
			`(${printedOf(claim)}) is ${reading.kind === "value" ? reading.value : "no figure"}: brackets are not a minus sign`,
		],
		verdict: "not-checkable",
		power: "none: no previous figure and no period is printed",
		reason: "a rise needs a figure to rise from",
	};
};

const twoSources: Check = (claim) => {
	const [ours, theirs] = [printedOf(claim), comparedWith(claim)];
	const certain = comparePrinted(ours, theirs).certain;
	return {
		computed: [
			`${percents(changeOf(ours, theirs))}: ${certain ?? "either way"} for every value that prints so`,
			`counts ${rangeOf(countsOf(ours, mid2018))} and ${rangeOf(countsOf(theirs, mid2018))}`,
		],
		verdict: certain === "higher" ? "holds" : "contradicted",
		power: `a police figure of ${firstThatFails(theirs, 1, (other) => comparePrinted(ours, other).certain === "higher")} or more would not be certain`,
		reason: "higher as printed; two overlapping sources of one thing, which may not be added",
	};
};

const rangeOf = (counts: readonly number[]) => `${whole(counts[0] ?? 0)} to ${whole(counts.at(-1) ?? 0)}`;

const onlyRate =
	(reason: string): Check =>
	(claim) => ({
		computed: [
			`${rangeOf(countsOf(printedOf(claim), mid2018))} events at mid-2018, ${rangeOf(countsOf(printedOf(claim), mid2019))} at mid-2019`,
		],
		verdict: "not-checkable",
		power: "none",
		reason,
	});

/** 0.88 against 0.83: similar for every pair of counts. */
const hateIncidents: Check = (claim) => {
	const [current, previous] = [printedOf(claim), comparedWith(claim)];
	const over = populations.map((both) =>
		directionOver(pairsOfRates(current, previous, both), polarityOf(claim)),
	);
	const similar = (found: OverPairs) => onlyAnswer(found)?.startsWith("similar") === true;
	const tooHigh = firstThatFails(current, 1, (rate) =>
		populations.every((both) => similar(directionOver(pairsOfRates(rate, previous, both), "neutral"))),
	);
	const smallestP = Math.min(...over.map((found) => found.smallestP));
	return {
		computed: [
			percents(changeOf(current, previous)),
			...over.map((found, index) => `${answersOf(found)} (population ${dividedBy(index)})`),
		],
		verdict: over.every(similar) ? "holds" : "depends",
		power: `a printed ${tooHigh} would not be similar for every pair`,
		reason: `no pair of counts is evidence of a change (smallest p ${pText(smallestP)}); sameness is not shown either`,
	};
};

/** 64, 19 and 8%: some of the strands, not all of them. */
const strands: Check = (claim, claimOf) => {
	const parts = (claim.shares ?? []).map(({ printed }) => `${printed}%`);
	const subset = answered(checkShares(parts, { structure: "subset" }));
	const partition = answered(checkShares(parts, { structure: "partition" }));
	const fits = subset.status === "consistent";
	const counts = countsOf(printedOf(claimOf("q3-25")), mid2018);
	const { totals } = answered(
		consistentTotals(parts, { structure: "subset", min: counts[0] ?? 1, max: counts.at(-1) ?? 1 }),
	);
	const [firstShare = "0", ...otherShares] = (claim.shares ?? []).map(({ printed }) => printed);
	const tooLarge = firstThatFails(
		firstShare,
		1,
		(share) =>
			checkShares(
				[share, ...otherShares].map((part) => `${part}%`),
				{ structure: "subset" },
			).status === "consistent",
	);
	return {
		computed: [
			`as a subset: ${fits ? "consistent" : "impossible"}, ${subset.remainder?.lower} to ${subset.remainder?.upper}% not stated`,
			`as a partition: ${partition.status === "consistent" ? "consistent" : `impossible, the sum is ${partition.sumInterval.lower} to ${partition.sumInterval.upper}%`}`,
			`${totals.length} of the ${counts.length} totals that 0.88 allows can have these shares`,
		],
		verdict: fits && partition.status === "inconsistent" ? "holds" : "contradicted",
		power: `a first share of ${tooLarge}% or more would fail; the whole numbers ${totals.length === counts.length ? "rule out nothing" : "rule out some totals"}`,
		reason: "some of the strands: the incidents that are not stated have another or none",
	};
};

const sameAnswer: Check = (claim) => {
	const printed = comparePrinted(`${printedOf(claim)}%`, `${comparedWith(claim)}%`);
	const { lower, upper } = printed.differenceInterval;
	return {
		computed: [`${printed.asPrinted} as printed; the difference is ${lower} to ${upper} points`],
		verdict: printed.asPrinted === "same" ? "holds" : "contradicted",
		power: "low: it may hide a point either way",
		reason: "the same as printed; the sample size is not printed, so nothing is said of evidence",
	};
};

const allOthers: Check = (_claim, claimOf) => {
	const [up, lower] = [claimOf("q3-14"), claimOf("q3-16")];
	const cohort = cohortForEvidence(printedOf(up), comparedWith(up));
	const adverse =
		comparePrinted(printedOf(up), comparedWith(up)).certain === "higher" &&
		comparePrinted(printedOf(lower), comparedWith(lower)).certain === "lower";
	return {
		computed: [
			`adverse as printed: re-offending ${percents(changeOf(printedOf(up), comparedWith(up)))} (q3-14), training and employment lower (q3-16)`,
			`as re-offences per offender, a change beyond chance for every count from ${cohort} offenders a year, and not for fewer`,
		],
		verdict: adverse ? "depends" : "not-checkable",
		power: "partial: most of the other indicators are not printed",
		reason: "true only if both are within chance, which depends on cohorts that are not printed",
	};
};

const adverseTrend: Check = (_claim, claimOf) => {
	const vehicle = vehicleChange(claimOf("q3-06"), claimOf);
	return {
		computed: [`vehicle offences: ${vehicle.computed[0]}`],
		verdict: "not-checkable",
		power: "half: vehicle offences could have failed",
		reason: `vehicle offences: ${vehicle.verdict} (q3-06); overall crime: no figure is printed`,
	};
};

const checks: Readonly<Record<string, Check>> = {
	"q3-01": adverseTrend,
	"q3-02": allOthers,
	"q3-03": notPrinted(
		"the report prints no rule for what is exceptional; vehicle offences are worse by two tests (q3-06, q3-07)",
	),
	"q3-04": notPrinted("no figure is printed for burglary"),
	"q3-05": notPrinted(
		"no figure is printed for violence with injury; four quarters are too few to show levelling off",
	),
	"q3-06": vehicleChange,
	"q3-07": vehicleRate,
	"q3-08": notPrinted("no figure is printed for overall crime; a slower rise needs three windows"),
	"q3-09": notPrinted("no figure is printed for the other categories"),
	"q3-10": slightlyHigher,
	"q3-11": entrants,
	"q3-12": halfYear,
	"q3-13": notPrinted(
		"the series is not printed; first-time entrants are levelling (q3-11), the two re-offending rates are not (q3-14)",
	),
	"q3-14": reoffending,
	"q3-15": partYear,
	"q3-16": employment,
	"q3-17": notPrinted("no figure is printed"),
	"q3-18": markedByBreak,
	"q3-19": referrals,
	"q3-20": notPrinted("neither figures nor expected levels are printed"),
	"q3-21": notPrinted("the five quarters are not printed"),
	"q3-22": notPrinted("the five quarters are not printed"),
	"q3-23": twoSources,
	"q3-24": onlyRate("nothing is printed to compare it with; its three parts are not printed"),
	"q3-25": hateIncidents,
	"q3-26": strands,
	"q3-27": notPrinted("the report does not say what is low"),
	"q3-28": onlyRate("the report does not say what is very low; one significant figure"),
	"q3-29": sameAnswer,
};

/** Every claim of the report with what was found about it. */
export function checkClaims({ claims }: Report): readonly Omit<Row, "expected">[] {
	const claimOf = (id: string): Claim => {
		const claim = claims.find((candidate) => candidate.id === id);
		if (claim === undefined) throw new Error(`the report has no claim ${id}`);
		return claim;
	};
	return claims.map((claim) => {
		const check = checks[claim.id];
		if (check === undefined) throw new Error(`${claim.id} has no check`);
		return { claim, finding: check(claim, claimOf) };
	});
}
