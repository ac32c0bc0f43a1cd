import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Period, toPeriod } from "../../src/index.ts";
import { cellMarks, panelFromCsv, panelFromRows } from "../../src/panel/index.ts";

const columns = { area: "ward", indicator: "offence", period: "month", count: "n" };

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** The bytes of a text in chunks that end at the given places. */
function chunked(text: string, cuts: readonly number[]): readonly Uint8Array[] {
	const bytes = bytesOf(text);
	const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
	return places.slice(1).map((end, at) => bytes.slice(places[at], end));
}

const field = fc.oneof(
	fc.constantFrom(
		"Ashby",
		"Blaby",
		'St "Mary\'s"',
		"Ashby, north",
		"two\nlines",
		"Ynys Môn",
		"😀",
		"a\r\nb",
		'""',
	),
	fc.string({ unit: "binary", maxLength: 6 }),
);

const quoted = (text: string, always: boolean) =>
	always || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

describe("panelFromCsv()", () => {
	it("panelFromCsv() reads what another reader reads, wherever the chunks end", async () => {
		const record = fc.record({
			ward: field,
			offence: field,
			month: fc.constantFrom("2019-10", "2019-11", "2019-12"),
			n: fc.oneof(fc.nat(500).map(String), fc.constant("")),
			other: field,
		});
		await fc.assert(
			fc.asyncProperty(
				fc.array(record, { minLength: 1, maxLength: 12 }),
				fc.array(fc.nat(400), { maxLength: 6 }),
				fc.constantFrom("\n", "\r\n"),
				fc.boolean(),
				fc.boolean(),
				async (records, cuts, newline, always, mark) => {
					const lines = records.map((one) =>
						[one.other, one.ward, one.n, one.month, one.offence]
							.map((text) => quoted(text, always))
							.join(","),
					);
					const text = `${mark ? "\ufeff" : ""}other,ward,n,month,offence${newline}${lines.join(newline)}`;
					const rows = parse(text, { columns: true, bom: true, skip_empty_lines: true }) as Record<
						string,
						string
					>[];
					const reading = await panelFromCsv(chunked(text, cuts), { columns });
					const expected = panelFromRows(
						rows.map(({ ward = "", offence = "", month = "", n = "" }) => ({
							area: ward,
							indicator: offence,
							period: month as Period,
							count: n === "" ? null : Number(n),
						})),
					);
					expect(reading).toEqual(expected);
				},
			),
			{ numRuns: 300 },
		);
	});

	it("panelFromCsv() marks blank and withheld counts, and tells every record that it does not take", async () => {
		const text = [
			"ward,offence,month,n",
			"Ashby,robbery,2019-11,[c]",
			"Ashby,robbery,2019-12,[x]",
			"Oadby,robbery,2019-11,",
			"Oadby,robbery,2019-12,0",
			"Oadby,robbery,2019-12",
			"Oadby,robbery,2019-12,3,4",
			"Oadby,robbery,2019,3",
			"Oadby,robbery,2018-12,3",
			"Oadby,burglary,2019-12,3",
			"Wigston,robbery,2019-12,3",
			"Oadby,robbery,2019-10,-3",
			"Oadby,robbery,2019-10,3.5",
			"Oadby,robbery,2019-10,1e3",
			"Oadby,robbery,2019-10,12345678901234567890",
			"Oadby,robbery,2019-10,99999999999",
			"Ashby,robbery,2019-10,7",
			"Ashby,robbery,2019-10,7",
			"",
		].join("\n");
		const reading = await panelFromCsv([bytesOf(text)], {
			columns,
			withheld: ["[c]"],
			blank: ["[x]"],
			areas: ["Ashby", "Oadby"],
			indicators: ["robbery"],
			months: toPeriod("2019-10/2019-12"),
		});
		const { withheld, blank, duplicate, missing } = cellMarks;
		expect(reading.panel.counts.map((column) => [...column])).toEqual([
			[duplicate, missing],
			[withheld, blank],
			[blank, 0],
		]);
		expect(reading.panel.marked.map((places) => [...places])).toEqual([[0, 1], [0, 1], [0]]);
		expect(reading).toMatchObject({ records: 17, placed: 6, rejected: 11, duplicates: 1 });
		expect(reading.tally).toEqual({
			"unknown-area": 1,
			"unknown-indicator": 1,
			"not-a-month": 1,
			"outside-months": 1,
			"not-a-count": 5,
			"not-an-exposure": 0,
			"not-a-record": 2,
		});
		expect(reading.problems.slice(0, 3)).toEqual([
			{ record: 4, code: "not-a-record" },
			{ record: 5, code: "not-a-record" },
			{ record: 6, code: "not-a-month" },
		]);
	});

	it("panelFromCsv() reads months in print, weights, exposures and other delimiters", async () => {
		const text =
			"ward;offence;month;n;pop\nA;r;Oct 2019;1.5;20\nA;r;Nov 2019;2;\nA;r;Dec 2019;3;x\nA;r;Dec 2019;3;-1\nA;r;Dec 2019;0.25;30\n";
		const { panel, tally } = await panelFromCsv([bytesOf(text)], {
			columns: { ...columns, exposure: "pop" },
			delimiter: ";",
			weighted: true,
			readPeriod: toPeriod,
			exposureRule: "sum-over-window",
		});
		expect(panel.counts.map((column) => column[0])).toEqual([1.5, 2, 0.25]);
		expect(panel.exposures?.columns.map((column) => column[0])).toEqual([20, Number.NaN, 30]);
		expect(tally["not-an-exposure"]).toBe(2);
		const nothing = await panelFromCsv([bytesOf("ward,offence,month,n,pop\nA,r,2019-12\n")], {
			columns: { ...columns, exposure: "pop" },
			exposureRule: "sum-over-window",
			months: toPeriod("2019-12"),
			areas: ["A"],
			indicators: ["r"],
		});
		expect(nothing.panel.exposures?.columns.map((column) => [...column])).toEqual([[Number.NaN]]);
	});

	it("panelFromCsv() does not change the bytes that it is given", async () => {
		const bytes = bytesOf('ward,offence,month,n\n"St ""Mary""",r,2019-12,3\n"never closed,r,2019-12,3\n');
		const before = bytes.slice();
		const { panel, tally } = await panelFromCsv([bytes], { columns });
		expect(bytes).toEqual(before);
		const buffer = Buffer.from(before);
		expect((await panelFromCsv([buffer], { columns })).panel).toEqual(panel);
		expect([...buffer]).toEqual([...before]);
		expect(panel.areas).toEqual(['St "Mary"']);
		expect(tally["not-a-record"]).toBe(1);
	});

	it("panelFromCsv() refuses headings, marks and chunks that it cannot use", async () => {
		const refused = async (text: string | null, options: object) => {
			const chunks = (text === null ? ["text"] : [bytesOf(text)]) as Uint8Array[];
			const error = await panelFromCsv(chunks, { columns, ...options }).then(
				() => null,
				(found: unknown) => found as Error & { code: string },
			);
			return [error?.name, error?.code, error?.message];
		};
		const head = "ward,offence,month,n\n";
		expect(await refused("ward,offence,month\n", {})).toEqual([
			"SyntaxError",
			"unreadable",
			'Cannot make a panel from CSV: the headings must have "n" once, current value is ["ward", "offence", "month"]',
		]);
		expect((await refused("ward,ward,offence,month,n\n", {}))[2]).toContain('must have "ward" once');
		expect((await refused("", {}))[1]).toBe("unreadable");
		expect(await refused(head, { delimiter: '"' })).toEqual([
			"RangeError",
			"out-of-range",
			'Cannot make a panel from CSV: delimiter must be one character of ASCII, current value is "\\""',
		]);
		expect((await refused(head, { withheld: ["*"], blank: ["*"] }))[1]).toBe("duplicate");
		expect((await refused(head, { withheld: [1] }))[2]).toContain("withheld must be a list of texts");
		expect((await refused(head, { columns: { ...columns, area: undefined } }))[2]).toContain(
			"columns.area must be a text",
		);
		expect((await refused(null, {}))[2]).toContain("chunks must be arrays of bytes");
		expect(await refused(head, {})).toEqual([
			"RangeError",
			"out-of-range",
			"Cannot make a panel: months must be given where there is no record, current value is undefined",
		]);
	});

	it("panelFromCsv() replaces bytes that are no characters, as TextDecoder does", async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 8 }), async (noise) => {
				const name = noise.filter((byte) => ![10, 13, 34, 44].includes(byte));
				fc.pre(name.length > 0);
				const bytes = new Uint8Array([
					...bytesOf("ward,offence,month,n\n"),
					...name,
					...bytesOf(",r,2019-12,3\n"),
				]);
				const { panel } = await panelFromCsv([bytes], { columns });
				// Where several bytes are wrong, one stands for more or fewer of them; what can be read is the same.
				const plain = (text: string) => text.replace(/\ufffd+/g, "\ufffd");
				expect(plain(panel.areas[0] ?? "")).toBe(
					plain(new TextDecoder("utf-8", { ignoreBOM: true }).decode(name)),
				);
			}),
			{ examples: [[new Uint8Array([0xf8, 0x90, 0x80, 0x80])], [new Uint8Array([0xc0, 0x80])]] },
		);
	});
});
