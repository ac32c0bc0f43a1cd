import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";

const every = Number(process.env.EVERY ?? 1);
const part = Number(process.env.PART ?? 0);

/** Fowler, Noll and Vo's hash: the same sample in every run and on every machine. */
function hashOf(text) {
	let hash = 0x811c9dc5;
	for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0), 0x01000193);
	return (hash ^ (hash >>> 15)) >>> 0;
}

/** Leaves out all declarations of a file but one in so many, as whole functions. */
class Sample {
	shouldIgnore({ node, parent }) {
		if (every === 1 || parent?.type !== "Program") return undefined;
		const declared = node.declaration ?? node;
		const name = declared.id?.name ?? declared.declarations?.[0]?.id?.name;
		return name === undefined || hashOf(name) % every === part ? undefined : "not in the sample";
	}
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Ignore, "sample", Sample)];
