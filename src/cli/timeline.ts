import { runTimeline } from "../commands/timeline.js";
import { collectors } from "./collectors.js";
import { loadOptions, openWorkspace } from "./load.js";
import { palette } from "./palette.js";
import type { CommonOptions } from "./program.js";
import { terminalOutput } from "./terminal.js";
import { findWorkspace } from "./workspace.js";

interface TimelineFlags extends CommonOptions {
  readonly at?: string;
  readonly format: "text" | "json" | "mermaid";
}

/** `muster timeline PLAN`. */
export async function timeline(plan: string, flags: TimelineFlags): Promise<void> {
  const workspace = findWorkspace(flags.config);
  const output = terminalOutput();
  const now = new Date();
  const result = await runTimeline(
    { ...loadOptions(workspace, flags), plan, at: flags.at ?? now.toISOString(), now },
    { files: openWorkspace(workspace, flags), output, collectorOf: collectors(flags) },
  );
  switch (flags.format) {
    case "json":
      return output.result((await import("../core/report/timeline-json.js")).renderTimelineJson(result));
    case "mermaid":
      return output.result((await import("../core/report/timeline-mermaid.js")).renderTimelineMermaid(result));
    case "text": {
      const { renderTimelineText } = await import("../core/report/timeline-text.js");
      return output.result(renderTimelineText(result, palette(output.isColored)));
    }
  }
}
