import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const folder = ".github/workflows";
const workflows = readdirSync(folder).map((name) => ({
	name,
	text: readFileSync(`${folder}/${name}`, "utf8"),
}));

/** What is wrong with a workflow, as sentences. */
function faults(text: string): string[] {
	const uses = [...text.matchAll(/^\s*-?\s*uses:\s*(.*)$/gm)].map(([, what]) => what ?? "");
	const jobs = text.slice(text.indexOf("\njobs:"));
	return [
		...uses
			.filter((what) => !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(what))
			.map((what) => `${what} is not pinned to a commit with its tag beside it`),
		...(/^permissions:( \{\}|\n {2}contents: read)$/m.test(text)
			? []
			: ["permissions are not stated, or too wide"]),
		...(/pull_request_target|workflow_run/.test(text) ? ["code of strangers would run with our rights"] : []),
		...(/\brun:.*\$\{\{/.test(jobs) ? ["text from outside is put into a command"] : []),
		...(/write-all|secrets\./.test(text) ? ["it holds a secret, or every right"] : []),
		...([...text.matchAll(/^ {2,4}steps:/gm)].length === [...text.matchAll(/timeout-minutes:/g)].length
			? []
			: ["a job has no time limit"]),
	];
}

describe("the workflows", () => {
	it("are there: checks on every change and every week, release, CodeQL and dependency review", () => {
		expect(workflows.map(({ name }) => name).sort()).toEqual([
			"ci.yml",
			"codeql.yml",
			"dependency-review.yml",
			"release.yml",
			"weekly.yml",
		]);
	});

	it.each(workflows)("$name pins its actions, states its permissions and takes in no text", ({ text }) => {
		expect(faults(text)).toEqual([]);
	});

	it("give the right to sign a release to the release alone, and keep no token for it", () => {
		const signing = workflows.filter(({ text }) => text.includes("id-token: write"));
		expect(signing.map(({ name }) => name)).toEqual(["release.yml"]);
		expect(signing[0]?.text).toContain("npm publish --ignore-scripts --provenance");
		expect(signing[0]?.text).not.toMatch(/NODE_AUTH_TOKEN|NPM_TOKEN/);
	});

	it("say where the browser is to every script that opens one", () => {
		const opening = workflows.filter(({ text }) => /\.ci\/run|check-site|npm run runtimes/.test(text));
		expect(opening.map(({ name }) => name).sort()).toEqual(["ci.yml", "release.yml", "weekly.yml"]);
		for (const { text } of opening)
			for (const job of text.split(/^ {2}(?=\w+:$)/m).slice(1))
				if (/\.ci\/run|check-site|npm run runtimes/.test(job)) expect(job).toMatch(/^ {6}CHROMIUM: \//m);
	});

	it("publish what was checked, a prerelease not as the latest", () => {
		const release = workflows.find(({ name }) => name === "release.yml")?.text ?? "";
		const [, check = "", publish = ""] = release.split(/^ {2}(?:check|publish|page):$/m);
		expect(check).toContain("npm pack --ignore-scripts");
		expect(publish).not.toMatch(/npm (pack|ci|install|run)\b/);
		expect(publish).toContain("sha256sum --check");
		expect(publish).toContain('--tag "$tag"');
	});

	it("would be refused with a tag for a commit, with text in a command, without permissions", () => {
		const good = "permissions:\n  contents: read\njobs:\n  a:\n    timeout-minutes: 1\n    steps:\n";
		const pinned = `      - uses: a/b@${"0".repeat(40)} # v1.2.3\n`;
		expect(faults(good + pinned)).toEqual([]);
		expect(faults(`${good}      - uses: a/b@v4\n`)).toHaveLength(1);
		expect(faults(`${good}      - run: echo \${{ github.event.issue.title }}\n`)).toHaveLength(1);
		expect(faults(good.replace("contents: read", "contents: write"))).toHaveLength(1);
		expect(faults(good.replace("    timeout-minutes: 1\n", ""))).toHaveLength(1);
	});
});
