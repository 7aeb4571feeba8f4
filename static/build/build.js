// Builds what the pages load, from static/src/ into static/dist/, and says what a first visit weighs.
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { build as bundle } from "esbuild";
import * as sass from "sass";

import { copyPdfFaces, copyScreenFaces } from "./faces.js";
import { sayFirstLoad } from "./weight.js";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const source = path.join(root, "static/src");
const dist = path.join(root, "static/dist");
const modules = path.join(root, "node_modules");

/** Compile one stylesheet; a warning of our own is an error, one of a package's is not shown. */
async function compileSheet(name) {
  const { css } = await sass.compileAsync(path.join(source, `${name}.scss`), {
    loadPaths: [modules],
    style: "compressed",
    quietDeps: true,
    fatalDeprecations: ["import", "global-builtin", "color-functions"],
  });
  await writeFile(path.join(dist, `${name}.css`), css);
}

/** Bundle the one module every page loads: only what it names is kept. */
async function bundleModule() {
  await bundle({
    entryPoints: [path.join(source, "heed.js")],
    outfile: path.join(dist, "heed.js"),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    legalComments: "none",
    nodePaths: [modules],
    logLevel: "warning",
  });
}

/** Every file named in the licences of what we ship goes with it. */
async function copyLicences() {
  const shipped = { "govuk-frontend": "LICENSE.txt", "@fontsource-variable/source-sans-3": "LICENSE" };
  let text = "";
  for (const [name, file] of Object.entries(shipped)) {
    text += `${name}\n\n${await readFile(path.join(modules, name, file), "utf8")}\n\n`;
  }
  await writeFile(path.join(dist, "LICENCES.txt"), text);
}

await rm(dist, { recursive: true, force: true });
await mkdir(path.join(dist, "fonts/pdf"), { recursive: true });
await copyScreenFaces(modules, dist);
await copyPdfFaces(modules, dist);
await cp(path.join(source, "mark.svg"), path.join(dist, "mark.svg"));
await compileSheet("heed");
await compileSheet("pdf");
await bundleModule();
await copyLicences();
await sayFirstLoad(dist);
