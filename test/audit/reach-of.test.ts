import { describe, expect, it } from "vitest";
import { answersOver, verdictOf } from "../../src/audit/answers-over.ts";
import type { ClaimFigures, Judge } from "../../src/audit/judge.ts";
import { reachOf } from "../../src/audit/reach-of.ts";
import type { Rank } from "../../src/audit/region.ts";
import { fraction, subtract } from "../../src/internal/exact.ts";
import { type Figure, readFigures } from "../../src/published/figure.ts";

const words = ["low", "middle", "high"] as const;

/** A claim whose figure v stands for the values from v to v + wide, with answers by two borders; null below `least`. */
interface Made {
	readonly at: number;
	readonly wide: number;
	readonly least: number;
	readonly borders: readonly [number, number];
	readonly wanted: readonly string[];
	readonly isGap: (value: number) => boolean;
}

function rankAt({ least, borders: [from, to] }: Made, value: number): Rank {
	return value < least ? null : value < from ? -1 : value < to ? 0 : 1;
}

const read = (text: Figure): ClaimFigures => {
	const figures = readFigures("test", "nearest", { figure: text });
	if ("status" in figures) throw new Error("unread");
	return figures;
};

function judgeOf(made: Made) {
	return ({ figure }: ClaimFigures): Judge | readonly object[] => {
		if (figure === undefined) throw new Error("The figure is lost");
		const at = Number(figure.value.numerator) / Number(figure.value.denominator);
		if (made.isGap(at)) return [{ code: "no-counts" }];
		const answer = (x: number) => rankAt(made, at + x);
		return {
			words,
			wanted: made.wanted,
			leftOut: [],
			sides: [
				{
					region: {
						first: 0,
						last: made.wide,
						range: () => [0, 0],
						rank: ({ x }) => answer(x),
						// Where it has no answer is a band of its own.
						bands: [
							[0, Math.max(0, Math.min(made.least - at, made.wide + 1)) - 1],
							[Math.max(0, Math.min(made.least - at, made.wide + 1)), made.wide],
						],
					},
					range: { counts: [], combinations: null },
					example: ({ x }) => {
						const rank = answer(x);
						return rank === null
							? { code: "not-comparable", reasons: [] }
							: { answer: words[rank + 1] ?? "", figures: [], percent: null, pValue: null };
					},
				},
			],
		};
	};
}

/** The verdict by every value that the figure stands for. */
function verdictAt(made: Made, at: number) {
	if (made.isGap(at)) return "not-checkable";
	const answers = Array.from({ length: made.wide + 1 }, (_, x) => rankAt(made, at + x));
	if (answers.every((rank) => rank === null)) return "not-checkable";
	const right = answers.filter((rank) => rank !== null && made.wanted.includes(words[rank + 1] ?? ""));
	return right.length === 0 ? "contradicted" : right.length === answers.length ? "holds" : "depends";
}

/** The nearest figure with another verdict, one step after the other. */
function endOf(made: Made, side: 1 | -1): string | null {
	const verdict = verdictAt(made, made.at);
	for (let steps = 1; steps <= 200; steps++) {
		const other = verdictAt(made, made.at + side * steps);
		if (other !== "not-checkable" && other !== verdict) return String(made.at + side * steps);
	}
	return null;
}

function reached(made: Made) {
	const figures = read(String(made.at));
	const judge = judgeOf(made);
	const answers = answersOver(judge(figures) as Judge);
	expect(verdictOf(answers)).toBe(verdictAt(made, made.at));
	return reachOf(figures, judge, answers, words);
}

const noGap = () => false;

describe("reachOf()", () => {
	it("reachOf() finds the nearest figure with another verdict, as trying one after the other does", () => {
		let ends = 0;
		// Answers that jump past the middle do not go on to figures without one.
		for (const wanted of [
			["low"],
			["middle"],
			["high"],
			["low", "middle"],
			["middle", "high"],
			["low", "high"],
		])
			for (const wide of [0, 3])
				for (const from of [-9, -2, 0, 1, 8])
					for (const more of [0, 1, 30])
						for (const every of [1, 3])
							for (const least of wanted[1] === "high" && wanted[0] === "low" ? [-1e6] : [-1e6, -15]) {
								const isGap = (value: number) => value % every !== 0;
								const made: Made = { at: 0, wide, least, borders: [from, from + more], wanted, isGap };
								if (!["holds", "contradicted"].includes(verdictAt(made, 0))) continue;
								const [below, above] = [endOf(made, -1), endOf(made, 1)];
								expect(reached(made)).toEqual([{ figure: "figure", below, above, free: true }]);
								if (below !== null || above !== null) ends++;
							}
		expect(ends).toBeGreaterThan(100);
	});

	it("reachOf() passes over 99 figures that no counts go with, and gives up at 100", () => {
		const made = (gaps: number): Made => ({
			at: 0,
			wide: 0,
			least: -1e6,
			borders: [-5, 50],
			wanted: ["middle"],
			isGap: (value) => value < 0 || (value > 0 && value <= gaps),
		});
		expect(reached(made(99))).toEqual([{ figure: "figure", below: null, above: "100", free: true }]);
		expect(reached(made(100))).toEqual([{ figure: "figure", below: null, above: null, free: false }]);
		// Above the border at 50 a gap of 60 is passed over too.
		expect(reached({ ...made(0), isGap: (value) => value >= 45 && value < 105 })).toMatchObject([
			{ below: "-6", above: "105" },
		]);
	});

	it("reachOf() looks to either side where nothing goes with the figures on the other", () => {
		const made: Made = { at: 0, wide: 0, least: -1e6, borders: [-5, 50], wanted: ["middle"], isGap: noGap };
		expect(reached({ ...made, isGap: (value) => value > 0 })).toEqual([
			{ figure: "figure", below: "-6", above: null, free: true },
		]);
	});

	it("reachOf() does not pass over a gap to what lies farther than 4,096 figures", () => {
		const made: Made = {
			at: 0,
			wide: 0,
			least: -1e6,
			borders: [4095, 1e6],
			wanted: ["low"],
			isGap: (value) => value >= 4090 && value < 4100,
		};
		expect(reached(made)).toMatchObject([{ above: null, free: true }]);
	});

	it("reachOf() goes on where the first answers beyond leave the verdict as it is", () => {
		// With two populations the figure v stands for v and for v - 3; 0 is the middle. Every second v is printed.
		const wanted = ["low", "high"];
		const judge = ({ figure }: ClaimFigures): Judge => {
			if (figure === undefined) throw new Error("The figure is lost");
			const sides = [0, 3].flatMap((off) => {
				const value = subtract(figure.value, fraction(BigInt(off)));
				const one = judgeOf({ at: 0, wide: 0, least: -1e6, borders: [0, 1], wanted, isGap: noGap });
				return (one({ figure: { ...figure, value } }) as Judge).sides;
			});
			return { words, wanted, leftOut: [], sides };
		};
		// 4 and 1 are high, 2 and -1 are high and low, of 0 and -3 one is the middle.
		const figures = read({ text: "4", step: 2 });
		expect(reachOf(figures, judge, answersOver(judge(figures)), words)).toEqual([
			{ figure: "figure", below: "0", above: null, free: true },
		]);
	});

	it("reachOf() looks 4,096 figures far to either side, and at few of them", () => {
		for (const side of [1, -1])
			for (const [away, end] of [
				[4096, String(side * 4096)],
				[4097, null],
			] as const) {
				let looked = 0;
				const borders = side === 1 ? ([away, 1e6] as const) : ([-1e6, 1 - away] as const);
				const made: Made = {
					at: 0,
					wide: 0,
					least: -1e7,
					borders,
					wanted: [side === 1 ? "low" : "high"],
					isGap: noGap,
				};
				const judge = judgeOf(made);
				const figures = read("0");
				const counted = (moved: ClaimFigures) => {
					looked++;
					return judge(moved);
				};
				const [found] = reachOf(figures, counted, answersOver(judge(figures) as Judge), words);
				expect(side === 1 ? found?.above : found?.below).toBe(end);
				expect(side === 1 ? found?.below : found?.above).toBeNull();
				expect(looked).toBeLessThan(80);
			}
	});

	it("reachOf() prints a figure as it is printed, and moves none that has no end", () => {
		const made: Made = { at: 3, wide: 0, least: -1e6, borders: [0, 10], wanted: ["middle"], isGap: noGap };
		const judge = judgeOf(made);
		for (const [text, below, above] of [
			["3", "-1", "10"],
			["3.0", "-0.1", "10.0"],
			["3%", "-1%", "10%"],
		] as const) {
			const figures = read(text);
			expect(reachOf(figures, judge, answersOver(judge(figures) as Judge), words)).toEqual([
				{ figure: "figure", below, above, free: true },
			]);
		}
		const figures = read("more than 3");
		expect(reachOf(figures, judge, answersOver(judge(figures) as Judge), words)).toEqual([]);
	});
});
