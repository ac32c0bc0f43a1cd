import { readFileSync } from "node:fs";

/** What an import may weigh, minified and gzipped with its dependencies, in kB. */
const budgets = [
	{ name: "perThousand alone", path: "index", import: "{ perThousand }", limit: 0.5 },
	{ name: "roundExact alone", path: "index", import: "{ roundExact }", limit: 1.8 },
	{ name: "rate alone", path: "index", import: "{ rate }", limit: 3.6 },
	{ name: "toPeriod alone", path: "index", import: "{ toPeriod }", limit: 5.2 },
	{ name: "compareRolling alone", path: "index", import: "{ compareRolling }", limit: 5.7 },
	{ name: "directionOfTravel alone", path: "index", import: "{ directionOfTravel }", limit: 11.1 },
	{ name: "compareToBenchmark alone", path: "index", import: "{ compareToBenchmark }", limit: 9.2 },
	{ name: "detectLevellingOff alone", path: "index", import: "{ detectLevellingOff }", limit: 17.6 },
	{ name: "parsePublished alone", path: "index", import: "{ parsePublished }", limit: 5.8 },
	{ name: "the whole root with its dependencies", path: "index", limit: 91.6 },
	{ name: "rollingTotals of a panel alone", path: "panel", import: "{ rollingTotals }", limit: 2.4 },
	{ name: "the sql sub-path", path: "sql", limit: 7.1 },
	{ name: "the schema sub-path with zod", path: "schema", limit: 48.6 },
	{ name: "toPrintAs alone", path: "matchers", import: "{ toPrintAs }", limit: 9.9 },
	{ name: "the matchers sub-path", path: "matchers", limit: 55.8 },
	{ name: "the report sub-path with its dependencies", path: "report", limit: 68.6 },
	{ name: "the chart sub-path", path: "chart", limit: 15.9 },
	{ name: "the display sub-path", path: "display", limit: 1.4 },
	{ name: "the panel sub-path", path: "panel", limit: 21.4 },
	{ name: "the vitest sub-path, without vitest", path: "vitest", limit: 55.9 },
];

// Every sub-path has one.
const { exports: subPaths } = JSON.parse(readFileSync("package.json", "utf8"));
for (const name of Object.keys(subPaths).filter((one) => one !== "./package.json"))
	if (!budgets.some(({ path }) => path === (name === "." ? "index" : name.slice(2))))
		throw new Error(`${name} has no budget`);

export default budgets.map(({ path, limit, ...budget }) => ({
	...budget,
	path: `dist/${path}.js`,
	limit: `${limit} kB`,
	gzip: true,
	// Bundles leave out the chunks that they do not need, which is what is measured and no reason for a warning.
	modifyEsbuildConfig: (config) => ({ ...config, logOverride: { "ignored-bare-import": "silent" } }),
}));
