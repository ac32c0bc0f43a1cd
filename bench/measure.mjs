/** Checks, interleaved timing and tables. */
import { performance } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";

/** Every number of one answer beside that of the library; a difference stops the run. */
export function checkEqual(name, expected, found) {
	for (const [column, values] of Object.entries(expected)) {
		const others = found[column];
		if (others?.length !== values.length)
			throw new Error(`${name}: ${column} has ${others?.length} values, not ${values.length}`);
		for (let at = 0; at < values.length; at++)
			if (!equal(values[at], others[at]))
				throw new Error(`${name}: ${column} ${at} is ${others[at]}, not ${values[at]}`);
	}
}

/**
 * Whether two numbers are equal to a billionth of themselves, however small they are; beside a true zero, what rounding may
 * leave of one. What has no value may be NaN or null.
 */
export function equal(one, other) {
	const value = other === null ? Number.NaN : Number(other);
	if (Number.isNaN(one)) return Number.isNaN(value);
	return Math.abs(one - value) <= (one === 0 ? 1e-12 : 1e-9 * Math.abs(one));
}

/** The middle one of some times. */
export const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

/** Collects what is no longer needed, and waits for what of it goes on beside the work: it would be counted with what comes first. */
async function settled() {
	globalThis.gc?.();
	await setTimeout(100);
}

/** How long a piece of work takes, in milliseconds, as the mean of so many repetitions. */
async function timed(run, repetitions) {
	const start = performance.now();
	for (let one = 0; one < repetitions; one++) {
		const answer = run();
		// What is no promise is not waited for: a turn of the event loop would be counted with it.
		if (answer instanceof Promise) await answer;
	}
	return (performance.now() - start) / repetitions;
}

/** Runs a piece of work until it is compiled as well as it will be, and gives how long it then takes. */
async function warmedUp(run) {
	const start = performance.now();
	let last = 0;
	for (let calls = 0; calls < 60 && (calls < 2 || performance.now() - start < 1500); calls++) {
		globalThis.gc?.();
		last = await timed(run, 1);
	}
	return last;
}

/** What takes less than so many milliseconds is quick: it takes ten turns in a round. */
const QUICK = 40;
const TURNS = 10;

/**
 * The median time of each contestant. They take turns, round after round, in one process; the quick ones ten times a round, each
 * time for a tenth of 40 ms, so that what else the machine does falls on all of them alike. A contestant may have a number of
 * rounds of its own.
 */
export async function race(contestants, rounds) {
	const entries = [];
	for (const contestant of contestants) {
		// The check was the first run of all; what takes seconds is not run a second time for nothing.
		await settled();
		const first = await timed(contestant.run, 1);
		const slow = first >= 2000;
		const usual = slow ? first : await warmedUp(contestant.run);
		entries.push({
			most: rounds,
			...contestant,
			quick: usual < QUICK,
			repetitions: Math.max(1, Math.ceil(QUICK / TURNS / usual)),
			times: slow ? [first] : [],
		});
	}
	for (let round = 0; round < rounds; round++) {
		const due = entries.filter(({ times, most }) => times.length < Math.min(most, round + 1));
		const quick = due.filter((entry) => entry.quick);
		const sums = quick.map(() => 0);
		if (quick.length > 0) await settled();
		for (let turn = 0; turn < TURNS; turn++)
			for (const [place, { run, repetitions }] of quick.entries())
				sums[place] += await timed(run, repetitions);
		for (const [place, { times }] of quick.entries()) times.push(sums[place] / TURNS);
		for (const { run, times } of due.filter((entry) => !entry.quick)) {
			await settled();
			times.push(await timed(run, 1));
		}
	}
	return entries.map(({ name, times }) => ({
		name,
		time: median(times),
		best: Math.min(...times),
		rounds: times.length,
	}));
}

/**
 * Prints a table: the median and the best time of each, and how many times that of `base` they are. On a machine that
 * does other work too, the best times say more.
 */
export function printRace(title, results, base = "library, panel in hand") {
	const of = results.find(({ name }) => name === base) ?? results[0];
	console.log(`\n${title}\n${"".padEnd(40)}       median             best`);
	for (const { name, time, best, rounds } of results)
		console.log(
			`  ${name.padEnd(38)} ${milliseconds(time).padStart(12)} ${figure(time / of.time).padStart(6)}x` +
				` ${milliseconds(best).padStart(12)} ${figure(best / of.best).padStart(6)}x  (${rounds} rounds)`,
		);
}

/** Three significant digits. */
export const figure = (value) =>
	new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 3 }).format(value);

export const milliseconds = (time) => `${figure(time)} ms`;
