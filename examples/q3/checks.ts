import {
	type Claim as Judged,
	type PublishedCheck,
	type PublishedClaim,
	toPeriod,
} from "direction-of-travel";
import {
	type Claim,
	comparedWith,
	periodBefore,
	periodOf,
	polarityOf,
	population,
	printedOf,
	printsFigure,
	rateOf,
	wordsOf,
} from "./report.ts";

const { mid2018, mid2019 } = population;

/** The populations that the current window may have been divided by; the previous one had that of the year before. */
const either = [mid2018, mid2019] as const;

/** Other checks that stand beside a claim and decide nothing, each by what it is about. */
type Beside = Readonly<Record<string, PublishedCheck>>;

/** What is checked of a claim, which may need the figures of another. */
type Check = (claim: Claim, claimOf: (id: string) => Claim) => readonly [PublishedCheck, Beside?];

const judgement = (claim: Judged): PublishedCheck => ({ kind: "judgement", claim });

const because = (reason: string): PublishedCheck => ({ kind: "not-printed", because: reason });

/** A claim of which no figure is printed. One that does print a figure needs a check, and gets none here. */
const unprinted =
	(needs?: string): Check =>
	(claim) => {
		if (printsFigure(claim)) throw new Error(`${claim.id} prints a figure and needs a check of its own`);
		return [because(`no figure is printed for ${claim.indicator}${needs === undefined ? "" : `; ${needs}`}`)];
	};

/** Why a figure that is printed alone cannot be checked: nothing is said of it, or by no rule that is printed. */
function alone(claim: Claim): PublishedCheck {
	if (claim.comparator?.printed !== undefined)
		throw new Error(`${claim.id} prints a figure to compare with and needs a check of its own`);
	const words = wordsOf(claim).map((phrase) => `"${phrase}"`);
	return because(
		words.length === 0
			? "the report says nothing of the figure and prints none to compare it with"
			: `the report prints no rule for ${words.join(" or ")}`,
	);
}

/** The rate of vehicle offences and its change, for one judgement of it. */
const vehicle = (says: "up" | "worsening", change: Claim, rate: Claim) =>
	judgement({
		judgement: "direction",
		says,
		current: { rate: rateOf(rate), population: either },
		previous: { population: mid2018 },
		change: `${printedOf(change)}%`,
		options: { polarity: polarityOf(change) },
	});

/** Two rates of which the report says that they are similar. */
const similarToBefore: Check = (claim, claimOf) => {
	if (!printsFigure(claim)) return unprinted()(claim, claimOf);
	return [
		judgement({
			judgement: "direction",
			says: "similar",
			current: { rate: rateOf(claim), population: either },
			previous: { rate: comparedWith(claim), population: mid2018 },
		}),
	];
};

/** A rate beside the regional average. `from` is the claim that prints the figures where this one prints none. */
const againstRegion =
	(says: "higher" | readonly ("in-line" | "lower")[], from?: string): Check =>
	(claim, claimOf) => {
		const source = !printsFigure(claim) && from !== undefined ? claimOf(from) : claim;
		if (!printsFigure(source)) return unprinted()(claim, claimOf);
		return [
			judgement({
				judgement: "benchmark",
				says,
				area: { rate: rateOf(source), population: either },
				benchmark: { value: comparedWith(source) },
				options: { polarity: polarityOf(source) },
			}),
		];
	};

/** The yearly counts of first-time entrants, as they are printed. */
const entrantsOf = ({ series = [] }: Claim) =>
	series.map(({ period, value }) => ({
		count: value.printed,
		population: 1,
		period: toPeriod(period.label),
	}));

/** A claim that something rose, of which a figure may be printed and none to rise from. */
const rising: Check = (claim) => {
	const ambiguous = /\((ambiguous.+)\)/.exec(claim.measure)?.[1];
	const broken = claim.caveat?.includes("break in series") ? claim.caveat : undefined;
	const against = [ambiguous, broken].filter((reason) => reason !== undefined);
	if (claim.comparator?.printed === undefined || against.length > 0)
		return [
			because([...against, "a rise needs a figure to rise from, and none is printed that may be"].join("; ")),
		];
	return [{ kind: "order", figure: printedOf(claim), reference: comparedWith(claim), says: "higher" }];
};

/** Re-offences per offender, of cohorts that are not printed; lower is better. */
const reoffending = (claim: Claim) =>
	judgement({
		judgement: "direction",
		says: ["stable", "improving"],
		current: { rate: printedOf(claim), population: cohorts, per: 1 },
		previous: { rate: comparedWith(claim), population: cohorts, per: 1 },
		options: { polarity: polarityOf(claim) },
	});
const cohorts = Array.from({ length: 40 }, (_, index) => index + 1);

/** Young offenders in education, employment or training, of whom as many as these may have been asked. */
const employment = (claim: Claim, says: "down" | readonly ("stable" | "improving")[]) =>
	judgement({
		judgement: "direction",
		says,
		current: { proportion: `${printedOf(claim)}%`, denominator: asked },
		previous: { proportion: `${comparedWith(claim)}%`, denominator: asked },
		options: { polarity: polarityOf(claim) },
	});
const asked = [100, 1000, 18_000];

/** The check of every claim. "Slightly" and "at a slower rate" are no verdicts of two windows and are not checked. */
const checks: Readonly<Record<string, Check>> = {
	"q3-01": (_claim, claimOf) => [
		{ kind: "every", of: ["q3-06", "q3-08"] },
		{ "vehicle offences worsening": vehicle("worsening", claimOf("q3-06"), claimOf("q3-07")) },
	],
	"q3-02": () => [
		{
			kind: "every",
			of: ["q3-02: re-offending not worse", "q3-02: training and employment not worse"],
			alsoSays: "of most of the other indicators no figure is printed",
		},
	],
	"q3-03": (claim, claimOf) => unprinted("nor the rule for what is exceptional")(claim, claimOf),
	"q3-04": similarToBefore,
	"q3-05": unprinted("levelling off takes a series"),
	"q3-06": (claim, claimOf) => [
		vehicle("up", claim, claimOf("q3-07")),
		{
			"counts with both": {
				kind: "rate-and-change",
				rate: rateOf(claimOf("q3-07")),
				change: `${printedOf(claim)}%`,
				population: mid2018,
			},
		},
	],
	"q3-07": againstRegion("higher"),
	"q3-08": unprinted("a slower rise takes three windows"),
	"q3-09": againstRegion(["in-line", "lower"]),
	"q3-10": againstRegion("higher", "q3-07"),
	"q3-11": (claim) => [
		judgement({
			judgement: "levelling-off",
			says: ["levelling", "levelled"],
			from: "fall",
			series: entrantsOf(claim),
		}),
	],
	"q3-12": (claim, claimOf) => {
		const last = entrantsOf(claimOf("q3-11")).at(-1);
		const half = { count: printedOf(claim), population: 1, period: periodOf(claim) };
		return [
			alone(claim),
			last === undefined
				? {}
				: {
						"beside the full year before": judgement({
							judgement: "direction",
							says: "similar",
							current: half,
							previous: last,
						}),
						"as one more period of the series": judgement({
							judgement: "levelling-off",
							says: ["levelling", "levelled"],
							from: "fall",
							series: [...entrantsOf(claimOf("q3-11")), half],
						}),
					},
		];
	},
	"q3-13": unprinted("levelling off takes the series"),
	"q3-14": (claim) => {
		const [now, before] = [printedOf(claim), comparedWith(claim)];
		return [
			{ kind: "order", figure: now, reference: before, says: "higher" },
			{
				"early signs of levelling": judgement({
					judgement: "levelling-off",
					says: "levelling",
					series: [
						{ value: { text: before, exact: true }, period: periodBefore(claim) },
						{ value: { text: now, exact: true }, period: periodOf(claim) },
					],
				}),
			},
		];
	},
	"q3-15": (claim, claimOf) => {
		const year = claimOf("q3-14");
		return [
			alone(claim),
			{
				"beside the year before": judgement({
					judgement: "direction",
					says: "down",
					current: { value: printedOf(claim), period: periodOf(claim) },
					previous: { value: printedOf(year), period: periodOf(year) },
					options: { tolerance: { absolute: 0 } },
				}),
				"of the entrants of that half year": {
					kind: "counts",
					printed: printedOf(claim),
					population: Number(printedOf(claimOf("q3-12"))),
					multiplier: 1,
				},
			},
		];
	},
	"q3-16": (claim, claimOf) => {
		const [now, before] = [`${printedOf(claim)}%`, `${comparedWith(claim)}%`];
		const entrants = Number(printedOf(claimOf("q3-12")));
		return [
			employment(claim, "down"),
			{
				"as printed": { kind: "order", figure: now, reference: before, says: "lower" },
				"half a year beside a year": judgement({
					judgement: "direction",
					says: "down",
					current: { value: now, period: periodOf(claim) },
					previous: { value: before, period: periodBefore(claim) },
					options: { tolerance: { absolute: 0 } },
				}),
				[`${now} of ${entrants} entrants`]: { kind: "counts", printed: now, population: entrants },
				[`${before} of ${entrants} entrants`]: { kind: "counts", printed: before, population: entrants },
			},
		];
	},
	"q3-17": unprinted(),
	"q3-18": rising,
	"q3-19": rising,
	"q3-20": unprinted("nor the levels that are expected"),
	"q3-21": unprinted("a trend takes the five quarters"),
	"q3-22": unprinted("a trend takes the five quarters"),
	"q3-23": (claim) => [
		{ kind: "order", figure: printedOf(claim), reference: comparedWith(claim), says: "higher" },
	],
	"q3-24": (claim) => [alone(claim), countsOf(claim)],
	"q3-25": similarToBefore,
	"q3-26": (claim) => {
		const parts = (claim.shares ?? []).map(({ printed }) => `${printed}%`);
		return [
			{ kind: "shares", parts, structure: "subset" },
			{ "as all of the strands": { kind: "shares", parts, structure: "partition" } },
		];
	},
	"q3-27": (claim, claimOf) => {
		if (printsFigure(claim)) throw new Error(`${claim.id} prints a figure and needs a check of its own`);
		return [alone(claim), countsOf(claimOf("q3-25"))];
	},
	"q3-28": (claim) => [alone(claim), countsOf(claim)],
	"q3-29": (claim) => [
		{ kind: "order", figure: `${printedOf(claim)}%`, reference: `${comparedWith(claim)}%`, says: "same" },
	],
};

/** The counts behind a rate, for either population. */
const countsOf = (claim: Claim): Beside =>
	Object.fromEntries(
		either.map((people, index) => [
			`events at mid-${2018 + index}`,
			{ kind: "counts", printed: rateOf(claim), population: people } as const,
		]),
	);

/** The claims of a report as the audit takes them: those of the report, and those that stand beside them. */
export function claimsOf(
	claims: readonly Claim[],
	expected: Readonly<Record<string, PublishedClaim["expected"]>>,
) {
	const claimOf = (wanted: string): Claim => {
		const claim = claims.find(({ id }) => id === wanted);
		if (claim === undefined) throw new Error(`the report has no claim ${wanted}`);
		return claim;
	};
	return claims.flatMap((claim): readonly PublishedClaim[] => {
		const make = checks[claim.id];
		if (make === undefined) throw new Error(`${claim.id} has no check`);
		const [check, beside = {}] = make(claim, claimOf);
		const known = expected[claim.id];
		const more: Beside =
			claim.id === "q3-02"
				? {
						"re-offending not worse": reoffending(claimOf("q3-14")),
						"training and employment not worse": employment(claimOf("q3-16"), ["stable", "improving"]),
					}
				: beside;
		return [
			{
				id: claim.id,
				text: wordsOf(claim).join(" / "),
				check,
				...(known === undefined ? {} : { expected: known }),
			},
			...Object.entries(more).map(([about, other]) => ({ id: `${claim.id}: ${about}`, check: other })),
		];
	});
}
