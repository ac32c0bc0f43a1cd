export type { CountCell, WithheldCell } from "./cell.ts";
export {
	type FeasibleCell,
	type InconsistentTable,
	type RecoverableCell,
	type RecoverableCounts,
	recoverable,
	type TableMargins,
	type TablePlace,
	type TableProblem,
	type TableRanges,
} from "./recoverable.ts";
export { type RoundToBaseOptions, roundToBase } from "./round-to-base.ts";
export type { SuppressionRule } from "./rule.ts";
export {
	type FeasibleCount,
	type RowProblem,
	type SecondarySuppression,
	type SecondarySuppressionOptions,
	type SuppressedRow,
	secondarySuppression,
	type UncheckedRow,
} from "./secondary-suppression.ts";
export {
	type ExactSum,
	type IncompleteSum,
	type SumInterval,
	type SumOfCells,
	sumCells,
} from "./sum-cells.ts";
export { type SuppressedCounts, type SuppressSmallOptions, suppressSmall } from "./suppress-small.ts";
