import { toPeriod } from "direction-of-travel";
import type { IndicatorInput } from "direction-of-travel/report";

const crime = "Ongoing reductions in crime";
const reoffending = "Reducing offending and re-offending";
const victims = "Repeat victimisation and vulnerable victims";
const behaviour = "Anti-social behaviour and satisfaction";
const radicalisation = "Preventing terrorism and radicalisation";

const offences = (id: string, category: string, more: Partial<IndicatorInput> = {}): IndicatorInput => ({
	id,
	category,
	polarity: "lower-is-better",
	measure: "rate",
	unit: "per 1,000 residents",
	...more,
});

const survey = (id: string, category: string, more: Partial<IndicatorInput> = {}): IndicatorInput => ({
	id,
	category,
	polarity: "higher-is-better",
	measure: "survey",
	frequency: "quarterly",
	source: "Illustrative; the report uses the Leicestershire Insight Survey",
	...more,
});

/** The indicators that the board report of 2019/20 Q3 speaks of, under its headings. */
export const reportIndicators: readonly IndicatorInput[] = [
	offences("Overall crime", crime),
	offences("Burglary", crime, { decimals: 2 }),
	offences("Violence with injury", crime, { decimals: 2 }),
	offences("Vehicle offences", crime),
	{
		id: "First time entrants",
		name: "First time entrants to the criminal justice system aged 10 to 17",
		category: reoffending,
		polarity: "lower-is-better",
		measure: "count",
		unit: "young people",
		frequency: "annual",
		caveats: ["The figures of the county are those that the report prints"],
	},
	{
		id: "Young offenders in education",
		name: "Young offenders in education, employment or training",
		category: reoffending,
		polarity: "higher-is-better",
		measure: "proportion",
		decimals: 0,
		comparator: "none",
		frequency: "part-year",
		caveats: ["April to September, compared with the same months of the year before"],
	},
	{
		id: "MARAC repeat referrals",
		name: "Repeat referrals to multi-agency risk assessment conferences (MARAC)",
		category: victims,
		polarity: "neutral",
		measure: "proportion",
		comparator: "none",
		frequency: "quarterly",
		decimals: 0,
		breaks: [{ from: toPeriod("2019-04"), cause: "The criteria for referral changed" }],
	},
	{
		id: "UAVA referrals",
		name: "Referrals to United Against Violence and Abuse (UAVA)",
		category: victims,
		polarity: "neutral",
		measure: "count",
		unit: "referrals",
		frequency: "quarterly",
	},
	survey("Anti-social behaviour has decreased or stayed the same", behaviour, {
		name: "People who agree that anti-social behaviour has decreased or stayed the same",
	}),
	survey("Feel safe after dark", behaviour, { name: "People who feel safe outside after dark" }),
	offences("Anti-social behaviour (case management)", behaviour, {
		decimals: 2,
		comparator: "none",
		overlapsWith: "Anti-social behaviour (police)",
	}),
	offences("Anti-social behaviour (police)", behaviour, {
		overlapsWith: "Anti-social behaviour (case management)",
		caveats: ["Depends on how calls are coded"],
	}),
	offences("Hate incidents", radicalisation, {
		polarity: "neutral",
		decimals: 2,
		caveats: ["More reports can mean more trust, so that neither direction is judged"],
	}),
	offences("Racially or religiously aggravated crime", radicalisation),
	survey("People get on well together", radicalisation, {
		name: "People from different backgrounds get on well together",
		frequency: "annual",
		decimals: 0,
	}),
];

/** Of more such reports nobody can say that they are worse: they can mean more trust. */
const neutral = /\bhate\b|stop and search|reported incidents/i;

/** Definitions for a file of which nothing but the names is known: counts of events, fewer being better. */
export function plainDefinitions(names: readonly string[]): readonly IndicatorInput[] {
	return names.map((id) => ({
		id,
		category: "All indicators",
		polarity: neutral.test(id) ? "neutral" : "lower-is-better",
		measure: "rate",
		unit: "per 1,000 residents",
		decimals: 2,
	}));
}
