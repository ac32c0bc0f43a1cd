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
function addYear(sums, counts, from, start, end, series = 0) {
	const year = counts.slice(from, from + 12).map((column) => column.subarray(series));
	const [a, b, c, d, e, f, g, h, i, j, k, l] = year;
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

/**
 * Every window: both totals, both rates and the change in per cent, and the direction where `directed`. The year before
 * has been found twelve months earlier: thirteen columns of totals and rates take turns.
 */
export function everyLine({ counts, areas, indicators }, population, directed, take) {
	const each = indicators.length;
	const run = Math.ceil(BLOCK / 2 / each);
	for (let first = 0; first < areas.length; first += run) {
		const some = Math.min(run, areas.length - first);
		const length = some * each;
		const start = first * each;
		const totals = Array.from({ length: 13 }, () => floats(length));
		const rates = Array.from({ length: 13 }, () => floats(length));
		const percent = floats(length);
		const direction = directed ? new Int8Array(length) : null;
		const people = population.subarray(first, first + some);
		addYear(totals[12], counts, 0, 0, length, start);
		rateYear(rates[12], totals[12], people, each);
		for (let end = 13; end <= counts.length; end++) {
			const [now, rate] = [totals[end % 13], rates[end % 13]];
			const before = totals[(end + 1) % 13];
			const [last, entering, leaving] = [totals[(end + 12) % 13], counts[end - 1], counts[end - 13]];
			move(now, rate, percent, last, before, entering, leaving, start, people, each);
			if (end < 24) continue;
			if (direction !== null)
				for (let at = 0; at < length; at++) direction[at] = directionOf(now[at], before[at]);
			take({ current: now, previous: before }, rate, rates[(end + 1) % 13], percent, direction);
		}
	}
}

/** The rates of the first year. */
function rateYear(rate, totals, people, each) {
	for (let area = 0, at = 0; area < people.length; area++)
		for (const end = at + each; at < end; at++) rate[at] = (totals[at] * 1000) / people[area];
}

/** One month on, with its rate and its change since the year before. */
function move(now, rate, percent, last, before, entering, leaving, start, people, each) {
	for (let area = 0, at = 0, series = start; area < people.length; area++) {
		const exposure = people[area];
		for (const end = at + each; at < end; at++, series++) {
			const x = last[at] + (entering[series] - leaving[series]);
			const y = before[at];
			now[at] = x;
			rate[at] = (x * 1000) / exposure;
			percent[at] = y > 0 ? (100 * (x - y)) / y : Number.NaN;
		}
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
