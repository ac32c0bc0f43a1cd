import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		include: ["test/**/*.test.ts", "examples/**/*.test.ts"],
		typecheck: { enabled: true, include: ["test/**/*.test-d.ts"], tsconfig: "tsconfig.json" },
		alias: {
			"direction-of-travel/matchers": fileURLToPath(new URL("src/matchers/index.ts", import.meta.url)),
			"direction-of-travel/schema": fileURLToPath(new URL("src/schema/index.ts", import.meta.url)),
			"direction-of-travel/vitest": fileURLToPath(new URL("src/vitest/index.ts", import.meta.url)),
			"direction-of-travel/report": fileURLToPath(new URL("src/report/index.ts", import.meta.url)),
			"direction-of-travel/sql": fileURLToPath(new URL("src/sql/index.ts", import.meta.url)),
			"direction-of-travel/panel": fileURLToPath(new URL("src/panel/index.ts", import.meta.url)),
			"direction-of-travel/chart": fileURLToPath(new URL("src/chart/index.ts", import.meta.url)),
			"direction-of-travel/display": fileURLToPath(new URL("src/display/index.ts", import.meta.url)),
			"direction-of-travel": fileURLToPath(new URL("src/index.ts", import.meta.url)),
		},
		setupFiles: ["test/seed.ts"],
		// The code is pure: files need no copy of it each, which takes half of the time.
		isolate: false,
		maxWorkers: "100%",
		testTimeout: 120_000,
		coverage: {
			provider: "v8",
			include: ["src/**"],
			exclude: ["src/**/index.ts"],
			reporter: ["text-summary", "json-summary", "json"],
			thresholds: { statements: 95, branches: 95, functions: 95, lines: 95 },
		},
	},
});
