/**
 * How long reading and checking a million rows takes beside zod over the same rows, in one run: `node --expose-gc --import
 * tsx scripts/reading-speed.ts`; without `--expose-gc` the memory is that of several rounds. The schema asks of each cell what the reader asks of it, and of the rows together nothing.
 */
import * as z from "zod";
import { readObservations } from "../src/schema/index.ts";

const rows = Array.from({ length: 1_000_000 }, (_, index) => {
	const month = index % 100;
	const crime = Math.floor(index / 100) % 14;
	const area = Math.floor(index / 1400);
	return {
		month: `${2012 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`,
		area_code: `E0${7_000_000 + area}`,
		area_name: `Area ${area}`,
		crime_type: `Crime ${crime}`,
		count: String((area * 31 + crime * 17 + month * 7) % 500),
	};
});
const text = z.string().min(1);
const schema = z.array(
	z.object({
		month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
		area_code: z.string().regex(/^[EWSNKJLM]\d{8}$/),
		area_name: text,
		crime_type: text,
		count: z.string().regex(/^\d+$/),
	}),
);
const barest = z.array(
	z.object({
		month: z.string(),
		area_code: z.string(),
		area_name: z.string(),
		crime_type: z.string(),
		count: z.string(),
	}),
);

function timed(work: () => unknown): number {
	globalThis.gc?.();
	const start = performance.now();
	work();
	return performance.now() - start;
}
const median = (times: readonly number[]) =>
	[...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

const times = { barest: [] as number[], schema: [] as number[], reader: [] as number[] };
let memory = 0;
for (let round = 0; round < 7; round++) {
	times.barest.push(timed(() => barest.safeParse(rows)));
	times.schema.push(timed(() => schema.safeParse(rows)));
	times.reader.push(
		timed(() => {
			const { tally } = readObservations(rows, {
				columns: {
					period: "month",
					areaCode: "area_code",
					areaName: "area_name",
					indicator: "crime_type",
					count: "count",
				},
				areaCodes: "gss",
			});
			if (tally.accepted !== rows.length) throw new RangeError(`Only ${tally.accepted} rows were accepted`);
			memory = Math.max(memory, process.memoryUsage().rss);
		}),
	);
}
const [zod, bare, reader] = [median(times.schema), median(times.barest), median(times.reader)];
console.log(`zod safeParse, each cell checked: ${Math.floor(zod)} ms; strings only: ${Math.floor(bare)} ms`);
console.log(
	`readObservations: ${Math.floor(reader)} ms, ${Math.floor((100 * reader) / zod)}% and ${Math.floor((100 * reader) / bare)}% of these`,
);
console.log(`Memory at most ${Math.floor(memory / 2 ** 20)} MiB`);
