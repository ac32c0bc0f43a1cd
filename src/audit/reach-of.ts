import { compare, showDecimal } from "../internal/exact.ts";
import { zero } from "../published/bounds.ts";
import type { ReadFigure } from "../published/figure.ts";
import { leaves } from "./answers-over.ts";
import { movedFigure } from "./axis.ts";
import type { ClaimReach } from "./claim-check.ts";
import type { ClaimFigures, Judge } from "./judge.ts";

/** Figures so many steps away are not looked at. */
const farthest = 2 ** 12;

/** So many figures that no whole count prints as are passed over, before the next one is given up. */
const mostGaps = 100;

/**
 * How far the verdict of a claim reaches, for each of its figures: the nearest one, in steps of its last place, with
 * which the answers would not all be what they are. The farther a figure is moved the farther the answers go one way,
 * so that the first one that differs is found by doubling and halving the steps.
 */
export function reachOf(
	figures: ClaimFigures,
	judge: (figures: ClaimFigures) => Judge | readonly object[],
	answers: ReadonlySet<string>,
	words: readonly string[],
	wanted: readonly string[],
): readonly ClaimReach[] {
	const run = runOf(answers, words, wanted);
	return Object.entries(figures)
		.filter(([, { kind }]) => kind !== "bounded")
		.map(([name, figure]) => {
			const differs = (steps: number): boolean | null => {
				const moved = movedFigure(figure, steps);
				if (compare(moved.value, zero) < 0 && compare(figure.value, zero) >= 0 && name !== "change")
					return null;
				const found = judge({ ...figures, [name]: moved });
				return "sides" in found ? leaves(found, run) : null;
			};
			return {
				figure: name,
				below: nearest(figure, -1, differs),
				above: nearest(figure, 1, differs),
			};
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

/** The nearest figure on one side that differs, as it would be printed; null where there is none. */
function nearest(
	figure: ReadFigure,
	side: 1 | -1,
	differs: (steps: number) => boolean | null,
): string | null {
	/** The first figure from so many steps on that some counts print as; null past the last one. */
	const at = (steps: number) => {
		for (let gap = 0; gap < mostGaps; gap++) {
			const found = differs(side * (steps + gap));
			if (found !== null) return { differs: found, steps: steps + gap };
		}
		return null;
	};
	const isSame = (steps: number) => at(steps)?.differs === false;
	let [same, other] = [0, 1];
	while (isSame(other)) {
		if (other > farthest) return null;
		[same, other] = [other, 2 * other];
	}
	while (same + 1 < other) {
		const middle = Math.floor((same + other) / 2);
		if (isSame(middle)) same = middle;
		else other = middle;
	}
	const first = at(other);
	return first === null ? null : print(figure, side * first.steps);
}

function print(figure: ReadFigure, steps: number): string {
	const text = showDecimal(movedFigure(figure, steps).value, figure.decimals);
	return figure.unit === "percent" ? `${text}%` : text;
}
