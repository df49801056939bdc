import { fetchWithToken, NoAnswer } from "./agent";

/** One message of a server-sent event stream. */
export interface StreamEvent {
  name: string;
  id: string | undefined;
  data: string;
}

/** Reads the text of an event stream piece by piece (WHATWG HTML, "Server-sent events"). */
export class StreamReader {
  private rest = "";
  private name = "";
  private id: string | undefined;
  private data: string[] = [];

  /** Takes a piece and returns the events that it completed. */
  take(piece: string): StreamEvent[] {
    const events: StreamEvent[] = [];
    const lines = (this.rest + piece).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop() ?? "";
    for (const line of lines) {
      const event = this.line(line);
      if (event) {
        events.push(event);
      }
    }
    return events;
  }

  private line(line: string): StreamEvent | undefined {
    if (line === "") {
      const event = this.data.length ? { name: this.name || "message", id: this.id, data: this.data.join("\n") } : undefined;
      this.name = "";
      this.data = [];
      return event;
    }
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") {
      this.name = value;
    } else if (field === "id") {
      this.id = value;
    } else if (field === "data") {
      this.data.push(value);
    }
    return undefined;
  }
}

/** A stream that is silent for longer than this is dead: the agent sends a comment every 15 s. */
const silence_ms = 40_000;

/**
 * Reads the agent's events until the stream ends, which is always an exception in the end: NoAnswer if it broke.
 *
 * `onOpen` once the agent let us in, `onEvent` for each event, `onAlive` for every sign of life.
 */
export async function readEvents(
  lastId: string,
  stop: AbortSignal,
  on: { open: () => void; event: (event: StreamEvent) => void; alive: () => void },
): Promise<never> {
  const dead = new AbortController();
  stop.addEventListener("abort", () => dead.abort(), { once: true });
  let watchdog = setTimeout(() => dead.abort(), silence_ms);
  try {
    const response = await fetchWithToken("/api/v1/events", { headers: { "Last-Event-ID": lastId }, signal: dead.signal });
    const reader = response.body?.getReader();
    if (!reader) {
      throw new NoAnswer("no body");
    }
    on.open();
    const decoder = new TextDecoder();
    const stream = new StreamReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        throw new NoAnswer("the stream ended");
      }
      clearTimeout(watchdog);
      watchdog = setTimeout(() => dead.abort(), silence_ms);
      on.alive();
      stream.take(decoder.decode(value, { stream: true })).forEach(on.event);
    }
  } finally {
    clearTimeout(watchdog);
    dead.abort();
  }
}
