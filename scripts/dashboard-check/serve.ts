import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";

const kinds: Readonly<Record<string, string>> = {
	".html": "text/html",
	".js": "text/javascript",
	".css": "text/css",
	".svg": "image/svg+xml",
};

/** Serves the files of a folder on a free port, and nothing else. */
export async function serve(
	folder: string,
): Promise<{ readonly address: string; readonly close: () => void }> {
	const server = createServer(async ({ url = "/" }, response) => {
		const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
		const file = path.endsWith("/") ? `${path}index.html` : path;
		const kind = kinds[extname(file)];
		const body = kind === undefined ? null : await readFile(join(folder, file)).catch(() => null);
		if (body === null) response.writeHead(404).end();
		else response.writeHead(200, { "content-type": `${kind}; charset=utf-8` }).end(body);
	});
	await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
	const { port } = server.address() as AddressInfo;
	return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
