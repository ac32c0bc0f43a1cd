/**
 * Makes the illustrative series of the dashboard, the same in every run: seven invented districts of one county, and two
 * neighbours. Totals of the county print as the figures of the Q3 2019/20 report do, and where the small illustrative
 * series already has months of the county or of a neighbour, those are kept. Run it with
 * `npx tsx scripts/illustrative-series.ts`; it writes into `examples/data/`.
 */
import { readFileSync, writeFileSync } from "node:fs";

const data = (name: string) => new URL(`../examples/data/${name}`, import.meta.url);

const districts: readonly (readonly [name: string, residents: number, tilt: number])[] = [
	["Ashdown", 101_000, 1.05],
	["Brookfield", 183_000, 1.2],
	["Castle Hill", 93_000, 0.72],
	["Denefield", 113_000, 1],
	["Eastmere", 51_268, 0.85],
	["Fosse Vale", 101_000, 0.95],
	["Greenwold", 56_000, 0.9],
];
const neighbours: readonly (readonly [name: string, residents: number])[] = [
	["Northshire", 800_000],
	["Southshire", 1_200_000],
];
const years = ["2015", "2016", "2017", "2018", "2019"];
const months = years.flatMap((year) =>
	Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, "0")}`),
);

/** Events a year in the county, then in each neighbour, and how far the districts lie apart (1: as their tilt says). */
const monthly: readonly (readonly [
	name: string,
	county: readonly number[],
	north: readonly number[],
	south: readonly number[],
	spread: number,
])[] = [
	[
		"Overall crime",
		[33_800, 35_300, 38_600, 41_700, 43_000],
		[43_000, 45_000, 48_500, 52_000, 53_100],
		[66_000, 69_500, 74_000, 79_000, 80_600],
		0.6,
	],
	[
		"Burglary",
		[3390, 3520, 3910, 3905, 3880],
		[4100, 4280, 4400, 4470, 4420],
		[6800, 6900, 7150, 7200, 7120],
		1,
	],
	[
		"Violence with injury",
		[2810, 3240, 3790, 4205, 4230],
		[4500, 4900, 5300, 5560, 5590],
		[6900, 7500, 8100, 8420, 8510],
		0.7,
	],
	["Vehicle offences", [3920, 4280, 4790, 0, 0], [4300, 4480, 4700, 0, 0], [6400, 6750, 7100, 0, 0], 1.6],
	["Anti-social behaviour (case management)", [9350, 9160, 8900, 8720, 8666], [], [], 0.8],
	[
		"Anti-social behaviour (police)",
		[8050, 7600, 7010, 0, 0],
		[8300, 8100, 7900, 0, 0],
		[12_900, 12_600, 12_300, 0, 0],
		0.8,
	],
	["Hate incidents", [402, 498, 566, 0, 0], [520, 560, 640, 0, 0], [800, 880, 970, 0, 0], 0.9],
	[
		"Racially or religiously aggravated crime",
		[176, 190, 204, 0, 0],
		[230, 240, 255, 0, 0],
		[350, 365, 380, 0, 0],
		0.9,
	],
];

let state = 20_200_320;
function random(): number {
	state = (state * 48_271) % 2_147_483_647;
	return state / 2_147_483_647;
}

/** Puts so many events, one after the other, where the weights say. */
function spread(events: number, weights: readonly number[]): number[] {
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const found = weights.map(() => 0);
	for (let event = 0; event < events; event++) {
		let left = random() * total;
		const at = weights.findIndex((weight) => {
			left -= weight;
			return left < 0;
		});
		const place = at < 0 ? weights.length - 1 : at;
		found[place] = (found[place] ?? 0) + 1;
	}
	return found;
}

/** Months of the small illustrative series, by area, indicator and month. */
const kept = new Map(
	readFileSync(data("illustrative-monthly.csv"), "utf8")
		.trim()
		.split("\n")
		.slice(1)
		.map((line) => line.split(","))
		.map(([month, area, indicator, count]) => [`${area}|${indicator}|${month}`, Number(count)]),
);

function monthsOf(area: string, indicator: string, totals: readonly number[]): number[] {
	return totals.flatMap((total, year) => {
		const season = Array.from({ length: 12 }, (_, month) => 1 + 0.08 * Math.sin((Math.PI * (month - 3)) / 6));
		const made = spread(total, season);
		return made.map((count, month) => kept.get(`${area}|${indicator}|${months[12 * year + month]}`) ?? count);
	});
}

const sheet: string[] = [["area_name", "indicator", ...months].join(",")];
for (const [indicator, county, north, south, apart] of monthly) {
	const whole = monthsOf("Leicestershire", indicator, county);
	const parts = whole.map((count, month) =>
		spread(
			count,
			districts.map(([name, residents, tilt]) => {
				const rise = name === "Denefield" && indicator === "Vehicle offences" && month >= 48 ? 1.5 : 1;
				return residents * tilt ** apart * rise;
			}),
		),
	);
	for (const [at, [name]] of districts.entries())
		sheet.push([name, indicator, ...parts.map((part) => part[at])].join(","));
	for (const [at, [name]] of neighbours.entries()) {
		const totals = [north, south][at] ?? [];
		if (totals.length > 0) sheet.push([name, indicator, ...monthsOf(name, indicator, totals)].join(","));
	}
}
writeFileSync(data("illustrative-dashboard-monthly.csv"), `${sheet.join("\n")}\n`);

const other: string[] = ["period,area_name,indicator,count,denominator,value"];
const add = (
	period: string,
	area: string,
	indicator: string,
	count: number | "",
	of: number | "",
	value: string,
) => other.push([period, area, indicator, count, of, value].join(","));

for (const [at, count] of [190, 124, 126, 101, 100].entries())
	add(`${2014 + at}-04/${2015 + at}-03`, "Leicestershire", "First time entrants", count, "", "");
for (const [at, [count, of]] of [
	[61, 97] as const,
	[65, 100] as const,
	[64, 100] as const,
	[62, 100] as const,
].entries())
	add(`${2016 + at}-04/${2016 + at}-09`, "Leicestershire", "Young offenders in education", count, of, "");

const quarterOf = (at: number) => {
	const year = 2015 + Math.floor(at / 4);
	const first = 3 * (at % 4) + 1;
	const month = (number: number) => `${year}-${String(number).padStart(2, "0")}`;
	return `${month(first)}/${month(first + 2)}`;
};
const repeats = [41, 42, 40, 43, 42, 44, 43, 45, 44, 43, 45, 46, 44, 46, 45, 47, 48, 49, 49, 50];
const referrals = [
	330, 335, 342, 338, 351, 356, 349, 372, 380, 391, 388, 402, 411, 420, 431, 438, 451, 468, 477, 491,
];
for (const [at, count] of repeats.entries())
	add(quarterOf(at), "Leicestershire", "MARAC repeat referrals", count, 100, "");
for (const [at, count] of referrals.entries())
	add(quarterOf(at), "Leicestershire", "UAVA referrals", count, "", "");

/** Surveys: so many of those asked, a quarter, said yes. */
const surveys: readonly (readonly [string, (quarter: number) => number])[] = [
	["Anti-social behaviour has decreased or stayed the same", (at) => 0.8 + (at > 14 ? 0.014 * (at - 14) : 0)],
	["Feel safe after dark", (at) => 0.74 + (at > 14 ? 0.018 * (at - 14) : 0)],
];
for (const [indicator, share] of surveys)
	for (let at = 8; at < 20; at++)
		for (const [area, asked, tilt] of [
			["Leicestershire", 800, 0],
			...districts.map(([name, , place]) => [name, 300, 0.06 * (1 - place)] as const),
		] as const) {
			const yes = spread(asked, [share(at) + tilt, 1 - share(at) - tilt])[0] ?? 0;
			add(quarterOf(at), area, indicator, "", asked, String(Math.round((1000 * yes) / asked) / 10));
		}
for (const [year, value] of [[2017, 93] as const, [2018, 94] as const, [2019, 94] as const])
	add(`${year}-01/${year}-12`, "Leicestershire", "People get on well together", "", 1600, String(value));
writeFileSync(data("illustrative-dashboard-other.csv"), `${other.join("\n")}\n`);

const residents = [
	...districts.map(([name, number]) => [name, 2018, number, "district", "Leicestershire"]),
	["Leicestershire", 2018, 698_268, "county", "Region"],
	...neighbours.map(([name, number]) => [name, 2018, number, "county", "Region"]),
	["Region", "", "", "region", ""],
];
writeFileSync(
	data("illustrative-dashboard-population.csv"),
	`${[["area_name", "mid_year", "population", "level", "parent"], ...residents].map((row) => row.join(",")).join("\n")}\n`,
);
