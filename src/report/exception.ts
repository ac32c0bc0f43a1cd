import type { DiscoveryResult, FalseDiscoveryControlOptions } from "../benchmark/false-discovery-control.ts";
import type { Period } from "../period/period.ts";
import type { AreaLevel } from "./dashboard.ts";

/** What every rule carries. @since 0.1.0 */
export interface ExceptionRuleParts {
	/** Its name, which no other rule has. */
	readonly id: string;
	/** The areas that it looks at. Default all of the report. */
	readonly levels?: readonly AreaLevel[];
	/** The indicators that it looks at, by id. Default all. */
	readonly indicators?: readonly string[];
}

/** A material and evidenced change for the worse. @since 0.1.0 */
export interface ChangeRule extends ExceptionRuleParts {
	/** What it looks for. */
	readonly kind: "change-for-the-worse";
	/** How large the change must be called. Default `substantially`. */
	readonly degrees?: readonly ("slightly" | "moderately" | "substantially")[];
}

/** Worse than the benchmark. @since 0.1.0 */
export interface BenchmarkRule extends ExceptionRuleParts {
	/** What it looks for. */
	readonly kind: "worse-than-benchmark";
	/** The level of evidence that must be met, one of `benchmarkConfidence` of the dashboard. Default 0.998. */
	readonly confidence?: number;
}

/** A signal for the worse at the last point of the control chart. @since 0.1.0 */
export interface SignalRule extends ExceptionRuleParts {
	/** What it looks for. */
	readonly kind: "signal-for-the-worse";
	/** Which rules of the chart count. Default `outside` alone. */
	readonly signals?: readonly ("outside" | "trend" | "twoOfThree" | "shift")[];
	/** How many points must have set the limits. Default 12. */
	readonly minimumPoints?: number;
}

/** A missed target. @since 0.1.0 */
export interface TargetRule extends ExceptionRuleParts {
	/** What it looks for. */
	readonly kind: "missed-target";
}

/** What makes an exception, as data. @since 0.1.0 */
export type ExceptionRule = ChangeRule | BenchmarkRule | SignalRule | TargetRule;

/** A rule with every default resolved. @since 0.1.0 */
export type ResolvedRule = {
	readonly [Kind in ExceptionRule["kind"]]: Required<
		Omit<Extract<ExceptionRule, Readonly<Record<"kind", Kind>>>, "kind" | "levels" | "indicators">
	> & {
		/** What it looks for. */
		readonly kind: Kind;
		/** The areas that it looks at; null for all of the report. */
		readonly levels: readonly AreaLevel[] | null;
		/** The indicators that it looks at; null for all. */
		readonly indicators: readonly string[] | null;
	};
}[ExceptionRule["kind"]];

/** What is adverse and was to be expected: it stays on the page and is no exception. @since 0.1.0 */
export interface ExpectedMark {
	/** The id of the indicator. */
	readonly indicator: string;
	/** The id of the area. Default every area. */
	readonly area?: string;
	/** The id of the rule. Default every rule. */
	readonly rule?: string;
	/** Why it was to be expected. */
	readonly because: string;
}

/** Settings of `exceptionReport`. @since 0.1.0 */
export interface ExceptionReportOptions {
	/** The rules. Default `defaultRules`. */
	readonly rules?: readonly ExceptionRule[];
	/** What was to be expected. Default nothing. */
	readonly expected?: readonly ExpectedMark[];
	/** The areas that are reported on, by id. Default every county and district. */
	readonly areas?: readonly string[];
	/**
	 * Counts a change or a difference only where it is a discovery among all those tested, as `falseDiscoveryControl` says.
	 * Default none: every one stands for itself.
	 */
	readonly falseDiscovery?: FalseDiscoveryControlOptions;
}

/** What a rule found. @since 0.1.0 */
export type ExceptionEvidence =
	| {
			/** What was found. */
			readonly kind: "change-for-the-worse";
			/** What the number did. */
			readonly direction: "up" | "down";
			/** How large the change is. */
			readonly degree: "slightly" | "moderately" | "substantially";
			/** The change in per cent. */
			readonly percentChange: number | null;
			/** Current value. */
			readonly current: number;
			/** Previous value. */
			readonly previous: number;
			/** Two-sided p-value; null without a test. */
			readonly pValue: number | null;
	  }
	| {
			/** What was found. */
			readonly kind: "worse-than-benchmark";
			/** Where the area stands. */
			readonly position: "higher" | "lower";
			/** The strictest level that is met. */
			readonly confidence: number;
			/** Value of the area. */
			readonly value: number;
			/** Value of the benchmark. */
			readonly benchmark: number;
			/** What the benchmark is called; null for an average without a region. */
			readonly comparedWith: string | null;
			/** Two-sided p-value; null without a test. */
			readonly pValue: number | null;
	  }
	| {
			/** What was found. */
			readonly kind: "signal-for-the-worse";
			/** The rules of the chart that fired. */
			readonly signals: readonly ("outside" | "trend" | "twoOfThree" | "shift")[];
			/** The period of the point. */
			readonly period: Period;
			/** Value of the point. */
			readonly value: number;
			/** Centre line. */
			readonly centre: number;
			/** Lower limit. */
			readonly lower: number | null;
			/** Upper limit. */
			readonly upper: number | null;
	  }
	| {
			/** What was found. */
			readonly kind: "missed-target";
			/** Value of the area. */
			readonly value: number;
			/** The target. */
			readonly target: number;
	  };

/** One rule that fired for one cell. @since 0.1.0 */
export interface Exception {
	/** The id of the indicator. */
	readonly indicator: string;
	/** The id of the area. */
	readonly area: string;
	/** The id of the rule that fired. */
	readonly rule: string;
	/** What it found. */
	readonly evidence: ExceptionEvidence;
	/**
	 * `exceptional`: it counts. `explained`: a cause is recorded. `expected`: it was to be expected. `not-a-discovery`: it
	 * does not stand out among all that were tested. The last three stay on the page and do not count.
	 */
	readonly standing: "exceptional" | "explained" | "expected" | "not-a-discovery";
	/** The causes that are recorded, or why it was to be expected; empty where there is nothing. */
	readonly causes: readonly string[];
	/** The p-value adjusted for the number of tests; null where none was asked for or the rule has no test. */
	readonly adjustedPValue: number | null;
}

/** What one rule looked at. @since 0.1.0 */
export interface RuleTally {
	/** The id of the rule. */
	readonly rule: string;
	/** Cells that it could judge. */
	readonly judged: number;
	/** Cells that it could not judge, because they lack what it looks at. */
	readonly notJudged: number;
	/** Cells that it fired for. */
	readonly fired: number;
	/**
	 * About how many would be expected to fire by chance, or fewer, if nothing were different anywhere; null where chance
	 * plays no part in the rule.
	 */
	readonly expectedFalseAlarms: number | null;
}

/** What a board must look at: the answer of `exceptionReport`. @since 0.1.0 */
export interface ExceptionReport {
	/** What the record is. */
	readonly kind: "exception-report";
	/** The period of the dashboard. */
	readonly period: Period;
	/** The indicators of the dashboard, by id. */
	readonly indicators: readonly string[];
	/** `nothing-exceptional` is an answer; `nothing-judged` says that no rule had anything to look at. */
	readonly status: "exceptions" | "nothing-exceptional" | "nothing-judged";
	/** What counts, in the order of indicators, areas and rules. */
	readonly exceptions: readonly Exception[];
	/** What fired and does not count, in the same order. */
	readonly setAside: readonly Exception[];
	/** What each rule looked at. */
	readonly tally: readonly RuleTally[];
	/** Sum of the expected false alarms of the rules that chance plays a part in. */
	readonly expectedFalseAlarms: number;
	/** The tests that were held against each other; empty where that was not asked for. */
	readonly tests: readonly DiscoveryResult[];
	/** The settings, resolved. */
	readonly settings: {
		/** The rules. */
		readonly rules: readonly ResolvedRule[];
		/** What was to be expected. */
		readonly expected: readonly ExpectedMark[];
		/** The areas that are reported on, by id. */
		readonly areas: readonly string[];
		/** How false discoveries are controlled; null where they are not. */
		readonly falseDiscovery: {
			/** Share of the discoveries that may be false. */
			readonly rate: number;
			/** How. */
			readonly method: "benjamini-hochberg" | "benjamini-yekutieli";
		} | null;
	};
}
