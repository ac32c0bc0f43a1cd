export { buildDashboard } from "./build-dashboard.ts";
export type * from "./dashboard.ts";
export type { BuildDashboardOptions } from "./dashboard-options.ts";
export { defaultPhrases, type PhraseKey, type Phrases } from "./default-phrases.ts";
export { defaultRules } from "./default-rules.ts";
export {
	type ComparatorInput,
	defineIndicator,
	type ExplainedCauseInput,
	type IndicatorInput,
} from "./define-indicator.ts";
export type * from "./exception.ts";
export { exceptionReport } from "./exception-report.ts";
export { type FormatReportOptions, formatReport } from "./format-report.ts";
export type * from "./indicator.ts";
export type { IndicatorTargetInput } from "./indicator-target.ts";
export type * from "./position.ts";
export { type PositionStatementOptions, positionStatement } from "./position-statement.ts";
