import type { ObservationsRead } from "../../src/schema/index.ts";

/** Code, record, column and raw value of every finding. */
export function told({ issues }: ObservationsRead) {
	return issues.map(({ code, record, column, raw }) => [code, record, column, raw]);
}

/** Class, code and message of the error that a call throws; fails when it throws none. */
export function thrownBy(call: () => unknown): { Kind: unknown; code: unknown; message: string } {
	try {
		call();
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		return { Kind: error.constructor, code: (error as { code?: unknown }).code, message: error.message };
	}
	throw new Error("Nothing was thrown");
}
