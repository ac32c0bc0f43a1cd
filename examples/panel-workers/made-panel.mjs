import { monthsIn, toPeriod } from "direction-of-travel";
import { panelFromColumns, sharePanel } from "direction-of-travel/panel";

/** A panel of made-up counts over shared memory: as many areas as asked for, 14 indicators, 36 months. */
export function madePanel(areas) {
	const months = monthsIn(toPeriod("2017-01/2019-12"));
	const indicators = Array.from({ length: 14 }, (_, at) => `indicator ${at + 1}`);
	const names = Array.from({ length: areas }, (_, at) => `area ${at + 1}`);
	const records = areas * indicators.length * months.length;
	const codes = {
		area: new Int32Array(records),
		indicator: new Int32Array(records),
		month: new Int32Array(records),
	};
	const count = new Int32Array(records);
	let state = 20_191_220;
	for (let record = 0; record < records; record++) {
		const series = Math.floor(record / months.length);
		codes.area[record] = Math.floor(series / indicators.length);
		codes.indicator[record] = series % indicators.length;
		codes.month[record] = record % months.length;
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
		count[record] = (state >>> 24) & (series % 3 === 0 ? 63 : 7);
	}
	const { panel } = panelFromColumns(
		{
			area: { codes: codes.area, names },
			indicator: { codes: codes.indicator, names: indicators },
			period: { codes: codes.month, names: months },
			count,
		},
		{ exposures: Object.fromEntries(names.map((name, at) => [name, 1_200 + (at % 977)])) },
	);
	return sharePanel(panel);
}
