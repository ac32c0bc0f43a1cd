/** What rows are brought together by, read off the plans of both engines. */
import { dashboardQuery } from "direction-of-travel/sql";
import { engines } from "./engines.mjs";

const listOf = (one) => (one === undefined ? [] : [one].flat());

/** The plan of an engine as a tree of what groups, joins and reads, under the names of PostgreSQL. */
const readers = {
	duckdb: async (text, values) => {
		const { run, rows } = engines.duckdb;
		// The logical plan has names where the physical one has numbers.
		await run("SET explain_output = 'optimized_only'");
		const [{ explain_value }] = await rows(`EXPLAIN (FORMAT JSON) ${text}`, values);
		await run("SET explain_output = 'physical_only'");
		const read = ({ name, extra_info: info, children }) => ({
			name: { AGGREGATE: "Aggregate", COMPARISON_JOIN: "Join", CROSS_PRODUCT: "Cross join" }[name] ?? name,
			keys: [...listOf(info.Groups), ...listOf(info.Conditions)],
			children: children.map(read),
		});
		// The first child of a common table is that table, the second what is made of it.
		const [{ name, children }] = JSON.parse(explain_value);
		if (name !== "CTE") throw new Error(`the plan of DuckDB begins with ${name}`);
		return { areas: read(children[0]), region: read(children[1]) };
	},
	postgresql: async (text, values) => {
		const [{ "QUERY PLAN": plan }] = await engines.postgresql.rows(`EXPLAIN (FORMAT JSON) ${text}`, values);
		const read = (node) => {
			const keys = ["Group Key", "Hash Cond", "Merge Cond", "Join Filter"].flatMap((key) =>
				listOf(node[key]),
			);
			const type = node["Node Type"];
			const joins = /Join|Nested Loop/.test(type);
			return {
				name: joins ? (keys.length === 0 ? "Cross join" : "Join") : type,
				keys,
				of: node["Subplan Name"],
				children: (node.Plans ?? []).map(read),
			};
		};
		const { children, ...rest } = read((typeof plan === "string" ? JSON.parse(plan) : plan)[0].Plan);
		const areas = children.find(({ of }) => of === "CTE judged");
		return { areas, region: { ...rest, children: children.filter((one) => one !== areas) } };
	},
};

/** Every step of a plan that brings rows together. */
const together = (node) => [
	...(["Aggregate", "Join", "Cross join"].includes(node.name) ? [node] : []),
	...node.children.flatMap(together),
];

/** The names of columns in keys, without those of tables. */
const columnsOf = ({ keys }) => keys.map((key) => key.replace(/("[^"]+"|\w+)\./g, ""));

/** Throws where rows of several areas meet before there is one row for each area and indicator. */
export async function checkPlans(name, source, options) {
	const { area, indicator } = source.counts;
	for (const [dialect, read] of Object.entries(readers)) {
		const { text, values } = dashboardQuery(source, { ...options, dialect });
		const { areas, region } = await read(text, values);
		const isList = (node) => columnsOf(node).join() === indicator;
		const fail = (node) => {
			throw new Error(
				`${name}, ${dialect}: rows of several areas meet in ${node.name} by ${node.keys.join("; ")}`,
			);
		};
		const steps = together(areas);
		let byArea = 0;
		let lists = 0;
		for (const node of steps) {
			if (columnsOf(node).some((key) => new RegExp(`\\b${area}\\b`).test(key))) byArea++;
			else if (node.name === "Cross join") {
				// Every area stands beside the short list of indicators, one row for each, and beside nothing else.
				const sides = node.children.map((child) => together(child)[0]);
				if (!sides.some((side) => side !== undefined && isList(side))) fail(node);
				lists++;
			} else if (!isList(node)) fail(node);
		}
		if (lists !== 1 || byArea < 4)
			throw new Error(`${name}, ${dialect}: ${steps.length} steps are not understood`);
		const after = together(region);
		if (after.length !== 2 || !after.every((node) => /^\W*indicator\b/.test(columnsOf(node).join())))
			throw new Error(
				`${name}, ${dialect}: after the areas come ${after.map(({ keys }) => keys).join("; ")}`,
			);
		console.log(
			`${name}, plan of ${dialect}: ${byArea} groupings and joins by area and one list of indicators, then one grouping and one join by indicator`,
		);
	}
}
