// Bundles the two entries into dist/. No timestamps, no absolute paths: two builds of a commit are identical.
import { readFileSync, rmSync } from "node:fs";
import { build } from "esbuild";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));

rmSync("dist", { recursive: true, force: true });

await build({
  entryPoints: { cli: "src/cli.ts", action: "src/action.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  minify: true,
  keepNames: false,
  legalComments: "none",
  // Its CommonJS build requires its parts in a way that no bundler can follow.
  alias: { "jsonc-parser": "jsonc-parser/lib/esm/main.js" },
  chunkNames: "chunks/[name]-[hash]",
  define: { MUSTER_VERSION: JSON.stringify(version) },
  loader: { ".md": "text" },
  // CommonJS dependencies in an ES module bundle still call `require` for Node's own modules.
  banner: {
    js: 'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);',
  },
  logLevel: "warning",
});
