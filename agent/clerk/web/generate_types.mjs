// Writes generated/api.ts: the types of ../api.yaml, so that the page cannot speak of a field that the API does not have.
//
// It knows the part of OpenAPI 3.1 that api.yaml uses and stops at anything else, instead of guessing.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const here = dirname(fileURLToPath(import.meta.url));
const known = new Set([
  "type", "required", "properties", "items", "enum", "description", "format", "minimum", "maximum", "minLength",
  "maxLength", "minItems", "maxItems", "pattern", "default", "examples", "const", "additionalProperties",
]);

function comment(schema, indent) {
  return schema.description ? `${indent}/** ${schema.description.trim().replaceAll("*/", "* /")} */\n` : "";
}

function objectType(schema, indent) {
  const inner = `${indent}  `;
  const required = new Set(schema.required ?? []);
  const members = Object.entries(schema.properties ?? {}).map(([name, member]) => {
    const mark = required.has(name) ? "" : "?";
    return `${comment(member, inner)}${inner}${name}${mark}: ${typeOf(member, inner)};\n`;
  });
  return `{\n${members.join("")}${indent}}`;
}

function typeOf(schema, indent) {
  if (schema.$ref) {
    return schema.$ref.split("/").at(-1);
  }
  for (const word of Object.keys(schema)) {
    if (!known.has(word)) {
      throw new Error(`Reading api.yaml: this generator does not know "${word}": teach it before using it.`);
    }
  }
  if (schema.enum) {
    return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  }
  switch (schema.type) {
    case "string":
      return "string";
    case "integer":
    case "number":
      return "number";
    case "boolean":
      return "boolean";
    case "array":
      return `Array<${typeOf(schema.items, indent)}>`;
    case "object":
      return objectType(schema, indent);
    default:
      throw new Error(`Reading api.yaml: unknown type "${schema.type}".`);
  }
}

async function main() {
  const api = parse(await readFile(join(here, "..", "api.yaml"), "utf8"));
  let text = "// Generated from api.yaml by generate_types.mjs. Do not edit.\n";
  for (const [name, schema] of Object.entries(api.components.schemas)) {
    text += `\n${comment(schema, "")}export type ${name} = ${typeOf(schema, "")};\n`;
  }
  const operations = [];
  for (const [path, item] of Object.entries(api.paths)) {
    for (const method of ["get", "post", "put", "delete"]) {
      const operation = item[method];
      if (operation) {
        const body = operation.requestBody?.content["application/json"]?.schema;
        const answer = operation.responses["200"]?.content?.["application/json"]?.schema;
        operations.push(
          `  ${operation.operationId}: { method: "${method.toUpperCase()}"; path: "${path}"; ` +
            `body: ${body ? typeOf(body, "  ") : "never"}; answer: ${answer ? typeOf(answer, "  ") : "never"} };\n`,
        );
      }
    }
  }
  text += `\nexport type Operations = {\n${operations.join("")}};\n`;
  await mkdir(join(here, "generated"), { recursive: true });
  await writeFile(join(here, "generated", "api.ts"), text);
}

await main();
