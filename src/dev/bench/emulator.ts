import { Agent, createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { startEmulator } from "../../emulator/server.js";
import type { Measurement } from "./measurement.js";

const planCount = 2000;
const clientCount = 8;
const pageSize = 100;

/** Lists and reads 2,000 plans with 8 parallel clients; the baseline is a server of Node that answers every call with the same bytes. */
export async function measureEmulator(): Promise<readonly Measurement[]> {
  const [bareServer, bareEndpoint] = await startBare();
  const emulator = await startEmulator();
  await fill(emulator.endpoint);
  // The clients are warm before anything counts.
  await readAll(bareEndpoint);
  const own = await readAll(emulator.endpoint);
  const bare = await readAll(bareEndpoint);
  await emulator.close();
  bareServer.close();
  const note = `${Math.round(own)} calls a second, in one process with its clients (aim: at least 3000)`;
  return [{ name: "emulator: list and read plans", ratio: own / bare, baseline: "a bare HTTP server", note }];
}

async function fill(endpoint: string): Promise<void> {
  await call(endpoint, "POST", "/createReplicationSet", { regions: { "us-east-1": {} } });
  for (let count = 0; count < planCount; count += 1) {
    await call(endpoint, "POST", "/createResponsePlan", {
      name: nameOf(count),
      displayName: "Checkout latency burns the error budget",
      incidentTemplate: {
        title: "Checkout p99 latency above 2 s",
        impact: 2,
        summary: "p99 has been high. ".repeat(30),
      },
      engagements: ["arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout-escalation"],
      tags: { team: "payments" },
    });
  }
}

/** Calls a second. */
async function readAll(endpoint: string): Promise<number> {
  const calls = [
    ...Array.from({ length: planCount / pageSize }, () => ["POST", "/listResponsePlans"] as const),
    ...Array.from({ length: planCount }, (_, count) => ["GET", `/getResponsePlan?arn=${arnOf(count)}`] as const),
  ];
  const work = async (todo: (typeof calls)[number][]) => {
    for (const [method, path] of todo) await call(endpoint, method, path, { maxResults: pageSize });
  };
  await work(calls.slice(0, 200));
  const shares = Array.from({ length: clientCount }, (_, client) =>
    calls.filter((_, at) => at % clientCount === client),
  );
  const start = performance.now();
  await Promise.all(shares.map(work));
  return calls.length / ((performance.now() - start) / 1000);
}

const agent = new Agent({ keepAlive: true, maxSockets: clientCount });
const authorization =
  "AWS4-HMAC-SHA256 Credential=111122223333/20260101/us-east-1/ssm-incidents/aws4_request, SignedHeaders=host, Signature=00";

function call(endpoint: string, method: string, path: string, body: object): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(endpoint + path, { method, agent, headers: { authorization } }, (response) => {
      response.resume().once("end", () => {
        if ((response.statusCode ?? 500) < 300) resolve();
        else reject(new Error(`${method} ${path} answered ${response.statusCode}`));
      });
    });
    sent.once("error", reject);
    sent.end(method === "POST" ? JSON.stringify(body) : undefined);
  });
}

function startBare(): Promise<[Server, string]> {
  const body = JSON.stringify({ text: "a".repeat(900) });
  const server = createServer((message, response) => {
    message.resume().once("end", () => response.end(body));
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () =>
      resolve([server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`]),
    );
  });
}

function nameOf(count: number): string {
  return `plan-${String(count).padStart(5, "0")}`;
}

function arnOf(count: number): string {
  return encodeURIComponent(`arn:aws:ssm-incidents::111122223333:response-plan/${nameOf(count)}`);
}
