/** Two workers beside one: every window with its direction, over shared memory, half of the areas each. */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { sharePanel, takeAreas } from "direction-of-travel/panel";
import { longColumns } from "./data.mjs";
import { panelOf } from "./library.mjs";
import { printRace, race } from "./measure.mjs";

const script = new URL("worker.mjs", import.meta.url);

/** Runs the size that is asked for. */
export async function run({ size = "large" }) {
	const areas = { small: 8, medium: 1_000, large: 35_672 }[size] ?? 35_672;
	const panel = sharePanel(panelOf(longColumns(areas, 14, 120)));
	const workers = [new Worker(script), new Worker(script)];
	const ask = async (worker, part) => {
		worker.postMessage(part);
		const [answer] = await once(worker, "message");
		return answer;
	};
	const half = areas >> 1;
	const one = () => ask(workers[0], panel);
	const two = async () => {
		const parts = [takeAreas(panel, 0, half), takeAreas(panel, half, areas)];
		const [a, b] = await Promise.all(parts.map((part, at) => ask(workers[at], part)));
		return { up: a.up + b.up, windows: a.windows + b.windows };
	};
	const [whole, halves] = [await one(), await two()];
	if (whole.up !== halves.up || whole.windows !== halves.windows)
		throw new Error("The workers' answers differ");
	try {
		printRace(
			`Workers: ${whole.windows.toLocaleString("en-GB")} windows with directions`,
			await race(
				[
					{ name: "one worker", run: one },
					{ name: "two workers", run: two },
				],
				7,
			),
			"two workers",
		);
	} finally {
		await Promise.all(workers.map((worker) => worker.terminate()));
	}
}
