import { checkList, checkMember, checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import type { PanelPositions } from "./compare-to-benchmark.ts";
import { directionCodes, type PanelDirections } from "./direction-of-travel.ts";
import { bytes, reuse } from "./rolling-totals.ts";

/** Which way an indicator is meant to go. @since 0.1.0 */
export type PanelPolarity = "lower-is-better" | "higher-is-better" | "neutral";

/** What a series can be an exception by, as bits of a number. @since 0.1.0 */
export const exceptionBits = {
	/** An evidenced and material change for the worse. */
	change: 1,
	/** A position on the worse side of the average. */
	benchmark: 2,
} as const;

/** Settings of {@link exceptions}. @since 0.1.0 */
export interface PanelExceptionOptions {
	/** An earlier answer, whose columns are written over from their beginning where they have room. Default: new columns. */
	readonly out?: PanelExceptions;
}

/** The series that a board must look at. @since 0.1.0 */
export interface PanelExceptions {
	/** What the record is. */
	readonly kind: "panel-exceptions";
	/** Numbers of the series, in order; series s is indicator `s % indicators` of area `Math.floor(s / indicators)`. */
	readonly series: Uint32Array;
	/** What each is an exception by, a sum of {@link exceptionBits}. */
	readonly rules: Uint8Array;
	/** How many series each rule judged: those with a polarity that are comparable. */
	readonly judged: {
		/** Series judged by their change. */
		readonly change: number;
		/** Series judged by their position. */
		readonly benchmark: number;
	};
	/**
	 * How many exceptions chance alone gives at most, if nothing were different anywhere: judged series times half of what
	 * the levels of confidence leave.
	 */
	readonly expectedFalseAlarms: number;
}

/**
 * The exceptions of a panel: an evidenced and material change for the worse, and a position on the worse side of the
 * regional average.
 *
 * Each rule is held where its columns are given. What it takes for evidence is the level that the columns were made with:
 * 99.8% is usual for positions. An indicator whose polarity is neutral has no worse side. Nothing exceptional gives empty
 * lists. Recorded causes are not known here: `exceptionReport` takes them, of a dashboard.
 *
 * @param judgements - directions, positions or both, of one comparison
 * @param polarities - which way each indicator is meant to go, in the order of the indicators
 * @param options - columns to reuse
 * @returns the series that fired, with the rules
 * @throws TypeError when nothing is given to judge; RangeError when a polarity is unknown, or the columns are not so many
 * for each indicator or differ in length
 * @example A rise among three wards
 * ```ts
 * import assert from "node:assert/strict";
 * import { monthsIn, toPeriod } from "direction-of-travel";
 * import { compareRolling, directionOfTravel, exceptions, panelFromRows } from "direction-of-travel/panel";
 *
 * const months = monthsIn(toPeriod("2018-01/2019-12"));
 * const rows = ["Ashby", "Blaby", "Oadby"].flatMap((area, place) =>
 * 	months.map((period, month) => ({ area, indicator: "robbery", period, count: month > 11 && place === 1 ? 30 : 20 })),
 * );
 * const directions = directionOfTravel(compareRolling(panelFromRows(rows).panel));
 * const { series, expectedFalseAlarms } = exceptions({ directions }, ["lower-is-better"]);
 * assert.deepEqual([...series], [1]);
 * assert.ok(Math.abs(expectedFalseAlarms - 0.075) < 1e-12);
 * ```
 * @since 0.1.0
 */
export function exceptions(
	judgements: { readonly directions?: PanelDirections; readonly positions?: PanelPositions },
	polarities: readonly PanelPolarity[],
	options: PanelExceptionOptions = {},
): PanelExceptions {
	const doing = "find the exceptions";
	checkOptions(doing, options, ["out"]);
	if (typeof judgements !== "object" || judgements === null)
		throw argumentError(TypeError, "wrong-type", doing, "directions or positions must be given", judgements);
	const { directions, positions } = checkOptions(
		doing,
		judgements,
		["directions", "positions"],
		"judgements",
	);
	const length = directions?.directions.length ?? positions?.positions.length;
	if (length === undefined)
		throw argumentError(TypeError, "wrong-type", doing, "directions or positions must be given", undefined);
	for (const polarity of checkList(doing, "polarities", polarities))
		checkMember(doing, "polarity", polarity, ["lower-is-better", "higher-is-better", "neutral"]);
	if (!Number.isInteger(length / polarities.length) && length > 0)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`the ${length} series must be so many for each polarity`,
			polarities.length,
		);
	if ((positions?.positions.length ?? length) !== length)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`positions must be as many as directions, ${length}`,
			positions?.positions.length,
		);
	const worse = polarities.map((polarity) =>
		polarity === "lower-is-better" ? 1 : polarity === "higher-is-better" ? -1 : 0,
	);
	const series: number[] = [];
	const rules: number[] = [];
	const judged = { change: 0, benchmark: 0 };
	const { change, benchmark } = exceptionBits;
	const none = directionCodes["not-comparable"];
	for (let at = 0, indicator = 0; at < length; at++) {
		const side = worse[indicator] as number;
		if (++indicator === worse.length) indicator = 0;
		if (side === 0) continue;
		const direction = directions === undefined ? none : directions.directions[at];
		const position = positions === undefined ? none : positions.positions[at];
		if (direction !== none) judged.change++;
		if (position !== none) judged.benchmark++;
		const fired = (direction === side ? change : 0) | (position === side ? benchmark : 0);
		if (fired === 0) continue;
		series.push(at);
		rules.push(fired);
	}
	return {
		kind: "panel-exceptions",
		series: filled(options.out?.series, series, (size) => new Uint32Array(size)),
		rules: filled(options.out?.rules, rules, bytes),
		judged,
		expectedFalseAlarms:
			(judged.change * (1 - (directions?.confidence ?? 0))) / 2 +
			(judged.benchmark * (1 - (positions?.confidence ?? 0))) / 2,
	};
}

/** The numbers in the beginning of an earlier column that has room for them, or in a new one. */
function filled<Column extends Uint32Array | Uint8Array>(
	earlier: Column | undefined,
	numbers: readonly number[],
	make: (length: number) => Column,
): Column {
	const { length } = numbers;
	const room = earlier !== undefined && earlier.length >= length;
	const column = reuse(room ? (earlier.subarray(0, length) as Column) : undefined, length, make);
	column.set(numbers);
	return column;
}
