/** A worker that finds every window of the panel that it is sent, and how many of them are up on the year before. */
import { parentPort } from "node:worker_threads";
import { everyDirection } from "./library.mjs";

parentPort.on("message", (panel) => {
	let up = 0;
	let windows = 0;
	everyDirection(panel, (_comparison, now, _before, _percent, direction) => {
		windows += now.length;
		for (let at = 0; at < direction.length; at++) if (direction[at] === 1) up++;
	});
	parentPort.postMessage({ up, windows });
});
