/**
 * A run of whole calendar months, as a string: one month `"2019-12"`, or first and last month, both included,
 * `"2019-10/2019-12"`.
 *
 * Two labels for the same months are the same period: compare with `===`, use it as a `Map` key, sort it as text
 * (order by first month, then by last), keep it in JSON; no time zone can reach it. Years run from 1000 to 9999.
 * Make one with `toPeriod` or `parsePeriod`. The form is the interval of ISO 8601 with months for ends.
 *
 * @since 0.1.0
 */
export type Period = string & {
	/** A mark for the compiler only, so that a label is not taken for a period; it is not there at run time. */
	readonly __period: unique symbol;
};
