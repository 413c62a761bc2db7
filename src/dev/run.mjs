// Runs a TypeScript file of the project on plain Node: node src/dev/run.mjs FILE [ARGUMENT…]
import { mkdirSync } from "node:fs";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const [file, ...rest] = process.argv.slice(2);
const outfile = resolve("node_modules/.cache/muster", `${basename(file, ".ts")}.mjs`);
mkdirSync(resolve("node_modules/.cache/muster"), { recursive: true });
await build({
  entryPoints: [file],
  outfile,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  packages: "external",
  loader: { ".md": "text" },
  define: { MUSTER_VERSION: '"dev"' },
  logLevel: "warning",
});
process.argv = [process.argv[0], file, ...rest];
await import(pathToFileURL(outfile).href);
