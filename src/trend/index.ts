export { controlChart } from "./control-chart.ts";
export type {
	Charted,
	ChartPoint,
	ChartReason,
	ChartRules,
	ChartSegment,
	ChartTarget,
	ControlChart,
	ControlChartKind,
	ControlChartOptions,
	ControlChartParts,
	ControlChartSettings,
	NotCharted,
	PointType,
	Rebase,
} from "./control-chart-answer.ts";
export { detectLevellingOff } from "./detect-levelling-off.ts";
export { detectStep } from "./detect-step.ts";
export type {
	Breakpoint,
	EvidenceStrength,
	LevellingByHalves,
	LevellingByModel,
	LevellingInsufficient,
	LevellingMethod,
	LevellingOff,
	LevellingOffOptions,
	LevellingPace,
	LevellingParts,
	LevellingSettings,
	LevellingState,
	LevellingVerdict,
	LightEvidence,
	ModelEvidence,
	Slope,
	SlopeInterval,
} from "./levelling-off.ts";
export type {
	CautionReason,
	LevellingReason,
	OneFigureReason,
	PlainReason,
	RefusedReason,
	TooFewReason,
} from "./levelling-reason.ts";
export type {
	CountPoint,
	LevellingSeries,
	ProportionPoint,
	SeriesPoint,
	ValuePoint,
} from "./levelling-series.ts";
export { recentTrend } from "./recent-trend.ts";
export type {
	AssessedRecentTrend,
	RecentTrend,
	RecentTrendDirection,
	RecentTrendNotCalculable,
	RecentTrendOptions,
	RecentTrendParts,
	RecentTrendPoint,
	RecentTrendProportion,
	RecentTrendReason,
	RecentTrendRefusal,
	RecentTrendSeries,
	RecentTrendValue,
	RecentTrendWithout,
} from "./recent-trend-answer.ts";
export type {
	Step,
	StepAssessed,
	StepDetection,
	StepEvidence,
	StepNotAssessed,
	StepOptions,
	StepParts,
} from "./step-answer.ts";
export { trend } from "./trend.ts";
export type {
	AssessedTrend,
	LineEvidence,
	RankEvidence,
	Trend,
	TrendDirection,
	TrendMethod,
	TrendNotAssessed,
	TrendOptions,
	TrendParts,
	TrendSettings,
} from "./trend-answer.ts";
