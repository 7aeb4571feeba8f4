// The faces: Source Sans 3 for the screen, by script; Noto for the PDF, where no system face is asked.
import { copyFile, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

import { unpack } from "./unpack.js";

const SCREEN = ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "vietnamese"];

// Package → the subsets the PDF may need, each in regular and bold.
const PDF = {
  "noto-sans": ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "vietnamese"],
  "noto-sans-arabic": ["arabic"],
  "noto-sans-bengali": ["bengali"],
  "noto-sans-devanagari": ["devanagari"],
  "noto-sans-sinhala": ["sinhala"],
  "noto-sans-tamil": ["tamil"],
  "noto-sans-sc": ["chinese-simplified"],
};

/** Copy the variable face, one file per script; a page loads only the scripts it shows. */
export async function copyScreenFaces(modules, dist) {
  const files = path.join(modules, "@fontsource-variable/source-sans-3/files");
  for (const subset of SCREEN) {
    await copyFile(
      path.join(files, `source-sans-3-${subset}-wght-normal.woff2`),
      path.join(dist, "fonts", `source-sans-3-${subset}.woff2`),
    );
  }
}

/** Copy what a machine without a face for a script falls back on; most never ask for it. */
export async function copyScriptFaces(modules, dist) {
  for (const [name, [subset, ...others]] of Object.entries(PDF)) {
    if (others.length > 0) continue; // the scripts of the first face have their own files
    const file = path.join(modules, "@fontsource", name, "files", `${name}-${subset}-400-normal.woff2`);
    await copyFile(file, path.join(dist, "fonts", `${name}-${subset}.woff2`));
  }
}

/** Unpack the faces of the PDF; no page ever links to them. */
export async function copyPdfFaces(modules, dist) {
  for (const [name, subsets] of Object.entries(PDF)) {
    for (const subset of subsets) {
      for (const weight of [400, 700]) {
        const file = `${name}-${subset}-${weight}-normal`;
        const packed = await readFile(path.join(modules, "@fontsource", name, "files", `${file}.woff`));
        await writeFile(path.join(dist, "fonts/pdf", `${file}.ttf`), unpack(packed));
      }
    }
  }
}
