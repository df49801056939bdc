// Programs under measurement, seen from outside: start, memory, processor, wake-ups.
import { spawn } from "node:child_process";
import { openSync, readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:net";

const TICKS_PER_SECOND = 100; // USER_HZ, fixed on Linux

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

export function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const running = new Set();
process.on("exit", () => running.forEach((child) => child.kill("SIGKILL")));

export class Subject {
  constructor(name, command, args, { env = {}, log = "/dev/null" } = {}) {
    this.name = name;
    const out = openSync(log, "a");
    this.startedAt = performance.now();
    this.child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ["ignore", out, out] });
    this.exited = new Promise((done) => this.child.on("exit", done));
    running.add(this.child);
  }

  get pid() {
    return this.child.pid;
  }

  /** Milliseconds from the start to the first 200 of `url`. */
  async firstAnswer(url, headers = {}) {
    for (;;) {
      if (this.child.exitCode !== null) throw new Error(`${this.name} ended (${this.child.exitCode}) before it answered ${url}`);
      try {
        const reply = await fetch(url, { headers });
        await reply.arrayBuffer();
        if (reply.status === 200) return performance.now() - this.startedAt;
      } catch {
        // not there yet
      }
      if (performance.now() - this.startedAt > 120_000) throw new Error(`${this.name} does not answer ${url}`);
      await sleep(1);
    }
  }

  /** Resident and private dirty memory, and the peak, in MB. */
  memory() {
    const rollup = readFileSync(`/proc/${this.pid}/smaps_rollup`, "utf8");
    const status = readFileSync(`/proc/${this.pid}/status`, "utf8");
    const kb = (text, key) => Number(text.match(new RegExp(`^${key}:\\s+(\\d+)`, "m"))[1]) / 1024;
    return { rss: kb(rollup, "Rss"), dirty: kb(rollup, "Private_Dirty"), peak: kb(status, "VmHWM") };
  }

  /** Seconds of processor used so far, all threads. */
  cpuSeconds() {
    const fields = readFileSync(`/proc/${this.pid}/stat`, "utf8").split(") ")[1].split(" ");
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  }

  /** How often any of its threads went to sleep so far: each is a wake-up that came before. */
  wakeUps() {
    let sum = 0;
    for (const thread of readdirSync(`/proc/${this.pid}/task`)) {
      const status = readFileSync(`/proc/${this.pid}/task/${thread}/status`, "utf8");
      sum += Number(status.match(/^voluntary_ctxt_switches:\s+(\d+)/m)[1]);
    }
    return sum;
  }

  async stop() {
    this.child.kill("SIGTERM");
    await Promise.race([this.exited, sleep(5000)]);
    this.child.kill("SIGKILL");
    await this.exited;
    running.delete(this.child);
  }
}
