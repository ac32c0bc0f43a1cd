import type { Check, Claim, Finding, Report } from "./claim.ts";
import { lowNumbers, onlyRate, rising, sameAnswer, twoSources } from "./figures.ts";
import { entrants, firstSigns, halfYear } from "./levelling.ts";
import { allOthers, employment, partYear, reoffending } from "./offending.ts";
import type { Row } from "./print.ts";
import { notPrinted } from "./printed.ts";
import { similarToBefore } from "./rates.ts";
import { againstRegion } from "./region.ts";
import { strands } from "./shares.ts";
import { adverseTrend, nothingExceptional, vehicleChange } from "./vehicle.ts";

/**
 * The check of every claim. A claim that prints no figure is looked at all the same: with a figure it is checked, or an
 * error says that it needs a check.
 *
 * The verdict is about the direction or the position of the indicators that a claim names: if it names several, it is
 * true only if it is true of each. Words of degree and pace ("slightly", "at a slower rate") stand beside the verdict:
 * the reason says which part of the claim was checked and which was not.
 */
const checks: Readonly<Record<string, Check>> = {
	"q3-01": adverseTrend,
	"q3-02": allOthers,
	"q3-03": nothingExceptional,
	"q3-04": similarToBefore,
	"q3-05": notPrinted("levelling off takes a series"),
	"q3-06": vehicleChange,
	"q3-07": againstRegion(["higher"]),
	"q3-08": notPrinted("a slower rise takes three windows"),
	"q3-09": againstRegion(["in-line", "lower"]),
	"q3-10": againstRegion(["higher"], "q3-07"),
	"q3-11": entrants,
	"q3-12": halfYear,
	"q3-13": firstSigns,
	"q3-14": reoffending,
	"q3-15": partYear,
	"q3-16": employment,
	"q3-17": notPrinted(),
	"q3-18": rising,
	"q3-19": rising,
	"q3-20": notPrinted("nor the levels that are expected"),
	"q3-21": notPrinted("a trend takes the five quarters"),
	"q3-22": notPrinted("a trend takes the five quarters"),
	"q3-23": twoSources,
	"q3-24": onlyRate,
	"q3-25": similarToBefore,
	"q3-26": strands,
	"q3-27": lowNumbers,
	"q3-28": onlyRate,
	"q3-29": sameAnswer,
};

/** What is found about one claim of the report. */
export function checkOne({ claims }: Report, id: string): Finding {
	const claimOf = (wanted: string): Claim => {
		const claim = claims.find((candidate) => candidate.id === wanted);
		if (claim === undefined) throw new Error(`the report has no claim ${wanted}`);
		return claim;
	};
	const check = checks[id];
	if (check === undefined) throw new Error(`${id} has no check`);
	return check(claimOf(id), claimOf);
}

/** Every claim of the report with what was found about it. */
export function checkClaims(report: Report): readonly Omit<Row, "expected">[] {
	return report.claims.map((claim) => ({ claim, finding: checkOne(report, claim.id) }));
}
