/**
 * Holds the special functions of src/internal against R and against long arithmetic (mpmath, by scripts/exact-tails.py)
 * over a seeded grid and prints the worst relative differences: `node scripts/numerics-accuracy.mjs`. Two bands: what
 * reports need (shapes and counts from 0.5 to 1e7, probabilities down to 1e-12) and the far ends (shapes from 1e-3 to
 * 1e9, down to 1e-300), where the rounding of an exponent of 690 alone costs 1e-13. Where Rscript or python3 with
 * mpmath is missing, so is its column.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tsImport } from "tsx/esm/api";

const interpreter = process.env.RSCRIPT ?? "Rscript";
const hasR = spawnSync(interpreter, ["--version"]).status === 0;
const hasExact = spawnSync("python3", ["-c", "import mpmath"]).status === 0;
if (!hasR) console.log("Rscript is not here: no comparison with R");
if (!hasExact) console.log("python3 with mpmath is not here: no comparison with long arithmetic");

const load = (name) => tsImport(`../src/internal/${name}.ts`, import.meta.url);
const [normal, gamma, beta, poisson, binomial, student] = await Promise.all(
	["normal", "gamma", "beta", "poisson", "binomial", "student"].map(load),
);

/** A small seeded generator (mulberry32), so that every run sees the same grid. */
let state = 20_200_320;
function random() {
	state = (state + 0x6d2b79f5) | 0;
	let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
	mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
	return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
const logUniform = (low, high) => low * (high / low) ** random();
const whole = (low, high) => Math.floor(logUniform(low, high));

const bands = [
	{
		name: "reports",
		shape: () => logUniform(0.5, 1e7),
		count: () => whole(1, 1e7),
		small: 1e-12,
		z: 7,
		df: 0.5,
	},
	{
		name: "far ends",
		shape: () => logUniform(1e-3, 1e9),
		count: () => whole(1, 1e9),
		small: 1e-300,
		z: 37,
		df: 2.5,
	},
];
const probability = ({ small }) => (random() < 0.3 ? random() : logUniform(small, 0.5));

/** Name, how R computes it from the columns a, b, c, and one random case: arguments and our answer. */
const functions = [
	["normalTail", "pnorm(a, lower=F)", (band) => [(2 * random() - 1) * band.z], normal.normalTail],
	["normalQuantile", "qnorm(a)", (band) => [probability(band)], normal.normalQuantile],
	["logGamma", "lgamma(a)", (band) => [band.shape() + 2.5], gamma.logGamma],
	["gammaLower", "pgamma(b, a)", gammaCase, gamma.gammaLower],
	["gammaUpper", "pgamma(b, a, lower=F)", gammaCase, gamma.gammaUpper],
	["gammaQuantile", back("gamma", "b"), quantileCase(1), (p, a) => gamma.gammaQuantile(p, a)],
	[
		"gammaQuantile upper",
		back("gamma", "b", "F"),
		quantileCase(1),
		(p, a) => gamma.gammaQuantile(p, a, true),
	],
	["betaLower", "pbeta(a, b, c)", betaCase, beta.betaLower],
	["betaUpper", "pbeta(a, b, c, lower=F)", betaCase, beta.betaUpper],
	["betaQuantile", back("beta", "b, c"), quantileCase(2), (p, a, b) => beta.betaQuantile(p, a, b)],
	[
		"betaQuantile upper",
		back("beta", "b, c", "F"),
		quantileCase(2),
		(p, a, b) => beta.betaQuantile(p, a, b, true),
	],
	["poissonPoint", "dpois(a, b)", poissonCase, poisson.poissonPoint],
	["poissonLower", "ppois(a, b)", poissonCase, poisson.poissonLower],
	["poissonUpper", "ppois(a - 1, b, lower=F)", poissonCase, poisson.poissonUpper],
	["binomialPoint", "dbinom(a, b, c)", binomialCase, binomial.binomialPoint],
	["binomialLower", "pbinom(a, b, c)", binomialCase, binomial.binomialLower],
	["binomialUpper", "pbinom(a - 1, b, c, lower=F)", binomialCase, binomial.binomialUpper],
	["studentTail", "pt(a, b, lower=F)", studentCase, student.studentTail],
	[
		"studentQuantile",
		"qt(a, b)",
		(band) => [probability(band), Math.max(band.df, band.shape())],
		student.studentQuantile,
	],
];

/**
 * How R sees one of our quantiles: R's tail there against the probability that was asked for, turned into a relative
 * difference of the quantile by the density. R's own quantiles are a poorer measure: in 4.2 they are off by up to
 * 5e-10 far out, and qgamma(1.2e-12, 16.5) by 6e-13.
 */
function back(name, shapes, lower = "T") {
	return `mine * (1 + (p${name}(mine, ${shapes}, lower=${lower}) - a) / (mine * d${name}(mine, ${shapes})))`;
}
function gammaCase(band) {
	const a = band.shape();
	return [a, gamma.gammaQuantile(probability(band), a, random() < 0.5)];
}
function betaCase(band) {
	const [a, b] = [Math.max(0.1, band.shape()), Math.max(0.1, band.shape())];
	return [beta.betaQuantile(probability(band), a, b, random() < 0.5), a, b];
}
function poissonCase(band) {
	const k = band.count();
	return [k, gamma.gammaQuantile(probability(band), k + 1, random() < 0.5)];
}
function binomialCase(band) {
	const n = band.count() + 1;
	const k = Math.floor(n * random());
	return [k, n, beta.betaQuantile(probability(band), k + 1, n - k, random() < 0.5)];
}
function studentCase(band) {
	const df = Math.max(band.df, band.shape());
	return [student.studentQuantile(probability(band), df) * (random() < 0.5 ? 1 : -1), df];
}
function quantileCase(shapes) {
	return (band) => [
		probability(band),
		...Array.from({ length: shapes }, () => Math.max(shapes * 0.05, band.shape())),
	];
}

/** R's answers to a list of cases. Seventeen digits carry a double there and back. */
function askR(expression, cases) {
	const folder = mkdtempSync(join(tmpdir(), "numerics-"));
	try {
		const input = join(folder, "in.txt");
		const output = join(folder, "out.txt");
		writeFileSync(input, cases.map((one) => one.join(" ")).join("\n"));
		const code = [
			"d <- as.matrix(read.table(commandArgs(TRUE)[1]))",
			"col <- function(i) if (i <= ncol(d)) d[, i] else NA",
			"mine <- d[, ncol(d)]; d <- d[, -ncol(d), drop = FALSE]",
			"a <- col(1); b <- col(2); c <- col(3); options(warn = -1)",
			`writeLines(sprintf('%.17g', ${expression}), commandArgs(TRUE)[2])`,
		].join("; ");
		const run = spawnSync(interpreter, ["--vanilla", "-e", code, input, output], { encoding: "utf8" });
		if (run.status !== 0) throw new Error(run.stderr);
		return readFileSync(output, "utf8").trim().split("\n").map(Number);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Answers by long arithmetic to a list of cases. */
function askExact(name, cases) {
	const script = new URL("exact-tails.py", import.meta.url);
	const input = cases.map((one) => [name, ...one].join("\t")).join("\n");
	const run = spawnSync("python3", [script.pathname], { input, encoding: "utf8", maxBuffer: 1e9 });
	if (run.status !== 0) throw new Error(run.stderr);
	return run.stdout.trim().split("\n").map(Number);
}

/** Worst, 99% and median of the relative differences, and where the worst is. */
function compare(cases, mine, theirs) {
	const errors = cases
		.map((one, index) => ({ one, mine: mine[index], theirs: theirs[index] }))
		// Below the smallest normal double there are no 15 digits to agree on.
		.filter((row) =>
			[row.theirs, ...row.one].every((value) => Math.abs(value) > 1e-290 && Math.abs(value) < 1e290),
		)
		.map((row) => ({ ...row, error: Math.abs(row.mine / row.theirs - 1) }))
		.sort((first, second) => first.error - second.error);
	const at = (part) => errors[Math.ceil(errors.length * part) - 1]?.error.toExponential(1) ?? "-";
	const worst = errors.at(-1);
	return [at(1), at(0.99), at(0.5), `(${worst?.one.map((value) => value.toPrecision(6)).join(", ")})`];
}

const size = 4000;
/** Long arithmetic takes its time: fewer cases. */
const exactSize = Number(process.env.EXACT_CASES ?? 400);
console.log(
	`Relative differences: from R in ${size} cases each, from long arithmetic in the first ${exactSize}`,
);
for (const band of bands) {
	const head = ["R: worst", "99%", "median", "exact: worst", "99%", "median"];
	console.log(`\n${band.name.padEnd(22)}${head.map((text) => text.padEnd(14)).join("")}worst exact at`);
	for (const [name, expression, draw, ours] of functions) {
		const cases = Array.from({ length: size }, () => draw(band));
		const mine = cases.map((one) => ours(...one));
		const withMine = cases.map((one, index) => [...one, mine[index]]);
		const fromR = hasR ? compare(cases, mine, askR(expression, withMine)).slice(0, 3) : ["-", "-", "-"];
		const few = name.includes("Quantile") ? withMine.slice(0, exactSize) : cases.slice(0, exactSize);
		const fromExact = hasExact
			? compare(cases.slice(0, exactSize), mine, askExact(name, few))
			: ["-", "-", "-", ""];
		console.log(`${name.padEnd(22)}${[...fromR, ...fromExact].map((text) => text.padEnd(14)).join("")}`);
	}
}
