/**
 * One panel, judged by one worker and by two: `npm run workers -- 20000` for 20,000 areas. The answers are the same to
 * the last bit, and the ratio of the times says what the second worker is worth.
 */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { fingerprint, join, judgeAreas, shares } from "./job.mjs";
import { madePanel } from "./made-panel.mjs";

const areas = Number(process.argv[2] ?? 5_000);
const rounds = 5;
const panel = madePanel(areas);
const expected = fingerprint(judgeAreas(panel, 0, areas));
const workers = await Promise.all(
	[1, 2].map(async () => {
		const worker = new Worker(new URL("./node-worker.mjs", import.meta.url));
		await once(worker, "message");
		return worker;
	}),
);

/** The time that the first `count` workers take for the whole panel, in milliseconds. */
async function timeOf(count) {
	const begin = performance.now();
	const parts = await Promise.all(
		shares(areas, count).map(async ([from, to], at) => {
			const answer = once(workers[at], "message");
			workers[at].postMessage({ panel, from, to });
			return (await answer)[0];
		}),
	);
	const time = performance.now() - begin;
	if (fingerprint(join(parts)) !== expected) throw new Error("the answers differ");
	return time;
}

const times = { 1: [], 2: [] };
for (let round = 0; round <= rounds; round++)
	for (const count of [1, 2]) {
		const time = await timeOf(count);
		// The first round warms up.
		if (round > 0) times[count].push(time);
	}
const median = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];
const [one, two] = [median(times[1]), median(times[2])];
const ms = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const ratio = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 });
console.log(`${areas} areas, 14 indicators: one worker ${ms.format(one)} ms, two ${ms.format(two)} ms`);
console.log(
	`Two workers are ${ratio.format(one / two)} times as fast; the answers are the same to the last bit.`,
);
await Promise.all(workers.map((worker) => worker.terminate()));
