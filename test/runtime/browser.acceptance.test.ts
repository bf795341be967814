import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect, it, onTestFinished } from "vitest";
import { missing, visit } from "./chromium.js";
import {
  bundle,
  expectArrival,
  findingsWith,
  openPlace,
} from "./trial-place.js";
import type { Findings, Place } from "./trial.js";

/** What a script tells of the place it ran in. */
interface Told {
  readonly global: string;
  readonly findings?: Findings;
  readonly fault?: string;
}

const script = (place: Place): string => `
  import { tryEverything } from "./trial.js";
  const global = self.constructor.name;
  const tell = (told) => fetch("/told", { method: "POST", body: JSON.stringify({ global, ...told }) });
  tryEverything(${JSON.stringify(place)}).then(
    (findings) => tell({ findings }),
    (error) => tell({ fault: String(error.stack) }),
  );
`;

/** A site whose pages run the client, and tell what they found. */
async function openSite(place: Place): Promise<{
  readonly url: string;
  readonly told: Promise<Told>;
}> {
  let settle: (told: Told) => void;
  const told = new Promise<Told>((resolve) => (settle = resolve));
  const files = new Map([
    ["/client.js", await bundle(script(place))],
    ["/start.js", 'new Worker("/client.js")'],
    ["/page", '<!doctype html><script src="/client.js"></script>'],
    ["/worker", '<!doctype html><script src="/start.js"></script>'],
  ]);
  // Strict: in the client, nothing is evaluated and nothing is loaded.
  const policy = `default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self' ${place.baseUrl} ${place.nobody}`;
  const site = createServer((request, response) => {
    const { url = "" } = request;
    if (url === "/told") void read(request).then(settle);
    const type = url.endsWith(".js") ? "text/javascript" : "text/html";
    response.writeHead(files.has(url) ? 200 : 404, {
      "content-type": `${type}; charset=utf-8`,
      "content-security-policy": policy,
    });
    response.end(files.get(url));
  });
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    site.close();
    site.closeAllConnections();
  });
  const { port } = site.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, told };
}

async function read(request: IncomingMessage): Promise<Told> {
  return JSON.parse(await text(request)) as Told;
}

it.for([
  { where: "page", global: "Window" },
  { where: "worker", global: "DedicatedWorkerGlobalScope" },
])(
  "the client works in a browser's $where",
  async ({ where, global }, { skip }) => {
    if (missing) skip(missing);
    const { place, mock } = await openPlace();
    const { url, told } = await openSite(place);
    expect(await visit(`${url}/${where}`, told)).toEqual({
      global,
      findings: findingsWith({ redirect: 0, refused: "may have fired" }),
    });
    expectArrival(mock);
  },
);
