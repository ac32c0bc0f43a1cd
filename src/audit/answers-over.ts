import type { ClaimExample, ClaimRange, ClaimRefusal } from "./claim-check.ts";
import type { Judge, Side } from "./judge.ts";
import { outermostOf, type Place, type Rank, ranksOver } from "./region.ts";

/** Every answer that some figures have, over every choice of populations. */
export interface Answers {
	readonly wanted: readonly string[];
	readonly examples: readonly ClaimExample[];
	/** Why some figures, or all of them, have no answer. */
	readonly refusals: readonly ClaimRefusal[];
	readonly over: readonly ClaimRange[];
}

/** Judges a claim over everything that prints so. */
export function answersOver({ words, wanted, sides }: Judge): Answers {
	const examples: ClaimExample[] = [];
	const refusals: ClaimRefusal[] = [];
	for (const side of sides) {
		const ranks = ranksOf(side);
		for (const place of [...ranks.values(), ...outermostOf(side.region)]) {
			const found = side.example(place);
			if ("code" in found) refusals.push(found);
			else examples.push(found);
		}
		const middle = middleOf(side, ranks);
		if (middle !== null) examples.push(middle);
	}
	return {
		wanted,
		examples: closestOfEach(examples, words[1]),
		refusals,
		over: sides.map(({ range }) => range),
	};
}

/** The ranks that some pairs of a side have, with pairs that have them, without a middle one that is computed. */
function ranksOf(
	{ region, middle }: Side,
	enough?: (found: ReadonlyMap<Rank, Place>) => boolean,
): ReadonlyMap<Rank, Place> {
	return middle === undefined
		? ranksOver(region, enough)
		: new Map(outermostOf(region).map((place) => [region.rank(place), place]));
}

/** Figures with the middle answer, where the ends have the other two and they can be computed. */
function middleOf({ middle }: Side, found: ReadonlyMap<Rank, Place>): ClaimExample | null {
	return middle !== undefined && found.has(-1) && found.has(1) && !found.has(0) ? middle() : null;
}

/** For each answer the example that comes closest to another: with weak evidence, for `middle` with the strongest. */
function closestOfEach(examples: readonly ClaimExample[], middle: string): readonly ClaimExample[] {
	const held = new Map<string, ClaimExample>();
	for (const example of examples) {
		const other = held.get(example.answer);
		if (other === undefined || isCloser(example, other, middle)) held.set(example.answer, example);
	}
	return [...held.values()];
}

/** Whether an example comes closer to another answer than one with the same answer does. */
function isCloser(example: ClaimExample, other: ClaimExample, middle: string): boolean {
	const [p, q] = [example.pValue ?? 0, other.pValue ?? 0];
	return example.answer === middle ? p < q : p > q;
}

/** Whether some figures have such an answer (null: none). Null where none of them has an answer at all. */
export function someAre({ words, sides }: Judge, such: (answer: string | null) => boolean): boolean | null {
	const isSuch = (rank: Rank) => such(rank === null ? null : (words[rank + 1] ?? null));
	const areJudged = (found: ReadonlyMap<Rank, Place>) => found.size > (found.has(null) ? 1 : 0);
	const enough = (found: ReadonlyMap<Rank, Place>) => areJudged(found) && [...found.keys()].some(isSuch);
	let judged = false;
	let has = false;
	for (const side of sides) {
		const found = ranksOf(side, enough);
		judged ||= areJudged(found);
		has ||= [...found.keys()].some(isSuch) || (isSuch(0) && middleOf(side, found) !== null);
		if (judged && has) return true;
	}
	return judged ? false : null;
}

/** What the answers make of the claim. Figures that cannot be judged make it no more true. */
export function verdictOf({ wanted, examples, refusals }: Omit<Answers, "over">) {
	if (examples.length === 0) return "not-checkable";
	const right = examples.filter(({ answer }) => wanted.includes(answer));
	if (right.length === 0) return "contradicted";
	return right.length === examples.length && refusals.length === 0 ? "holds" : "depends";
}
