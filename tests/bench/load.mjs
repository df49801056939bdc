// Load by wrk: bounded in time, on loopback only.
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { promisify } from "node:util";

const run = promisify(execFile);

const MILLISECONDS = { us: 0.001, ms: 1, s: 1000, m: 60_000 };

/** Requests per second and p99 in ms of `url`; `script` is Lua for wrk. */
export async function load(url, { seconds = 3, connections = 16, headers = {}, script } = {}) {
  const args = ["-t1", `-c${connections}`, `-d${seconds}s`, "--latency"];
  for (const [name, value] of Object.entries(headers)) args.push("-H", `${name}: ${value}`);
  if (script) {
    const file = `/tmp/balcao-bench-${process.pid}.lua`;
    writeFileSync(file, script);
    args.push("-s", file);
  }
  const { stdout } = await run("wrk", [...args, url]);
  const rate = Number(stdout.match(/Requests\/sec:\s+([\d.]+)/)[1]);
  const [, p99, unit] = stdout.match(/99%\s+([\d.]+)(us|ms|s|m)/);
  const failed = Number(stdout.match(/Non-2xx or 3xx responses:\s+(\d+)/)?.[1] ?? 0);
  if (failed > 0) throw new Error(`${url}: ${failed} answers were neither 2xx nor 3xx`);
  return { rate, p99: Number(p99) * MILLISECONDS[unit] };
}
