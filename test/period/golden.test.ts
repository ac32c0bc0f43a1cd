import { expect, it } from "vitest";
import {
	addMonths,
	containsPeriod,
	coverage,
	financialYearOf,
	formatPeriod,
	intersectPeriods,
	kindOfPeriod,
	likeForLike,
	meetsPeriod,
	monthCount,
	monthsIn,
	nextPeriod,
	overlapsPeriod,
	type ParsePeriodOptions,
	type Period,
	parsePeriod,
	periodBounds,
	periodEnding,
	previousPeriod,
	quartersIn,
	toPeriod,
	yearToDate,
} from "../../src/period/index.ts";
import { describeShared, sharedJson } from "../shared.ts";

/** Each operation finds its own inputs here; `never` lets them go to any parameter. */
type Input = Readonly<
	Record<
		"text" | "period" | "periods" | "style" | "month" | "months" | "outer" | "inner" | "a" | "b",
		never
	> &
		Record<"expected" | "observed", never>
>;

interface Case {
	readonly id: string;
	readonly op: string;
	readonly input: Input;
	readonly expected: unknown;
}

/** Each operation of the golden file by the public function that answers it. */
const answers: Readonly<Record<string, (input: Case["input"]) => unknown>> = {
	parse: ({ text, ...options }) => {
		const reading = parsePeriod(text, options as unknown as ParsePeriodOptions);
		if (reading.ok) return { ok: true, period: reading.period, notes: reading.notes };
		const { code, candidates } = reading;
		return { ok: false, code, ...(candidates.length > 0 ? { candidates } : {}) };
	},
	format: ({ period, style }) => formatPeriod(period, style),
	addMonths: ({ period, months }) => addMonths(period, months),
	next: ({ period }) => nextPeriod(period),
	previous: ({ period }) => previousPeriod(period),
	endingAt: ({ month, months }) => periodEnding(month, months),
	months: ({ period }) => monthsIn(period),
	length: ({ period }) => monthCount(period),
	contains: ({ outer, inner }) => containsPeriod(outer, inner),
	overlaps: ({ a, b }) => overlapsPeriod(a, b),
	meets: ({ a, b }) => meetsPeriod(a, b),
	intersection: ({ a, b }) => intersectPeriods(a, b),
	financialYearOf: ({ period }) => financialYearOf(period),
	quarters: ({ period }) => quartersIn(period),
	yearToDate: ({ month }) => yearToDate(month),
	kind: ({ period }) => kindOfPeriod(period),
	bounds: ({ period }) => periodBounds(period),
	sort: ({ periods }) => [...(periods as readonly Period[])].sort(),
	equal: ({ a, b }) => toPeriod(a) === toPeriod(b),
	likeForLike: ({ a, b }) => likeForLike(a, b),
	coverage: ({ expected, observed }) => coverage(expected, observed),
};

describeShared("the period room answers every golden case", "golden/periods.json", () => {
	for (const { id, op, input, expected } of sharedJson<{ cases: readonly Case[] }>("golden/periods.json")
		.cases) {
		const answer = answers[op];
		it(id, () => {
			if (answer === undefined) throw new Error(`no public function answers ${op}`);
			expect(answer(input)).toEqual(expected);
		});
	}
});
