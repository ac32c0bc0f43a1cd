import { defineConfig } from "vitest/config";
import base from "../vitest.config.ts";

/** The tests of one room, and of the golden values that are tested with it; types and coverage have checks of their own. */
export default defineConfig({
	test: {
		...base.test,
		include: [`test/${process.env.ROOM}/**/*.test.ts`],
		typecheck: { enabled: false },
		coverage: { enabled: false },
	},
});
