import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, parse, resolve } from "node:path";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { demo } from "../cli/demo.js";

// Pictures of comments in a real browser, light and dark, wide and narrow, to look at; without files, of the demo's:
// node src/dev/run.mjs src/dev/comment-picture.ts [FOLDER [MARKDOWN-FILE...]]

const browser = "/usr/bin/chromium";
const output = resolve(process.argv[2] ?? "node_modules/.cache/muster/pictures");
const themes = {
  light: { text: "#1f2328", muted: "#59636e", page: "#ffffff", line: "#d1d9e0", code: "#eff1f3" },
  dark: { text: "#f0f6fc", muted: "#9198a1", page: "#0d1117", line: "#3d444d", code: "#262c36" },
} as const;
const widths = { wide: 880, narrow: 500 } as const;

const files = process.argv.slice(3);
mkdirSync(output, { recursive: true });
if (files.length === 0) takePictures("comment", await demoComment());
for (const file of files) takePictures(parse(file).name, readFileSync(file, "utf8"));
console.log(existsSync(browser) ? output : `${output}, without pictures: there is no ${browser}`);

function takePictures(prefix: string, markdown: string): void {
  const body = toHtml(markdown);
  for (const [theme, colours] of Object.entries(themes)) {
    for (const [width, pixels] of Object.entries(widths)) {
      for (const isUnfolded of [false, true]) {
        const name = `${prefix}-${theme}-${width}${isUnfolded ? "-unfolded" : ""}`;
        const html = isUnfolded ? body.replaceAll("<details>", "<details open>") : body;
        const page = join(output, `${name}.html`);
        writeFileSync(page, pageOf(html, colours));
        if (existsSync(browser)) takePicture(page, join(output, `${name}.png`), pixels, isUnfolded ? 5_000 : 1_400);
      }
    }
  }
}

async function demoComment(): Promise<string> {
  const silent = { result: () => {}, progress: () => {}, isColored: false };
  let comment = "";
  await demo(silent, (markdown) => {
    comment = markdown;
  });
  return comment;
}

/** As GitHub reads a comment; its charts are drawn by a script, so here they stay text. */
function toHtml(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

function pageOf(html: string, colours: (typeof themes)["light" | "dark"]): string {
  const { text, muted, page, line, code } = colours;
  return `<!doctype html><meta charset="utf-8"><style>
body { margin: 16px; font: 14px/1.5 system-ui, "DejaVu Sans", sans-serif; color: ${text}; background: ${page}; }
h3 { font-size: 1.25em; margin: 0 0 16px; }
p, ul, blockquote, table, details, pre { margin: 0 0 16px; }
ul { padding-left: 2em; }
blockquote { padding: 0 1em; color: ${muted}; border-left: .25em solid ${line}; }
table { display: block; width: max-content; max-width: 100%; overflow: auto; border-collapse: collapse; }
th, td { padding: 6px 13px; border: 1px solid ${line}; }
code { padding: .2em .4em; font: 85% monospace; background: ${code}; border-radius: 6px; }
pre { padding: 16px; overflow: auto; background: ${code}; border-radius: 6px; }
pre code { padding: 0; background: none; }
a { color: #4493f8; }
</style><body>${html}</body>`;
}

function takePicture(page: string, picture: string, width: number, height: number): void {
  const profile = mkdtempSync(join(tmpdir(), "muster-browser-"));
  const quiet = ["gpu", "quic", "background-networking", "component-update", "sync"].map((name) => `--disable-${name}`);
  try {
    execFileSync(
      browser,
      [
        ...["--headless", "--no-sandbox", "--no-first-run", "--hide-scrollbars", ...quiet],
        `--user-data-dir=${profile}`,
        `--window-size=${width},${height}`,
        `--screenshot=${picture}`,
        `file://${page}`,
      ],
      { stdio: "ignore", timeout: 60_000 },
    );
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}
