import { defineConfig } from "vitest/config";
import base from "../vitest.config.ts";

const room = process.env.ROOM;

/**
 * The tests of one room, those of what the rooms share with its first callers; types and coverage have checks of their own.
 */
export default defineConfig({
	test: {
		...base.test,
		include: (room === "internal" ? [room, "estimate", "direction", "period"] : [room]).map(
			(one) => `test/${one}/**/*.test.ts`,
		),
		typecheck: { enabled: false },
		coverage: { enabled: false },
	},
});
