import { checkList, checkRecords } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { type Label, type LabelReader, type Labels, labelReader } from "./read-label.ts";
import { type Finding, finding } from "./row-issue.ts";
import type { Column } from "./table.ts";

/**
 * An area that a table may name.
 *
 * @since 0.1.0
 */
export interface KnownArea {
	/** What observations call it: its code, such as `E07000129`, or the name where areas have none. */
	readonly id: string;
	/** Its name. Default: not said. */
	readonly name?: string;
	/** Codes that came after it, where it is no longer in use. Default: it is in use. */
	readonly supersededBy?: readonly string[];
}

/** The pattern of the codes of the Government Statistical Service. */
const gssCode = /^[EWSNKJLM]\d{8}$/;

/** The area of a record with its name. */
export interface AreaLabel {
	readonly area: Label;
	readonly name: Label | null;
}

/** Where areas are read from. */
export interface AreaColumns {
	readonly code: Column | null;
	readonly name: Column | null;
	readonly codes: "gss" | "any";
	readonly known: readonly KnownArea[] | null;
}

/** Refuses areas that are none, so that no table is held against what is not there. */
export function checkKnownAreas(doing: string, areas: readonly KnownArea[]): void {
	const mustBeText = (name: string, value: unknown) => {
		if (typeof value !== "string")
			throw argumentError(TypeError, "wrong-type", doing, `${name} must be text`, value);
	};
	for (const [index, { id, name, supersededBy }] of checkRecords(doing, "areas", areas).entries()) {
		mustBeText(`areas[${index}].id`, id);
		if (name !== undefined) mustBeText(`name of ${id}`, name);
		if (supersededBy !== undefined)
			for (const code of checkList(doing, `supersededBy of ${id}`, supersededBy))
				mustBeText(`supersededBy of ${id}`, code);
	}
}

/** Reads the area of each record: its code, or its name where it has none; null where it has neither. */
export function areaReader(columns: AreaColumns, source: Labels, findings: Finding[]) {
	const { code: codeColumn, name: nameColumn } = columns;
	const readCode: LabelReader | null =
		codeColumn && labelReader(codeColumn, source, findings, nameColumn === null);
	const readName: LabelReader | null =
		nameColumn && labelReader(nameColumn, source, findings, codeColumn === null);
	const byId = new Map(columns.known?.map((area) => [area.id, area]));
	const checks = new Map<Label, readonly ((record: number) => Finding)[]>();
	const nameOf = new Map<Label, Label>();
	const mismatches = new Map<Label, Map<Label, string>>();
	return (codeCell: unknown, nameCell: unknown, record: number): AreaLabel | null => {
		const code = readCode?.(codeCell, record) ?? null;
		const name = readName?.(nameCell, record) ?? null;
		const area = code ?? name;
		if (area === null) {
			if (codeColumn !== null && nameColumn !== null)
				findings.push(finding("blank", "error", record, codeColumn.name, "", "must not be blank"));
			return null;
		}
		let found = checks.get(area);
		if (found === undefined) {
			found = checksOf(area, code !== null);
			checks.set(area, found);
		}
		for (const check of found) findings.push(check(record));
		if (code === null && codeColumn !== null)
			findings.push(
				finding("blank", "info", record, codeColumn.name, "", "is blank, and the name stands for it"),
			);
		if (code !== null && name !== null) checkName(code, name, record);
		return { area, name };
	};

	function checksOf(area: Label, isCode: boolean): readonly ((record: number) => Finding)[] {
		const column = (isCode ? codeColumn : nameColumn)?.name ?? null;
		const found: ((record: number) => Finding)[] = [];
		const add = (code: Finding["code"], must: string) =>
			found.push((record) => finding(code, "warning", record, column, area.text, must));
		if (isCode && columns.codes === "gss" && !gssCode.test(area.text))
			add("area-code-format", "must be a letter and eight digits");
		if (columns.known === null) return found;
		const known = byId.get(area.text);
		if (known === undefined) add("unmatched-area", "must be among the areas");
		else if (known.supersededBy !== undefined && known.supersededBy.length > 0)
			add("area-code-superseded", `is superseded by ${known.supersededBy.join(" and ")}`);
		return found;
	}

	function checkName(code: Label, name: Label, record: number): void {
		const first = nameOf.get(code);
		if (first === undefined) {
			nameOf.set(code, name);
			const wanted = byId.get(code.text)?.name;
			if (wanted === undefined || alike(wanted, name.text)) return;
			note(code, name, `must be the name of ${code.text}, which is ${wanted}`);
		} else if (first !== name && !mismatches.get(code)?.has(name) && !alike(first.text, name.text))
			note(code, name, `must be the name of ${code.text}, which is also called ${first.text}`);
		const must = mismatches.get(code)?.get(name);
		if (must !== undefined && nameColumn !== null)
			findings.push(finding("name-code-mismatch", "warning", record, nameColumn.name, name.text, must));
	}

	function note(code: Label, name: Label, must: string): void {
		const known = mismatches.get(code) ?? new Map<Label, string>();
		mismatches.set(code, known.set(name, must));
	}
}

function alike(a: string, b: string): boolean {
	return a.toLowerCase() === b.toLowerCase();
}
