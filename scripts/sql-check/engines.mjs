/** The engines that the dashboard query runs on: those of engines/package.json, installed on the first run. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const folder = fileURLToPath(new URL("../../engines/", import.meta.url));
if (!existsSync(`${folder}node_modules`))
	execFileSync("npm", ["ci", "--ignore-scripts"], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
const engine = createRequire(`${folder}package.json`);
const load = (name) => import(pathToFileURL(engine.resolve(name)).href);
const { DuckDBInstance } = await load("@duckdb/node-api");
const { PGlite } = await load("@electric-sql/pglite");

// Whole numbers of 64 bits as numbers.
const plain = (value) => (typeof value === "bigint" ? Number(value) : value);
const connection = await (await DuckDBInstance.create(":memory:")).connect();
const postgresql = await PGlite.create();
/** Both engines: `run` a statement, or give the `rows` of a query. */
export const engines = {
	duckdb: {
		run: async (text) => void (await connection.run(text)),
		rows: async (text, values) => {
			const bound = Object.fromEntries(values.map((value, at) => [String(at + 1), value]));
			const answer = await connection.runAndReadAll(text, bound);
			return answer
				.getRowObjects()
				.map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, plain(v)])));
		},
	},
	postgresql: {
		run: async (text) => void (await postgresql.exec(text)),
		rows: async (text, values) => (await postgresql.query(text, values)).rows,
	},
};

/** Fills a table of both engines, in the order of the columns. */
export async function fill(table, columns, rows) {
	const quoted = (value) =>
		value === null
			? "NULL"
			: typeof value === "string" || (typeof value === "number" && !Number.isFinite(value))
				? `'${String(value).replaceAll("'", "''")}'`
				: String(value);
	for (const { run } of Object.values(engines)) {
		await run(`DROP TABLE IF EXISTS "${table}"`);
		await run(
			`CREATE TABLE "${table}" (${Object.entries(columns)
				.map(([name, type]) => `"${name}" ${type}`)
				.join(", ")})`,
		);
		for (let from = 0; from < rows.length; from += 1000)
			await run(
				`INSERT INTO "${table}" VALUES ${rows
					.slice(from, from + 1000)
					.map((row) => `(${row.map(quoted).join(", ")})`)
					.join(", ")}`,
			);
	}
}

/** Ends them. */
export const close = () => postgresql.close();
