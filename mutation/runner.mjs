/**
 * Runs the tests of a room in one thread that loads the code once, for all changes: a change is told by its number, which the
 * code looks up each time. The time of a change is that of the processor, so that it does not run out while others are served.
 */
import { Worker } from "node:worker_threads";
import { commonTokens, declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import { DryRunStatus, MutantRunStatus } from "@stryker-mutator/api/test-runner";

const SECOND = 1e6;

class RoomRunner {
	static inject = [commonTokens.options];

	constructor({ timeoutMS }) {
		this.patience = timeoutMS;
	}

	capabilities() {
		return { reloadEnvironment: true };
	}

	async init() {
		this.worker = new Worker(new URL("run-tests.mjs", import.meta.url), {
			resourceLimits: { maxOldGenerationSizeMb: 2000 },
		});
		await this.#answer();
	}

	async dryRun() {
		const { error, ...run } = await this.#ask({});
		return error === undefined
			? { status: DryRunStatus.Complete, ...run }
			: { status: DryRunStatus.Error, errorMessage: error };
	}

	async mutantRun({ activeMutant, testFilter, hitLimit, timeout }) {
		// What the tests took without a change, half as long again, and ten seconds.
		const limit = (timeout - this.patience) * 1000 + 10 * SECOND;
		const answer = await this.#ask({ change: activeMutant.id, tests: testFilter, hitLimit }, limit);
		if (answer.endless !== undefined) return { status: MutantRunStatus.Timeout, reason: answer.endless };
		const { failed, count } = answer;
		return failed === undefined
			? { status: MutantRunStatus.Survived, nrOfTests: count }
			: {
					status: MutantRunStatus.Killed,
					killedBy: [failed.id],
					failureMessage: failed.message,
					nrOfTests: count,
				};
	}

	/** The code without a change must do after all changes what it did before: a change must leave nothing behind. */
	async dispose() {
		const { error } = await this.#ask({});
		await this.worker.terminate();
		if (error !== undefined) throw new Error(`The tests fail after the changes: ${error}`);
	}

	async #ask(question, limit = Infinity) {
		const begun = process.cpuUsage();
		this.worker.postMessage(question);
		const answer = this.#answer();
		let watch;
		const tooLong = new Promise((resolve) => {
			watch = setInterval(() => {
				const { user, system } = process.cpuUsage(begun);
				if (user + system > limit) resolve({ endless: `More than ${Math.round(limit / SECOND)} seconds` });
			}, 500);
		});
		const first = await Promise.race([answer, tooLong]);
		clearInterval(watch);
		if (first.endless !== undefined) {
			await this.worker.terminate();
			await this.init();
		}
		return first;
	}

	#answer() {
		const { worker } = this;
		return new Promise((resolve, reject) => {
			worker.once("message", resolve);
			worker.once("error", (error) => {
				if (error.code === "ERR_WORKER_OUT_OF_MEMORY") resolve({ endless: "More memory than there is" });
				else reject(error);
			});
		}).finally(() => {
			worker.removeAllListeners("message");
			worker.removeAllListeners("error");
		});
	}
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "room", RoomRunner)];
