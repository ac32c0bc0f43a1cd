/** What is not set here is told by start.mjs. */
export default {
	testRunner: "vitest",
	plugins: ["@stryker-mutator/vitest-runner", "./mutation/sample.mjs"],
	ignorers: ["sample"],
	vitest: { configFile: "mutation/vitest.config.mjs", related: false },
	coverageAnalysis: "perTest",
	// What is computed while a module loads cannot be changed for one test.
	ignoreStatic: true,
	// The words of messages are held by other means.
	mutator: { excludedMutations: ["StringLiteral"] },
	mutate: [`src/${process.env.ROOM}/**/*.ts`, "!src/**/index.ts"],
	reporters: ["json"],
	jsonReporter: { fileName: process.env.REPORT },
	concurrency: Number(process.env.CONCURRENCY ?? 2),
	timeoutMS: 20_000,
	tempDirName: ".stryker-tmp",
	ignorePatterns: ["dist", "site", "bench", "engines", "runtimes", "test/.doc-examples"],
};
