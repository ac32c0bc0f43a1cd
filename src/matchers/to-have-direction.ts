import type { DirectionClaim } from "../audit/claim.ts";
import type {
	ComparedDirection,
	DirectionOfTravel,
	DirectionRefusal,
} from "../direction/direction-answer.ts";
import type { DirectionInput } from "../direction/direction-inputs.ts";
import { directionOfTravel } from "../direction/direction-of-travel.ts";
import type { DirectionOfTravelOptions } from "../direction/direction-options.ts";
import { checkMember, checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import type { RoundingOptions } from "../published/rounding.ts";
import { isPrintedWindow, judgePrintedClaim } from "./judge-printed-claim.ts";
import { type MatcherResult, resultOf } from "./matcher-result.ts";
import { showLevel, showNumber, showP, showPair, showWhole } from "./wording.ts";

/** Two windows to judge the direction of, as `directionOfTravel` takes them. @since 0.1.0 */
export interface DirectionToJudge {
	/** The window of interest. */
	readonly current: DirectionInput;
	/** What it is set against. */
	readonly previous: DirectionInput;
	/** The settings of the comparison. */
	readonly options?: DirectionOfTravelOptions;
}

/** Two windows as they are printed, to judge over every count that prints so: see `checkClaim`. @since 0.1.0 */
export type PrintedDirection = Omit<DirectionClaim, "judgement" | "says"> & RoundingOptions;

const doing = "judge the direction of travel";

const directions = ["up", "down", "similar"] as const;

/**
 * Expects a number to have gone up, gone down or stayed similar between two windows.
 *
 * Received is the answer of `directionOfTravel`, or what to ask it; or windows as they are printed (`{ rate, population }`
 * and the others that `checkClaim` takes), and then the direction must be that for every count that prints so. The message says which direction was found, the
 * change in per cent, the p-value and what made it similar. Where the windows are not comparable neither the expectation
 * nor its negation holds, and the message gives every reason by its code. A negated `similar` fails on what was not shown
 * to be a change: it says whether similarity was shown.
 *
 * @param received - the answer, or the windows to compare
 * @param direction - `up`, `down` or `similar`
 * @returns whether it holds, and the message
 * @throws RangeError when `direction` is unknown; TypeError when `received` is neither an answer nor two windows, and
 * what `directionOfTravel` throws for the windows
 * @example By itself
 * ```ts
 * import { toHaveDirection } from "direction-of-travel/matchers";
 * import assert from "node:assert/strict";
 *
 * const vehicle = { count: 6_005, exposure: 698_268 };
 * const up = toHaveDirection({ current: vehicle, previous: { count: 5_459, exposure: 698_268 } }, "up");
 * assert.ok(up.pass, up.message());
 *
 * assert.equal(
 * 	toHaveDirection({ current: vehicle, previous: { count: 5_990, exposure: 698_268 } }, "up").message(),
 * 	"Direction is similar, expected up: 8.60 per 1,000 after 8.58, 0.250% higher, p = 0.89; " +
 * 		"the test finds no difference at 95%; similarity was shown",
 * );
 *
 * const printed = { current: { rate: "8.6", population: 698_268 }, previous: { population: 698_268 } };
 * assert.ok(toHaveDirection({ ...printed, change: "10%" }, "up").pass);
 * ```
 * @since 0.1.0
 */
export function toHaveDirection(
	this: unknown,
	received: DirectionOfTravel | DirectionToJudge | PrintedDirection,
	direction: "up" | "down" | "similar",
): MatcherResult {
	const expected = checkMember(doing, "direction", direction, directions);
	if (isPrinted(received))
		return resultOf(this, judgePrintedClaim({ ...received, judgement: "direction", says: expected }));
	const answer = answerOf(received);
	if (answer.status === "not-comparable")
		return resultOf(this, {
			pass: null,
			message: () =>
				`Direction cannot be told, expected ${expected}: not comparable (${answer.reasons.map(refusal).join("; ")})`,
			actual: answer.status,
			expected,
		});
	const pass = answer.direction === expected;
	return resultOf(this, {
		pass,
		message: () =>
			`Direction is ${answer.direction}, ${pass ? "and was expected not to be" : `expected ${expected}`}: ${changeWords(answer)}`,
		actual: answer.direction,
		expected,
	});
}

function isPrinted(
	received: DirectionOfTravel | DirectionToJudge | PrintedDirection,
): received is PrintedDirection {
	return (
		typeof received === "object" &&
		received !== null &&
		!("status" in received) &&
		typeof received.current === "object" &&
		isPrintedWindow(received.current)
	);
}

function answerOf(received: DirectionOfTravel | DirectionToJudge): DirectionOfTravel {
	if (typeof received === "object" && received !== null) {
		if ("status" in received && "direction" in received) return received;
		if ("current" in received && "previous" in received) {
			const { current, previous, options } = checkOptions(
				doing,
				received as DirectionToJudge,
				["current", "previous", "options"],
				"what is received",
			);
			return directionOfTravel(current, previous, options);
		}
	}
	throw argumentError(
		TypeError,
		"wrong-type",
		doing,
		"what is received must be an answer of directionOfTravel, or current and previous",
		received,
	);
}

function refusal(reason: DirectionRefusal): string {
	return "window" in reason ? `${reason.code}: ${reason.window}` : reason.code;
}

/** What the number did, with its evidence. */
function changeWords(answer: ComparedDirection): string {
	const [current, previous] = showPair(answer.current, answer.previous);
	const per = answer.per === null || answer.per === 1 ? "" : ` per ${showWhole(answer.per)}`;
	const { percent, confidence } = answer.change;
	const size =
		percent === null
			? "no change in per cent"
			: percent === 0
				? "no change"
				: `${showNumber(Math.abs(percent))}% ${percent > 0 ? "higher" : "lower"}`;
	const p = answer.pValue === null ? "no test" : showP(answer.pValue, confidence ?? 0.95);
	const why = answer.similarBecause === null ? "" : `; ${because(answer)}`;
	const shown =
		answer.direction === "similar"
			? `; similarity was ${answer.similarityShown ? "shown" : "not shown"}`
			: "";
	return `${current}${per} after ${previous}, ${size}, ${p}${why}${shown}`;
}

/** What made it similar. */
function because({ similarBecause, minimumChange, change }: ComparedDirection): string {
	switch (similarBecause) {
		case "not-significant":
			return `the test finds no difference at ${showLevel(change.confidence ?? 0.95)}`;
		case "immaterial": {
			const least =
				minimumChange === null
					? ""
					: "relative" in minimumChange
						? ` (${showLevel(minimumChange.relative)} of the previous value)`
						: ` (${showNumber(minimumChange.absolute)})`;
			return `the change is smaller than what counts${least}`;
		}
		case "too-few":
			return "there are fewer than 5 cases in both windows together";
		default:
			return "the change is within the tolerance";
	}
}
