import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, it } from "vitest";

/** Folder with the expected values and real data, which are not part of the project. */
const folder = resolve(process.env["SHARED_DIR"] ?? "../shared");

/** Parsed contents of a JSON file of the shared folder. */
export function sharedJson<T>(file: string): T {
	return JSON.parse(sharedText(file)) as T;
}

/** Contents of a text file of the shared folder. */
export function sharedText(file: string): string {
	return readFileSync(sharedPath(file), "utf8");
}

/** Where a file of the shared folder stands. */
export function sharedPath(file: string): string {
	return resolve(folder, file);
}

/** Tests that need a file of the shared folder: skipped with a message where it is absent. */
export function describeShared(name: string, file: string, tests: () => void): void {
	if (existsSync(sharedPath(file))) describe(name, tests);
	else it.skip(`${name}: ${file} is not here (set SHARED_DIR to run it)`, () => {});
}
