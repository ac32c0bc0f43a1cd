import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import { rate } from "../../src/estimate/index.ts";
import { describeShared, sharedText } from "../shared.ts";

const byar = "exact-below-10-then-byar" as const;

describeShared("rate() on Fingertips downloads", "data/fingertips/fingertips-93356-native-sample.csv", () => {
	const table = (file: string): Record<string, string>[] => {
		const [header = [], ...rows] = parse(sharedText(`data/fingertips/${file}`), {
			relax_column_count: true,
			bom: true,
		}) as string[][];
		return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ""])));
	};

	it("rate() gives every published value and limit of a rate per 100,000", () => {
		let [seen, limits, worst] = [0, 0, 0];
		for (const row of table("fingertips-93356-native-sample.csv")) {
			const [count, denominator] = [row["Count"], row["Denominator"]];
			if (count === "" || denominator === "") continue;
			seen++;
			const { value, lower, upper } = rate(Number(count), Number(denominator), {
				per: 100_000,
				method: byar,
			});
			expect(value).toBeCloseTo(Number(row["Value"]), 6);
			// Regions come without limits.
			if (row["Lower CI 95.0 limit"] === "") continue;
			limits++;
			const distances = [
				lower - Number(row["Lower CI 95.0 limit"]),
				upper - Number(row["Upper CI 95.0 limit"]),
			];
			worst = Math.max(worst, ...distances.map(Math.abs));
		}
		expect(limits).toBeGreaterThan(140);
		expect(seen).toBeGreaterThan(150);
		expect(worst).toBeLessThan(0.01);
	});

	it("rate() gives every published value and limit of a rate per 1,000, printed to five places", () => {
		let seen = 0;
		for (const row of table("general-fertility-rate-per-1000.csv")) {
			const [count, denominator] = [row["count"], row["denominator"]];
			if (count === "" || denominator === "") continue;
			seen++;
			const { value, lower, upper } = rate(Number(count), Number(denominator), { method: byar });
			expect(value).toBeCloseTo(Number(row["value"]), 4);
			expect(lower).toBeCloseTo(Number(row["lower_ci_95"]), 4);
			expect(upper).toBeCloseTo(Number(row["upper_ci_95"]), 4);
		}
		expect(seen).toBeGreaterThan(150);
	});
});
