import { comparePeriods } from "../period/compare-periods.ts";
import { likeForLike } from "../period/like-for-like.ts";
import { overlapsPeriod } from "../period/overlaps-period.ts";
import type { Period } from "../period/period.ts";
import type { DirectionRefusal } from "./direction-answer.ts";
import type { DirectionInput, DirectionProportion } from "./direction-inputs.ts";
import type { Evidence } from "./evidence.ts";

/** Something that a window lacks. */
interface Lack<Name extends string> {
	readonly code: Extract<DirectionRefusal, { readonly window: unknown }>["code"];
	readonly window: Name;
}

/** What stands against setting the periods of two windows beside each other. */
export function againstPeriods(current: Period, previous: Period): readonly DirectionRefusal[] {
	const reasons: DirectionRefusal[] = [];
	if (overlapsPeriod(current, previous)) reasons.push({ code: "overlapping-periods" });
	else if (comparePeriods(previous, current) > 0) reasons.push({ code: "previous-not-earlier" });
	const { reason } = likeForLike(current, previous);
	if (reason !== null) reasons.push({ code: reason });
	return reasons;
}

/** What a window lacks that is a fact about the data. A number that cannot be one is left to the comparison. */
export function lacking<Name extends string>(input: DirectionInput, window: Name): readonly Lack<Name>[] {
	if (!("count" in input)) return input.value === null ? [{ code: "value-missing", window }] : [];
	const reasons: Lack<Name>[] = [];
	const { count } = input;
	const base = "exposure" in input ? input.exposure : (input as DirectionProportion).denominator;
	if (count === null || count === "withheld")
		reasons.push({ code: count === null ? "count-missing" : "count-withheld", window });
	if (base === null || base === 0)
		reasons.push({ code: base === null ? "exposure-missing" : "exposure-zero", window });
	return reasons;
}

/** What stands against judging counts, once they are compared. */
export function againstEvidence(evidence: Evidence | null): readonly DirectionRefusal[] {
	if (evidence === null || evidence.comparison.kind === "values") return [];
	if (evidence.comparison.reasons.some(({ code }) => code === "no-events")) return [{ code: "no-events" }];
	return evidence.comparison.pValue === null ? [{ code: "test-not-defined" }] : [];
}
