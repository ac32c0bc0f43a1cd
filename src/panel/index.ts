export { appendMonths } from "./append-months.ts";
export { compareRolling, type PanelComparisonOptions } from "./compare-rolling.ts";
export {
	compareToBenchmark,
	type PanelBenchmarkOptions,
	type PanelPositions,
	positionCodes,
} from "./compare-to-benchmark.ts";
export type { CsvColumns } from "./csv-records.ts";
export {
	directionCodes,
	directionOfTravel,
	type PanelDirectionOptions,
	type PanelDirections,
	type PanelTest,
	similarCodes,
} from "./direction-of-travel.ts";
export { type EveryWindowOptions, everyWindow, type PanelStep } from "./every-window.ts";
export {
	exceptionBits,
	exceptions,
	type PanelExceptionOptions,
	type PanelExceptions,
	type PanelPolarity,
} from "./exceptions.ts";
export { observationsOf } from "./observations-of.ts";
export { cellMarks, type Panel, type PanelExposures } from "./panel.ts";
export type {
	DictionaryColumn,
	NumberColumn,
	PanelColumns,
	PanelValidity,
	TextColumn,
	VectorColumn,
} from "./panel-columns.ts";
export type { AreaPopulation, PanelExposureOptions } from "./panel-exposures.ts";
export { type PanelOptions, panelFromColumns } from "./panel-from-columns.ts";
export { type PanelCsvOptions, panelFromCsv } from "./panel-from-csv.ts";
export { type PanelRow, panelFromRows } from "./panel-from-rows.ts";
export type { PanelBreak, PanelProblem, PanelProblemCode, PanelReading } from "./panel-reading.ts";
export { type PanelComparison, type PanelTotals, windowStatus } from "./panel-window.ts";
export { type PanelBands, type PanelBandsOptions, quantileBands } from "./quantile-bands.ts";
export { type PanelRankOptions, type PanelRanks, rankAreas } from "./rank-areas.ts";
export { type PanelRates, type PanelRatesOptions, rates, type SmallLimits } from "./rates.ts";
export { type PanelAverage, type PanelAverageOptions, regionalAverage } from "./regional-average.ts";
export { type PanelTotalsOptions, rollingTotals } from "./rolling-totals.ts";
export { sharePanel } from "./share-panel.ts";
export { takeAreas } from "./take-areas.ts";
