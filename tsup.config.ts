import { defineConfig } from "tsup";

export default defineConfig({
	// The quantile has a file of its own because the library behind it cannot be dropped from a bundle once it is imported.
	entry: { index: "src/index.ts", schema: "src/schema/index.ts", quantile: "src/internal/quantile.ts" },
	format: ["esm", "cjs"],
	target: "es2022",
	tsconfig: "tsconfig.build.json",
	// TypeScript 6 calls the baseUrl that tsup sets for its declarations deprecated.
	dts: {
		entry: { index: "src/index.ts", schema: "src/schema/index.ts" },
		compilerOptions: { ignoreDeprecations: "6.0" },
	},
	splitting: true,
	treeshake: true,
	clean: true,
});
