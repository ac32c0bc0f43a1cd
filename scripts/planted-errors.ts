/**
 * Plants 1,000 errors in sound figures, and says how many are caught, how many of these are explained rightly, and how
 * many of the sound figures are accused.
 *
 *   npx tsx scripts/planted-errors.ts [SEED] [HOW MANY]
 *
 * Beside the catch rate stands the most that any method could catch: an error that prints a figure which the inputs, as
 * they are printed, allow cannot be told from a sound one. That bound is found without the library, by trying the inputs.
 * Exits with 1 when a sound figure is accused or an error within the bound is missed.
 */
import {
	auditPublished,
	type Explanation,
	type Figure,
	type PublishedCheck,
	type RoundingMode,
	roundExact,
} from "../src/index.ts";

const [seed = 20_191_220, planted = 1000] = process.argv.slice(2).map(Number);

let state = seed;
/** A number from 0 to below 1 (mulberry32). */
function draw(): number {
	state = (state + 0x6d2b79f5) | 0;
	let t = Math.imul(state ^ (state >>> 15), 1 | state);
	t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
	return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
}
const whole = (from: number, to: number) => from + Math.floor(draw() * (to - from + 1));
const pick = <T>(items: readonly T[]): T => items[whole(0, items.length - 1)] as T;

type Fault =
	| "digits transposed"
	| "truncated"
	| "wrong base"
	| "stale population"
	| "points as per cent"
	| "swapped";

/** A figure with its inputs: how it is checked when it is printed so, and whether the inputs allow that. */
interface Setting {
	readonly sound: string;
	/** What a slip prints instead; null where the setting has no such slip. */
	readonly slips: Readonly<Partial<Record<Fault, () => string | null>>>;
	readonly check: (printed: string) => PublishedCheck;
	/** Whether some values that print as the inputs do would print so, by trying them. */
	readonly allows: (printed: string) => boolean;
	readonly explains: Readonly<Partial<Record<Fault, (explanation: Explanation) => boolean>>>;
}

/** Publishers round to the nearest, and differ in ties. */
const usual: readonly RoundingMode[] = ["halfExpand", "halfEven"];

const exact = (value: number): Figure => ({ text: String(value), exact: true });

/** The text with two neighbouring digits exchanged, where that makes another figure. */
function transposed(text: string): string | null {
	const places = [...text].flatMap((character, place) => (/\d/.test(character) ? [place] : []));
	const pairs = places.slice(1).flatMap((right, index) => {
		const left = places[index] ?? right;
		return text[left] === text[right] ? [] : [[left, right] as const];
	});
	if (pairs.length === 0) return null;
	const [left, right] = pick(pairs);
	const swapped = [...text];
	[swapped[left], swapped[right]] = [text[right] as string, text[left] as string];
	return swapped.join("");
}

const transposedTo = (sound: string) => (explanation: Explanation) =>
	explanation.code === "digits-transposed" && explanation.figures.includes(sound);
const roundedDown = (explanation: Explanation) =>
	explanation.code === "other-rounding" && explanation.modes.includes("trunc");
const named = (code: Explanation["code"]) => (explanation: Explanation) => explanation.code === code;

/** Whether a ratio a / b times 100 or 1,000 is within half a step of a printed figure, in whole numbers. */
function within(numerator: bigint, denominator: bigint, printed: string, decimals: number): boolean {
	const scale = 10n ** BigInt(decimals);
	const units = BigInt(printed.replace(".", "").replace("-", "")) * (printed.startsWith("-") ? -1n : 1n);
	const gap = 2n * (numerator * scale - units * denominator);
	return (gap < 0n ? -gap : gap) <= denominator;
}

/** A rate per 1,000 from a count and a population. */
function rateSetting(): Setting {
	const population = whole(800, 1_200_000);
	const stale = Math.round(population * (1 + (draw() - 0.5) / 12));
	const count = whole(10, Math.max(12, Math.floor(population / 10)));
	const decimals = pick([0, 1, 1, 2]);
	const print = (people: number, mode: RoundingMode) =>
		roundExact({ numerator: count, denominator: people, multiplier: 1000 }, { decimals, mode });
	const sound = print(population, pick(usual));
	return {
		sound,
		slips: {
			"digits transposed": () => transposed(sound),
			truncated: () => print(population, "trunc"),
			"stale population": () => print(stale, "halfExpand"),
		},
		check: (printed) => ({
			kind: "computed",
			printed,
			computed: { numerator: count, denominator: population, multiplier: 1000 },
			otherPopulations: [stale],
		}),
		allows: (printed) => within(BigInt(count) * 1000n, BigInt(population), printed, decimals),
		explains: {
			"digits transposed": transposedTo(sound),
			truncated: roundedDown,
			"stale population": named("other-population"),
		},
	};
}

/** A change in per cent between two counts. */
function changeSetting(): Setting {
	const previous = whole(40, 60_000);
	const current = Math.max(1, Math.round(previous * (0.6 + draw() * 0.9)));
	const decimals = pick([0, 0, 1, 2]);
	const print = (now: number, before: number, base: number, mode: RoundingMode) =>
		roundExact({ numerator: now - before, denominator: base, multiplier: 100 }, { decimals, mode });
	const sound = print(current, previous, previous, pick(usual));
	return {
		sound,
		slips: {
			"digits transposed": () => transposed(sound),
			truncated: () => print(current, previous, previous, "trunc"),
			"wrong base": () => print(current, previous, current, "halfExpand"),
			swapped: () => print(previous, current, current, "halfExpand"),
		},
		check: (printed) => ({
			kind: "percent-change",
			current: exact(current),
			previous: exact(previous),
			change: `${printed}%`,
		}),
		allows: (printed) => within(BigInt(current - previous) * 100n, BigInt(previous), printed, decimals),
		explains: {
			"digits transposed": transposedTo(sound),
			truncated: roundedDown,
			"wrong base": named("wrong-base"),
			swapped: named("swapped"),
		},
	};
}

/** A change in per cent between two figures that are themselves rounded, rates or percentages. */
function roundedSetting(): Setting {
	const decimals = pick([0, 1, 1, 2]);
	const scale = 10 ** decimals;
	const percentage = draw() < 0.5;
	const size = percentage ? 80 : pick([5, 30, 80]);
	// In hundredths of the step, so that everything is a whole number.
	const before = whole(Math.ceil(0.3 * size * scale * 100), size * scale * 100);
	const now = Math.max(1, Math.round(before * (0.75 + draw() * 0.5)));
	const figure = (value: number) =>
		roundExact({ numerator: value, denominator: 100 * scale }, { decimals, mode: pick(usual) });
	const [current, previous] = [figure(now), figure(before)];
	const unit = percentage ? "%" : "";
	const print = (numerator: number, denominator: number, mode: RoundingMode) =>
		roundExact({ numerator, denominator, multiplier: 100 }, { decimals: 0, mode });
	const sound = print(now - before, before, pick(usual));
	const steps = (text: string) => Math.round(Number(text) * scale);
	return {
		sound,
		slips: {
			"digits transposed": () => transposed(sound),
			truncated: () => print(now - before, before, "trunc"),
			"wrong base": () => print(now - before, now, "halfExpand"),
			swapped: () => print(before - now, now, "halfExpand"),
			...(percentage
				? {
						"points as per cent": () =>
							roundExact({ numerator: now - before, denominator: 100 * scale }, { decimals: 0 }),
					}
				: {}),
		},
		check: (printed) => ({
			kind: "percent-change",
			current: `${current}${unit}`,
			previous: `${previous}${unit}`,
			change: `${printed}%`,
		}),
		// The change grows with the current value and falls with the previous one: its ends are at the corners.
		allows: (printed) => {
			const [a, b] = [2 * steps(current) - 1, 2 * steps(current) + 1];
			const [c, d] = [2 * steps(previous) - 1, 2 * steps(previous) + 1];
			const claim = Number(printed);
			return (100 * (a - d)) / d <= claim + 0.5 && (100 * (b - c)) / c >= claim - 0.5;
		},
		explains: {
			"digits transposed": transposedTo(sound),
			truncated: roundedDown,
			"wrong base": named("wrong-base"),
			swapped: named("swapped"),
			"points as per cent": named("points-as-percent"),
		},
	};
}

const settings = [rateSetting, changeSetting, roundedSetting];
const faults: readonly Fault[] = [
	"digits transposed",
	"truncated",
	"wrong base",
	"stale population",
	"points as per cent",
	"swapped",
];

interface Count {
	planted: number;
	catchable: number;
	caught: number;
	/** Of those caught, how many are no figure at all, such as 01. */
	unreadable: number;
	explained: number;
	missed: number;
}
const counts = new Map<Fault, Count>(
	faults.map((fault) => [
		fault,
		{ planted: 0, catchable: 0, caught: 0, unreadable: 0, explained: 0, missed: 0 },
	]),
);
let accused = 0;
let sound = 0;
const rowOf = (check: PublishedCheck) => auditPublished([{ id: "figure", check }]).rows[0];

for (let done = 0; done < planted; ) {
	const fault = pick(faults);
	const setting = pick(settings)();
	const printed = setting.slips[fault]?.() ?? null;
	// A slip that prints what is right is none.
	if (printed === null || printed === setting.sound || Number(printed) === Number(setting.sound)) continue;
	done++;
	sound++;
	if (rowOf(setting.check(setting.sound))?.status !== "holds") accused++;
	const found = rowOf(setting.check(printed));
	const count = counts.get(fault) as Count;
	const catchable = !setting.allows(printed);
	// "01" is refused by the reader of figures, which names it.
	const unreadable = found?.status === "not-checkable" && found.reason.endsWith("(leading-zero)");
	const caught = found?.status === "contradicted" || unreadable;
	if (unreadable) count.unreadable++;
	count.planted++;
	if (catchable) count.catchable++;
	if (caught) count.caught++;
	if (catchable && !caught) count.missed++;
	if (caught && found?.explanations.some((explanation) => setting.explains[fault]?.(explanation) ?? false))
		count.explained++;
}

const percent = (part: number, of: number) =>
	of === 0 ? "-" : `${roundExact({ numerator: part, denominator: of, multiplier: 100 }, { decimals: 1 })}%`;
const line = (name: string, { planted: all, catchable, caught, unreadable, explained }: Count) =>
	`${name.padEnd(20)}${String(all).padStart(8)}${String(catchable).padStart(11)}${String(caught).padStart(8)}${percent(caught, all).padStart(8)}${percent(caught, catchable).padStart(10)}${String(unreadable).padStart(12)}${String(explained).padStart(11)}${percent(explained, caught).padStart(8)}`;
console.log(
	`${planted} errors planted with seed ${seed}; catchable: no value that prints as the inputs do prints so`,
);
console.log("error                planted  catchable  caught  of all  of bound  unreadable  explained");
const all: Count = { planted: 0, catchable: 0, caught: 0, unreadable: 0, explained: 0, missed: 0 };
for (const [fault, count] of counts) {
	console.log(line(fault, count));
	for (const key of Object.keys(all) as (keyof Count)[]) all[key] += count[key];
}
console.log(line("all", all));
console.log(
	`sound figures accused: ${accused} of ${sound}; errors within the bound that were missed: ${all.missed}`,
);
if (accused > 0 || all.missed > 0) process.exitCode = 1;
