import { checkCount, checkPositive } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import type { CountWindow, MatchedMonth } from "./count-comparison.ts";
import type { MatchedPair } from "./matched-periods.ts";

/** The months of both windows side by side, or null where neither has months. */
export function matchMonths(
	doing: string,
	current: CountWindow,
	previous: CountWindow,
): readonly MatchedPair[] | null {
	if ((current.months === undefined) !== (previous.months === undefined))
		throw argumentError(
			TypeError,
			"not-applicable",
			doing,
			"months must be given for both windows or for neither",
			current.months ?? previous.months,
		);
	const exposure = exposureOf(doing, "current", current);
	const otherExposure = exposureOf(doing, "previous", previous);
	const { months: ours } = current;
	const { months: theirs } = previous;
	if (ours === undefined || theirs === undefined) return null;
	if (ours.length !== theirs.length)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`current.months must be as many as previous.months, ${theirs.length}`,
			ours.length,
		);
	// At the ratio of the windows, a month with the same share of both has the odds of the totals.
	const odds = previous.count === 0 ? 1 : current.count / previous.count;
	return ours.map((month, index) => {
		const other = theirs[index] ?? { count: 0 };
		const share = (month.exposure ?? 1) / exposure;
		const otherShare = (other.exposure ?? 1) / otherExposure;
		return { current: month.count, previous: other.count, odds: (odds * share) / otherShare };
	});
}

/** The exposure of the months of one window together, once they are checked against its count; 0 without months. */
function exposureOf(doing: string, name: string, { count, months }: CountWindow): number {
	if (months === undefined) return 0;
	if (!Array.isArray(months))
		throw argumentError(TypeError, "wrong-type", doing, `${name}.months must be a list`, months);
	if (months.length < 2)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`${name}.months must be two or more`,
			months.length,
		);
	const weighted = months.filter((month) => month.exposure !== undefined).length;
	if (weighted > 0 && weighted < months.length)
		throw argumentError(
			TypeError,
			"not-applicable",
			doing,
			`exposure must be given for every month of ${name}.months or for none`,
			`${weighted} of ${months.length}`,
		);
	let events = 0;
	let exposure = 0;
	for (let index = 0; index < months.length; index++) {
		const month = months[index] as MatchedMonth;
		// Named only where it is wrong: the names of so many months would take longer than their sum.
		if (!(Number.isSafeInteger(month.count) && month.count >= 0))
			checkCount(doing, `${name}.months[${index}].count`, month.count);
		events += month.count;
		const share = month.exposure ?? 1;
		if (!(Number.isFinite(share) && share > 0))
			checkPositive(doing, `${name}.months[${index}].exposure`, share);
		exposure += share;
	}
	if (events !== count)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`${name}.count must be the sum of its months, ${events}`,
			count,
		);
	return exposure;
}
