import type { cy } from "date-fns/locale/cy";
import { assertType, expectTypeOf, it } from "vitest";
import {
	type FormatPeriodOptions,
	formatPeriod,
	type ParsePeriodOptions,
	type Period,
	type PeriodReading,
	parsePeriod,
	toPeriod,
} from "../../src/period/index.ts";

type Locale = typeof cy;

it("a Period is text, and text is not a Period", () => {
	expectTypeOf(toPeriod("2019")).toEqualTypeOf<Period>();
	expectTypeOf<Period>().toExtend<string>();
	expectTypeOf<string>().not.toExtend<Period>();
	// @ts-expect-error: a label is not a period
	formatPeriod("2019/20", "iso");
});

it("parsePeriod() has a period, or a code with candidates, but never both", () => {
	const reading = parsePeriod("2019");
	expectTypeOf(reading).toEqualTypeOf<PeriodReading>();
	// @ts-expect-error: there is no period before ok is looked at
	reading.period;
	if (reading.ok) expectTypeOf(reading.period).toEqualTypeOf<Period>();
	else expectTypeOf(reading.candidates).toEqualTypeOf<readonly Period[]>();
});

it("formatPeriod() and parsePeriod() take any locale of date-fns", () => {
	expectTypeOf<{ readonly locale: Locale }>().toExtend<FormatPeriodOptions>();
	expectTypeOf<{ readonly locale: Locale }>().toExtend<ParsePeriodOptions>();
	// @ts-expect-error: a locale is an object and not its name
	assertType<FormatPeriodOptions>({ locale: "cy" });
});
