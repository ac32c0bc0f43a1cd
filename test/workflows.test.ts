import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isScalar, type Pair, parseDocument, visit } from "yaml";

type Map = Readonly<Record<string, unknown>>;

const folder = ".github/workflows";
const workflows = readdirSync(folder).map((name) => ({
	name,
	text: readFileSync(`${folder}/${name}`, "utf8"),
}));

/** What a job may write, by workflow and job. All others read. */
const mayWrite: Readonly<Record<string, readonly string[]>> = {
	"codeql.yml analyse": ["security-events"],
	"release.yml publish": ["id-token"],
	"release.yml page": ["contents"],
};

/** What may start a workflow. Other events run what strangers send with the rights of the project. */
const starts = ["push", "pull_request", "schedule", "workflow_dispatch"];

/** Where an expression may stand: what is put there is handed on as a value, and never read as a command. */
const expressions = [
	/^jobs\.[\w-]+\.(steps\.\d+\.)?env\.\w+$/,
	/^jobs\.[\w-]+\.outputs\.\w+$/,
	/^jobs\.[\w-]+\.(steps\.\d+\.)?if$/,
	/^jobs\.[\w-]+\.steps\.\d+\.with\.languages$/,
	/^concurrency\.group$/,
];

const isMap = (value: unknown): value is Map =>
	typeof value === "object" && value !== null && !Array.isArray(value);
const mapOf = (value: unknown): Map => (isMap(value) ? value : {});

/** A workflow as GitHub reads it, with aliases put in their places. */
const read = (text: string): Map => mapOf(parseDocument(text).toJS());

/** The jobs of a workflow by name, each with its steps. */
const jobsOf = (text: string) =>
	Object.entries(mapOf(read(text)["jobs"])).map(([name, job]) => {
		const { steps } = mapOf(job);
		return { name, job: mapOf(job), steps: (Array.isArray(steps) ? steps : []).map(mapOf) };
	});

/** The commands of a job, one after the other. */
const commandsOf = (steps: readonly Map[]) =>
	steps.flatMap(({ run }) => (typeof run === "string" ? [run] : []));

/** Every text of a workflow with the way to it. */
function textsIn(value: unknown, path = ""): (readonly [path: string, text: string])[] {
	if (typeof value === "string") return [[path, value]];
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) =>
		textsIn(inner, path === "" ? key : `${path}.${key}`),
	);
}

/** What is given to `permissions`: each right that can be written, or the whole where it is no list of rights. */
function writable(permissions: unknown): readonly string[] {
	if (!isMap(permissions)) return [JSON.stringify(permissions)];
	return Object.entries(permissions).flatMap(([right, level]) =>
		level === "read" || level === "none" ? [] : [right],
	);
}

/** The actions of a workflow that no commit is named for, with the tag of the commit beside it. */
function unpinned(text: string): readonly string[] {
	const found: string[] = [];
	const look = (_: unknown, { key, value }: Pair): void => {
		if (!isScalar(key) || key.value !== "uses") return;
		const pinned =
			isScalar(value) &&
			/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(String(value.value)) &&
			/^ v\d+\.\d+\.\d+$/.test(value.comment ?? "");
		if (!pinned) found.push(String(value));
	};
	visit(parseDocument(text), { Pair: look });
	return found;
}

/** What is wrong with a workflow, as sentences. */
function faults(name: string, text: string): string[] {
	const workflow = read(text);
	const on = workflow["on"];
	const events = typeof on === "string" ? [on] : Array.isArray(on) ? on.map(String) : Object.keys(mapOf(on));
	const top = workflow["permissions"];
	const texts = textsIn(workflow);
	return [
		...parseDocument(text).errors.map(({ message }) => message),
		...unpinned(text).map((action) => `${action} is not pinned to a commit with its tag beside it`),
		...events
			.filter((event) => !starts.includes(event))
			.map((event) => `${event} would run the code of strangers with our rights`),
		...(isMap(top) && Object.entries(top).every(([right, level]) => right === "contents" && level === "read")
			? []
			: ["permissions are not stated, or too wide"]),
		...texts
			.filter(([path, value]) => value.includes("${{") && !expressions.some((place) => place.test(path)))
			.map(([path]) => `${path} takes in text from outside`),
		...texts
			.filter(([path, value]) => /\bsecrets\b/i.test(`${path} ${value}`))
			.map(([path]) => `${path} holds a secret`),
		...jobsOf(text).flatMap(({ name: own, job, steps }) => [
			...("permissions" in job ? writable(job["permissions"]) : [])
				.filter((right) => !mayWrite[`${name} ${own}`]?.includes(right))
				.map((right) => `${own} may write ${right}`),
			...(typeof job["timeout-minutes"] === "number" ? [] : [`${own} has no time limit`]),
			...steps
				.filter(({ uses }) => String(uses).startsWith("actions/checkout@"))
				.filter((step) => mapOf(step["with"])["persist-credentials"] !== false)
				.map(() => `${own} leaves a token where it checks out`),
		]),
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

	it.each(workflows)(
		"$name pins its actions, states its permissions and takes in no text",
		({ name, text }) => {
			expect(faults(name, text)).toEqual([]);
		},
	);

	it("write nothing but what is listed, and all that is listed", () => {
		const written = workflows.flatMap(({ name, text }) =>
			jobsOf(text)
				.map(({ name: own, job }) => [`${name} ${own}`, writable(job["permissions"] ?? {})] as const)
				.filter(([, rights]) => rights.length > 0),
		);
		expect(Object.fromEntries(written)).toEqual(mayWrite);
	});

	it("keep no token for a release: it is signed by the right to", () => {
		const text = workflows.find(({ name }) => name === "release.yml")?.text ?? "";
		const publish = jobsOf(text).find(({ name }) => name === "publish");
		expect(publish?.job["permissions"]).toEqual({ "id-token": "write" });
		expect(commandsOf(publish?.steps ?? []).join("\n")).toContain(
			"npm publish --ignore-scripts --provenance",
		);
		expect(text).not.toMatch(/NODE_AUTH_TOKEN|NPM_TOKEN/);
	});

	it("say where the browser is to every script that opens one", () => {
		const opening = workflows.flatMap(({ name, text }) =>
			jobsOf(text)
				.filter(({ job }) => /\.ci\/run|check-site|npm run runtimes/.test(JSON.stringify(job)))
				.map(({ name: own, job }) => ({ which: `${name} ${own}`, env: mapOf(job["env"]) })),
		);
		expect(opening.map(({ which }) => which).sort()).toEqual([
			"ci.yml everything",
			"ci.yml runtimes",
			"release.yml check",
			"weekly.yml weekly",
		]);
		for (const { which, env } of opening) expect(env["CHROMIUM"], which).toMatch(/^\//);
	});

	it("pack a release where nothing else runs, and publish what was packed and checked", () => {
		const text = workflows.find(({ name }) => name === "release.yml")?.text ?? "";
		const jobs = new Map(jobsOf(text).map((job) => [job.name, job]));
		const told = (name: string) =>
			commandsOf(jobs.get(name)?.steps ?? []).flatMap((run) => run.trim().split("\n"));
		expect([...jobs.keys()]).toEqual(["pack", "check", "publish", "page"]);
		// The tag is looked at before anything is installed.
		expect(told("pack")).toEqual([
			'node scripts/check-release.mjs "$GITHUB_REF_NAME" "$GITHUB_REPOSITORY"',
			"npm ci --ignore-scripts",
			"npm run build",
			"npm pack --ignore-scripts",
			"npm run supply-chain -- direction-of-travel-*.tgz direction-of-travel.cdx.json",
			'{ echo "sums<<end"; sha256sum direction-of-travel-*.tgz direction-of-travel.cdx.json; echo end; } >> "$GITHUB_OUTPUT"',
		]);
		// What was checked packs to the same bits.
		expect(told("check")).toContain("bash .ci/run");
		expect(told("check").slice(-3)).toEqual([
			"npm run build",
			"npm pack --ignore-scripts",
			'sha256sum --check --ignore-missing <<< "$SUMS"',
		]);
		for (const name of ["check", "publish", "page"])
			expect(mapOf(jobs.get(name)?.job["env"])["SUMS"], name).toBe(`\${{ needs.pack.outputs.sums }}`);
		for (const name of ["publish", "page"]) {
			expect(told(name)[0], name).toBe('sha256sum --check <<< "$SUMS"');
			expect(told(name).join("\n"), name).not.toMatch(/npm (pack|ci|install|run)\b/);
			expect(JSON.stringify(jobs.get(name)?.job), name).not.toContain("actions/checkout");
		}
		expect(jobs.get("check")?.job["needs"]).toBe("pack");
		expect(jobs.get("publish")?.job["needs"]).toEqual(["pack", "check"]);
		expect(jobs.get("page")?.job["needs"]).toEqual(["pack", "publish"]);
		// A prerelease is not the latest.
		expect(told("publish").at(-1)).toContain(
			`--tag "$tag" "./direction-of-travel-\${GITHUB_REF_NAME#v}.tgz"`,
		);
	});
});

describe("a workflow", () => {
	const start = "on: push\npermissions:\n  contents: read\njobs:\n  a:\n    timeout-minutes: 1\n";
	const good = `${start}    steps:\n`;
	const pinned = `a/b@${"0".repeat(40)} # v1.2.3`;
	const title = `\${{ github.event.issue.title }}`;
	const rights = (list: string) => `${start}    permissions: ${list}\n    steps: []\n`;

	it.each([
		["a pinned action", `${good}      - uses: ${pinned}\n`],
		[
			"text that is handed on by the environment",
			`${good}      - run: echo "$TITLE"\n        env:\n          TITLE: ${title}\n`,
		],
		["a right to read for a job", rights("{ contents: read, packages: none }")],
		["a right to write that is listed", rights("{ contents: write }"), "release.yml", "page"],
	])("may have %s", (_, text, name = "made-up.yml", job = "a") => {
		expect(faults(name, text.replace("\n  a:", `\n  ${job}:`))).toEqual([]);
	});

	it.each([
		["a tag for a commit", `${good}      - uses: a/b@v4\n`],
		["a commit without its tag", `${good}      - uses: ${pinned.split(" ")[0]}\n`],
		["a job that is an action of others", `${start}    uses: a/b/.github/workflows/c.yml@main\n`],
		["text in a command", `${good}      - run: echo ${title}\n`],
		[
			"text in a later line of a command",
			`${good}      - run: |\n          echo one\n          echo ${title}\n`,
		],
		["text in a folded command", `${good}      - run: >-\n          echo one\n          ${title}\n`],
		["text in a quoted command", `${good}      - "run": "echo \\u0024{{ github.head_ref }}"\n`],
		[
			"text in a command by an alias",
			`${good}      - env:\n          A: &told echo ${title}\n        run: *told\n`,
		],
		[
			"text in a script",
			`${good}      - uses: ${pinned}\n        with:\n          script: |\n            say("${title}")\n`,
		],
		["text in a shell", `${good}      - run: echo\n        shell: ${title}\n`],
		[
			"text in the argument of an action",
			`${good}      - uses: ${pinned}\n        with:\n          args: ${title}\n`,
		],
		["a secret", `${good}      - run: echo\n        env:\n          A: \${{ secrets.A }}\n`],
		["a secret in brackets", `${good}      - run: echo\n        env:\n          A: \${{ secrets['A'] }}\n`],
		[
			"a secret in capitals",
			`${good}      - run: echo\n        env:\n          A: \${{ toJSON(SECRETS) }}\n`,
		],
		["all secrets", `${start}    uses: ${pinned}\n    secrets: inherit\n`],
		["wide permissions", good.replace("contents: read", "contents: write")],
		["no permissions", good.replace("permissions:\n  contents: read\n", "")],
		["every right to read", good.replace("\n  contents: read", " read-all")],
		["a job that writes", rights("\n      contents: write")],
		["a job that has every right", rights("write-all")],
		["a job with what others may write", rights("{ id-token: write }"), "release.yml"],
		["no time limit", good.replace("    timeout-minutes: 1\n", "")],
		["the code of strangers", good.replace("push", "pull_request_target")],
		["the code of strangers in a list", good.replace("push", "[push, issue_comment]")],
		["the code of strangers in a map", good.replace("push", "\n  workflow_run:\n    workflows: [CI]")],
		["a token where it checks out", `${good}      - uses: actions/checkout@${"0".repeat(40)} # v1.2.3\n`],
		["two values of one name", `${good}      - run: echo\n        run: echo\n`],
	])("is refused with %s", (_, text, name = "made-up.yml") => {
		expect(faults(name, text)).toHaveLength(1);
	});

	it("is refused once for every right that its job takes", () => {
		expect(faults("made-up.yml", rights("{ contents: write, packages: write }"))).toEqual([
			"a may write contents",
			"a may write packages",
		]);
	});
});
