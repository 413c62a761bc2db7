import { CommanderError } from "commander";
import { describeFailure } from "./cli/failure.js";
import { createProgram } from "./cli/program.js";

// A reader that has seen enough (`muster check | head`) is no failure of ours, and takes none back that was found.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

// The clients are bundled: that later ones drop Node.js 20 is no news for whoever runs these.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";

try {
  await createProgram().parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    const failure = describeFailure(error);
    // A fault of our own, with its stack alone: Node would print the line of the bundle, which is all of it.
    process.stderr.write(`${failure?.text ?? (error instanceof Error ? error.stack : error)}\n`);
    process.exitCode = failure?.exitCode ?? 3;
  }
}
