import { compareRolling, directionOfTravel, rates, takeAreas } from "direction-of-travel/panel";

/** What one worker does: windows, rates with exact limits and directions of its areas. */
export function judgeAreas(panel, from, to) {
	const windows = compareRolling(takeAreas(panel, from, to));
	const { values, lower, upper } = rates(windows.current, windows.currentExposures);
	const { directions, pValues } = directionOfTravel(windows);
	return { values, lower, upper, directions, pValues };
}

/** The areas of each of `workers` workers, as runs of about equal length. */
export function shares(areas, workers) {
	return Array.from({ length: workers }, (_, at) => [
		Math.floor((at * areas) / workers),
		Math.floor(((at + 1) * areas) / workers),
	]);
}

/** The answers of the workers as one, in the order of the areas. */
export function join(parts) {
	const joined = {};
	for (const key of Object.keys(parts[0])) {
		const length = parts.reduce((sum, part) => sum + part[key].length, 0);
		const column = new parts[0][key].constructor(length);
		let at = 0;
		for (const part of parts) {
			column.set(part[key], at);
			at += part[key].length;
		}
		joined[key] = column;
	}
	return joined;
}

/** A number that stands for every bit of the answer. */
export function fingerprint(answer) {
	let hash = 0;
	for (const key of Object.keys(answer).sort())
		for (const byte of new Uint8Array(answer[key].buffer)) hash = (Math.imul(hash, 31) + byte) | 0;
	return hash;
}
