/** Class, code and whole message of what a call throws, or null where it throws nothing. */
export function thrownBy(call: () => unknown): [name: string, code: unknown, message: string] | null {
	try {
		call();
		return null;
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		return [error.name, "code" in error ? error.code : undefined, error.message];
	}
}
