import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Period, toPeriod } from "../../src/index.ts";
import { cellMarks, type PanelCsvOptions, panelFromCsv, panelFromRows } from "../../src/panel/index.ts";

const columns = { area: "ward", indicator: "offence", period: "month", count: "n" };

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Bytes as text; null where they are none. */
function decoded(bytes: Uint8Array): string | null {
	try {
		return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return null;
	}
}

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
			replaced: 0,
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

	it("panelFromCsv() rejects a record whose name is not UTF-8, as TextDecoder would, and merges no two of them", async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 8 }), async (noise) => {
				const name = noise.filter((byte) => ![10, 13, 34, 44].includes(byte));
				fc.pre(name.length > 0);
				const bytes = new Uint8Array([
					...bytesOf("ward,offence,month,n\n"),
					...name,
					...bytesOf(",r,2019-12,3\n"),
				]);
				const { panel, tally } = await panelFromCsv([bytes], { columns });
				const text = decoded(name);
				expect([panel.areas, tally["unknown-area"]]).toEqual(text === null ? [[], 1] : [[text], 0]);
			}),
			{ examples: [[new Uint8Array([0xf8, 0x90, 0x80, 0x80])], [new Uint8Array([0xc0, 0x80])]] },
		);
		const latin = Buffer.from(
			"ward,offence,month,n,\xe9t\xe9\nM\xf4n,r,2019-12,3,\nM\xe4n,r,2019-12,4,\xe9\nA,\xe4,2019-12,1,\nA,r,2019-12,5,\n",
			"latin1",
		);
		const { panel, tally, duplicates } = await panelFromCsv([latin], { columns });
		expect([panel.areas, panel.indicators, [...(panel.counts[0] ?? [])]]).toEqual([["A"], ["r"], [5]]);
		expect([tally["unknown-area"], tally["unknown-indicator"], duplicates]).toEqual([2, 1, 0]);
	});

	const read = async (text: string, options: Partial<PanelCsvOptions> = {}) => {
		const { panel, records, tally } = await panelFromCsv([bytesOf(text)], { columns, ...options });
		const rejected = Object.entries(tally).filter(([, count]) => count > 0);
		return [records, panel.areas, panel.counts.map((column) => [...column]), Object.fromEntries(rejected)];
	};

	it("panelFromCsv() loses the line of a quotation mark that is never closed, and none of those after it", async () => {
		const head = "ward,offence,month,n,notes\n";
		const missing = cellMarks.missing;
		expect(
			await read(
				`${head}A,r,2019-11,1,"a\nb"\nA,r,2019-12,2,"never closed\nB,r,2019-11,3,ok\nB,r,2019-12,4,"""quoted"""""\n`,
			),
		).toEqual([
			4,
			["A", "B"],
			[
				[1, 3],
				[missing, 4],
			],
			{ "not-a-record": 1 },
		]);
		expect(await read(`${head}A,r,2019-11,1,\nB,r,2019-11,3,"`)).toEqual([
			2,
			["A"],
			[[1]],
			{ "not-a-record": 1 },
		]);
		expect(await read(`${head}A,r,2019-11,1,\n"B,r,2019-11,3,\n`)).toEqual([
			2,
			["A"],
			[[1]],
			{ "not-a-record": 1 },
		]);
		const error = await panelFromCsv([bytesOf('ward,offence,month,"n\nA,r,2019-12,3\n')], { columns }).then(
			() => null,
			(found: unknown) => found as Error,
		);
		expect([error?.name, error?.message]).toEqual([
			"SyntaxError",
			'Cannot make a panel from CSV: quotation marks of the headings must be closed, with nothing after them, current value is "ward,offence,month,\\"n\\nA,r,2019-12,3\\n"',
		]);
	});

	it("panelFromCsv() drops no text after a closing quotation mark", async () => {
		const head = "ward,offence,month,n\r\n";
		expect(
			await read(`${head}A,r,2019-12,"1"2\r\n"B"x,r,2019-12,2\r\n"C" ,r,2019-12,2\r\nD,r,2019-12,"4"\r\n`),
		).toEqual([4, ["D"], [[4]], { "not-a-record": 3 }]);
		expect(await read(`${head}D,r,2019-12,"4"\r`)).toEqual([1, ["D"], [[4]], {}]);
		expect(await read(`${head}D,r,2019-12,"4"\rx`, { months: toPeriod("2019-12") })).toEqual([
			1,
			[],
			[[]],
			{ "not-a-record": 1 },
		]);
	});

	it("panelFromCsv() reads any bytes alike, wherever the chunks end", async () => {
		const piece = fc.constantFrom(
			'"',
			'""',
			",",
			"\n",
			"\r\n",
			"\r",
			"A",
			"B",
			"r",
			"2019-12",
			"3",
			"A,r,2019-12,3\n",
			'"A"',
		);
		await fc.assert(
			fc.asyncProperty(
				fc.array(piece, { maxLength: 30 }),
				fc.array(fc.nat(400), { maxLength: 8 }),
				async (pieces, cuts) => {
					const text = `ward,offence,month,n\n${pieces.join("")}`;
					const options = { columns, months: toPeriod("2019-12") };
					const whole = await panelFromCsv([bytesOf(text)], options);
					expect(await panelFromCsv(chunked(text, cuts), options)).toEqual(whole);
					expect(
						await panelFromCsv(
							chunked(
								text,
								Array.from(text, (_, at) => at),
							),
							options,
						),
					).toEqual(whole);
				},
			),
			{ numRuns: 300 },
		);
	});

	it("panelFromCsv() keeps no more than 16 MiB of a field, and looks at no byte again for each chunk", async () => {
		const lines = 128;
		const chunk = bytesOf(`A,r,2019-12,3,${"x".repeat(497)}\n`.repeat(lines));
		const chunks = (first: string, many: number) => [
			bytesOf(first),
			...Array.from({ length: many }, () => chunk),
		];
		const options = { columns, months: toPeriod("2019-12") };
		const timed = async (first: string, many: number) => {
			const begin = performance.now();
			const { records, tally } = await panelFromCsv(chunks(first, many), options);
			return { records, lost: tally["not-a-record"], time: performance.now() - begin };
		};
		const head = "ward,offence,month,n,notes\n";
		const many = 260;
		const sound = await timed(`${head}B,r,2019-12,3,\n`, many);
		const unclosed = await timed(`${head}"B,r,2019-12,3,\n`, many);
		expect([sound.records, sound.lost]).toEqual([1 + many * lines, 0]);
		expect([unclosed.records, unclosed.lost]).toEqual([1 + many * lines, 1]);
		// It was hundreds of times as long.
		expect(unclosed.time).toBeLessThan(20 * sound.time + 1000);
	});

	it("panelFromCsv() looks for marks before it reads digits, and reads decimals by their digits", async () => {
		const counts = (list: readonly string[], options = {}) =>
			read(
				`ward,offence,month,n\n${list.map((count, at) => `A${at},r,2019-12,${count}\n`).join("")}`,
				options,
			);
		const { withheld, blank } = cellMarks;
		expect((await counts(["999", "0", "3", "-1", ""], { withheld: ["999", "-1"], blank: ["0"] }))[2]).toEqual(
			[[withheld, blank, 3, withheld, blank]],
		);
		expect((await counts(["3.0", "7.000000000000000", "00012"]))[2]).toEqual([[3, 7, 12]]);
		expect(
			(await counts(["1.99999999999999999999", "3.", ".0", "1.0e1", "3.00000000000000000001"]))[3],
		).toEqual({
			"not-a-count": 5,
		});
		expect((await counts(["1.99999999999999999999", "0.25"], { weighted: true }))[2]).toEqual([[2, 0.25]]);
	});

	it("panelFromCsv() refuses options that are none in the words of the house", async () => {
		const refused = async (options: unknown, chunks: unknown = [bytesOf("a\n")]) => {
			const error = await panelFromCsv(chunks as Uint8Array[], options as PanelCsvOptions).then(
				() => null,
				(found: unknown) => found as Error & { code: string },
			);
			return [error?.name, error?.code, error?.message];
		};
		expect(await refused(undefined)).toEqual([
			"TypeError",
			"wrong-type",
			"Cannot make a panel: options must be an object, current value is undefined",
		]);
		expect(await refused({})).toEqual([
			"TypeError",
			"wrong-type",
			"Cannot make a panel from CSV: columns must be a record of headings, current value is undefined",
		]);
		expect(await refused({ columns, delimiter: 5 })).toEqual([
			"RangeError",
			"out-of-range",
			"Cannot make a panel from CSV: delimiter must be one character of ASCII, current value is 5",
		]);
		expect((await refused({ columns, delimiter: "" }))[1]).toBe("out-of-range");
		expect((await refused({ columns, withheld: "[c]" }))[2]).toContain(
			"withheld must be a list, current value",
		);
		expect((await refused({ columns }, ["x".repeat(5_000)]))[2]).toBe(
			'Cannot make a panel from CSV: chunks must be arrays of bytes, current value is "string"',
		);
		const lines = `${"x".repeat(200)},`.repeat(200);
		expect((await refused({ columns }, [bytesOf(lines)]))[2]?.length).toBeLessThan(3_000);
	});
});
