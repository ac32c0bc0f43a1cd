/**
 * Cuts the `ts` blocks out of the doc comments of src and out of README.md, CONTRIBUTING.md and docs, and writes
 * each to test/.doc-examples as a module of its own, so that they can be type-checked and executed.
 * A block that must not run is fenced as `ts ignore`.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "test/.doc-examples");

function filesUnder(path: string, ending: string): readonly string[] {
	return readdirSync(join(root, path), { recursive: true })
		.map((name) => join(path, String(name)))
		.filter((name) => name.endsWith(ending))
		.sort();
}

/** One block of code and where it begins. */
interface Block {
	readonly file: string;
	readonly line: number;
	readonly lines: string[];
}

/** The blocks of one file with the line that each begins on. */
function blocksOf(file: string): readonly Block[] {
	const blocks: Block[] = [];
	let open: Block | null = null;
	for (const [index, raw] of readFileSync(join(root, file), "utf8").split("\n").entries()) {
		const line = file.endsWith(".ts") ? raw.replace(/^\s*\* ?/, "") : raw;
		if (open === null && /^\s*```ts\s*$/.test(line)) open = { file, line: index + 1, lines: [] };
		else if (open !== null && /^\s*```\s*$/.test(line)) {
			blocks.push(open);
			open = null;
		} else if (open !== null) open.lines.push(line);
	}
	if (open !== null) throw new SyntaxError(`${file}:${open.line}: the block is not closed`);
	return blocks;
}

/** Writes every example and returns where it stands and where it came from. */
export function writeDocExamples(): readonly {
	readonly name: string;
	readonly path: string;
	readonly code: string;
}[] {
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const files = [...filesUnder("src", ".ts"), "README.md", "CONTRIBUTING.md", ...filesUnder("docs", ".md")];
	return files.flatMap(blocksOf).map(({ file, line, lines }) => {
		const code = lines.join("\n");
		const path = join(folder, `${file.replace(/[/\\.]/g, "-")}-${line}.ts`);
		writeFileSync(path, `// ${file}:${line}\n${code}\nexport {};\n`);
		return { name: `${file}:${line}`, path, code };
	});
}

if (process.argv[1] === fileURLToPath(import.meta.url))
	console.log(`${writeDocExamples().length} examples written`);
