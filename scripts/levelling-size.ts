/**
 * How often `detectLevellingOff`, `trend` and `detectStep` are wrong, and how often they see what is there: `npx tsx
 * scripts/levelling-size.ts`. Drawn from a seeded generator of its own, with the number of draws a cell as argument
 * (default 1,000; standard error at most 1.6 points). Straight lines halve over the series; plateaus halve up to the break
 * and stay; counts vary by `dispersion` times as much as Poisson counts, months that depend on the one before by `rho`.
 */
import { type CountPoint, detectLevellingOff, detectStep, toPeriod, trend } from "../src/index.ts";
import { normalTail } from "../src/internal/normal.ts";
import { hamedRao, mannKendall } from "../src/trend/mann-kendall.ts";

const draws = Number(process.argv[2] ?? 1_000);

let state = 20_200_320;
function random(): number {
	state = (state + 0x6d2b79f5) | 0;
	let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
	mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
	return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 2 ** 32;
}
const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());

/** A gamma variable of any shape (Marsaglia and Tsang 2000). */
function gamma(shape: number): number {
	if (shape < 1) return gamma(shape + 1) * random() ** (1 / shape);
	const d = shape - 1 / 3;
	for (;;) {
		const x = normal();
		const v = (1 + x / Math.sqrt(9 * d)) ** 3;
		if (v > 0 && Math.log(random()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
	}
}
/** A Poisson count: by halves through gamma variables where the mean is large. */
function poisson(mean: number): number {
	if (mean > 40) {
		const part = Math.floor(mean * 0.875);
		const sum = gamma(part);
		if (sum >= mean) {
			let kept = 0;
			for (let one = 1; one < part; one++) if (random() < mean / sum) kept++;
			return kept;
		}
		return part + poisson(mean - sum);
	}
	let [count, product] = [0, random()];
	for (const limit = Math.exp(-mean); product > limit; count++) product *= random();
	return count;
}
const overDispersed = (mean: number, dispersion: number) =>
	poisson(dispersion > 1 ? (dispersion - 1) * gamma(mean / (dispersion - 1)) : mean);

const years = Array.from({ length: 60 }, (_, index) => toPeriod(String(1950 + index)));
function series(means: readonly number[], dispersion: number, rho = 0, spread = 0): CountPoint[] {
	let noise = normal();
	return means.map((mean, index) => {
		noise = rho * noise + Math.sqrt(1 - rho * rho) * normal();
		return {
			period: years[index] ?? toPeriod("1950"),
			count: overDispersed(mean * Math.exp(spread * noise - (spread * spread) / 2), dispersion),
		};
	});
}

/** Logarithms of the means: a slope to the break and another one after it, at share `at` of the series. */
function lines(size: number, level: number, before: number, after: number, at: number): number[] {
	const bend = (size - 1) * at;
	return Array.from({ length: size }, (_, t) =>
		Math.exp(Math.log(level) + before * Math.min(t, bend) + after * Math.max(0, t - bend)),
	);
}
const halved = (size: number, share = 1) => -Math.LN2 / ((size - 1) * share);

const share = (once: () => boolean, times = draws) => {
	let kept = 0;
	for (let draw = 0; draw < times; draw++) if (once()) kept++;
	return kept / times;
};
const slowed = new Set(["levelling", "levelled", "reversed"]);
const sizes = [5, 8, 12, 20, 40];
const noises: readonly (readonly [name: string, dispersion: number, level: number])[] = [
	["Poisson, 200", 1, 200],
	["dispersion 2, 200", 2, 200],
	["dispersion 4, 1,000", 4, 1_000],
	["dispersion 6, 1,000", 6, 1_000],
];
const head = (name: string, cells: readonly (string | number)[]) => {
	console.log(`\n| ${name} | ${cells.join(" | ")} |`);
	console.log(`| --- |${cells.map(() => " --- |").join("")}`);
};
const row = (name: string, cells: readonly number[]) =>
	console.log(`| ${name} | ${cells.map((cell) => cell.toFixed(3)).join(" | ")} |`);

head('"slowed" of a straight line that halves (wrong)', sizes);
for (const [name, dispersion, level] of noises)
	row(
		name,
		sizes.map((size) =>
			share(() =>
				slowed.has(detectLevellingOff(series(lines(size, level, halved(size), 0, 1), dispersion)).state),
			),
		),
	);
head('"stepped" of a straight line that halves (wrong)', sizes);
for (const [name, dispersion, level] of noises)
	row(
		name,
		sizes.map((size) =>
			share(
				() =>
					detectLevellingOff(series(lines(size, level, halved(size), 0, 1), dispersion)).state === "stepped",
			),
		),
	);
for (const at of [0.2, 0.35, 0.5, 0.65, 0.8]) {
	head(`"slowed" of a fall by half that stops at ${100 * at}% (right)`, sizes);
	for (const [name, dispersion, level] of noises)
		row(
			name,
			sizes.map((size) =>
				share(() =>
					slowed.has(
						detectLevellingOff(series(lines(size, level, halved(size, at), 0, at), dispersion)).state,
					),
				),
			),
		);
}
head("any move of a flat series (wrong)", sizes);
for (const [name, dispersion, level] of noises)
	row(
		name,
		sizes.map((size) =>
			share(() => detectLevellingOff(series(lines(size, level, 0, 0, 1), dispersion)).state !== "stable"),
		),
	);
head('"slowed" of a straight line whose years depend on the one before, spread 10% about 300 (wrong)', sizes);
for (const rho of [0, 0.3, 0.6])
	row(
		`rho ${rho}`,
		sizes.map((size) =>
			share(() =>
				slowed.has(detectLevellingOff(series(lines(size, 300, halved(size), 0, 1), 1, rho, 0.1)).state),
			),
		),
	);
head("the same with autocorrelation: adjust (wrong)", sizes);
for (const rho of [0, 0.3, 0.6])
	row(
		`rho ${rho}`,
		sizes.map((size) =>
			share(() =>
				slowed.has(
					detectLevellingOff(series(lines(size, 300, halved(size), 0, 1), 1, rho, 0.1), {
						autocorrelation: "adjust",
					}).state,
				),
			),
		),
	);
head('"slowed" of a fall by half that stops at 50%, with autocorrelation: adjust (right)', sizes);
for (const [name, dispersion, level] of noises)
	row(
		name,
		sizes.map((size) =>
			share(() =>
				slowed.has(
					detectLevellingOff(series(lines(size, level, halved(size, 0.5), 0, 0.5), dispersion), {
						autocorrelation: "adjust",
					}).state,
				),
			),
		),
	);
head(
	'"levelled" or "levelling" of a level that falls by 30% at once in the middle (wrong); "stepped" (right)',
	[...sizes.slice(1).map((size) => `${size}: wrong`), ...sizes.slice(1).map((size) => `${size}: right`)],
);
for (const [name, dispersion, level] of noises) {
	const states = sizes.slice(1).map((size) =>
		Array.from(
			{ length: draws },
			() =>
				detectLevellingOff(
					series(
						Array.from({ length: size }, (_, t) => (t < size / 2 ? level : 0.7 * level)),
						dispersion,
					),
				).state,
		),
	);
	row(name, [
		...states.map((all) => all.filter((one) => one.startsWith("level")).length / draws),
		...states.map((all) => all.filter((one) => one === "stepped").length / draws),
	]);
}
head("trend() of a flat series (wrong)", sizes);
for (const [name, dispersion, level] of noises)
	row(
		name,
		sizes.map((size) =>
			share(
				() =>
					trend(series(lines(size, level, 0, 0, 1), dispersion), { points: "all" }).direction !==
					"no-clear-trend",
			),
		),
	);
head("trend() of a fall by 26% in all (right)", sizes);
for (const [name, dispersion, level] of noises)
	row(
		name,
		sizes.map((size) =>
			share(
				() =>
					trend(series(lines(size, level, Math.log(0.74) / (size - 1), 0, 1), dispersion), { points: "all" })
						.direction === "falling",
			),
		),
	);
head("detectStep() of a straight line (wrong)", sizes.slice(1));
for (const [name, dispersion, level] of noises)
	row(
		name,
		sizes
			.slice(1)
			.map((size) =>
				share(() => detectStep(series(lines(size, level, halved(size), 0, 1), dispersion)).found),
			),
	);
head("detectStep() of a level that falls by 30% in the middle (right)", sizes.slice(1));
for (const [name, dispersion, level] of noises)
	row(
		name,
		sizes.slice(1).map((size) =>
			share(
				() =>
					detectStep(
						series(
							Array.from({ length: size }, (_, t) => (t < size / 2 ? level : 0.7 * level)),
							dispersion,
						),
					).found,
			),
		),
	);

/** Six kinds of series of all lengths, dispersions and places of the break. */
const labels = ["stable", "rising", "falling", "levelled", "levelling", "reversed"] as const;
function labelled(label: (typeof labels)[number], rho: number, edge: number): CountPoint[] {
	const size = 5 + Math.floor(random() * 36);
	const level = 40 * 125 ** random();
	const dispersion = [1, 2, 4][Math.floor(random() * 3)] ?? 1;
	const at = edge + (1 - 2 * edge) * random();
	const total = Math.log(1.6 + 1.4 * random());
	const way = label === "rising" ? 1 : label === "falling" ? -1 : random() < 0.5 ? 1 : -1;
	const straight = label === "rising" || label === "falling";
	const before = label === "stable" ? 0 : (way * total) / ((size - 1) * (straight ? 1 : at));
	const factor = { levelled: 0, levelling: 0.25, reversed: -(0.6 + 0.4 * random()) };
	const after = label in factor ? before * factor[label as "levelled"] : before;
	return series(lines(size, level, before, after, at), dispersion, rho, rho > 0 ? 0.05 : 0);
}
head("share of six labels found, lengths 5 to 40, dispersion 1, 2, 4", [
	"all",
	"standard error",
	...labels,
	"plateau called levelling or levelled",
]);
for (const [edge, rho] of [
	[0.35, 0],
	[0.2, 0],
	[0.2, 0.3],
	[0.2, 0.6],
] as const) {
	const times = Math.max(50, Math.floor(draws / 2));
	let plateau = 0;
	const found = labels.map((label) =>
		share(() => {
			const verdict = detectLevellingOff(labelled(label, rho, edge)).state;
			if (label.startsWith("level") && verdict.startsWith("level")) plateau++;
			return verdict === label;
		}, times),
	);
	const all = found.reduce((sum, one) => sum + one, 0) / labels.length;
	const error = Math.sqrt((all * (1 - all)) / times / labels.length);
	row(`breaks at ${100 * edge}% to ${100 - 100 * edge}%${rho === 0 ? "" : `, rho ${rho}, spread 5%`}`, [
		all,
		error,
		...found,
		plateau / times / 2,
	]);
}

/** The test by ranks of independent values, and of values of which each depends on the one before. */
state = 20_260_101;
for (const rho of [0, 0.4]) {
	const lengths = [6, 8, 10, 12, 20, 40];
	const found = lengths.map((size) => {
		const told = [0, 0, 0];
		for (let draw = 0; draw < 20 * draws; draw++) {
			let noise = normal();
			const points = Array.from({ length: size }, (_, time) => {
				const value = noise;
				noise = rho * noise + Math.sqrt(1 - rho * rho) * normal();
				return { time, value, group: 0 };
			});
			const ignored = mannKendall(points, false);
			const factor = hamedRao(points, ignored.slope);
			const p = [
				ignored.p,
				2 * normalTail(Math.abs(ignored.z) / Math.sqrt(factor)),
				mannKendall(points, true).p,
			];
			for (const [index, one] of p.entries()) if (one < 0.05) told[index] = (told[index] ?? 0) + 1;
		}
		return told.map((count) => count / 20 / draws);
	});
	head(`ranks: a trend of values with a correlation of ${rho} (wrong)`, lengths);
	for (const [index, name] of ["ignore", "any factor", "hamed-rao"].entries())
		row(
			name,
			found.map((told) => told[index] ?? 0),
		);
}

/** The same beside a declared break anywhere, which lifts or lowers what is counted from there on by 40% or so. */
state = 20_260_102;
function parted(means: readonly number[]): CountPoint[] {
	const at = 3 + Math.floor(random() * (means.length - 5));
	const height = Math.exp(0.4 * normal());
	return series(
		means.map((mean, index) => (index < at ? mean : mean * height)),
		1,
	).map((point, index) => (index === at ? { ...point, breakBefore: "counted otherwise" } : point));
}
const besides = [8, 10, 12, 16, 20];
head("beside a declared break, Poisson, 500, a bend at 25% to 75%", besides);
const kinds = [
	["levelled", 0],
	["reversed", -1],
] as const;
for (const [label, after] of kinds) {
	const found = besides.map((size) => {
		const told = { right: 0, bends: 0, likeliest: 0, mean: 0 };
		for (let draw = 0; draw < draws; draw++) {
			const bend = 0.25 + 0.5 * random();
			const { state: verdict, breakpoint } = detectLevellingOff(
				parted(lines(size, 500, halved(size, bend), after * halved(size, 1 - bend), bend)),
			);
			if (verdict === label) told.right++;
			if (breakpoint === null) continue;
			told.bends++;
			told.likeliest += (breakpoint.likeliestTime - 1 - bend * (size - 1)) ** 2;
			told.mean += (breakpoint.time - 1 - bend * (size - 1)) ** 2;
		}
		return told;
	});
	row(
		`"${label}" of a series that has (right)`,
		found.map(({ right }) => right / draws),
	);
	for (const name of ["likeliest", "mean"] as const)
		row(
			`the ${name} time of its bend is off by (root mean square, in years)`,
			found.map((told) => Math.sqrt(told[name] / told.bends)),
		);
}
row(
	'"slowed" of a straight line that halves (wrong)',
	besides.map((size) =>
		share(() => slowed.has(detectLevellingOff(parted(lines(size, 500, halved(size), 0, 1))).state)),
	),
);
