/** Properties with fewer draws than they ask for, while run-tests.mjs looks whether fewer are enough. */
import fc from "fast-check";

export * from "fast-check";

export const draws = { most: Infinity };

function assert(property, parameters = {}) {
	return fc.assert(property, { ...parameters, numRuns: Math.min(parameters.numRuns ?? 100, draws.most) });
}

export default { ...fc, assert };
