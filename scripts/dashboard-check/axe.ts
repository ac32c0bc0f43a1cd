import assert from "node:assert/strict";
import axe from "axe-core";
import type { Page } from "playwright-core";

/** What axe finds wrong with a page as it stands, as sentences. */
export async function violationsOf(page: Page): Promise<readonly string[]> {
	await page.evaluate(`globalThis.axe === undefined && (() => { ${axe.source} })()`);
	const { violations, passes } = await page.evaluate(async () => {
		const found = await (globalThis as unknown as { axe: typeof axe }).axe.run();
		return {
			passes: found.passes.length,
			violations: found.violations.flatMap(({ id, nodes }) =>
				nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
			),
		};
	});
	assert.ok(passes > 20, `axe has looked at ${passes} rules only`);
	return violations;
}
