import { judgeAreas } from "./job.mjs";

self.onmessage = ({ data: { panel, from, to } }) => {
	const answer = judgeAreas(panel, from, to);
	self.postMessage(
		answer,
		Object.values(answer).map(({ buffer }) => buffer),
	);
};
