/** Two workers beside one: every window with its direction, over shared memory, half of the areas each. */
import { crewOf } from "./crew.mjs";
import { longColumns } from "./data.mjs";
import { panelOf } from "./library.mjs";
import { printRace, race } from "./measure.mjs";

/** Runs the size that is asked for. */
export async function run({ size = "large" }) {
	const areas = { small: 8, medium: 1_000, large: 35_672 }[size] ?? 35_672;
	const panel = panelOf(longColumns(areas, 14, 120));
	const [one, two] = [crewOf(panel, 1), crewOf(panel, 2)];
	try {
		const [whole] = await one.ask("ups");
		const [a, b] = await two.ask("ups");
		if (whole.up !== a.up + b.up || whole.windows !== a.windows + b.windows)
			throw new Error("The workers' answers differ");
		printRace(
			`Workers: ${whole.windows.toLocaleString("en-GB")} windows with directions`,
			await race(
				[
					{ name: "one worker", run: () => one.ask("ups") },
					{ name: "two workers", run: () => two.ask("ups") },
				],
				7,
			),
			"two workers",
		);
	} finally {
		await Promise.all([one.end(), two.end()]);
	}
}
