import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

const kinds: Readonly<Record<string, string>> = {
	"/index.html": "text/html",
	"/app.js": "text/javascript",
	"/style.css": "text/css",
};

/** Serves the three files of the page on a free port, and nothing else. */
export async function serve(
	folder: string,
): Promise<{ readonly address: string; readonly close: () => void }> {
	const server = createServer(async ({ url = "/" }, response) => {
		const path = url === "/" ? "/index.html" : url;
		const kind = Object.hasOwn(kinds, path) ? kinds[path] : undefined;
		if (kind === undefined) {
			response.writeHead(404).end();
			return;
		}
		response.writeHead(200, { "content-type": `${kind}; charset=utf-8` });
		response.end(await readFile(join(folder, path)));
	});
	await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
	const { port } = server.address() as AddressInfo;
	return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
