import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import { toPeriod } from "../../src/period/index.ts";
import { recentTrend } from "../../src/trend/index.ts";
import { describeShared, sharedText } from "../shared.ts";

const file = "data/fingertips/fingertips-trend-series-sample.csv";

describeShared("recentTrend() on published trends", file, () => {
	const rows = parse(sharedText(file), { columns: true, bom: true }) as Record<string, string>[];
	const bySeries = new Map<string, Record<string, string>[]>();
	for (const row of rows) {
		const key = [row["indicator_id"], row["area_code"], row["sex"], row["age"]].join("|");
		bySeries.set(key, [...(bySeries.get(key) ?? []), row]);
	}
	const words = {
		increasing: "Increasing",
		decreasing: "Decreasing",
		"no-significant-change": "No significant change",
	};
	const judged = {
		improving: " and getting better",
		worsening: " and getting worse",
		stable: "",
		"not-judged": "",
	};

	/** The words that Fingertips would print. */
	const printed = (series: readonly Record<string, string>[]): string => {
		const { value_type: type = "", polarity = "" } = series[0] ?? {};
		const number = (text = "") => (text === "" ? null : Number(text));
		const points = series.map((row) => {
			const period = toPeriod(row["year"] ?? "");
			return type === "Proportion"
				? { period, count: Math.round(Number(row["count"])), denominator: Number(row["denominator"]) }
				: {
						period,
						value: number(row["value"]),
						lower95: number(row["lower_ci_95"]),
						upper95: number(row["upper_ci_95"]),
					};
		});
		const answer = recentTrend(points as never, {
			polarity: polarity.startsWith("Low")
				? "lower-is-better"
				: polarity.startsWith("High")
					? "higher-is-better"
					: "neutral",
		});
		return answer.direction === null
			? "Cannot be calculated"
			: words[answer.direction] + judged[answer.performance];
	};

	it("recentTrend() prints every published trend of rates and proportions", () => {
		let seen = 0;
		for (const series of bySeries.values()) {
			const ordered = [...series].sort((a, b) => Number(a["year"]) - Number(b["year"]));
			// Fingertips calculates no trend of indirectly standardised measures, whatever they are.
			if (ordered[0]?.["value_type"]?.startsWith("Indirectly")) continue;
			expect(printed(ordered)).toBe(ordered.at(-1)?.["recent_trend"]);
			seen++;
		}
		expect([bySeries.size, seen]).toEqual([60, 54]);
	});
});
