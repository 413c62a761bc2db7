import { readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";

export default defineConfig({
  // As the bundler does it: a Markdown file is its text.
  plugins: [
    {
      name: "markdown-as-text",
      enforce: "pre",
      load(id) {
        return id.endsWith(".md") ? `export default ${JSON.stringify(readFileSync(id, "utf8"))}` : undefined;
      },
    },
  ],
  define: { MUSTER_VERSION: '"test"' },
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    // An account is filled before each of some tests.
    hookTimeout: 30_000,
    pool: "threads",
    // Much of a test is waiting for a process or a socket: leave no core aside.
    maxWorkers: "100%",
    // The tests own their world: nothing of the developer's AWS or GitHub set-up leaks in.
    env: {
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
      NO_COLOR: "1",
      TZ: "UTC",
    },
  },
});
