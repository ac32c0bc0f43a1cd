import { parse } from "csv-parse/sync";
import { addMonths, directionOfTravel, type Period, toPeriod, trend } from "direction-of-travel";
import {
	buildDashboard,
	type Dashboard,
	type DashboardCell,
	defineIndicator,
} from "direction-of-travel/report";
import { expect, it } from "vitest";
import { describeShared, sharedText } from "../shared.ts";

const file = "data/monthly/leicestershire-police-uk-2019-12_2022-10.csv";
const county = [
	"Blaby",
	"Charnwood",
	"Harborough",
	"Hinckley and Bosworth",
	"Melton",
	"North West Leicestershire",
	"Oadby and Wigston",
];
const others = ["Leicester", "Rutland"];

type Row = Readonly<Record<string, string>>;
const table = (name: string): Row[] => parse(sharedText(name), { columns: true });

/** Chance of `from` Poisson events or more: the terms about the mean, each from the one before it. */
function poissonTail(mean: number, from: number): number {
	const reach = Math.ceil(12 * Math.sqrt(mean) + 40);
	const first = Math.max(0, Math.floor(mean) - reach);
	let logFirst = -mean;
	for (let k = 1; k <= first; k++) logFirst += Math.log(mean / k);
	let [term, tail] = [Math.exp(logFirst), 0];
	for (let k = first; k <= mean + reach; k++) {
		if (k >= from) tail += term;
		term *= mean / (k + 1);
	}
	return Math.min(1, tail);
}

/** Twice the smaller tail of `x` of `x + y` events with half of the observed point, by the sum over every split. */
function midP(x: number, y: number, share: number): number {
	const total = x + y;
	const logs = [total * Math.log1p(-share)];
	for (let k = 1; k <= total; k++)
		logs.push((logs[k - 1] ?? 0) + Math.log(((total - k + 1) / k) * (share / (1 - share))));
	let [below, above] = [0, 0];
	for (const [k, log] of logs.entries()) {
		const chance = Math.exp(log) * (k === x ? 0.5 : 1);
		if (k <= x) below += chance;
		if (k >= x) above += chance;
	}
	return Math.min(1, 2 * Math.min(below, above));
}

describeShared("the dashboard of Leicestershire", file, () => {
	const rows = table(file).filter((row) => row["area_code"] !== "");
	const crimes = [...new Set(rows.map((row) => row["crime_type"] ?? ""))];
	const population = new Map(
		table("data/population/ons-mid-year-estimates-east-midlands-2001-2019.csv")
			.filter((row) => row["mid_year"] === "2019")
			.map((row) => [row["area_name"] ?? "", Number(row["population"])]),
	);
	const build = (comparator: "pooled" | "mean-of-rates"): Dashboard =>
		buildDashboard(
			crimes.map((id) =>
				defineIndicator({ id, category: "Crime", polarity: "lower-is-better", measure: "rate", comparator }),
			),
			rows.map((row) => ({
				indicator: row["crime_type"] ?? "",
				area: row["area_name"] ?? "",
				period: toPeriod(row["month"] ?? ""),
				count: Number(row["count"]),
			})),
			{
				period: toPeriod("2022-10"),
				areas: [
					...county.map((id) => ({ id, level: "district" as const, parent: "Leicestershire" })),
					{ id: "Leicestershire", level: "county" },
					...others.map((id) => ({ id, level: "county" as const })),
					{ id: "Force", name: "Leicestershire Police", level: "region" },
				],
				populations: [...county, ...others].map((area) => ({ area, population: population.get(area) ?? 0 })),
			},
		);
	const pooled = build("pooled");

	// The plain computation: one loop over the rows of the file, text months, no function of the library.
	const membersOf = (area: string) =>
		area === "Force" ? [...county, ...others] : area === "Leicestershire" ? county : [area];
	const sum = (area: string, crime: string, from: string, to: string) => {
		let total = 0;
		for (const row of rows)
			if (
				row["crime_type"] === crime &&
				membersOf(area).includes(row["area_name"] ?? "") &&
				(row["month"] ?? "") >= from &&
				(row["month"] ?? "") <= to
			)
				total += Number(row["count"]);
		return total;
	};
	const residents = (area: string) =>
		membersOf(area).reduce((total, name) => total + (population.get(name) ?? 0), 0);
	const eachCell = (dashboard: Dashboard, look: (cell: DashboardCell) => void) => {
		expect(dashboard.cells).toHaveLength(14 * 11);
		for (const cell of dashboard.cells) look(cell);
	};

	it("has the counts, rates and changes of a plain computation", () => {
		eachCell(pooled, (cell) => {
			const { area, indicator } = cell;
			const now = sum(area, indicator, "2021-11", "2022-10");
			const before = sum(area, indicator, "2020-11", "2021-10");
			expect([cell.status, cell.period, cell.previousPeriod]).toEqual([
				"available",
				"2021-11/2022-10",
				"2020-11/2021-10",
			]);
			expect([cell.current?.count, cell.previous?.count]).toEqual([now, before]);
			expect(cell.current?.value).toBeCloseTo((1000 * now) / residents(area), 12);
			expect(cell.previous?.value).toBeCloseTo((1000 * before) / residents(area), 12);
			if (before === 0) expect(cell.percentChange).toBeNull();
			else expect(cell.percentChange).toBeCloseTo(100 * (now / before - 1), 9);
			expect(cell.coverage).toEqual({
				lastObserved: "2022-10",
				lag: 0,
				missing: [],
				withheld: [],
				blank: [],
			});
			expect([cell.reasons, cell.causes]).toEqual([[], []]);
			// The series begins in December 2019, one month too late for a third window.
			expect(cell.rateOfChange?.status).toBe("not-comparable");
			expect(cell.smallNumber).toBe(now < 10);
		});
	});

	it("has the exact limits that a search by halves finds", () => {
		eachCell(pooled, ({ area, current }) => {
			const count = current?.count ?? 0;
			const limit = (chance: number, tail: (mean: number) => number) => {
				let [low, high] = [0, 2 * count + 20];
				for (let step = 0; step < 60; step++) {
					const middle = (low + high) / 2;
					if (tail(middle) < chance) low = middle;
					else high = middle;
				}
				return (1000 * low) / residents(area);
			};
			const lower = count === 0 ? 0 : limit(0.025, (mean) => poissonTail(mean, count));
			// The upper limit leaves 2.5% at or below the count, and the more above it the higher it is.
			const upper = limit(0.975, (mean) => poissonTail(mean, count + 1));
			expect(current?.lower).toBeCloseTo(lower, 9);
			expect(current?.upper).toBeCloseTo(upper, 9);
		});
	});

	it("has the positions that sums over every split of the events find", () => {
		let seen = 0;
		eachCell(pooled, ({ area, comparison, position, standing, current }) => {
			if (comparison?.status !== "compared") return;
			const [mine, rest] = [residents(area), residents("Force") - residents(area)];
			const count = current?.count ?? 0;
			const pValue = midP(count, comparison.referenceCount ?? 0, mine / (mine + rest));
			expect(Math.abs((comparison.pValue ?? 0) - pValue)).toBeLessThan(1e-9 + 1e-6 * pValue);
			const higher = count / mine > (comparison.referenceCount ?? 0) / rest;
			const expected = pValue >= 0.05 ? "in-line" : higher ? "higher" : "lower";
			expect([position, standing]).toEqual([
				expected,
				{ "in-line": "similar", higher: "worse", lower: "better" }[expected],
			]);
			expect(comparison.evidence).toBe(pValue < 0.002 ? 0.998 : pValue < 0.05 ? 0.95 : null);
			seen++;
		});
		expect(seen).toBe(14 * 10);
	});

	it("has the direction that directionOfTravel() finds in the same months", () => {
		eachCell(pooled, (cell) => {
			const window = (start: string) => {
				const months = Array.from({ length: 12 }, (_, index) => addMonths(start as Period, index));
				return {
					count: months.reduce((total, month) => total + sum(cell.area, cell.indicator, month, month), 0),
					exposure: residents(cell.area),
					months: months.map((period) => ({ period, count: sum(cell.area, cell.indicator, period, period) })),
				};
			};
			const travel = directionOfTravel(window("2021-11"), window("2020-11"), { polarity: "lower-is-better" });
			expect([cell.direction, cell.performance]).toEqual([travel.direction, travel.performance]);
			if (travel.status === "compared" && cell.travel?.status === "compared")
				expect(cell.travel.pValue).toBe(travel.pValue);
		});
	});

	it("has the quarters of a plain computation, and the trend of them", () => {
		const quarters = [2020, 2021, 2022].flatMap((year) =>
			[1, 4, 7, 10].map(
				(month) =>
					[
						`${year}-${String(month).padStart(2, "0")}`,
						`${year}-${String(month + 2).padStart(2, "0")}`,
					] as const,
			),
		);
		const wanted = quarters.slice(0, 11);
		eachCell(pooled, ({ area, indicator, trendPoints, trend: found }) => {
			expect(trendPoints.map(({ period, count }) => [period, count])).toEqual(
				wanted.map(([from, to]) => [`${from}/${to}`, sum(area, indicator, from, to)]),
			);
			for (const { value, count } of trendPoints)
				expect(value).toBeCloseTo((1000 * (count ?? 0)) / residents(area), 12);
			const plain = trend(
				trendPoints.map(({ period, count }) => ({ period, count, exposure: residents(area) })),
				{ polarity: "lower-is-better" },
			);
			expect(found).toEqual(plain);
		});
	});

	it("has the pooled average of the force area and the ranks of the districts", () => {
		expect(pooled.averages.map(({ indicator }) => indicator)).toEqual(crimes);
		for (const { indicator, value, count, members } of pooled.averages) {
			const total = sum("Force", indicator, "2021-11", "2022-10");
			expect(count).toBe(total);
			expect(value).toBeCloseTo((1000 * total) / residents("Force"), 12);
			expect(members).toHaveLength(9);
		}
		eachCell(pooled, ({ area, indicator, comparison, current, rank, position }) => {
			if (area === "Force") {
				expect([comparison?.status === "not-compared" && comparison.reasons, position]).toEqual([
					[{ code: "same-area" }],
					"not-compared",
				]);
				return;
			}
			if (comparison?.status !== "compared") throw new Error(`${area} is not compared`);
			expect(comparison.benchmark).toBeCloseTo(
				(1000 * sum("Force", indicator, "2021-11", "2022-10")) / residents("Force"),
				12,
			);
			// What is tested against leaves the area out.
			expect(comparison.referenceCount).toBe(
				sum("Force", indicator, "2021-11", "2022-10") - sum(area, indicator, "2021-11", "2022-10"),
			);
			expect(comparison.referenceExposure).toBe(residents("Force") - residents(area));
			if (!county.includes(area)) {
				expect(rank).toBeNull();
				return;
			}
			const rates = county.map(
				(name) => (1000 * sum(name, indicator, "2021-11", "2022-10")) / residents(name),
			);
			const above = rates.filter((rate) => rate > (current?.value ?? 0)).length;
			expect([rank?.rank, rank?.of]).toEqual([above + 1, 7]);
		});
	});

	it("has the mean of the nine rates where that is asked for", () => {
		for (const { indicator, value } of build("mean-of-rates").averages) {
			const rates = [...county, ...others].map(
				(area) => (1000 * sum(area, indicator, "2021-11", "2022-10")) / residents(area),
			);
			expect(value).toBeCloseTo(rates.reduce((total, rate) => total + rate, 0) / 9, 12);
		}
	});

	it("prints 6.10 and 5.11 for vehicle crime to September 2022, as the notes on these data do", () => {
		const averages = (["pooled", "mean-of-rates"] as const).map((comparator) => {
			const dashboard = buildDashboard(
				[{ id: "Vehicle crime", polarity: "lower-is-better", measure: "rate", comparator }],
				rows.map((row) => ({
					indicator: row["crime_type"] ?? "",
					area: row["area_name"] ?? "",
					period: toPeriod(row["month"] ?? ""),
					count: Number(row["count"]),
				})),
				{
					period: toPeriod("2022-09"),
					areas: [...county, ...others].map((id) => ({ id, level: "district" as const })),
					populations: [...county, ...others].map((area) => ({
						area,
						population: population.get(area) ?? 0,
					})),
				},
			);
			return Math.round(100 * (dashboard.averages[0]?.value ?? 0));
		});
		expect(averages).toEqual([610, 511]);
	});
});
