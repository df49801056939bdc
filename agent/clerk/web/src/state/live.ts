import { effect, signal, untracked } from "@preact/signals";
import type { Board, BoardChange, Session, Status } from "../../generated/api";
import { fetchWithToken, forgetSession, get, getSession } from "../net/agent";
import { readEvents, type StreamEvent } from "../net/events";
import { boardRevision, otherChanges, takeBoard, takeChange } from "./board";
import { takeTimes } from "./clock";
import { orderKey, pending } from "./pending";
import { people } from "./people_seen";

/** Whether what the page shows is what the agent knows. */
export const connection = signal<"starting" | "live" | "lost">("starting");
/** The last sign of life of the agent, by this browser's clock. */
export const lastLife = signal(0);
export const status = signal<Status | undefined>(undefined);
export const session = signal<Session | undefined>(undefined);
export const hasNewVersion = signal(false);

const firstRest_ms = 500;
const longestRest_ms = 10_000;

let wake: (() => void) | undefined;

/** Does not wait for the next try. */
export function reconnectNow(): void {
  wake?.();
}

function rest(length_ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, length_ms);
    wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}

function takeStatus(fresh: Status): void {
  status.value = fresh;
  takeTimes(fresh.now_ms, fresh.hub.hub_offset_ms);
}

let boardTag = "";

/** Takes what people look at: the whole board, unless the agent says that ours is the same, and how things stand. */
async function loadBoard(): Promise<void> {
  const askBoard = async () => {
    const response = await fetchWithToken("/api/v1/board", boardTag ? { headers: { "If-None-Match": boardTag } } : {});
    const board = response.status === 304 ? undefined : ((await response.json()) as Board);
    return { board, tag: response.headers.get("ETag") ?? "" };
  };
  const [fresh, { board, tag }] = await Promise.all([get<"getStatus">("/api/v1/status"), askBoard()]);
  takeStatus(fresh); // first, because it says what time the deadlines are in
  if (board) {
    held = [];
    takeBoard(board);
    boardTag = tag;
  }
}

async function loadPeople(): Promise<void> {
  people.value = await get<"getPeople">("/api/v1/people");
}

/** Changes that came before the answer to this browser's own click, and those after them. */
let held: BoardChange[] = [];

const isOfOwnClick = (change: BoardChange) => change.shown.some((card) => pending.value.get(orderKey(card.order_ref)) === "saving");

/** What a click did is shown when the click is over: then the next key or click finds nothing in its way. */
function holdOwnChanges(): () => void {
  return effect(() => {
    void pending.value; // read also while nothing is held: an effect that read nothing never runs again
    if (!held.some(isOfOwnClick)) {
      const due = held;
      held = [];
      untracked(() => due.forEach(takeChange));
    }
  });
}

function takeEvent(event: StreamEvent): void {
  if (event.name === "board") {
    const change = JSON.parse(event.data) as BoardChange;
    if (held.length > 0 || isOfOwnClick(change)) {
      held.push(change);
    } else {
      takeChange(change);
    }
    boardTag = "";
  } else if (event.name === "ledger") {
    otherChanges.value++;
  } else if (event.name === "status") {
    takeStatus(JSON.parse(event.data) as Status);
  }
}

function takeSession(fresh: Session): void {
  hasNewVersion.value ||= session.value !== undefined && session.value.version !== fresh.version;
  session.value = fresh;
}

/** One connection from its first call to its end; always ends in an exception. */
async function connectOnce(onLife: () => void): Promise<never> {
  takeSession(await getSession());
  await Promise.all([loadPeople(), loadBoard()]); // at once: a cheap PC waits longer for each answer than the agent takes
  const live = () => {
    lastLife.value = Date.now();
    if (connection.value !== "live") {
      connection.value = "live";
    }
    onLife();
  };
  return readEvents(String(boardRevision), new AbortController().signal, { open: live, alive: live, event: takeEvent });
}

/** Keeps the page in step with the agent for as long as it is open, with growing pauses while nobody answers. */
export async function stayConnected(): Promise<never> {
  holdOwnChanges();
  window.addEventListener("online", reconnectNow);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && reconnectNow());
  for (let pause = firstRest_ms; ; pause = Math.min(pause * 2, longestRest_ms)) {
    try {
      await connectOnce(() => {
        pause = firstRest_ms;
      });
    } catch {
      connection.value = "lost";
      forgetSession(); // the agent may be another run, or another version, when it answers again
      await rest(pause * (0.75 + Math.random() / 2));
    }
  }
}
