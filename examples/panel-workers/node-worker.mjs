import { parentPort } from "node:worker_threads";
import { judgeAreas } from "./job.mjs";

// The panel comes over shared memory and is not copied; the columns of the answer change hands.
parentPort.on("message", ({ panel, from, to }) => {
	const answer = judgeAreas(panel, from, to);
	parentPort.postMessage(
		answer,
		Object.values(answer).map(({ buffer }) => buffer),
	);
});
parentPort.postMessage("ready");
