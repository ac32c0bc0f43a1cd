/**
 * Runs the test suite in four time zones, with coverage and types in the first, and prints one closing line. The longest
 * tests know no dates, and some look at the code alone: they run in the first zone only.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const zones = ["UTC", "Europe/London", "America/New_York", "Pacific/Auckland"];
const first = ["--coverage"];
const others = [
	"--typecheck.enabled=false",
	"--exclude=test/trend/broken-line.test.ts",
	"--exclude=test/audit/check-claim-brute-force.test.ts",
	"--exclude=test/examples/q3-altered.test.ts",
	"--exclude=test/examples/planted-errors.test.ts",
	"--exclude=test/property-tests.test.ts",
	"--exclude=test/purity.test.ts",
];
const folder = mkdtempSync(join(tmpdir(), "zones-"));
const tally = { passed: 0, failed: 0, skipped: 0 };
let exitCode = 0;

for (const [index, zone] of zones.entries()) {
	console.log(`\nTime zone ${zone}`);
	const output = join(folder, `${index}.json`);
	const options = ["--reporter=default", "--reporter=json", `--outputFile.json=${output}`];
	const { status } = spawnSync("npx", ["vitest", "run", ...options, ...(index === 0 ? first : others)], {
		stdio: "inherit",
		// Each zone tries the properties on draws of its own, the same in every run.
		env: { SEED: String(20_200_320 + index), ...process.env, TZ: zone },
	});
	if (status !== 0) exitCode = 1;
	const result = JSON.parse(readFileSync(output, "utf8"));
	tally.passed += result.numPassedTests;
	tally.failed += result.numFailedTests;
	tally.skipped += result.numPendingTests;
}

console.log(`\n${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
process.exitCode = exitCode;
