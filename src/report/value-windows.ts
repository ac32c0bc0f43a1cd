import { directionOfTravel } from "../direction/direction-of-travel.ts";
import { monthText, periodOf, spanOf } from "../period/months.ts";
import type { Period } from "../period/period.ts";
import { valueFigure } from "./cell-figure.ts";
import type { CellWindows } from "./cell-windows.ts";
import type { CellFigure, CellReason, DashboardSettings } from "./dashboard.ts";
import type { Frame } from "./frame.ts";
import type { Indicator } from "./indicator.ts";
import type { ValuePart } from "./value-series.ts";

/** The current figure of a survey or an average beside that of the same months a year before. */
export function valueWindows(
	of: string,
	indicator: Indicator,
	parts: readonly ValuePart[],
	{ last, months }: Frame,
	settings: DashboardSettings,
): CellWindows {
	const period = periodOf(last - months + 1, last, of);
	const previousPeriod = periodOf(last - months - 11, last - 12, of);
	const { confidence, ending } = settings;
	const reasons: CellReason[] = [];
	const figureIn = (window: "current" | "previous", wanted: Period): CellFigure | null => {
		const part = parts.find((one) => one.period === wanted);
		if (part?.duplicate) reasons.push({ code: "duplicate-period", window, period: wanted });
		else if (part === undefined || part.value === null)
			reasons.push({ code: "period-missing", window, period: wanted });
		if (part === undefined || part.value === null) return null;
		const { value, standardError } = part;
		if (standardError === null && indicator.uncertainty !== "tolerance")
			reasons.push({ code: "uncertainty-missing", window, period: wanted });
		return valueFigure(indicator, { ...part, value, standardError }, confidence);
	};
	const current = figureIn("current", period);
	const previous = figureIn("previous", previousPeriod);
	const breaks = breaksBetween(of, indicator, parts, { last, months });
	for (const found of breaks) reasons.push({ code: "break-in-series", ...found });
	const seen = parts.filter((part) => part.known && part.last <= spanOf(ending, of).last);
	const lastObserved = seen.reduce<number | null>((latest, part) => Math.max(latest ?? 0, part.last), null);
	const blank = parts.filter((part) => part.value === null && !part.duplicate).map((part) => part.period);
	const wanted = [previousPeriod, period];
	return {
		period,
		previousPeriod,
		current,
		previous,
		travel:
			current === null || previous === null || reasons.length > 0
				? null
				: travelOf(indicator, current, previous, confidence),
		rateOfChange: null,
		reasons,
		coverage: {
			lastObserved: lastObserved === null ? null : (monthText(lastObserved) as Period),
			lag: lastObserved === null ? null : spanOf(ending, of).last - lastObserved,
			missing: wanted.filter((one) => !parts.some((part) => part.period === one)),
			withheld: [],
			blank: wanted.filter((one) => blank.includes(one)),
		},
		breakCauses: breaks.map(({ cause }) => cause),
	};
}

/** Breaks after the first month of the previous figure that the definition records, and those of the rows after that figure. */
function breaksBetween(
	of: string,
	{ breaks }: Indicator,
	parts: readonly ValuePart[],
	{ last, months }: Pick<Frame, "last" | "months">,
): readonly Omit<Extract<CellReason, { code: "break-in-series" }>, "code">[] {
	const start = last - months + 1;
	const placeOf = (month: number) => {
		if (month > start) return "within-current";
		return month > last - 12 ? "between" : "within-previous";
	};
	const recorded = breaks.flatMap(({ from, cause }) => {
		const { first } = spanOf(from, of);
		return first > start - 12 && first <= last ? [{ at: from, cause, where: placeOf(first) } as const] : [];
	});
	const marked = parts.flatMap(({ period, last: end, causes }) =>
		end > last - 12 && end <= last
			? causes.map((cause) => ({ at: period, cause, where: "between" }) as const)
			: [],
	);
	return [...recorded, ...marked];
}

function travelOf(
	{ polarity, measure, tolerance, per }: Indicator,
	current: CellFigure,
	previous: CellFigure,
	confidence: number,
) {
	const asValue = ({ value, standardError, period }: CellFigure) => ({
		value,
		...(standardError === null ? {} : { standardError }),
		period,
	});
	return directionOfTravel(asValue(current), asValue(previous), {
		polarity,
		...(tolerance === null
			? { confidence, ...(measure === "survey" ? { minimumChange: { absolute: 0.01 * (per ?? 100) } } : {}) }
			: { tolerance: { absolute: tolerance } }),
	});
}
