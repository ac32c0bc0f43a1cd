import { showDecimal } from "../internal/exact.ts";
import type { ReadFigure } from "../published/figure.ts";
import { type Answers, someAre } from "./answers-over.ts";
import { movedFigure } from "./axis.ts";
import type { ClaimReach } from "./claim-check.ts";
import type { ClaimFigures, Judge } from "./judge.ts";

/** Figures more steps away than this are not looked at. */
const farthest = 4_096;

/** So many figures that no whole count prints as are passed over, before the next one is given up. */
const mostGaps = 100;

/** What is found of a moved figure; null where no counts go with it. */
type Look = (steps: number) => boolean | null;

/**
 * How far a verdict that holds or is contradicted reaches, for each of its figures: the nearest one, in steps of its last
 * place, with which it would be another. The farther a figure is moved the farther the answers go one way, so that the
 * first one with an answer beyond those that leave the verdict as it is, is found by doubling and halving the steps. Where
 * the answers jump, they may go past all that would change the verdict; then there is no such figure.
 */
export function reachOf(
	figures: ClaimFigures,
	judge: (figures: ClaimFigures) => Judge | readonly object[],
	{ examples, wanted }: Pick<Answers, "examples" | "wanted">,
	words: readonly string[],
): readonly ClaimReach[] {
	const holds = examples.some(({ answer }) => wanted.includes(answer));
	const run = runOf(new Set(examples.map(({ answer }) => answer)), words, wanted);
	/** Whether an answer makes the verdict another one. What cannot be judged does where the claim holds. */
	const isOther = (answer: string | null) => (answer !== null && wanted.includes(answer)) !== holds;
	return Object.entries(figures)
		.filter(([, { kind }]) => kind !== "bounded")
		.map(([name, figure]) => {
			// Figures that no counts go with are looked at from many others.
			const gaps = new Set<number>();
			const look =
				(side: 1 | -1, such: (answer: string | null) => boolean): Look =>
				(steps) => {
					if (gaps.has(side * steps)) return null;
					const found = judge({ ...figures, [name]: movedFigure(figure, side * steps) });
					const are = "sides" in found ? someAre(found, such) : null;
					if (are === null) gaps.add(side * steps);
					return are;
				};
			const goes = (side: 1 | -1) =>
				nextOf(
					look(side, () => true),
					1,
				) !== null;
			const end = (side: 1 | -1) => {
				const leaves = look(side, (answer) => (answer === null ? holds : !run.has(answer)));
				const stays = look(side, (answer) => answer !== null && run.has(answer));
				const steps = nearest(leaves, look(side, isOther), stays);
				return steps === null ? null : print(figure, side * steps);
			};
			const [down, up] = [goes(-1), goes(1)];
			return { figure: name, below: down ? end(-1) : null, above: up ? end(1) : null, free: down || up };
		});
}

/** The neighbouring answers that leave the verdict as it is. */
function runOf(
	answers: ReadonlySet<string>,
	words: readonly string[],
	wanted: readonly string[],
): ReadonlySet<string> {
	const right = wanted.some((word) => answers.has(word));
	const run = new Set<string>();
	let open: string[] = [];
	const close = () => {
		if (open.some((word) => answers.has(word))) for (const word of open) run.add(word);
		open = [];
	};
	for (const word of words) {
		if (wanted.includes(word) === right) open.push(word);
		else close();
	}
	close();
	return run;
}

/** The first figure from so many steps on that some counts go with; null where there is none near it. */
function nextOf(look: Look, from: number) {
	for (let steps = from; steps < from + mostGaps && steps <= farthest; steps++) {
		const found = look(steps);
		if (found !== null) return { found, steps };
	}
	return null;
}

/** How many steps away the nearest figure with another verdict is; null where there is none. */
function nearest(leaves: Look, isOther: Look, stays: Look): number | null {
	const isSame = (steps: number) => nextOf(leaves, steps)?.found === false;
	let [same, other] = [0, 1];
	while (isSame(other)) [same, other] = [other, 2 * other];
	while (same + 1 < other) {
		const middle = Math.floor((same + other) / 2);
		if (isSame(middle)) same = middle;
		else other = middle;
	}
	// With the first answers that go beyond, the verdict may not yet be another one, or no more.
	let next = nextOf(isOther, other);
	while (next !== null && !next.found && stays(next.steps) === true) next = nextOf(isOther, next.steps + 1);
	return next?.found ? next.steps : null;
}

/** A moved figure as it would be printed. */
function print(figure: ReadFigure, steps: number): string {
	const text = showDecimal(movedFigure(figure, steps).value, figure.decimals);
	return figure.unit === "percent" ? `${text}%` : text;
}
