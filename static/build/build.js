// Builds what the pages load, from static/src/ into static/dist/, and says what a first visit weighs.
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { build as bundle } from "esbuild";
import * as sass from "sass";

import { copyPdfFaces, copyScreenFaces, copyScriptFaces } from "./faces.js";
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

/** The faces' licences go wherever the faces go. */
async function copyLicences() {
  const faces = ["@fontsource-variable/source-sans-3", "@fontsource/noto-sans"];
  const texts = faces.map((name) => readFile(path.join(modules, name, "LICENSE"), "utf8"));
  await writeFile(path.join(dist, "fonts/LICENCES.txt"), (await Promise.all(texts)).join("\n\n"));
}

await rm(dist, { recursive: true, force: true });
await mkdir(path.join(dist, "fonts/pdf"), { recursive: true });
await copyScreenFaces(modules, dist);
await copyScriptFaces(modules, dist);
await copyPdfFaces(modules, dist);
await cp(path.join(modules, "country-flag-icons/3x2"), path.join(dist, "flags"), {
  recursive: true,
  filter: (file) => !path.extname(file) || file.endsWith(".svg"),
});
await cp(path.join(source, "mark.svg"), path.join(dist, "mark.svg"));
await compileSheet("heed");
await compileSheet("pdf");
await bundleModule();
await copyLicences();
await sayFirstLoad(dist);
