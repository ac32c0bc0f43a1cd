/** What a clause of a statement speaks of. @since 0.1.0 */
export type StatementPart =
	| "level"
	| "change"
	| "pace"
	| "levelling"
	| "trend"
	| "comparison"
	| "rank"
	| "target"
	| "small-number"
	| "provisional"
	| "lag"
	| "overlap"
	| "not-available";

/** A clause, with the phrase that it was made by. @since 0.1.0 */
export interface StatementClause {
	/** What it speaks of. */
	readonly part: StatementPart;
	/** The key of the phrase. */
	readonly phrase: string;
	/** The words. */
	readonly text: string;
}

/** What is said of one indicator in one area. @since 0.1.0 */
export interface PositionSentence {
	/** The id of the indicator. */
	readonly indicator: string;
	/** The id of the area. */
	readonly area: string;
	/** The sentences. */
	readonly text: string;
	/** What they are made of. */
	readonly clauses: readonly StatementClause[];
}

/** What is said of a category: the answer of `positionStatement`. @since 0.1.0 */
export interface PositionStatement {
	/** What the record is. */
	readonly kind: "position-statement";
	/** The category. */
	readonly category: string;
	/** `nothing-to-say`: the category has no cell for these areas. */
	readonly status: "stated" | "nothing-to-say";
	/** One entry for each indicator in each area, in the order of the dashboard. */
	readonly sentences: readonly PositionSentence[];
	/** All of them as one paragraph. */
	readonly text: string;
}
