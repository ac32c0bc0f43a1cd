import { defineConfig } from "tsup";

/** The sub-paths that a user can import. */
const faces = {
	index: "src/index.ts",
	panel: "src/panel/index.ts",
	sql: "src/sql/index.ts",
	schema: "src/schema/index.ts",
	report: "src/report/index.ts",
	chart: "src/chart/index.ts",
	display: "src/display/index.ts",
	matchers: "src/matchers/index.ts",
	vitest: "src/vitest/index.ts",
};

export default defineConfig({
	entry: faces,
	format: ["esm", "cjs"],
	target: "es2022",
	tsconfig: "tsconfig.build.json",
	// TypeScript 6 calls the baseUrl that tsup sets for its declarations deprecated.
	dts: {
		entry: faces,
		compilerOptions: { ignoreDeprecations: "6.0" },
	},
	splitting: true,
	treeshake: true,
	clean: true,
});
