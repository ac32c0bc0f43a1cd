export { addMonths } from "./add-months.ts";
export { comparePeriods } from "./compare-periods.ts";
export { containsPeriod } from "./contains-period.ts";
export { type Coverage, coverage } from "./coverage.ts";
export { financialYearOf } from "./financial-year-of.ts";
export { firstMonth } from "./first-month.ts";
export {
	type FormatPeriodOptions,
	formatPeriod,
	type PeriodStyle,
} from "./format-period.ts";
export { intersectPeriods } from "./intersect-periods.ts";
export { kindOfPeriod, type PeriodKind } from "./kind-of-period.ts";
export { lastMonth } from "./last-month.ts";
export { type LikeForLike, likeForLike } from "./like-for-like.ts";
export { meetsPeriod } from "./meets-period.ts";
export { monthCount } from "./month-count.ts";
export { monthsIn } from "./months-in.ts";
export { nextPeriod } from "./next-period.ts";
export { overlapsPeriod } from "./overlaps-period.ts";
export {
	type MonthNames,
	type ParsePeriodOptions,
	type PeriodNote,
	type PeriodProblem,
	type PeriodReading,
	parsePeriod,
} from "./parse-period.ts";
export type { Period } from "./period.ts";
export { type PeriodBounds, periodBounds } from "./period-bounds.ts";
export { periodEnding } from "./period-ending.ts";
export { type PeriodOfDateOptions, periodOfDate } from "./period-of-date.ts";
export { previousPeriod } from "./previous-period.ts";
export { quartersIn } from "./quarters-in.ts";
export { samePeriodLastYear } from "./same-period-last-year.ts";
export { toPeriod } from "./to-period.ts";
export { type YearOptions, yearToDate } from "./year-to-date.ts";
