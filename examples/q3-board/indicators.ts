import { checkClaim, type Claim as Judged, toPeriod } from "direction-of-travel";
import type { DashboardObservation, IndicatorInput } from "direction-of-travel/report";
import {
	type Claim,
	comparedWith,
	periodBefore,
	periodOf,
	population,
	printedOf,
	rateOf,
} from "../q3/report.ts";

/** The area of the report. */
export const county = "Leicestershire";

/** An indicator with the figures that the report prints of it. */
export interface PrintedIndicator {
	readonly definition: IndicatorInput;
	readonly rows: readonly Omit<DashboardObservation, "indicator" | "area">[];
}

/** The two windows of the report; it prints no dates. */
const year = toPeriod("2019-01/2019-12");
const before = toPeriod("2018-01/2018-12");

/**
 * Counts in the middle of those that print as a rate and as the one before it. They stand for all others: the claim was
 * put to every pair of counts, and an error says so where these do not all give the same answer.
 */
function middleCounts(claim: Judged): readonly [number, number] {
	const check = checkClaim(claim);
	if (check.status !== "holds")
		throw new Error(`not every count that prints so gives the same answer: ${JSON.stringify(check)}`);
	const [now, then] = (check.over[0]?.counts ?? []).map((range) =>
		range === null ? 0 : Math.round((range.min + range.max) / 2),
	);
	return [now ?? 0, then ?? 0];
}

/** The rates of this year and the last, by counts that print so. */
function ratesOf(claim: Judged): PrintedIndicator["rows"] {
	const [now, then] = middleCounts(claim);
	const exposure = population.mid2018;
	return [
		{ period: year, count: now, exposure },
		{ period: before, count: then, exposure },
	];
}

/** What the report prints of an indicator, by the claim that prints it. */
export function indicatorsOf(claimOf: (id: string) => Claim): Readonly<Record<string, PrintedIndicator>> {
	const categoryOf = (id: string) => {
		const { category } = claimOf(id);
		return `${category.slice(0, 1).toUpperCase()}${category.slice(1)}`;
	};
	const common = (id: string, name: string, decimals: number) => {
		const { caveat } = claimOf(id);
		return {
			id: name,
			name,
			category: categoryOf(id),
			decimals,
			comparator: "none",
			...(caveat === undefined ? {} : { caveats: [caveat] }),
		} as const;
	};
	const people = { population: population.mid2018 };
	const alone = (id: string) => ({
		period: year,
		value: Number(rateOf(claimOf(id))),
	});
	const asb = { unit: "per 1,000 population", polarity: "lower-is-better", measure: "average" } as const;
	return {
		vehicle: {
			definition: {
				...common("q3-07", "Vehicle offences", 1),
				unit: "per 1,000 population",
				polarity: "lower-is-better",
				measure: "rate",
				frequency: "annual",
				comparator: { value: Number(comparedWith(claimOf("q3-07"))), name: "the regional average" },
			},
			rows: ratesOf({
				judgement: "direction",
				says: "up",
				current: { rate: rateOf(claimOf("q3-07")), ...people },
				previous: people,
				change: `${printedOf(claimOf("q3-06"))}%`,
			}),
		},
		hate: {
			definition: {
				...common("q3-25", "Hate incidents", 2),
				unit: "per 1,000",
				polarity: "neutral",
				measure: "rate",
				frequency: "annual",
			},
			rows: ratesOf({
				judgement: "direction",
				says: "similar",
				current: { rate: rateOf(claimOf("q3-25")), ...people },
				previous: { rate: comparedWith(claimOf("q3-25")), ...people },
			}),
		},
		entrants: {
			definition: {
				...common("q3-11", "First-time entrants aged 10-17", 0),
				polarity: "lower-is-better",
				measure: "count",
				frequency: "annual",
			},
			rows: (claimOf("q3-11").series ?? []).map(({ period, value }) => ({
				period: toPeriod(period.label),
				count: Number(value.printed),
			})),
		},
		reoffending: {
			definition: {
				...common("q3-14", "Re-offending by young offenders", 2),
				unit: "(unit not stated)",
				polarity: "lower-is-better",
				measure: "average",
				frequency: "annual",
				tolerance: 0.01,
			},
			rows: [
				{ period: periodOf(claimOf("q3-14")), value: Number(printedOf(claimOf("q3-14"))) },
				{ period: periodBefore(claimOf("q3-14")), value: Number(comparedWith(claimOf("q3-14"))) },
			],
		},
		employment: {
			definition: {
				...common("q3-16", "Young offenders in education, employment and training", 0),
				unit: "per cent",
				polarity: "higher-is-better",
				measure: "survey",
				frequency: "part-year",
				tolerance: 1,
			},
			rows: [
				{ period: periodOf(claimOf("q3-16")), value: Number(printedOf(claimOf("q3-16"))) },
				{ period: periodBefore(claimOf("q3-16")), value: Number(comparedWith(claimOf("q3-16"))) },
			],
		},
		marac: {
			definition: {
				...common("q3-18", "MARAC repeat referrals", 0),
				unit: "per cent",
				polarity: "neutral",
				measure: "survey",
				frequency: "quarterly",
				tolerance: 1,
				// No month is printed for the change, so that it is no break in the series at one.
				explained: [{ cause: "change in referral criteria" }],
			},
			rows: [{ period: periodOf(claimOf("q3-18")), value: Number(printedOf(claimOf("q3-18"))) }],
		},
		uava: {
			definition: {
				...common("q3-19", "UAVA referrals", 0),
				polarity: "neutral",
				measure: "count",
				caveats: [`${printedOf(claimOf("q3-19"))} are printed, and not of how many months`],
			},
			// A count is one of some months. Those of this one are not printed, so that it is no observation.
			rows: [],
		},
		sentinel: {
			definition: {
				...common("q3-23", "ASB recorded on Sentinel", 2),
				...asb,
				frequency: "annual",
				tolerance: 0.01,
				overlapsWith: "ASB recorded by the police",
			},
			rows: [alone("q3-23")],
		},
		police: {
			definition: {
				...common("q3-24", "ASB recorded by the police", 1),
				...asb,
				frequency: "annual",
				tolerance: 0.1,
				overlapsWith: "ASB recorded on Sentinel",
			},
			rows: [alone("q3-24")],
		},
		aggravated: {
			definition: {
				...common("q3-28", "Racially or religiously aggravated crime", 1),
				...asb,
				frequency: "annual",
				tolerance: 0.1,
			},
			rows: [alone("q3-28")],
		},
		getOn: {
			definition: {
				...common("q3-29", "People who get on well together", 0),
				unit: "per cent",
				polarity: "higher-is-better",
				measure: "survey",
				frequency: "annual",
				tolerance: 1,
			},
			rows: [
				{ period: year, value: Number(printedOf(claimOf("q3-29"))) },
				{ period: before, value: Number(comparedWith(claimOf("q3-29"))) },
			],
		},
	};
}
