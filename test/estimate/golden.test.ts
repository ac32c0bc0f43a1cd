import { describe, expect, it } from "vitest";
import { meanEstimate } from "../../src/estimate/mean-estimate.ts";
import { pool } from "../../src/estimate/pool.ts";
import { proportion } from "../../src/estimate/proportion.ts";
import { rate } from "../../src/estimate/rate.ts";
import { rateRatio } from "../../src/estimate/rate-ratio.ts";
import { describeShared, sharedJson } from "../shared.ts";
import { expectNear } from "./near.ts";
import { thrownBy } from "./thrown-by.ts";

interface Estimate {
	readonly value: number;
	readonly lower: number;
	readonly upper: number;
}
interface Input {
	readonly count: number;
	readonly denominator: number;
	readonly multiplier: number;
	readonly confidence: number;
}
interface Case {
	readonly id: string;
	readonly input: Input;
	readonly expected: Estimate;
	readonly exact: Omit<Estimate, "value">;
}
interface TwoLevelCase {
	readonly id: string;
	readonly input: Omit<Input, "confidence"> & { readonly confidence: readonly number[] };
	readonly expected: Record<"value" | "lower95" | "upper95" | "lower99_8" | "upper99_8", number>;
}
interface GroupedCase {
	readonly id: string;
	readonly input: {
		readonly rows: readonly { readonly area: string; readonly count: number; readonly denominator: number }[];
		readonly multiplier: number;
		readonly confidence: number;
	};
	readonly expected: {
		readonly rows: readonly (Estimate & {
			readonly area: string;
			readonly count: number;
			readonly denominator: number;
		})[];
	};
}
interface ErrorCase {
	readonly id: string;
	readonly input: {
		readonly count: number;
		readonly denominator: number;
		readonly confidence?: number | readonly number[];
		readonly type?: string;
		readonly multiplier?: number;
	};
}
interface Common {
	readonly cases: readonly Case[];
	readonly twoLevelCases: readonly TwoLevelCase[];
	readonly groupedCases: readonly GroupedCase[];
	readonly errorCases: readonly ErrorCase[];
}
interface Rates extends Common {
	readonly missingCases: readonly {
		readonly id: string;
		readonly input: Record<"count" | "denominator", number | null>;
	}[];
	readonly rateRatioCases: readonly {
		readonly id: string;
		readonly input: Record<"count1" | "denominator1" | "count2" | "denominator2" | "confidence", number>;
		readonly expected: Record<"rateRatio" | "lower" | "upper", number>;
	}[];
}
interface Proportions extends Common {
	readonly meanCases: readonly {
		readonly id: string;
		readonly input: { readonly values: readonly (number | null)[]; readonly confidence: number };
		readonly expected: Record<"value" | "stdev" | "lower" | "upper" | "n", number | null | string>;
	}[];
}

function expectEstimate(result: Estimate, expected: Estimate): void {
	expectNear(result.value, expected.value);
	expectNear(result.lower, expected.lower);
	expectNear(result.upper, expected.upper);
}

/** Intervals of a list of levels against the two-level form of the expected values. */
function expectTwoLevels(
	intervals: readonly { readonly confidence: number; readonly lower: number; readonly upper: number }[],
	expected: TwoLevelCase["expected"],
): void {
	expect(intervals.map(({ confidence }) => confidence)).toEqual([0.95, 0.998]);
	const found = intervals.flatMap(({ lower, upper }) => [lower, upper]);
	const wanted = [expected.lower95, expected.upper95, expected.lower99_8, expected.upper99_8];
	for (const [index, value] of wanted.entries()) expectNear(found[index] ?? null, value);
}

const byArea = (one: GroupedCase, area: string) =>
	one.input.rows
		.filter((row) => row.area === area)
		.map(({ count, denominator }) => ({ count, exposure: denominator }));

describeShared("rate() against the shared rates", "golden/rates.json", () => {
	const golden = sharedJson<Rates>("golden/rates.json");

	it.each(golden.cases)("rate() with the English convention gives $id", ({ input, expected }) => {
		const options = {
			per: input.multiplier,
			confidence: input.confidence,
			weighted: !Number.isInteger(input.count),
		};
		const result = rate(input.count, input.denominator, { ...options, method: "exact-below-10-then-byar" });
		expectEstimate(result, expected);
	});

	it.each(golden.cases)("rate() gives the exact interval of $id by default", ({ input, expected, exact }) => {
		const options = {
			per: input.multiplier,
			confidence: input.confidence,
			weighted: !Number.isInteger(input.count),
		};
		expectEstimate(rate(input.count, input.denominator, options), { ...exact, value: expected.value });
	});

	it.each(golden.twoLevelCases)("rate() gives both levels of $id", ({ input, expected }) => {
		const { confidence, multiplier: per } = input;
		const result = rate(input.count, input.denominator, {
			per,
			confidence,
			method: "exact-below-10-then-byar",
		});
		expectNear(result.value, expected.value);
		expectTwoLevels(result.intervals, expected);
	});

	it.each(golden.groupedCases)("pool() gives the rates of $id", (one) => {
		for (const row of one.expected.rows) {
			const result = pool(byArea(one, row.area), {
				per: one.input.multiplier,
				method: "exact-below-10-then-byar",
			});
			expect([result.count, result.exposure]).toEqual([row.count, row.denominator]);
			expectEstimate(result, row);
		}
	});

	it("pool() pools one group as it pools two", () => {
		for (const one of golden.groupedCases) {
			const rows = one.input.rows.map(({ count, denominator }) => ({ count, exposure: denominator }));
			expect(pool(rows).parts).toBe(rows.length);
			expect(pool(rows).count).toBe(rows.reduce((sum, row) => sum + row.count, 0));
		}
	});

	it.each(golden.rateRatioCases)(
		"rateRatio() gives the ratio and exact interval of $id",
		({ input, expected }) => {
			const result = rateRatio(
				{ count: input.count1, exposure: input.denominator1 },
				{ count: input.count2, exposure: input.denominator2 },
				{ confidence: input.confidence },
			);
			expectNear(result.value, expected.rateRatio);
			expectNear(result.lower, expected.lower);
			if (typeof expected.upper === "number") expectNear(result.upper, expected.upper);
			else expect(result.upper).toBeNull();
		},
	);

	it.each(golden.missingCases)("rate() refuses $id, because missing is not zero", ({ input }) => {
		expect(thrownBy(() => rate(input.count as number, input.denominator as number))?.[1]).toBe("wrong-type");
	});

	it.each(golden.errorCases)("rate() answers to $id with an error or with an answer", ({ id, input }) => {
		const options = {
			...(input.confidence === undefined ? {} : { confidence: input.confidence }),
			...(input.multiplier === undefined ? {} : { per: input.multiplier }),
			...(input.type === undefined ? {} : { method: input.type as "exact" }),
		};
		const thrown = thrownBy(() => rate(input.count, input.denominator, options));
		// Any list of levels, on either scale, has an answer here.
		if (answered.includes(id)) expect(thrown).toBeNull();
		else expect(thrown?.[0]).toBe("RangeError");
	});
});

/** Cases that the parity package refuses and that have an answer here. */
const answered = [
	"confidence-too-low",
	"confidence-between-1-and-90",
	"three-confidence-levels",
	"confidence-out-of-range",
];

describeShared("proportion() against the shared proportions", "golden/proportions.json", () => {
	const golden = sharedJson<Proportions>("golden/proportions.json");

	it.each(golden.cases)("proportion() gives $id by Wilson's method", ({ input, expected }) => {
		const options = { per: input.multiplier, confidence: input.confidence };
		expectEstimate(proportion(input.count, input.denominator, options), expected);
	});

	it.each(golden.cases)(
		"proportion() gives the Clopper-Pearson interval of $id",
		({ input, expected, exact }) => {
			const options = {
				per: input.multiplier,
				confidence: input.confidence,
				method: "clopper-pearson",
			} as const;
			expectEstimate(proportion(input.count, input.denominator, options), {
				...exact,
				value: expected.value,
			});
		},
	);

	it.each(golden.twoLevelCases)("proportion() gives both levels of $id", ({ input, expected }) => {
		const { confidence, multiplier: per } = input;
		const result = proportion(input.count, input.denominator, { per, confidence });
		expectNear(result.value, expected.value);
		expectTwoLevels(result.intervals, expected);
	});

	it.each(golden.groupedCases)("proportion() of pooled counts gives $id", (one) => {
		for (const row of one.expected.rows) {
			const { count, exposure } = pool(byArea(one, row.area));
			expectEstimate(proportion(count, exposure, { per: one.input.multiplier }), row);
		}
	});

	it.each(golden.errorCases)(
		"proportion() answers to $id with an error or with an answer",
		({ id, input }) => {
			const { confidence } = input;
			const thrown = thrownBy(() =>
				proportion(input.count, input.denominator, confidence === undefined ? {} : { confidence }),
			);
			if (answered.includes(id)) expect(thrown).toBeNull();
			else expect(thrown?.[0]).toBe("RangeError");
		},
	);

	it.each(golden.meanCases)("meanEstimate() gives $id", ({ input, expected }) => {
		const values = input.values.filter((value) => value !== null);
		const result = meanEstimate(values, { confidence: input.confidence });
		expectNear(result.value, Number(expected.value));
		if (typeof expected.lower !== "number") expect([result.lower, result.upper]).toEqual([null, null]);
		else {
			expectNear(result.standardDeviation, Number(expected.stdev));
			expectNear(result.lower, expected.lower);
			expectNear(result.upper, Number(expected.upper));
		}
	});
});

describe("the two cases that are here in any case", () => {
	it("rate() gives 6 in 8,200 at two levels", () => {
		const result = rate(6, 8200, { confidence: [95, 99.8] });
		expectNear(result.lower, 0.2685236894501038);
		expectNear(result.intervals[1]?.upper ?? null, 2.202638639048667);
	});

	it("proportion() gives 37 of 128 at two levels", () => {
		const result = proportion(37, 128, { per: 100, confidence: [0.95, 0.998] });
		expectNear(result.lower, 21.75839976780258);
		expectNear(result.intervals[1]?.upper ?? null, 42.40478958722152);
	});
});
