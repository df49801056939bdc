// Builds the page: node build.mjs --out DIR
//
// Writes index.html, what is loaded at the start of the day (first.js, which asks for the orders meanwhile, app.js, app.css, and base.js, which app.js and more.js share), what is loaded after
// the first paint (more.js, more.css), what the first start loads instead (setup.html, setup.js, setup.css), favicon.svg and a script per further language, and each of them again as .gz. Two builds of the same
// sources give the same bytes (no times in the gzip header), so that an embedded page never changes by itself.
import { build } from "esbuild";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

// JS and CSS together, compressed, with the largest language.
const startLimit = 80 * 1024; // what a cheap PC loads before it shows an order
const wholeLimit = 160 * 1024; // with the screens that come after it
const setupLimit = 50 * 1024; // the page of the first start, which is loaded once in an agent's life
const here = dirname(fileURLToPath(import.meta.url));

function outputFolder(args) {
  const at = args.indexOf("--out");
  if (at < 0 || !args[at + 1]) {
    throw new Error("Building the page: no output folder: call it as `node build.mjs --out DIR`.");
  }
  return resolve(args[at + 1]);
}

const languages = ["en", "es"]; // Portuguese is part of base.js
const atStart = ["first.js", "app.js", "base.js", "app.css"];
const afterwards = ["more.js", "more.css"];
const atSetup = ["setup.js", "setup.css"];

async function bundle(folder, entryPoints, { splitting = false, format = "esm" } = {}) {
  await build({
    absWorkingDir: here,
    entryPoints,
    outdir: folder,
    bundle: true,
    minify: true,
    format,
    splitting,
    chunkNames: "base", // two entries share one chunk
    target: ["chrome109", "firefox115", "safari16"], // 109 is the last Chromium for Windows 7 and 8 tills
    jsx: "automatic",
    jsxImportSource: "preact",
    legalComments: "none",
    charset: "utf8",
    logLevel: "warning",
  });
}

async function compress(folder, name) {
  const plain = await readFile(join(folder, name));
  const packed = gzipSync(plain, { level: 9 });
  await writeFile(join(folder, `${name}.gz`), packed);
  return { name, plain: plain.length, packed: packed.length };
}

async function main() {
  const folder = outputFolder(process.argv.slice(2));
  await mkdir(folder, { recursive: true });
  await bundle(folder, { app: "src/main.tsx", more: "src/more.ts" }, { splitting: true });
  await bundle(folder, Object.fromEntries(languages.map((name) => [name, `src/i18n/${name}.ts`])));
  await bundle(folder, { first: "src/first.ts" }, { format: "iife" });
  await bundle(folder, { setup: "src/setup.tsx" });
  for (const name of ["index.html", "setup.html", "favicon.svg"]) {
    await writeFile(join(folder, name), await readFile(join(here, "src", name)));
  }
  const files = [];
  for (const name of ["index.html", "setup.html", ...atStart, ...afterwards, ...atSetup, "favicon.svg", ...languages.map((one) => `${one}.js`)]) {
    files.push(await compress(folder, name));
  }
  const sizeOf = (name) => files.find((file) => file.name === name).packed;
  const sum = (names) => names.reduce((size, name) => size + sizeOf(name), 0);
  const start = sum(atStart) + Math.max(...languages.map((one) => sizeOf(`${one}.js`)));
  const whole = start + sum(afterwards);
  const list = files.map((file) => `${file.name} ${file.packed}`).join(", ");
  console.log(`page: JS + CSS ${start} of ${startLimit} bytes compressed at the start, ${whole} of ${wholeLimit} in all (${list})`);
  const setup = sum(atSetup);
  if (setup > setupLimit) {
    throw new Error(`Building the page: JS + CSS of the set-up are ${setup} bytes compressed (at most ${setupLimit}).`);
  }
  if (start > startLimit || whole > wholeLimit) {
    throw new Error(`Building the page: JS + CSS are ${start} bytes compressed at the start (at most ${startLimit}), ${whole} in all (at most ${wholeLimit}).`);
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
