// Builds the page: node build.mjs --out DIR
//
// Writes index.html, app.js, app.css, favicon.svg and a script per further language, and each of them again as .gz. Two builds of the same sources
// give the same bytes (no times in the gzip header), so that an embedded page never changes by itself.
import { build } from "esbuild";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const sizeLimit = 90 * 1024; // JS and CSS together, compressed, with the largest language: what a cheap PC loads at the start of the day
const here = dirname(fileURLToPath(import.meta.url));

function outputFolder(args) {
  const at = args.indexOf("--out");
  if (at < 0 || !args[at + 1]) {
    throw new Error("Building the page: no output folder: call it as `node build.mjs --out DIR`.");
  }
  return resolve(args[at + 1]);
}

const languages = ["en", "es"]; // Portuguese is part of app.js

async function bundle(folder, entryPoints, format) {
  await build({
    absWorkingDir: here,
    entryPoints,
    outdir: folder,
    bundle: true,
    minify: true,
    format,
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
  await bundle(folder, { app: "src/main.tsx" }, "iife");
  await bundle(folder, Object.fromEntries(languages.map((name) => [name, `src/i18n/${name}.ts`])), "esm");
  for (const name of ["index.html", "favicon.svg"]) {
    await writeFile(join(folder, name), await readFile(join(here, "src", name)));
  }
  const files = [];
  for (const name of ["index.html", "app.js", "app.css", "favicon.svg", ...languages.map((one) => `${one}.js`)]) {
    files.push(await compress(folder, name));
  }
  const sizeOf = (name) => files.find((file) => file.name === name).packed;
  const counted = sizeOf("app.js") + sizeOf("app.css") + Math.max(...languages.map((one) => sizeOf(`${one}.js`)));
  const list = files.map((file) => `${file.name} ${file.packed}`).join(", ");
  console.log(`page: JS + CSS ${counted} of ${sizeLimit} bytes compressed (${list})`);
  if (counted > sizeLimit) {
    throw new Error(`Building the page: JS + CSS are ${counted} bytes compressed, more than ${sizeLimit}.`);
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
