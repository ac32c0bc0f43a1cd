import type { Explanation } from "../published/explanation.ts";

const readings = {
	"from-printed-figures": "it follows from the other figures as printed",
	"points-as-percent": "it is the difference in percentage points, printed as per cent",
	"wrong-base": "it is a percentage of the current figure",
	swapped: "it is the change from the current figure to the previous one",
	"off-by-one-unit": "it is one unit of the last place off",
} as const;

/** An explanation as a clause. */
function clauseOf(explanation: Explanation): string {
	switch (explanation.code) {
		case "other-rounding":
			return `it was rounded by ${listed(explanation.modes, "or")}`;
		case "other-population":
			return `the population was ${listed(explanation.populations.map(String), "or")}`;
		case "digits-transposed":
			return `digits of ${listed(explanation.figures, "or")} were exchanged`;
		default:
			return readings[explanation.code];
	}
}

/** What may explain a figure that does not fit, as words to put behind it. */
export function explanationText(explanations: readonly Explanation[]): string {
	return explanations.length === 0
		? "no explanation found"
		: `it would fit if ${explanations.map(clauseOf).join(", or ")}`;
}

/** A list in words. */
export function listed(items: readonly string[], word: "and" | "or"): string {
	const [last = ""] = items.slice(-1);
	return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} ${word} ${last}`;
}
