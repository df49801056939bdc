// Turns a YAML file into JSON: node yaml_to_json.mjs MODULES_FOLDER IN OUT
//
// The YAML reader is the one with which the page is built, in MODULES_FOLDER.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [modules, from, to] = process.argv.slice(2);
const { parse } = createRequire(join(modules, "x.js"))("yaml");
writeFileSync(to, JSON.stringify(parse(readFileSync(from, "utf8"))));
