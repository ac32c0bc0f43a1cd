/** What is not set here is told by start.mjs. */
export default {
	testRunner: "room",
	plugins: ["./mutation/runner.mjs", "./mutation/sample.mjs"],
	ignorers: ["sample"],
	coverageAnalysis: "perTest",
	// What is computed while a module loads cannot be changed for one test.
	ignoreStatic: true,
	// The words of messages are held by other means.
	mutator: { excludedMutations: ["StringLiteral"] },
	mutate: [`src/${process.env.ROOM}/${process.env.FILE}.ts`, "!src/**/index.ts"],
	reporters: ["json"],
	jsonReporter: { fileName: process.env.REPORT },
	concurrency: Number(process.env.CONCURRENCY ?? 2),
	// runner.mjs counts the time of the processor; these are for a run that does not answer at all.
	timeoutMS: 3_600_000,
	dryRunTimeoutMinutes: 60,
	tempDirName: ".stryker-tmp",
	// What a run that failed leaves behind would be linted.
	cleanTempDir: "always",
	ignorePatterns: ["dist", "site", "bench", "engines", "runtimes", "test/.doc-examples"],
};
