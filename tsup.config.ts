import { defineConfig } from "tsup";

export default defineConfig({
	entry: { index: "src/index.ts" },
	format: ["esm", "cjs"],
	target: "es2022",
	tsconfig: "tsconfig.build.json",
	// TypeScript 6 calls the baseUrl that tsup sets for its declarations deprecated.
	dts: { compilerOptions: { ignoreDeprecations: "6.0" } },
	splitting: true,
	treeshake: true,
	clean: true,
});
