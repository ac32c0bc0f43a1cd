import { fingerprint, join, judgeAreas, shares } from "./job.mjs";
import { madePanel } from "./made-panel.mjs";

/** Judges a panel with two web workers. The page must be isolated across origins, or it has no shared memory. */
async function run(areas) {
	const panel = madePanel(areas);
	const parts = await Promise.all(
		shares(areas, 2).map(
			([from, to]) =>
				new Promise((resolve, reject) => {
					const worker = new Worker("web-worker.js", { type: "module" });
					worker.onerror = reject;
					worker.onmessage = ({ data }) => {
						worker.terminate();
						resolve(data);
					};
					worker.postMessage({ panel, from, to });
				}),
		),
	);
	const together = fingerprint(join(parts));
	document.body.textContent = `Two web workers judged ${areas} areas.`;
	const alone = judgeAreas(panel, 0, areas);
	return { together, alone: fingerprint(alone), pValues: [...alone.pValues] };
}

globalThis.panelWorkers = run;
