export type {
	ChangeContext,
	ConsistencyContext,
	CountContext,
	PartsContext,
	PopulationContext,
	StructureContext,
} from "./consistency-context.ts";
export type { MatcherResult } from "./matcher-result.ts";
export { matchers } from "./matchers.ts";
export { toBeConsistentWith } from "./to-be-consistent-with.ts";
export { toBeInLineWith } from "./to-be-in-line-with.ts";
export { type DirectionToJudge, type PrintedDirection, toHaveDirection } from "./to-have-direction.ts";
export { toPrintAs } from "./to-print-as.ts";
