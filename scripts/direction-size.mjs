/**
 * How often directionOfTravel says "changed" of two windows with the same rate (its size) and of two that differ (its
 * power), and how often rateOfChange calls steady growth slowing: `npx tsx scripts/direction-size.mjs`. Enumerated, not
 * simulated: what lies more than 7 standard deviations out is left out, which is less than 1e-10. Only the means of samples
 * are drawn, by a seeded generator.
 */
import { tsImport } from "tsx/esm/api";

const { directionOfTravel, rateOfChange } = await tsImport("../src/direction/index.ts", import.meta.url);
const { difference, meanEstimate } = await tsImport("../src/estimate/index.ts", import.meta.url);
const { binomialLower, binomialUpper } = await tsImport("../src/internal/binomial.ts", import.meta.url);

/** Counts from 7 standard deviations below the mean to 7 above, with their Poisson probabilities. */
function poisson(mean) {
	const from = Math.max(0, Math.floor(mean - 7 * Math.sqrt(mean) - 9));
	const to = Math.ceil(mean + 7 * Math.sqrt(mean) + 20);
	let log = -mean;
	for (let k = 1; k <= from; k++) log += Math.log(mean / k);
	const points = [];
	for (let k = from; k <= to; k++) {
		points.push([k, Math.exp(log)]);
		log += Math.log(mean / (k + 1));
	}
	return points;
}

/**
 * P(direction is not similar) for Poisson counts of the given means. Given the total, more in the current window is
 * only ever more evidence of a rise, so each total has one border on either side. From one total to the next a border
 * hardly moves, so it is looked for where it was.
 */
function changed(mean, otherMean, exposure, options) {
	const share = mean / (mean + otherMean);
	// A band of 0 saves the 90% interval, which does not change the direction.
	const settings = { similarBand: { relative: 0 }, ...options };
	let size = 0;
	let first = 0;
	let last = 0;
	for (const [total, chance] of poisson(mean + otherMean)) {
		if (total === 0) continue;
		const is = (direction) => (x) =>
			directionOfTravel({ count: x, exposure }, { count: total - x, exposure: 1 }, settings).direction ===
			direction;
		first = border(first, total, is("up"));
		last = total - border(total - last, total, (y) => is("down")(total - y));
		if (first <= total) size += chance * binomialUpper(first, total, share);
		if (last >= 0) size += chance * binomialLower(last, total, share);
	}
	return size;
}

/** The first whole number from 0 to `most` for which it holds, looked for around `guess`; most + 1 where it never does. */
function border(guess, most, holds) {
	let at = Math.min(Math.max(guess, 0), most);
	if (holds(at)) while (at > 0 && holds(at - 1)) at--;
	else
		do at++;
		while (at <= most && !holds(at));
	return at;
}

/** Counts out of `n` with their probabilities. */
function binomial(n, share) {
	const points = [[0, (1 - share) ** n]];
	for (let k = 0; k < n; k++) points.push([k + 1, (points[k][1] * (n - k) * share) / (1 - share) / (k + 1)]);
	return points;
}

/** The same for two proportions: every pair of counts. */
function changedProportion(n, share, options) {
	const points = binomial(n, share);
	let size = 0;
	for (const [x, p] of points)
		for (const [y, q] of points)
			if (x > y) {
				const answer = directionOfTravel({ count: x, denominator: n }, { count: y, denominator: n }, options);
				if (answer.direction === "up") size += 2 * p * q;
			}
	return size;
}

/** P(slowing or stopped, established) where the counts grow by `growth` twice. */
function slowed(mean, growth) {
	let size = 0;
	const [first, second, third] = [mean, mean * growth, mean * growth * growth].map((each) =>
		poisson(each).filter(([, point]) => point > 1e-4),
	);
	for (const [a, p] of first)
		for (const [b, q] of second)
			for (const [c, r] of third) {
				const windows = [a, b, c].map((count) => ({ count, exposure: 1 }));
				const answer = rateOfChange(windows);
				if (answer.evidence === "established" && answer.pace !== "accelerating") size += p * q * r;
			}
	return size;
}

const show = (value) => String(Math.round(value * 1e4) / 1e4).padEnd(7);
const means = [1, 2, 5, 10, 20, 50, 100, 1000, 10000];
const began = performance.now();

console.log("False 'changed', Poisson counts of the same mean in both windows");
console.log("mean     default  minimumChange 0  1:2 exposures  exact");
let worst = 0;
for (const mean of means) {
	const sizes = [
		changed(mean, mean, 1, {}),
		changed(mean, mean, 1, { minimumChange: 0 }),
		changed(mean, 2 * mean, 0.5, { minimumChange: 0 }),
		changed(mean, mean, 1, { minimumChange: 0, method: "exact" }),
	];
	worst = Math.max(worst, ...sizes);
	console.log(String(mean).padEnd(8), sizes.map(show).join("  "));
}
console.log(`worst: ${worst}`);
if (worst > 0.055) process.exitCode = 1;

console.log("\n'Changed' for a rise by 10%, 20% and 50%");
for (const mean of means)
	console.log(
		String(mean).padEnd(8),
		[1.1, 1.2, 1.5].map((rise) => show(changed(mean * rise, mean, 1, {}))).join("  "),
	);

console.log("\nFalse 'changed', proportions of n (minimumChange 0): 50%, 20%, 5%, 1%");
for (const n of [10, 20, 50, 100])
	console.log(
		String(n).padEnd(8),
		[0.5, 0.2, 0.05, 0.01].map((share) => show(changedProportion(n, share, { minimumChange: 0 }))).join("  "),
	);

console.log("\n'Slowing' or 'stopped', established, in growth by 20% that is steady");
for (const mean of [5, 10, 25]) console.log(String(mean).padEnd(8), show(slowed(mean, 1.2)));
let state = 20_260_101;
function random() {
	state = (state + 0x6d2b79f5) | 0;
	let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
	mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
	return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 2 ** 32;
}
const sample = (size) =>
	meanEstimate(
		Array.from(
			{ length: size },
			() => 50 + Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random()),
		),
	);
console.log(
	"\nFalse 'changed', means of samples of one normal: with their sizes, without, and by difference()",
);
for (const [size, other] of [2, 3, 5, 10, 20].map((n) => [n, n]).concat([[3, 20]])) {
	const draws = 20_000;
	const found = [0, 0, 0];
	for (let draw = 0; draw < draws; draw++) {
		const pair = [sample(size), sample(other)];
		const bare = pair.map(({ value, standardError }) => ({ value, standardError }));
		const { lower, upper } = difference(...pair);
		for (const [index, one] of [
			directionOfTravel(...pair, { minimumChange: 0 }).direction !== "similar",
			directionOfTravel(...bare, { minimumChange: 0 }).direction !== "similar",
			lower > 0 || upper < 0,
		].entries())
			if (one) found[index]++;
	}
	console.log(`${size}, ${other}`.padEnd(8), found.map((count) => show(count / draws)).join("  "));
}
console.log(`\n${Math.round(performance.now() - began)} ms`);
