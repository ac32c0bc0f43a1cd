import { argumentError } from "../internal/errors.ts";

/**
 * The answers that a claim accepts: its words as they are, or by the polarity ("worsening" is "up" where lower is
 * better). `synonyms` holds the other words with their answers; null where there is no polarity to read them with.
 */
export function wantedAnswers(
	doing: string,
	says: string | readonly string[],
	answers: readonly string[],
	synonyms: Readonly<Record<string, string | null>>,
): readonly string[] {
	const words = typeof says === "string" ? [says] : says;
	if (!Array.isArray(words) || words.length === 0)
		throw argumentError(TypeError, "wrong-type", doing, "says must be a word or a list of words", says);
	const wanted = words.map((word: string) => {
		if (answers.includes(word)) return word;
		const answer = Object.hasOwn(synonyms, word) ? synonyms[word] : undefined;
		if (answer === undefined)
			throw argumentError(
				RangeError,
				"unknown-option",
				doing,
				`says must be one of ${[...answers, ...Object.keys(synonyms)].join(", ")}`,
				word,
			);
		if (answer === null)
			throw argumentError(
				TypeError,
				"not-applicable",
				doing,
				"options must have a polarity for a claim of performance",
				word,
			);
		return answer;
	});
	return [...new Set(wanted)];
}

/** The words of performance with their answers: the one for the worse, for no difference and for the better. */
export function performances(
	polarity: string | undefined,
	[low, middle, high]: readonly [string, string, string],
	[worse, same, better]: readonly [string, string, string],
): Readonly<Record<string, string | null>> {
	if (polarity === undefined || polarity === "neutral")
		return { [worse]: null, [same]: null, [better]: null };
	const lowIsBetter = polarity === "lower-is-better";
	return { [worse]: lowIsBetter ? high : low, [same]: middle, [better]: lowIsBetter ? low : high };
}
