export type { Audit, AuditRow, AuditTally } from "./audit.ts";
export { auditPublished } from "./audit-published.ts";
export { type AuditToJUnitOptions, auditToJUnit, type JUnitCase, type JUnitSuite } from "./audit-to-junit.ts";
export { checkClaim } from "./check-claim.ts";
export type {
	BenchmarkClaim,
	Claim,
	DirectionClaim,
	DirectionWord,
	LevellingOffClaim,
	PercentageChangeClaim,
	PositionWord,
	PossiblePopulation,
	PrintedBenchmark,
	PrintedEvents,
	PrintedProportion,
	PrintedRate,
	PrintedValue,
	PrintedWindow,
	UnprintedWindow,
} from "./claim.ts";
export type {
	CheckedClaim,
	ClaimCheck,
	ClaimExample,
	ClaimLeftOut,
	ClaimProblem,
	ClaimRange,
	ClaimReach,
	ClaimRefusal,
	ClaimSettings,
	PossibleFigure,
	UncheckedClaim,
	Verdict,
} from "./claim-check.ts";
export { type FormatAuditOptions, formatAudit } from "./format-audit.ts";
export type {
	ComputedCheck,
	CountsCheck,
	DifferenceOfFigures,
	EveryClaim,
	ImpliedCheck,
	JudgedClaim,
	OrderOfFigures,
	PercentChangeOfFigures,
	PublishedCheck,
	PublishedClaim,
	RateAndChangeOfCounts,
	SharesOfWhole,
	TotalOfParts,
	UnprintedClaim,
} from "./published-claim.ts";
