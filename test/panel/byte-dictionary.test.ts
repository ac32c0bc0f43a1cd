import { describe, expect, it } from "vitest";
import { byteDictionary, grown, textOf } from "../../src/panel/byte-dictionary.ts";

const encoder = new TextEncoder();

/** Bytes of a text with others around them, which belong to no text. */
function within(text: string): readonly [bytes: Uint8Array, start: number, end: number] {
	const bytes = encoder.encode(`<${text}>`);
	return [bytes, 1, bytes.length - 1];
}

/** Texts that end alike and begin alike, of every length from 0 on. */
const texts = Array.from({ length: 3000 }, (_, at) =>
	at % 3 === 0 ? `${"x".repeat(at % 40)}${at}` : `ward ${at * 7919} of the county${at % 2 === 0 ? "" : " é"}`,
);

describe("byteDictionary()", () => {
	it("byteDictionary() numbers texts in the order in which they come, and knows each of them again", () => {
		const { codeOf, names } = byteDictionary();
		expect(names()).toEqual([]);
		// One after the other; each looked for again when some others have come; and all of them in another order.
		for (const [at, text] of texts.entries()) {
			expect(codeOf(...within(text))).toBe(at);
			expect(codeOf(...within(texts[(at * 31) % (at + 1)] ?? ""))).toBe((at * 31) % (at + 1));
		}
		for (let at = 0; at < texts.length; at++) {
			const place = (at * 1237) % texts.length;
			expect(codeOf(...within(texts[place] ?? ""))).toBe(place);
		}
		expect(names()).toEqual(texts);
	});

	it("byteDictionary() takes nothing at all for a text, and one that is longer than all others together", () => {
		const { codeOf, names } = byteDictionary();
		const long = "a".repeat(5000);
		const list = ["", "b", long, "", `${long}b`, "b", long];
		expect(list.map((text) => codeOf(...within(text)))).toEqual([0, 1, 2, 0, 3, 1, 2]);
		expect(names()).toEqual(["", "b", long, `${long}b`]);
	});

	it("byteDictionary() does not take the beginning or the end of a text for the text", () => {
		const { codeOf } = byteDictionary();
		const list = ["Ashby", "Ash", "by", "Ashb", "Asbby", "Bshby", "Ashby", "by", "Ash", "Ashbyy", "Ashby"];
		expect(list.map((text) => codeOf(...within(text)))).toEqual([0, 1, 2, 3, 4, 5, 0, 2, 1, 6, 0]);
	});
});

describe("grown()", () => {
	it("grown() begins with what is there, and goes on with nothing", () => {
		expect(grown(Int32Array.of(4, 5), 4)).toEqual(Int32Array.of(4, 5, 0, 0));
		expect(grown(new Uint8Array(0), 1)).toEqual(Uint8Array.of(0));
	});
});

describe("textOf()", () => {
	it("textOf() reads bytes as TextDecoder does, and says null where that would throw", () => {
		const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
		const decoded = (bytes: Uint8Array) => {
			try {
				return decoder.decode(bytes);
			} catch {
				return null;
			}
		};
		// Every kind of first byte with those beside it, and the bytes at which what may follow begins and ends.
		const firsts = [
			0x00, 0x41, 0x7f, 0x80, 0xbf, 0xc0, 0xc1, 0xc2, 0xc3, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0,
			0xf1, 0xf3, 0xf4, 0xf5, 0xf8, 0xff,
		];
		const seconds = [0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff];
		const others = [0x41, 0x80, 0xbf, 0xc0];
		const lists = firsts.flatMap((first) => [
			[first],
			...seconds.flatMap((second) => [
				[first, second],
				...others.flatMap((third) => [
					[first, second, third],
					...others.map((fourth) => [first, second, third, fourth]),
				]),
			]),
		]);
		let read = 0;
		for (const list of lists) {
			const text = decoded(Uint8Array.from(list));
			if (text !== null) read++;
			// At the end of what there is, and before a byte that would go on with the character.
			expect(textOf(Uint8Array.from(list), 0, list.length)).toBe(text);
			expect(textOf(Uint8Array.of(0x41, ...list, 0x80, 0x80), 1, list.length + 1)).toBe(text);
		}
		expect([lists.length, read]).toEqual([23 * 211, 267]);
	});
});
