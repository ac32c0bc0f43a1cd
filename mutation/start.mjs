/**
 * Changes the code of the computing rooms in one place at a time, and looks whether a test of the room notices:
 * `npm run mutation -- [--every 3] [--draws 25] [--seconds 10] [--file fit-line] [room ...]`. With `--file` one file of a room is
 * changed, with `--every` only that share of the functions, drawn by a hash of their names; with `--draws` a property is tried on so
 * many draws at most, and with `--seconds` a test that takes the processor longer is left out, which is quicker and can only miss
 * more.
 * It fails for a room below 90%, for a change that nobody notices and `survivors.json` does not explain, and for a reason whose line
 * is gone.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const rooms = [
	"rolling",
	"direction",
	"estimate",
	"benchmark",
	"trend",
	"published",
	"panel",
	"period",
	"audit",
	"disclosure",
	"internal",
];
const ENOUGH = 90;

const folder = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("..", import.meta.url));
const { positionals, values } = parseArgs({
	allowPositionals: true,
	options: {
		every: { type: "string", default: "1" },
		draws: { type: "string", default: "Infinity" },
		seconds: { type: "string", default: "Infinity" },
		file: { type: "string", default: "**/*" },
	},
});
const unknown = positionals.find((room) => !rooms.includes(room));
if (unknown !== undefined)
	throw new RangeError(`Cannot change ${unknown}: rooms must be of ${rooms.join(", ")}`);

if (!existsSync(`${folder}node_modules`)) run("npm", ["ci"], { cwd: folder });
const explained = JSON.parse(readFileSync(`${folder}survivors.json`, "utf8"));
const results = mkdtempSync(join(tmpdir(), "mutation-"));
let failed = false;
try {
	for (const room of positionals.length > 0 ? positionals : rooms) look(room);
} finally {
	rmSync(results, { recursive: true });
}
process.exitCode = failed ? 1 : 0;

function run(command, args, options) {
	const { status } = spawnSync(command, args, { stdio: ["ignore", "ignore", "inherit"], ...options });
	if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}`);
}

/** Changes one room, and prints what was noticed. */
function look(room) {
	const report = join(results, `${room}.json`);
	run(
		process.execPath,
		[`${folder}node_modules/@stryker-mutator/core/bin/stryker.js`, "run", `${folder}stryker.config.mjs`],
		{
			cwd: root,
			env: {
				CONCURRENCY: String(availableParallelism()),
				...process.env,
				// The changed code runs in a folder of its own, from which "../shared" is another one.
				SHARED_DIR: resolve(root, process.env.SHARED_DIR ?? "../shared"),
				ROOM: room,
				REPORT: report,
				EVERY: values.every,
				DRAWS: values.draws,
				SECONDS: values.seconds,
				FILE: values.file,
			},
		},
	);
	const { files } = JSON.parse(readFileSync(report, "utf8"));
	const changes = Object.entries(files).flatMap(([file, { source, mutants }]) =>
		mutants.map((one) => ({ file, ...described(source, one) })),
	);
	const many = (...kinds) => changes.filter(({ status }) => kinds.includes(status)).length;
	const noticed = many("Killed", "Timeout");
	const missed = changes.filter(({ status }) => status === "Survived" || status === "NoCoverage");
	const score = (100 * noticed) / (noticed + missed.length);
	const unexplained = missed.filter((one) => !explained.some((known) => isSame(known, one)));
	console.log(
		`${room}: ${noticed} of ${noticed + missed.length} changes noticed (${score.toFixed(1)}%), ${many("Timeout")} of them as ` +
			`they never end; ${missed.length - unexplained.length} missed for a reason, ${unexplained.length} without`,
	);
	for (const { file, line, code, becomes } of unexplained)
		console.log(`  ${file}:${line}\n    ${code}\n    ${becomes}`);
	const gone = explained.filter(({ file, code }) => files[file] && !plain(files[file].source).includes(code));
	for (const { file, code } of gone) console.log(`  ${file} has no such line any more:\n    ${code}`);
	if (score < ENOUGH || unexplained.length > 0 || gone.length > 0) failed = true;
}

function isSame(known, { file, code, becomes }) {
	return known.file === file && known.code === code && known.becomes === becomes;
}

function plain(text) {
	return text.replace(/\s+/g, " ").trim();
}

/** A change in words that stay the same when lines move: the lines as they are, and what becomes of them. */
function described(source, { status, location: { start, end }, replacement = "" }) {
	const lines = source.split("\n");
	const before = lines[start.line - 1].slice(0, start.column - 1);
	const after = lines[end.line - 1].slice(end.column - 1);
	const code = plain(lines.slice(start.line - 1, end.line).join("\n"));
	return { status, line: start.line, code, becomes: plain(before + replacement + after) };
}
