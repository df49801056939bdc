import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** The build folder under test: BALCAO_BUILD, from the root of the tree, or build/dev. */
export const buildFolder = resolve(root, process.env.BALCAO_BUILD ?? "build/dev");

/** A file of the build; says what to build if it is not there. */
export function built(path, target) {
  const file = resolve(buildFolder, path);
  if (!existsSync(file)) {
    throw new Error(`${file} is not there: build it with \`cmake --build ${buildFolder} --target ${target}\`.`);
  }
  return file;
}

/** A folder with a page to test instead of the built one: BALCAO_PAGE. For work on the page, without building the agent. */
export const otherPage = process.env.BALCAO_PAGE && resolve(root, process.env.BALCAO_PAGE);

/** The folder of the built page. */
export function pageFolder() {
  return otherPage ?? resolve(built("agent/clerk/web/page/index.html", "clerk_page"), "..");
}
