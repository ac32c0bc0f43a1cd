/**
 * Refuses a release whose tag, version and changelog do not go together, or that names another repository than the one it
 * is built in (npm's provenance would refuse it later).
 *
 *   node scripts/check-release.mjs v1.2.3 owner/repository
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const read = (name) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
const [tag, repository] = process.argv.slice(2);
const { version, repository: own } = JSON.parse(read("package.json"));
assert.equal(tag, `v${version}`, "The tag is not the version of package.json");
const { packages } = JSON.parse(read("package-lock.json"));
assert.equal(packages[""].version, version, "package-lock.json has another version");
const escaped = version.replaceAll(/[.+]/g, "\\$&");
assert.match(
	read("CHANGELOG.md"),
	new RegExp(`^## \\[?${escaped}\\]?(?![\\w.+-]).*\\d{4}-\\d{2}-\\d{2}`, "m"),
	"The changelog has no dated entry",
);
assert.ok(
	String(own?.url ?? own ?? "")
		.replace(/\.git$/, "")
		.endsWith(`/${repository}`),
	`package.json does not name ${repository} as its repository`,
);
