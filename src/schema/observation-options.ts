import { checkList, checkMember, checkOptions, checkRecords } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { periodOptions } from "../period/label-settings.ts";
import type { ParsePeriodOptions } from "../period/parse-period.ts";
import { checkLegend, type Legend } from "../published/markers.ts";
import type { WithheldRange } from "../rolling/observation.ts";
import { checkWithheld } from "../rolling/read-series.ts";
import { checkKnownAreas, type KnownArea } from "./read-area.ts";

/**
 * Which column holds what, by the names of the header.
 *
 * @since 0.1.0
 */
export interface ObservationColumns {
	/** The period, as any label that `parsePeriod` reads. */
	readonly period?: string;
	/** Code of the area. A code that is blank leaves the name to stand for it. */
	readonly areaCode?: string;
	/** Name of the area. */
	readonly areaName?: string;
	/** What is counted. */
	readonly indicator?: string;
	/** Events. */
	readonly count?: string;
	/** What the count is divided by. */
	readonly denominator?: string;
	/** A value as it is printed. */
	readonly value?: string;
	/** Lower limit of the value. */
	readonly lower?: string;
	/** Upper limit of the value. */
	readonly upper?: string;
	/** `provisional`, `revised` or `final`. */
	readonly status?: string;
	/** When the figure was published, as `YYYY-MM-DD` or `YYYY-MM`. */
	readonly vintage?: string;
}

const columnNames = [
	"period",
	"areaCode",
	"areaName",
	"indicator",
	"count",
	"denominator",
	"value",
	"lower",
	"upper",
	"status",
	"vintage",
] as const satisfies readonly (keyof ObservationColumns)[];

/**
 * A row that is the sum of others.
 *
 * @since 0.1.0
 */
export interface TotalRule {
	/** Which label says so. */
	readonly of: "area" | "indicator";
	/** The label: the code or name of the area, the name of the indicator. */
	readonly label: string;
	/** The labels that it is the sum of. Default: every other one beside it. */
	readonly parts?: readonly string[];
}

/**
 * Where a table has its observations, and how its cells are meant.
 *
 * @since 0.1.0
 */
export interface ReadObservationsOptions extends ParsePeriodOptions {
	/** Which column holds what. */
	readonly columns: ObservationColumns;
	/** Names of the fields of records that are lists. Default: the first row, or the names of the first object. */
	readonly header?: readonly string[];
	/** Further columns that tell records apart, such as sex and age. Default: none. */
	readonly dimensions?: readonly string[];
	/** The columns that are not named otherwise are periods, with such a figure in each cell. Default none: one record a row. */
	readonly across?: "count" | "value";
	/** The period of every record, where no column has it. */
	readonly period?: string;
	/** The area of every record, where no column has it. */
	readonly area?: string;
	/** The indicator of every record, where no column has it. */
	readonly indicator?: string;
	/** Columns that are known and not wanted. Default: none, and every column that is not read is an `extra-column`. */
	readonly ignore?: readonly string[];
	/** Records that are lists with fewer fields than the header: `accept` takes the last ones as blank. Default `reject`. */
	readonly shortRows?: "reject" | "accept";
	/** What the markers of the table mean, beside those in common use: `{ "-": "zero" }`. */
	readonly legend?: Legend;
	/**
	 * What brackets round a figure mean: `prose` the figure, `negative` one below 0 as in accounts. Default `prose`, and a
	 * figure above 0 is noted as `parenthesised`.
	 */
	readonly parentheses?: "prose" | "negative";
	/** What a count that is marked as suppressed or confidential can be. Default: nothing is known of it. */
	readonly withheld?: WithheldRange;
	/** Accepts counts that are not whole; fewer than 5 is then anything up to 5. Default false. */
	readonly weighted?: boolean;
	/** Refuses a count above its denominator: persons with something, of all persons. Default false. */
	readonly withinDenominator?: boolean;
	/** What codes of areas look like: `gss` a letter and eight digits. Default `any`. */
	readonly areaCodes?: "gss" | "any";
	/** The areas that there are. Default: not known, and nothing is checked. */
	readonly areas?: readonly KnownArea[];
	/**
	 * Rows that are the sum of others. Default: areas and indicators called total, all, all areas, all crime and the like,
	 * where there are others beside them. An empty list: none.
	 */
	readonly totals?: readonly TotalRule[];
}

/** Refuses options that are not known or contradict each other. */
export function checkReading(doing: string, options: ReadObservationsOptions): void {
	const { columns, across } = checkOptions(doing, options, [
		"columns",
		"header",
		"dimensions",
		"across",
		"period",
		"area",
		"indicator",
		"ignore",
		"shortRows",
		"legend",
		"parentheses",
		"withheld",
		"weighted",
		"withinDenominator",
		"areaCodes",
		"areas",
		"totals",
		...periodOptions,
	]);
	if (typeof columns !== "object" || columns === null)
		throw argumentError(TypeError, "wrong-type", doing, "columns must name the columns", columns);
	checkOptions(doing, columns, columnNames, "columns");
	const refuse = (must: string, found: unknown) =>
		argumentError(TypeError, "not-applicable", doing, must, found);
	if (across !== undefined) {
		checkMember(doing, "across", across, ["count", "value"]);
		for (const name of ["period", "count", "denominator", "value", "lower", "upper"] as const)
			if (columns[name] !== undefined)
				throw refuse(`columns.${name} must be left out where periods stand across`, columns[name]);
	} else if (columns.count === undefined && columns.value === undefined)
		throw refuse("columns.count or columns.value must be given", columns);
	const once = (name: string, ...given: readonly unknown[]) => {
		if (given.filter((one) => one !== undefined).length !== 1)
			throw refuse(`${name} must be given once, as a column or for the whole table`, given.find(Boolean));
	};
	once("period", columns.period, options.period, across);
	once("indicator", columns.indicator, options.indicator);
	once("area", columns.areaCode ?? columns.areaName, options.area);
	checkMember(doing, "shortRows", options.shortRows ?? "reject", ["reject", "accept"]);
	checkMember(doing, "parentheses", options.parentheses ?? "prose", ["prose", "negative"]);
	checkMember(doing, "areaCodes", options.areaCodes ?? "any", ["gss", "any"]);
	checkLegend(doing, options.legend ?? {});
	const { withheld, weighted = false } = options;
	if (withheld !== undefined)
		checkWithheld(doing, "", checkOptions(doing, withheld, ["from", "to"], "withheld"), weighted);
	for (const rule of checkRecords(doing, "totals", options.totals ?? [])) {
		checkOptions(doing, rule, ["of", "label", "parts"], "a rule of totals");
		checkMember(doing, "of of a total", rule.of, ["area", "indicator"]);
		checkName(doing, "label of a total", rule.label);
		checkNames(doing, "parts of a total", rule.parts ?? []);
	}
	checkNames(doing, "ignore", options.ignore ?? []);
	checkNames(doing, "dimensions", options.dimensions ?? []);
	for (const name of columnNames)
		if (columns[name] !== undefined) checkName(doing, `columns.${name}`, columns[name]);
	checkKnownAreas(doing, options.areas ?? []);
	const named = [...Object.values(columns), ...(options.dimensions ?? [])].filter(
		(name) => name !== undefined,
	);
	const twice = named.find((name, index) => named.indexOf(name) !== index);
	if (twice !== undefined) throw refuse("a column must be named once only", twice);
}

function checkNames(doing: string, name: string, values: readonly string[]): void {
	for (const [index, value] of checkList(doing, name, values).entries())
		checkName(doing, `${name}[${index}]`, value);
}

function checkName(doing: string, name: string, value: unknown): void {
	if (typeof value !== "string")
		throw argumentError(TypeError, "wrong-type", doing, `${name} must be text`, value);
}
