import { checkCount, checkPositive, checkRecords } from "../internal/check.ts";
import { compensatedSum } from "../internal/sum.ts";

/** People who had an event so many times each. @since 0.1.0 */
export interface RepeatedEvents {
	/** Events of each of them, 1 or more. */
	readonly events: number;
	/** How many people had so many. */
	readonly people: number;
}

/** Sums over people who had events: how many events, how many people, and the squares of what each had. */
export interface EventSums {
	readonly events: number;
	readonly people: number;
	readonly squares: number;
}

/** The sums over a list of people by number of events; `name` makes the message: "name[0].people must be ...". */
export function sumEvents(doing: string, name: string, list: readonly RepeatedEvents[]): EventSums {
	const rows = checkRecords(doing, name, list).map(({ events, people }: RepeatedEvents, place) => ({
		events: checkPositive(
			doing,
			`${name}[${place}].events`,
			checkCount(doing, `${name}[${place}].events`, events),
		),
		people: checkCount(doing, `${name}[${place}].people`, people),
	}));
	return {
		events: compensatedSum(rows.map(({ events, people }) => events * people)),
		people: compensatedSum(rows.map(({ people }) => people)),
		squares: compensatedSum(rows.map(({ events, people }) => events ** 2 * people)),
	};
}
