import { useEffect, useState } from "preact/hooks";
import { fetchWithToken } from "../net/agent";
import { addressOf } from "../net/data_address";

/** Photos that were read, as `data:` addresses, the longest unused first: a product that comes again is shown at once. */
const kept = new Map<string, string>();
const mostKept = 100;
const asked = new Map<string, Promise<string | undefined>>();
/** Readings at the same time: a long order must not fill the agent's lanes. */
const mostAtOnce = 4;
let running = 0;
const waiting: Array<() => void> = [];
/** The agent fetches the photos of a new order within seconds; after a minute there is none to wait for. */
const again_ms = 5000;
const mostTries = 12;

async function read(name: string): Promise<string | undefined> {
  if (running >= mostAtOnce) {
    await new Promise<void>((go) => waiting.push(go));
  }
  running++;
  try {
    const response = await fetchWithToken(`/api/v1/photos/${encodeURIComponent(name)}`);
    return response.status === 200 ? await addressOf(await response.blob()) : undefined;
  } catch {
    return undefined; // no answer: it is asked for again
  } finally {
    running--;
    waiting.shift()?.();
  }
}

function keep(name: string, address: string): void {
  kept.delete(name);
  kept.set(name, address);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) {
    kept.delete(oldest);
  }
}

function ask(name: string): Promise<string | undefined> {
  let answer = asked.get(name);
  if (!answer) {
    answer = read(name).finally(() => asked.delete(name));
    asked.set(name, answer);
  }
  return answer;
}

/** The address of a product's photo for an `img`, once the agent has it. It is the agent's own copy: the page asks nobody else. */
export function usePhoto(name: string | undefined): string | undefined {
  const [found, setFound] = useState<{ name: string; address: string } | undefined>(undefined);
  useEffect(() => {
    if (name === undefined || kept.has(name)) {
      return undefined;
    }
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (triesLeft: number) => {
      const address = await ask(name);
      if (address !== undefined) {
        keep(name, address);
      }
      if (isOver) {
        return;
      }
      if (address !== undefined) {
        setFound({ name, address });
      } else if (triesLeft > 0) {
        timer = setTimeout(() => void look(triesLeft - 1), again_ms);
      }
    };
    void look(mostTries - 1);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [name]);
  return found && found.name === name ? found.address : name === undefined ? undefined : kept.get(name);
}
