/**
 * How often the intervals hold the true value (their coverage) and how often the tests find a difference that is not there
 * (their size), by expected count: `npx tsx scripts/interval-coverage.ts`. Enumerated where one or two counts decide (every
 * outcome weighed with its probability, but for what lies 6.5 standard deviations out), drawn from a seeded generator
 * elsewhere, with its standard error. Per cent; takes about two minutes.
 */
import {
	binomialInterval,
	compareCounts,
	compareProportions,
	compareToBenchmark,
	composition,
	difference,
	directlyStandardisedRate,
	meanEstimate,
	poissonInterval,
	proportion,
	proportionRatio,
	rate,
	rateRatio,
	repeatEventRate,
} from "../src/index.ts";
import { binomialPoint } from "../src/internal/binomial.ts";
import { poissonPoint } from "../src/internal/poisson.ts";

const means = [0, 1, 3, 5, 10, 30, 100, 1_000];

type Outcome = readonly [count: number, chance: number];

function outcomes(low: number, high: number, chance: (count: number) => number): Outcome[] {
	return Array.from({ length: high - low + 1 }, (_, index) => [low + index, chance(low + index)]);
}

/** Counts of a Poisson variable within 6.5 standard deviations. */
function poisson(mean: number): Outcome[] {
	if (mean === 0) return [[0, 1]];
	const reach = 6.5 * Math.sqrt(mean) + 12;
	return outcomes(Math.max(0, Math.floor(mean - reach)), Math.ceil(mean + reach), (count) =>
		poissonPoint(count, mean),
	);
}

/** Counts out of `n` within 6.5 standard deviations. */
function binomial(n: number, p: number): Outcome[] {
	if (p === 0) return [[0, 1]];
	const reach = 6.5 * Math.sqrt(n * p) + 12;
	return outcomes(Math.max(0, Math.floor(n * p - reach)), Math.min(n, Math.ceil(n * p + reach)), (count) =>
		binomialPoint(count, n, p),
	);
}

/** The chance of all outcomes for which it holds. */
function chanceThat(all: readonly Outcome[], holds: (count: number) => boolean): number {
	return all.reduce((sum, [count, chance]) => sum + (holds(count) ? chance : 0), 0);
}

/** The same for two independent counts with one distribution. */
function chanceOfPair(all: readonly Outcome[], holds: (one: number, other: number) => boolean): number {
	return all.reduce(
		(sum, [one, chance]) =>
			// A pair that weighs less than 1e-9 cannot be seen in the table.
			sum + chance * chanceThat(all, (other) => holds(one, other)),
		0,
	);
}

interface Limits {
	readonly lower: number;
	readonly upper: number | null;
}
const holds = ({ lower, upper }: Limits, value: number) =>
	lower <= value * (1 + 1e-12) && (upper === null || upper >= value * (1 - 1e-12));

const print = (name: string, cells: readonly (number | string)[]) =>
	console.log(
		`| ${name} | ${cells.map((cell) => (typeof cell === "string" ? cell : (100 * cell).toFixed(cell > 0.98 || cell < 0.01 ? 2 : 1))).join(" | ")} |`,
	);
const head = (name: string) => {
	console.log(`\n| ${name} | ${means.join(" | ")} |`);
	console.log(`| --- |${means.map(() => " --- |").join("")}`);
};

for (const confidence of [0.95, 0.998]) {
	head(`${100 * confidence}% interval, one count`);
	for (const method of ["exact", "byar", "exact-below-10-then-byar"] as const)
		print(
			`poissonInterval ${method}`,
			means.map((mean) =>
				chanceThat(poisson(mean), (count) => holds(poissonInterval(count, { method, confidence }), mean)),
			),
		);
	for (const method of ["wilson", "clopper-pearson"] as const)
		for (const p of [0.1, 0.5])
			print(
				`binomialInterval ${method}, p = ${p}`,
				means.map((mean) =>
					mean === 0
						? chanceThat([[0, 1]], (count) => holds(binomialInterval(count, 100, { method, confidence }), 0))
						: chanceThat(binomial(Math.round(mean / p), p), (count) =>
								holds(binomialInterval(count, Math.round(mean / p), { method, confidence }), p),
							),
				),
			);
}

head("95% interval, two counts with this expectation each");
for (const method of ["exact", "mid-p", "log-wald"] as const)
	print(
		`rateRatio ${method}`,
		means.map((mean) =>
			chanceOfPair(poisson(mean), (x, y) =>
				holds(rateRatio({ count: x, exposure: 1 }, { count: y, exposure: 1 }, { method }), 1),
			),
		),
	);
const pairs = (name: string, test: (x: number, y: number, n: number) => boolean) =>
	print(
		name,
		means.map((mean) =>
			chanceOfPair(mean === 0 ? [[0, 1]] : binomial(10 * mean, 0.1), (x, y) =>
				test(x, y, Math.max(10, 10 * mean)),
			),
		),
	);
for (const method of ["score", "log-wald"] as const)
	pairs(`proportionRatio ${method}, p = 0.1`, (x, y, n) =>
		holds(proportionRatio({ count: x, denominator: n }, { count: y, denominator: n }, { method }), 1),
	);
print(
	"difference of rates",
	means.map((mean) => {
		const rates = new Map(poisson(mean).map(([count]) => [count, rate(count, 1)]));
		return chanceOfPair(poisson(mean), (x, y) => {
			const { lower, upper } = difference(rates.get(x) ?? rate(x, 1), rates.get(y) ?? rate(y, 1));
			return lower <= 0 && upper >= 0;
		});
	}),
);
pairs("difference of proportions, p = 0.1", (x, y, n) => {
	const { lower, upper } = difference(proportion(x, n), proportion(y, n));
	return lower <= 0 && upper >= 0;
});

head("size of a 5% test");
for (const method of ["mid-p", "exact", "interval", "control-limits"] as const)
	print(
		`compareToBenchmark ${method}, fixed figure`,
		means.map((mean) =>
			mean === 0
				? "-"
				: chanceThat(poisson(mean), (count) => {
						const answer = compareToBenchmark(
							{ count, exposure: 1_000 },
							{ value: mean },
							{ method, confidence: 0.95 },
						);
						return answer.position !== "in-line";
					}),
		),
	);
for (const method of ["mid-p", "exact", "score", "log-ratio", "e-test"] as const)
	print(
		`compareCounts ${method}`,
		means.map((mean) =>
			method === "e-test" && mean > 30
				? "-"
				: chanceOfPair(poisson(mean), (x, y) => {
						const { pValue } = compareCounts(
							{ count: x, exposure: 1 },
							{ count: y, exposure: 1 },
							{ method },
						);
						return (pValue ?? 1) < 0.05;
					}),
		),
	);
for (const method of ["n-minus-1-chi-squared", "fisher-mid-p"] as const)
	pairs(`compareProportions ${method}, p = 0.1`, (x, y, n) => {
		const { pValue } = compareProportions(
			{ count: x, denominator: n },
			{ count: y, denominator: n },
			{ method },
		);
		return pValue < 0.05;
	});

/** A small seeded generator (mulberry32). */
let state = 20_200_320;
function random(): number {
	state = (state + 0x6d2b79f5) | 0;
	let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
	mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
	return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
/** A draw from outcomes by their chances. */
function drawer(all: readonly Outcome[]): () => number {
	const steps: number[] = [];
	let sum = 0;
	for (const [, chance] of all) {
		sum += chance;
		steps.push(sum);
	}
	return () => {
		const at = random() * sum;
		let [low, high] = [0, steps.length - 1];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((steps[middle] ?? 0) < at) low = middle + 1;
			else high = middle;
		}
		return all[low]?.[0] ?? 0;
	};
}
const draws = 20_000;
const simulate = (once: () => boolean) => {
	let kept = 0;
	for (let draw = 0; draw < draws; draw++) if (once()) kept++;
	return kept / draws;
};

head(`95% interval, ${draws} draws (standard error 0.15)`);
print(
	"repeatEventRate, a third of the people with 3 events",
	means.map((mean) => {
		// Of `mean` events a fifth comes from people with one, so that people are mean (2/5 + 1/5).
		const [once, often] = [drawer(poisson((2 * mean) / 5)), drawer(poisson(mean / 5))];
		return simulate(() =>
			holds(
				repeatEventRate(
					[
						{ events: 1, people: once() },
						{ events: 3, people: often() },
					],
					1_000,
				),
				mean,
			),
		);
	}),
);
print(
	"rate of the same events taken one by one",
	means.map((mean) => {
		const [once, often] = [drawer(poisson((2 * mean) / 5)), drawer(poisson(mean / 5))];
		return simulate(() => holds(rate(once() + 3 * often(), 1_000), mean));
	}),
);
print(
	"directlyStandardisedRate, 3 strata, minimumEvents 1",
	means.map((mean) => {
		const strata = [
			{ share: 0.5, exposure: 20_000, standardPopulation: 30 },
			{ share: 0.3, exposure: 30_000, standardPopulation: 40 },
			{ share: 0.2, exposure: 5_000, standardPopulation: 30 },
		].map((one) => ({ ...one, draw: drawer(poisson(mean * one.share)) }));
		const truth = strata.reduce(
			(sum, one) => sum + ((mean * one.share) / one.exposure) * one.standardPopulation * 10,
			0,
		);
		if (mean === 0) return "-";
		let refused = 0;
		const kept = simulate(() => {
			const answer = directlyStandardisedRate(
				strata.map(({ draw, exposure, standardPopulation }) => ({
					count: draw(),
					exposure,
					standardPopulation,
				})),
				{ minimumEvents: 1 },
			);
			if (answer.status === "estimated") return holds(answer, truth);
			refused++;
			return false;
		});
		return (kept * draws) / (draws - refused);
	}),
);
const parts = [0.6, 0.3, 0.1];
for (const simultaneous of [false, true])
	print(
		`composition, all of 3 parts${simultaneous ? ", simultaneous" : ""} (smallest part)`,
		means.map((mean) => {
			if (mean === 0) return "-";
			const size = 10 * mean;
			const first = drawer(binomial(size, 0.6));
			return simulate(() => {
				const large = first();
				let middle = 0;
				for (let one = large; one < size; one++) if (random() < 0.75) middle++;
				const answer = composition([large, middle, size - large - middle], { simultaneous, per: 1 });
				return answer.parts.every((part, index) => holds(part, parts[index] ?? 0));
			});
		}),
	);
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const sizes = [2, 3, 5, 10, 30, 100];
console.log(`\n| 95% interval of a mean, by size | ${sizes.join(" | ")} |`);
console.log(`| --- |${sizes.map(() => " --- |").join("")}`);
print(
	"meanEstimate, normal values",
	sizes.map((size) =>
		simulate(() => {
			const { lower, upper } = meanEstimate(Array.from({ length: size }, normal));
			return (lower ?? 0) <= 0 && (upper ?? 0) >= 0;
		}),
	),
);
print(
	"meanEstimate, very skew values (log-normal)",
	sizes.map((size) =>
		simulate(() => {
			const { lower, upper } = meanEstimate(Array.from({ length: size }, () => Math.exp(normal())));
			return (lower ?? 0) <= Math.exp(0.5) && (upper ?? 0) >= Math.exp(0.5);
		}),
	),
);
