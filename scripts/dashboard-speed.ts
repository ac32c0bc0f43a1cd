/**
 * How long `buildDashboard` takes for 8 areas, 20 indicators and 60 months, after import: the first build, the median of 31 builds
 * after 10, while the engine still compiles, and the median of 100 after that. The observations are in hand, sixteen sets of them in
 * turn: what is left of making them would be collected while the next build runs. It is bundled first, as tsx names every function
 * that is made and takes twice the time. Other work on the machine lengthens the medians far more than the fastest build.
 *
 *   npm run dashboard-speed
 */
import { monthsIn } from "../src/period/months-in.ts";
import { toPeriod } from "../src/period/to-period.ts";
import { type BuildDashboardOptions, buildDashboard, defineIndicator } from "../src/report/index.ts";

const months = monthsIn(toPeriod("2015-01/2019-12"));
const districts = ["A", "B", "C", "D", "E", "F", "G"];
const areas = [
	...districts.map((id) => ({ id, level: "district" as const, parent: "County" })),
	{ id: "County", level: "county" as const },
];

/** Counts that vary as counts do, from a fixed start. */
function rowsFrom(start: number) {
	let state = start;
	const next = () => {
		state = (state * 48_271) % 2_147_483_647;
		return state / 2_147_483_647;
	};
	return Array.from({ length: 20 }, (_, indicator) => `i${indicator}`).flatMap((indicator, at) =>
		districts.flatMap((area) =>
			months.map((period, month) => {
				const mean = (5 + 10 * at) * (1 + 0.2 * Math.sin(month / 2) + 0.004 * month * next());
				const noise = (next() + next() + next() - 1.5) * 2 * Math.sqrt(mean);
				return { indicator, area, period, count: Math.max(0, Math.floor(mean + noise)) };
			}),
		),
	);
}

const definitions = Array.from({ length: 20 }, (_, at) =>
	defineIndicator({ id: `i${at}`, category: `c${at % 5}`, polarity: "lower-is-better", measure: "rate" }),
);
const populations = districts.flatMap((area, at) =>
	[2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019].map((year) => ({
		area,
		year,
		population: 60_000 + 9000 * at + 500 * (year - 2012),
	})),
);

const sets = Array.from({ length: 16 }, (_, at) => rowsFrom(at + 1));

function timesOf(options: Partial<BuildDashboardOptions>): string {
	const times = Array.from({ length: 141 }, (_, run) => {
		const rows = sets[run % sets.length] ?? [];
		const before = performance.now();
		const { cells } = buildDashboard(definitions, rows, {
			period: toPeriod("2019-12"),
			areas,
			populations,
			...options,
		});
		const time = performance.now() - before;
		if (cells.length !== 160 || cells.some(({ current }) => current === null))
			throw new Error("a cell is missing");
		return time;
	});
	const shown = (time = 0) => `${time.toFixed(1)} ms`;
	const middle = (list: readonly number[]) => shown([...list].sort((a, b) => a - b)[list.length >> 1]);
	return (
		`${middle(times.slice(41))}, fastest ${shown(Math.min(...times))}; ` +
		`first ${shown(times[0])}, then ${middle(times.slice(10, 41))}`
	);
}

console.log(`everything: ${timesOf({})}`);
console.log(`levelling off for the county only: ${timesOf({ levellingOff: ["county"] })}`);
console.log(`levelling off by halves: ${timesOf({ levellingMethod: "light" })}`);
console.log(`without levelling off: ${timesOf({ levellingOff: "none" })}`);
