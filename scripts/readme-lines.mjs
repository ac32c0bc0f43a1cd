import { readFileSync } from "node:fs";
import { join } from "node:path";

const block = (text, language) => new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(text)?.[1] ?? "";

/** The first lines of code in the README, as a newcomer pastes them. */
export function readmeLines(root) {
	return block(readFileSync(join(root, "README.md"), "utf8"), "ts")
		.trim()
		.split("\n");
}

/** What these lines print. */
export const readmeFigure = "8.6 10% up worsening";

/** The line of the README that installs the package. */
export function readmeInstall(root) {
	return block(readFileSync(join(root, "README.md"), "utf8"), "sh").trim();
}
