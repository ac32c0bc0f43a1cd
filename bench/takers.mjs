/** What is done with the columns of every window as they come by. */

/** Columns that every contestant makes. */
export const SUMS = ["current", "previous", "now", "before", "percent"];

/** Adds the columns of every window up, for the check. */
export function adder() {
	const sums = Object.fromEntries([...SUMS, "direction"].map((name) => [name, 0]));
	const take = ({ current, previous }, now, before, percent, direction) => {
		let [a, b, c, d, e, f] = [0, 0, 0, 0, 0, 0];
		for (let at = 0; at < current.length; at++) {
			a += current[at];
			b += previous[at];
			c += now[at];
			d += before[at];
			if (previous[at] > 0) e += percent[at];
		}
		if (direction !== null) for (let at = 0; at < direction.length; at++) f += direction[at];
		for (const [at, name] of Object.keys(sums).entries()) sums[name] += [a, b, c, d, e, f][at];
	};
	return { take, sums };
}

/** Looks at one number of each column: all of them have been written. */
export function glance(job) {
	let seen = 0;
	job((_, now, before, percent, direction) => {
		seen += now[0] + before[0] + (percent[0] || 0) + (direction?.[0] ?? 0);
	});
	return seen;
}
