/**
 * How often each rule of an XmR chart speaks of its last point on one side although nothing changed: `npx tsx
 * scripts/chart-false-alarms.ts`, which prints the table of `src/report/chart-chance.ts`. The limits come from the same
 * points, as in a dashboard. Normal figures, independent of each other, stand for counts of 10 or more; `few` is the larger
 * of the two sides for Poisson counts with a mean of 3. Drawn from a seeded generator of its own, with the number of draws a
 * length as argument (default 400,000: 100 times the standard error of 1 in 1,000 is 0.5%).
 */
const draws = Number(process.argv[2] ?? 400_000);
const lengths = [6, 8, 10, 12, 16, 20, 30, 40, 80];

let state = 20_200_320;
function random(): number {
	state = (state + 0x6d2b79f5) | 0;
	let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
	mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
	return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 2 ** 32;
}
const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
function poisson(): number {
	let [count, product] = [0, random()];
	for (const limit = Math.exp(-3); product > limit; count++) product *= random();
	return count;
}

/** What the rules say of the last of these, by the formulas and with the screening of `controlChart`. */
function speaks(values: readonly number[], minimum: number): readonly (readonly boolean[])[] {
	const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
	const ranges = values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? 0)));
	const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;
	const all = mean(ranges);
	const sigma = (mean(all > 0 ? ranges.filter((range) => range < 3.267 * all) : ranges) * 2.66) / 3;
	return [1, -1].map((side) => {
		const off = values.slice(-7).map((value) => side * (value - centre));
		const drawn = side > 0 || centre - 3 * sigma > minimum;
		const [before = 0, second = 0, last = 0] = off.slice(-3);
		const near = [before, second].filter((one) => one > 2 * sigma).length;
		return [
			drawn && last > 3 * sigma + 1e-9,
			last > 2 * sigma + 1e-9 && near > 0 && before > 0 && second > 0,
			off.length > 6 && off.every((one) => one > 1e-9),
			off.length > 6 && off.every((one, index) => index === 0 || one > (off[index - 1] ?? 0)),
		];
	});
}

for (const [name, draw, minimum] of [
	["many", normal, Number.NEGATIVE_INFINITY],
	["few", poisson, 0],
] as const)
	for (const length of lengths) {
		const counts = [0, 1].map(() => [0, 0, 0, 0]);
		for (let one = 0; one < draws; one++)
			for (const [side, rules] of speaks(Array.from({ length }, draw), minimum).entries())
				for (const [rule, spoke] of rules.entries()) {
					const found = counts[side];
					if (spoke && found) found[rule] = (found[rule] ?? 0) + 1;
				}
		const [above = [], below = []] = counts;
		const chances = above.map((count, rule) =>
			name === "many" ? (count + (below[rule] ?? 0)) / 2 / draws : Math.max(count, below[rule] ?? 0) / draws,
		);
		console.log(name, length, chances.map((chance) => chance.toPrecision(3)).join(" "));
	}
