/** What the dashboard of the latest window takes beside its input, in bytes for each observation. */
import { longColumns } from "./data.mjs";
import { dashboard, everyLine, panelOf } from "./library.mjs";
import { figure } from "./measure.mjs";

const used = () => {
	globalThis.gc?.();
	const { arrayBuffers, heapUsed } = process.memoryUsage();
	return arrayBuffers + heapUsed;
};

/** A process of its own for each size would tell the same: what is measured is before and after, not the peak. */
export async function run({ size = "large" }) {
	const areas = { small: 8, medium: 1_000, large: 35_672 }[size] ?? 35_672;
	const data = longColumns(areas, 14, 120);
	const { length } = data;
	const panel = panelOf(data);
	const fresh = dashboard(panel);
	const report = (what, bytes) =>
		console.log(`  ${what.padEnd(46)} ${figure(bytes / length).padStart(8)} bytes an observation`);
	console.log(`\nMemory: ${length.toLocaleString("en-GB")} observations`);
	report(
		"panel",
		panel.counts.reduce((sum, column) => sum + column.byteLength, 0),
	);
	const before = used();
	let out = dashboard(panel);
	report("latest window, new columns (kept)", used() - before);
	const between = used();
	out = dashboard(panel, out);
	report("latest window, columns reused", used() - between);
	const last = used();
	let windows = 0;
	everyLine(panel, ({ current }) => {
		windows += current.length;
	});
	report(`every window (${windows.toLocaleString("en-GB")} of them)`, used() - last);
	if (fresh.rank.ranks[0] !== out.rank.ranks[0]) throw new Error("The answers differ");
}
