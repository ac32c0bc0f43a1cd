/** Workers of which each holds some areas of a panel over shared memory. */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { sharePanel, takeAreas } from "direction-of-travel/panel";

const script = new URL("worker.mjs", import.meta.url);

/** Starts so many workers, each with its share of the areas in hand. */
export function crewOf(panel, many) {
	const shared = sharePanel(panel);
	const areas = panel.areas.length;
	const from = (at) => Math.floor((areas * at) / many);
	const workers = Array.from({ length: many }, (_, at) => {
		const part = takeAreas(shared, from(at), from(at + 1));
		return new Worker(script, { workerData: part });
	});
	return {
		/** The answer of each to a job by its name. */
		ask: (job) =>
			Promise.all(
				workers.map(async (worker) => {
					worker.postMessage(job);
					const [answer] = await once(worker, "message");
					return answer;
				}),
			),
		end: () => Promise.all(workers.map((worker) => worker.terminate())),
	};
}
