import { describe, expect, it } from "vitest";
import { csvRecords } from "../../src/panel/csv-records.ts";
import { panelFromCsv } from "../../src/panel/index.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const headings = { area: "a", indicator: "b", period: "c", count: "d" };

/** Takes note of the records that it is given: their fields as text, or `null` for one that cannot be read. */
function reader(width: number, { columns = headings, delimiter = "," } = {}) {
	const found: (readonly string[] | null)[] = [];
	const { read, end } = csvRecords("read", columns, delimiter, {
		record: (bytes, starts, ends) =>
			found.push(
				Array.from({ length: width }, (_, at) =>
					new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.slice(starts[at], ends[at])),
				),
			),
		unreadable: () => found.push(null),
	});
	return { found, read, end };
}

/** What is read of the bytes when they come in chunks that end at the places. */
function recordsOf(bytes: Uint8Array, cuts: readonly number[], options: { delimiter?: string } = {}) {
	const { found, read, end } = reader(4, options);
	const places = [0, ...cuts, bytes.length];
	for (const [at, place] of places.slice(1).entries()) read(bytes.slice(places[at], place));
	end();
	return found;
}

/** Expects the same of the bytes as a whole, cut in two anywhere, and byte by byte. */
function expectRecords(
	text: string | Uint8Array,
	expected: readonly (readonly string[] | null)[],
	options: { delimiter?: string } = {},
) {
	const bytes = typeof text === "string" ? bytesOf(text) : text;
	const everywhere = Array.from(bytes.slice(1), (_, at) => at + 1);
	for (const cuts of [[], ...everywhere.map((cut) => [cut]), everywhere])
		expect(recordsOf(bytes, cuts, options), `cut at ${cuts}`).toEqual(expected);
}

describe("csvRecords()", () => {
	it("csvRecords() passes over a byte order mark before the first heading, and nowhere else", () => {
		expectRecords("\ufeffa,b,c,d\n1,2,3,4\n\ufeff5,6,7,8", [
			["1", "2", "3", "4"],
			["\ufeff5", "6", "7", "8"],
		]);
		expectRecords('\ufeff"a",b,c,d\n1,2,3,4', [["1", "2", "3", "4"]]);
		for (const mark of [
			[0xef, 0xbb, 0x78],
			[0xef, 0x78, 0xbf],
			[0x78, 0xbb, 0xbf],
		]) {
			const bytes = Uint8Array.from([...mark, ...bytesOf("a,b,c,d\n1,2,3,4")]);
			expect(() => recordsOf(bytes, [])).toThrow('the headings must have "a" once');
		}
	});

	it("csvRecords() passes over lines that are empty, and tells those of one field", () => {
		expectRecords("\n\r\na,b,c,d\n\n1,2,3,4\r\n\r\n\n5,6,7,8\nx\n,\n\n", [
			["1", "2", "3", "4"],
			["5", "6", "7", "8"],
			null,
			null,
		]);
	});

	it("csvRecords() takes a carriage return for the end of a line before a line feed or at the end, and for text elsewhere", () => {
		expectRecords("a,b,c,d\r\n1\r,\r2,3\r\r,4\r\n\r1,2,3,\r\n1,2,3,4\r", [
			["1\r", "\r2", "3\r\r", "4"],
			["\r1", "2", "3", ""],
			["1", "2", "3", "4"],
		]);
	});

	it("csvRecords() takes doubled marks inside quotation marks for one, and nothing after them", () => {
		expectRecords('a,b,c,d\n"x""y","""","a\n,b",""\r\n"1""",2,"3","""4"\n', [
			['x"y', '"', "a\n,b", ""],
			['1"', "2", "3", '"4'],
		]);
		// Marks that do not begin a field are text.
		expectRecords('a,b,c,d\n1"2",x"",3"4,"5"\n', [['1"2"', 'x""', '3"4', "5"]]);
		for (const line of [
			'"1"\r,2,3,4',
			'1,2,3,"4"x',
			'"1"x,2,3,4',
			'1,"2" ,3,4',
			'1,2,3,"4"\rx',
			'"1""x,2,3,4',
		])
			expectRecords(`a,b,c,d\n0,0,0,0\n${line}\n5,6,7,8`, [["0", "0", "0", "0"], null, ["5", "6", "7", "8"]]);
	});

	it("csvRecords() gives a record as soon as it is whole", () => {
		const { found, read, end } = reader(4);
		const after = ["a,", "b,c,d\n1,2,3,4\n5", ',"6"', ',7,"8"\n"9', '",', '9,9,9\n"x"y,1', "\n0,0,0,0"].map(
			(chunk) => {
				read(bytesOf(chunk));
				return found.length;
			},
		);
		end();
		expect(after).toEqual([0, 1, 1, 2, 2, 3, 4]);
		const [bad] = found.splice(3, 1);
		expect(bad).toBeNull();
		expect(found).toEqual(["1234", "5678", "9999", "0000"].map((digits) => [...digits]));
	});

	it("csvRecords() finds its columns among hundreds", () => {
		const places = { area: 63, indicator: 64, period: 128, count: 299 };
		const line = (field: (at: number) => string) =>
			Array.from({ length: 300 }, (_, at) => field(at)).join(",");
		const columns = { area: "h63", indicator: "h64", period: "h128", count: "h299" };
		const { found, read, end } = reader(300, { columns });
		read(bytesOf(`${line((at) => `h${at}`)}\n${line((at) => String(at))}\n${line((at) => `"${2 * at}"`)}`));
		end();
		for (const [time, record] of found.entries())
			expect(Object.values(places).map((at) => record?.[at])).toEqual(
				Object.values(places).map((at) => String((time + 1) * at)),
			);
		expect(found).toHaveLength(2);
	});

	it("csvRecords() takes one character of ASCII between fields, also one that comes after the letters", () => {
		for (const delimiter of [";", "\t", "|", "~", "\x7f", " "])
			expectRecords(["a,b,c,d", "1,2,,4"].join("\n").replaceAll(",", delimiter), [["1", "2", "", "4"]], {
				delimiter,
			});
		for (const delimiter of ["\x80", "é", ";;", "€", "\n", "\r", '"', "", 5 as unknown as string])
			expect(() => reader(4, { delimiter })).toThrow(
				expect.objectContaining({
					name: "RangeError",
					code: "out-of-range",
					message: expect.stringContaining("delimiter must be one character of ASCII"),
				}),
			);
	});

	it("csvRecords() and panelFromCsv() refuse a file without headings, and columns that are no record of them", async () => {
		const { read, end } = reader(4);
		read(bytesOf("\n"));
		expect(end).toThrow('the headings must have "a" once, current value is []');
		for (const columns of [null, "a"])
			await expect(panelFromCsv([], { columns: columns as never })).rejects.toMatchObject({
				name: "TypeError",
				code: "wrong-type",
				message: expect.stringContaining("columns must be a record of headings"),
			});
	});
});
