/**
 * The jobs as loops written by hand over the columns of a panel: no checks, no missing cells, one population for each
 * area, 12 months. What can be done at all in one thread of JavaScript, to the same bits: rates are count x per / exposure, in
 * that order. Only the mean of rates is a plain sum, where that of the library is compensated.
 */

/** The deviate of 95%, and its square. */
const Z = 1.9599639845400543;
const BORDER = Z * Z;

/** Series taken at a time, so that their sums stay near the processor. */
const BLOCK = 4096;

const floats = (length) => new Float64Array(length);

/** Room for the answer of {@link dashboard}. */
export const room = (series, indicators) => ({
	current: floats(series),
	previous: floats(series),
	rate: floats(series),
	lower: floats(series),
	upper: floats(series),
	before: floats(series),
	percent: floats(series),
	direction: new Int8Array(series),
	position: new Int8Array(series),
	rank: new Uint32Array(series),
	pooled: floats(indicators),
	mean: floats(indicators),
});

/** Adds twelve columns up. */
function addYear(sums, counts, from, start, end) {
	const [a, b, c, d, e, f, g, h, i, j, k, l] = counts.slice(from, from + 12);
	for (let at = start; at < end; at++)
		sums[at] = a[at] + b[at] + c[at] + d[at] + e[at] + f[at] + g[at] + h[at] + i[at] + j[at] + k[at] + l[at];
}

/** The dashboard of the latest window, into `out`. */
export function dashboard({ counts, areas, indicators }, population, out) {
	const { current, previous, rate, lower, upper, before, percent, direction, position, pooled, mean } = out;
	const series = areas.length * indicators.length;
	const months = counts.length;
	for (let start = 0; start < series; start += BLOCK) {
		const end = Math.min(series, start + BLOCK);
		addYear(current, counts, months - 12, start, end);
		addYear(previous, counts, months - 24, start, end);
	}
	const each = indicators.length;
	const events = floats(each);
	const exposed = floats(each);
	const rateSums = floats(each);
	for (let area = 0, at = 0; area < areas.length; area++) {
		const people = population[area];
		for (let indicator = 0; indicator < each; indicator++, at++) {
			const x = current[at];
			const y = previous[at];
			const value = (x * 1000) / people;
			rate[at] = value;
			before[at] = (y * 1000) / people;
			const low = x > 0 ? Math.max(0, 1 - 1 / (9 * x) - Z / (3 * Math.sqrt(x))) : 0;
			lower[at] = (x * (low * low * low) * 1000) / people;
			const more = x + 1;
			const high = 1 - 1 / (9 * more) + Z / (3 * Math.sqrt(more));
			upper[at] = (more * (high * high * high) * 1000) / people;
			percent[at] = y > 0 ? (100 * (x - y)) / y : Number.NaN;
			direction[at] = directionOf(x, y);
			events[indicator] += x;
			exposed[indicator] += people;
			rateSums[indicator] += value;
		}
	}
	for (let indicator = 0; indicator < each; indicator++) {
		pooled[indicator] = (1000 * events[indicator]) / exposed[indicator];
		mean[indicator] = rateSums[indicator] / areas.length;
	}
	for (let at = 0; at < series; )
		for (let indicator = 0; indicator < each; indicator++, at++) {
			const average = pooled[indicator];
			position[at] = lower[at] > average ? 1 : upper[at] < average ? -1 : 0;
		}
	ranksOf(rate, areas.length, each, out.rank);
	return out;
}

/** Up, down, similar or, without a case, not comparable. */
function directionOf(x, y) {
	const total = x + y;
	if (total === 0) return -128;
	const change = x - y;
	if (total < 5 || change * change <= BORDER * total || Math.abs(change) < 0.02 * y * (1 - 1e-9)) return 0;
	return change > 0 ? 1 : -1;
}

/** Ranks within each indicator, the highest first: values into as many parts as there are areas, then each part. */
function ranksOf(values, areas, indicators, rank) {
	const own = floats(areas);
	const part = new Int32Array(areas);
	const order = new Int32Array(areas);
	const starts = new Int32Array(areas + 2);
	for (let indicator = 0; indicator < indicators; indicator++) {
		let lowest = Infinity;
		let highest = -Infinity;
		for (let area = 0, at = indicator; area < areas; area++, at += indicators) {
			const value = values[at];
			own[area] = value;
			if (value < lowest) lowest = value;
			if (value > highest) highest = value;
		}
		const scale = highest > lowest ? (areas - 1) / (highest - lowest) : 0;
		starts.fill(0);
		for (let area = 0; area < areas; area++) {
			part[area] = (highest - own[area]) * scale;
			starts[part[area] + 2]++;
		}
		for (let one = 2; one < starts.length; one++) starts[one] += starts[one - 1];
		for (let area = 0; area < areas; area++) order[starts[part[area] + 1]++] = area;
		for (let one = 0; one < areas; one++) {
			const area = order[one];
			const value = own[area];
			const first = starts[part[area]];
			let to = one;
			for (; to > first && own[order[to - 1]] < value; to--) order[to] = order[to - 1];
			order[to] = area;
		}
		for (let one = 0, place = 1; one < areas; one++) {
			if (one > 0 && own[order[one]] !== own[order[one - 1]]) place = one + 1;
			rank[order[one] * indicators + indicator] = place;
		}
	}
}

/** Every window: both totals, both rates and the change in per cent, and the direction where `directed`. */
export function everyLine({ counts, areas, indicators }, population, directed, take) {
	const each = indicators.length;
	const run = Math.ceil(BLOCK / each);
	for (let first = 0; first < areas.length; first += run) {
		const some = Math.min(run, areas.length - first);
		const length = some * each;
		const start = first * each;
		const current = floats(length);
		const previous = floats(length);
		const now = floats(length);
		const before = floats(length);
		const percent = floats(length);
		const direction = directed ? new Int8Array(length) : null;
		for (let month = 0; month < 12; month++) {
			for (let at = 0; at < length; at++) previous[at] += counts[month][start + at];
			for (let at = 0; at < length; at++) current[at] += counts[month + 12][start + at];
		}
		for (let end = 24; end <= counts.length; end++) {
			if (end > 24) move(current, previous, counts[end - 1], counts[end - 13], counts[end - 25], start);
			for (let area = 0, at = 0; area < some; area++) {
				const people = population[first + area];
				for (let indicator = 0; indicator < each; indicator++, at++) {
					const x = current[at];
					const y = previous[at];
					now[at] = (x * 1000) / people;
					before[at] = (y * 1000) / people;
					percent[at] = y > 0 ? (100 * (x - y)) / y : Number.NaN;
					if (direction !== null) direction[at] = directionOf(x, y);
				}
			}
			take({ current, previous }, now, before, percent, direction);
		}
	}
}

/** One month on: the month that leaves the current window enters the previous one. */
function move(current, previous, entering, passing, leaving, start) {
	for (let at = 0; at < current.length; at++) {
		const middle = passing[start + at];
		current[at] += entering[start + at] - middle;
		previous[at] += middle - leaving[start + at];
	}
}

/** Rates per 1,000 with Byar's limits. */
export function byarRates(counts, populations, { values, lower, upper }) {
	for (let at = 0; at < counts.length; at++) {
		const x = counts[at];
		const people = populations[at];
		values[at] = (x * 1000) / people;
		const low = x > 0 ? Math.max(0, 1 - 1 / (9 * x) - Z / (3 * Math.sqrt(x))) : 0;
		lower[at] = (x * (low * low * low) * 1000) / people;
		const more = x + 1;
		const high = 1 - 1 / (9 * more) + Z / (3 * Math.sqrt(more));
		upper[at] = (more * (high * high * high) * 1000) / people;
	}
}
