/** Class, code and message of the error that a call throws; fails when it throws none. */
export function thrownBy(call: () => unknown): { Kind: unknown; code: unknown; message: string } {
	let result: unknown;
	try {
		result = call();
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		return { Kind: error.constructor, code: (error as { code?: unknown }).code, message: error.message };
	}
	throw new Error(`Nothing was thrown; the result is ${JSON.stringify(result)}`);
}

/** The value with everything in it frozen, so that a write to it throws. */
export function frozen<T>(value: T): T {
	if (typeof value === "object" && value !== null) {
		for (const inner of Object.values(value)) frozen(inner);
		Object.freeze(value);
	}
	return value;
}
