// Records facts/ for the example plans from the demo's account: node src/dev/run.mjs src/dev/record-facts.ts
import { snapshot } from "../cli/snapshot.js";
import { account } from "../demo/account.js";
import { fillAccount } from "../demo/fill-account.js";
import { startEmulator } from "../emulator/server.js";

const emulator = await startEmulator({ account });
const credentials = { accessKeyId: account, secretAccessKey: "demo" };
Object.assign(process.env, {
  AWS_ENDPOINT_URL: emulator.endpoint,
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
});
try {
  await fillAccount({ endpoint: emulator.endpoint, credentials });
  await snapshot({});
} finally {
  await emulator.close();
}
