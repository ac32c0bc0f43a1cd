/**
 * Runs the tests of a room in one thread that loads the code once, for all changes: a change is told by its number, which the
 * code looks up each time. The time of a change is that of the processor, so that it does not run out while others are served.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import { DryRunStatus, MutantRunStatus } from "@stryker-mutator/api/test-runner";

const SECOND = 1e6;
/** What each test takes without a change, in milliseconds: one runner measures it for all. */
const TOOK = "took.json";

class RoomRunner {
	capabilities() {
		return { reloadEnvironment: true };
	}

	async init() {
		this.position = new Int32Array(new SharedArrayBuffer(4));
		this.worker = new Worker(new URL("run-tests.mjs", import.meta.url), {
			workerData: this.position,
			resourceLimits: { maxOldGenerationSizeMb: 2000 },
		});
		await this.#answer();
	}

	async dryRun() {
		const { error, ...run } = await this.#ask({});
		writeFileSync(
			TOOK,
			JSON.stringify(Object.fromEntries(run.tests.map(({ id, timeSpentMs }) => [id, timeSpentMs]))),
		);
		return error === undefined
			? { status: DryRunStatus.Complete, ...run }
			: { status: DryRunStatus.Error, errorMessage: error };
	}

	async mutantRun({ activeMutant, testFilter, hitLimit }) {
		this.took ??= JSON.parse(readFileSync(TOOK, "utf8"));
		const answer = await this.#ask({ change: activeMutant.id, tests: testFilter, hitLimit: hitLimit / 10 });
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

	/** A test may take thrice what it takes without a change, and three seconds. */
	async #ask(question) {
		Atomics.store(this.position, 0, 0);
		this.worker.postMessage(question);
		const answer = this.#answer();
		let watch;
		const tooLong = new Promise((resolve) => {
			let position = 0;
			let begun = process.cpuUsage();
			watch = setInterval(() => {
				const now = Atomics.load(this.position, 0);
				if (now !== position) begun = process.cpuUsage();
				position = now;
				const { user, system } = process.cpuUsage(begun);
				const usual = 1000 * (this.took?.[question.tests?.[position]] ?? Infinity);
				if (user + system > 3 * usual + 3 * SECOND) resolve({ endless: "Takes too long", lost: true });
			}, 200);
		});
		const first = await Promise.race([answer, tooLong]);
		clearInterval(watch);
		if (first.lost) {
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
				if (error.code === "ERR_WORKER_OUT_OF_MEMORY")
					resolve({ endless: "More memory than there is", lost: true });
				else reject(error);
			});
		}).finally(() => {
			worker.removeAllListeners("message");
			worker.removeAllListeners("error");
		});
	}
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "room", RoomRunner)];
