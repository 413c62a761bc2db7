import picocolors from "picocolors";
import { type Palette, plainPalette } from "../core/report/palette.js";

/** Colours for a terminal, or none. */
export function palette(isColored: boolean): Palette {
  if (!isColored) return plainPalette;
  const { red, yellow, cyan, green, dim, bold } = picocolors.createColors(true);
  return { error: red, warning: yellow, notice: cyan, good: green, dim, bold };
}
