import { writeFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { build } from "esbuild";

/**
 * Put the chunks that a module needs at once into one file, and leave in the place of each a file that passes its names
 * on. Node takes longer to find and link forty small modules than to compile what is in them. What the entries need
 * themselves stays apart, so that they start without the rest.
 *
 * @param outputs those of the metafile of esbuild
 * @param source the module, by the path of its source
 * @param outfile in the folder of the chunks
 * @param earlier the chunks that other files hold by now
 * @returns the chunks that files hold after this
 */
export async function joinChunks(outputs, source, outfile, earlier = []) {
  const entries = Object.keys(outputs).filter((file) => dirname(dirname(file)) === ".");
  const module = Object.keys(outputs).find((file) => outputs[file].entryPoint === source);
  if (module === undefined) throw new Error(`No chunk is made of ${source}`);
  const apart = needsOf(outputs, entries);
  const joined = [...needsOf(outputs, [module])].filter((file) => !apart.has(file) && !earlier.includes(file));
  const names = joined.map((file, index) => outputs[file].exports.map((name) => [name, `${name}_${index}`]));
  await build({
    stdin: { contents: joined.map((file, index) => reexport(names[index], `./${file}`)).join("\n"), resolveDir: "." },
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    minify: true,
    legalComments: "none",
    logLevel: "warning",
    // Of what an earlier file holds only the names are left, and they are taken from it without a detour.
    plugins: [keepOthersApart(new Set([...joined, ...earlier].map((file) => resolve(file))))],
  });
  for (const [index, file] of joined.entries()) {
    const swapped = names[index].map(([name, unique]) => [unique, name]);
    writeFileSync(file, `${reexport(swapped, `./${basename(outfile)}`)}\n`);
  }
  return [...earlier, ...joined];
}

/** The files and all that they import at once, what is imported first. */
function needsOf(outputs, files, found = new Set()) {
  for (const file of files) {
    if (found.has(file)) continue;
    const needed = outputs[file].imports.filter(({ kind, external }) => kind === "import-statement" && !external);
    needsOf(
      outputs,
      needed.map(({ path }) => path),
      found,
    );
    found.add(file);
  }
  return found;
}

function reexport(names, from) {
  if (names.length === 0) return `import${JSON.stringify(from)};`;
  return `export{${names.map(([name, as]) => `${name} as ${as}`).join(",")}}from${JSON.stringify(from)};`;
}

function keepOthersApart(joined) {
  return {
    name: "keep-others-apart",
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ path, resolveDir, kind }) => {
        const isJoined = kind === "import-statement" && joined.has(resolve(resolveDir, path));
        return isJoined ? undefined : { path, external: true };
      });
    },
  };
}
