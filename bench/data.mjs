/** Counts and populations from a fixed start, in the forms that the contestants take. */

/** A generator of numbers from 0 up to 1 (a shift register of 32 bits). */
export function numbers(seed) {
	let state = seed | 0 || 1;
	return () => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) / 2 ** 32;
	};
}

/**
 * Long columns sorted by area, indicator and month: numbers of 32 bits, with the names that the numbers stand for.
 * Counts are whole; a twentieth of the series is rare enough to have years without a case.
 */
export function longColumns(areas, indicators, months) {
	const length = areas * indicators * months;
	const columns = {
		area: new Int32Array(length),
		indicator: new Int32Array(length),
		month: new Int32Array(length),
		count: new Int32Array(length),
	};
	const next = numbers(20_191_231);
	const population = Float64Array.from({ length: areas }, () => Math.floor(5_000 + 195_000 * next()));
	for (let area = 0, at = 0; area < areas; area++)
		for (let indicator = 0; indicator < indicators; indicator++) {
			const usual =
				next() < 0.05 ? 0.3 * next() : (population[area] / 1_000) * (0.02 + 0.1 * indicator) * next();
			const drift = 1.2 * (next() - 0.5);
			for (let month = 0; month < months; month++, at++) {
				columns.area[at] = area;
				columns.indicator[at] = indicator;
				columns.month[at] = month;
				columns.count[at] = Math.floor(
					usual * (1 + drift * (month / months - 0.5)) * (0.7 + 0.6 * next()) + next(),
				);
			}
		}
	return {
		areas,
		indicators,
		months,
		length,
		...columns,
		population,
		areaNames: Array.from({ length: areas }, (_, at) => `Area ${at}`),
		indicatorNames: Array.from({ length: indicators }, (_, at) => `Indicator ${at}`),
		monthNames: Array.from({ length: months }, (_, at) => monthName(at)),
	};
}

/** The month at a place, from January 2010 on. */
function monthName(at) {
	return `${2010 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
}

/** The same as a CSV in pieces of bytes. */
export function* csvOf(data) {
	const { areaNames, indicatorNames, monthNames, area, indicator, month, count, length } = data;
	let text = "area,indicator,month,count\n";
	for (let at = 0; at < length; at++) {
		text += `${areaNames[area[at]]},${indicatorNames[indicator[at]]},${monthNames[month[at]]},${count[at]}\n`;
		if (text.length > 60_000) {
			yield Buffer.from(text);
			text = "";
		}
	}
	yield Buffer.from(text);
}
