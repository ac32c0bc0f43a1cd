/** How the cost grows over three decades of areas, of indicators and of months. */
import { longColumns } from "./data.mjs";
import { dashboard, everyLine, panelOf } from "./library.mjs";
import { figure, milliseconds, race } from "./measure.mjs";

const decades = [
	["areas", [30, 300, 3_000, 30_000].map((areas) => [areas, 14, 60])],
	["indicators", [10, 100, 1_000, 10_000].map((indicators) => [30, indicators, 60])],
	["months", [60, 600, 6_000, 60_000].map((months) => [30, 14, months])],
];

/** Prints the cost of each size, and what one observation costs beside the size before. */
export async function run() {
	for (const [what, shapes] of decades) {
		const contestants = shapes.flatMap((shape) => {
			const data = longColumns(...shape);
			const panel = panelOf(data);
			let out;
			return [
				{ name: `${shape.join(" x ")}: from long columns`, shape, run: () => panelOf(data) },
				{
					name: `${shape.join(" x ")}: latest window`,
					shape,
					run: () => {
						out = dashboard(panel, out);
					},
				},
				{ name: `${shape.join(" x ")}: every window`, shape, run: () => everyLine(panel, () => {}) },
			];
		});
		const results = await race(contestants, 5);
		console.log(`\nGrowth in ${what}`);
		for (const [at, { name, time, best }] of results.entries()) {
			const [areas, indicators, months] = contestants[at].shape;
			// The latest window costs by series, the others by observation.
			const units = name.endsWith("latest window") ? areas * indicators : areas * indicators * months;
			const each = (milli) => `${figure((1e6 * milli) / units)} ns each`;
			console.log(
				`  ${name.padEnd(44)} ${milliseconds(time).padStart(10)} ${each(time).padStart(14)}, best ${each(best)}`,
			);
		}
	}
}
