// What a first visit costs on a thin line: page, sheet, module and face, compressed as served.
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";

const LIMIT = 60 * 1024;
const PAGE = 8 * 1024; // a long case page, compressed; the journeys' pages are measured in the tests

const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} kB`;

/** Print the first load and fail the build when it is over the limit. */
export async function sayFirstLoad(dist) {
  const compressed = async (name) => gzipSync(await readFile(path.join(dist, name)), { level: 9 }).length;
  const sheet = await compressed("heed.css");
  const module = await compressed("heed.js");
  const face = (await stat(path.join(dist, "fonts/source-sans-3-latin.woff2"))).size;
  const total = PAGE + sheet + module + face;
  console.log(
    `First load: ${kilobytes(total)} of ${kilobytes(LIMIT)} ` +
      `(style ${kilobytes(sheet)}, script ${kilobytes(module)}, face ${kilobytes(face)}, ` +
      `page reckoned at ${kilobytes(PAGE)}).`,
  );
  if (total > LIMIT) {
    console.error("The first load is over its limit. Take something off the first page.");
    process.exitCode = 1;
  }
}
