// Bundles the two entries into dist/. No timestamps, no absolute paths: two builds of a commit are identical.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { joinChunks } from "./join-chunks.mjs";

const allowedLicences = new Set(["MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "Apache-2.0", "BlueOak-1.0.0"]);
const { version } = JSON.parse(readFileSync("package.json", "utf8"));

rmSync("dist", { recursive: true, force: true });

const options = {
  outdir: "dist",
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  minify: true,
  legalComments: "none",
  // ES modules first: a CommonJS build has no named exports for `import()`, and nothing of it can be left out.
  mainFields: ["module", "main"],
  // Its build of ES modules. That for Node asks the environment at each token whether to trace it: a sixth of the parsing.
  alias: { yaml: "./node_modules/yaml/browser/dist/index.js" },
  define: { MUSTER_VERSION: JSON.stringify(version) },
  loader: { ".md": "text" },
  // CommonJS dependencies in an ES module bundle still call `require` for Node's own modules.
  banner: {
    js: 'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;',
  },
  // A linked node_modules must not change the names of the chunks.
  preserveSymlinks: true,
  metafile: true,
  logLevel: "warning",
  plugins: [dropUnusedTransport(), loadWhenUsed()],
};
const { metafile } = await build({
  ...options,
  entryPoints: { cli: "src/cli.ts", action: "src/action.ts" },
  splitting: true,
  chunkNames: "chunks/[name]-[hash]",
});
// In one file of its own: a thread starts with nothing but what parsing needs.
const { metafile: thread } = await build({
  ...options,
  entryPoints: { "parse-thread": "src/adapters/parse-thread.ts" },
});

let joined = [];
for (const [source, name] of [
  ["src/cli/check.ts", "check-at-once"],
  ["src/action/review.ts", "review-at-once"],
  ["src/adapters/aws/collect-facts.ts", "facts-at-once"],
  ["src/adapters/github/review-host.ts", "github-at-once"],
  ["node_modules/@aws-sdk/client-ssm-incidents/dist-es/index.js", "aws-at-once"],
]) {
  joined = await joinChunks(metafile.outputs, source, `dist/chunks/${name}.js`, joined);
}

removeUnreached(metafile);
writeFileSync("dist/package.json", `${JSON.stringify({ type: "module" })}\n`);
writeFileSync(
  "dist/licences.txt",
  bundledPackages({ inputs: { ...metafile.inputs, ...thread.inputs } })
    .map(licenceOf)
    .join("\n"),
);

/** Folders of the packages that went into the bundle, by name. */
function bundledPackages({ inputs }) {
  const folders = Object.keys(inputs).flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []);
  const byName = new Map();
  for (const folder of folders) {
    const { name, version: packageVersion } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    byName.set(`${name} ${packageVersion}`, folder);
  }
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1));
}

function licenceOf([name, folder]) {
  const { license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (!allowedLicences.has(license)) throw new Error(`${name} has the licence ${license}, which may not be bundled`);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text =
    file !== undefined && existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8").trim() : "";
  return `${"=".repeat(80)}\n${name} (${license})\n${"=".repeat(80)}\n${text.replaceAll("\r\n", "\n")}\n`;
}

/**
 * `@actions/core` brings an HTTP client for a function that the action does not call, and loading it would double the
 * start-up: without side effects of its own it is left out where nothing uses it.
 */
function dropUnusedTransport() {
  const filter = /^\.\/oidc-utils\.js$|^@actions\/(?:http-client|exec|io)$|^undici$|^tunnel$/;
  return {
    name: "drop-unused-transport",
    setup({ onResolve, resolve }) {
      onResolve({ filter }, async ({ path, importer, resolveDir, kind, pluginData }) => {
        if (pluginData === "resolving") return undefined;
        const found = await resolve(path, { importer, resolveDir, kind, pluginData: "resolving" });
        return { ...found, sideEffects: false };
      });
    },
  };
}

/**
 * Modules that few runs use and that every start would pay for: ajv, whose validators for plans are compiled beforehand,
 * and what `commander` needs for subcommands that are programs of their own. They load at the first call.
 */
function loadWhenUsed() {
  const namesOf = { "ajv/dist/2020.js": ["Ajv2020"], "node:child_process": ["spawn"] };
  return {
    name: "load-when-used",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^ajv\/dist\/2020\.js$|^node:child_process$/ }, ({ path, importer, namespace }) => {
        const isMeant = path.startsWith("ajv") || /node_modules[\\/]commander[\\/]/.test(importer);
        return isMeant && namespace === "file" ? { path, namespace: "when-used" } : undefined;
      });
      onLoad({ filter: /.*/, namespace: "when-used" }, ({ path }) => {
        const load = `require(${JSON.stringify(path)})`;
        const functions = namesOf[path].map(
          (name) =>
            `export function ${name}(...given) { return new.target ? new (${load}.${name})(...given) : ${load}.${name}(...given); }`,
        );
        return { contents: functions.join("\n"), resolveDir: "." };
      });
    },
  };
}

/** A dynamic import in code that was left out still makes a chunk, which nothing loads. */
function removeUnreached({ outputs }) {
  const reached = new Set(Object.keys(outputs).filter((file) => /^dist\/[a-z]+\.js$/.test(file)));
  for (const file of reached) {
    for (const { path, external } of outputs[file]?.imports ?? []) if (!external) reached.add(path);
  }
  for (const file of Object.keys(outputs)) if (!reached.has(file)) rmSync(file);
}
