import { checkList, checkMember } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { checkRecord } from "./axis.ts";
import { type Verdict, verdicts } from "./claim-check.ts";
import { checkKeys, refuseOtherKeys } from "./keys.ts";
import type { PublishedCheck, PublishedClaim } from "./published-claim.ts";

/** What is being done when a claim turns out to be malformed. */
export const checking = "check a claim of the report";

const kinds = /* @__PURE__ */ Object.keys(checkKeys) as readonly PublishedCheck["kind"][];

/** Whether it is the name of a check. */
export const isKind = (value: unknown): value is PublishedCheck["kind"] =>
	kinds.some((kind) => kind === value);

/** Whether it is a verdict. */
export const isVerdict = (value: unknown): value is Verdict => verdicts.some((verdict) => verdict === value);

/** That a claim is put together as one is; its check looks at the figures. */
export function checkPublishedClaim(claim: PublishedClaim): void {
	const { text, check, expected } = claim;
	refuseOtherKeys(checking, "a claim", claim, ["id", "text", "check", "expected"]);
	if (text !== undefined) checkText("text", text);
	if (expected !== undefined) checkMember(checking, "expected", expected, verdicts);
	checkRecord(checking, "check", check);
	const kind = checkMember(checking, "kind of the check", check.kind, kinds);
	const [must, may]: readonly [readonly string[], readonly string[]] = checkKeys[kind];
	for (const key of must)
		if ((check as unknown as Readonly<Record<string, unknown>>)[key] === undefined)
			throw argumentError(
				TypeError,
				"wrong-type",
				checking,
				`a check of kind ${kind} must have ${key}`,
				undefined,
			);
	refuseOtherKeys(checking, `a check of kind ${kind}`, check, ["kind", ...must, ...may, "rounding"]);
	if (check.kind === "not-printed") checkText("because", check.because);
	if (check.kind === "judgement") checkRecord(checking, "claim", check.claim);
	if (check.kind === "every") {
		for (const id of checkList(checking, "of", check.of)) checkText("each id of others", id);
		if (check.alsoSays !== undefined) checkText("alsoSays", check.alsoSays);
	}
}

function checkText(name: string, value: unknown): void {
	if (typeof value !== "string")
		throw argumentError(TypeError, "wrong-type", checking, `${name} must be text`, value);
}
