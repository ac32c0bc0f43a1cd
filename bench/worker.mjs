/** A worker that holds a part of a panel, and does with it what it is told by name. */
import { workerData as panel, parentPort } from "node:worker_threads";
import { everyDirection, everyLine } from "./library.mjs";
import { adder, glance } from "./takers.mjs";

const jobs = {
	/** Every window, one number of each column looked at. */
	lines: () => glance((take) => everyLine(panel, take)),
	/** The columns of every window and its direction, added up. */
	sums: () => {
		const { take, sums } = adder();
		everyDirection(panel, take);
		return sums;
	},
	/** How many windows are up on the year before, of how many. */
	ups: () => {
		let up = 0;
		let windows = 0;
		everyDirection(panel, (_comparison, now, _before, _percent, direction) => {
			windows += now.length;
			for (let at = 0; at < direction.length; at++) if (direction[at] === 1) up++;
		});
		return { up, windows };
	},
};

parentPort.on("message", (name) => parentPort.postMessage(jobs[name]()));
