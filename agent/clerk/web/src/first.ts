/**
 * Shows the page's last picture and asks for what the next one needs while the page's own scripts are still on their way: a
 * file of its own, because a script that is part of them would wait for them. net/agent.ts takes each answer once.
 */
import { drawPicture, pictureKey, type LastPicture } from "./picture/drawn";

export interface FirstAnswers {
  [address: string]: Promise<Response> | undefined;
}

declare global {
  var balcaoFirst: FirstAnswers | undefined;
}

const how = { cache: "no-store", credentials: "same-origin", redirect: "error" } as const;

function ask(): FirstAnswers {
  const session = fetch("/api/v1/session", how);
  const token = session.then(async (answer) => ((await answer.clone().json()) as { token: string }).token);
  const withToken = (address: string) => token.then((known) => fetch(address, { ...how, headers: { "X-Balcao-Token": known } }));
  return {
    "/api/v1/session": session,
    "/api/v1/board": withToken("/api/v1/board"),
    "/api/v1/status": withToken("/api/v1/status"),
    "/api/v1/people": withToken("/api/v1/people"),
  };
}

function stored(storage: () => Storage, name: string): string | null {
  try {
    return storage().getItem(name);
  } catch {
    return null; // storage switched off
  }
}

// In training nothing is asked of the agent, and the last picture is none of it.
const isTraining = stored(() => sessionStorage, "balcao.training") === "yes";
if (!isTraining) {
  const answers = ask();
  for (const answer of Object.values(answers)) {
    answer?.catch(() => undefined); // whoever takes it hears of it
  }
  globalThis.balcaoFirst = answers;
}

const language = stored(() => localStorage, "balcao.language");
if (language === "en" || language === "es") {
  const link = document.createElement("link");
  link.rel = "modulepreload";
  link.href = `/${language}.js`;
  document.head.append(link);
}

function lastPicture(): LastPicture | undefined {
  try {
    return JSON.parse(stored(() => localStorage, pictureKey) ?? "null") as LastPicture | undefined;
  } catch {
    return undefined; // of another version of the page
  }
}

function pageName(): Element {
  const name = document.createElement("p");
  name.className = "boot";
  name.textContent = "Balcão";
  return name;
}

/** What stands there until the page draws itself: its last picture, or its name. What another version left may be anything. */
function firstContent(): { content: Element; isPicture: boolean } {
  const picture = isTraining ? undefined : lastPicture();
  try {
    if (picture) {
      Object.assign(document.documentElement.dataset, { theme: picture.theme, contrast: picture.contrast });
      return { content: drawPicture(picture, { hash: location.hash, now_ms: Date.now() }), isPicture: true };
    }
  } catch {
    // the page draws itself soon
  }
  return { content: pageName(), isPicture: false };
}

const address = "/app.js"; // in a variable, because the bundler would follow it

const pause_ms = 2000;

/** The agent went away between the document and its scripts: until it is back, nothing that looks alive may stand there. */
function waitForAgent(app: Element): void {
  app.replaceChildren(pageName());
  const tryAgain = () => {
    fetch(address, how).then(() => location.reload(), () => setTimeout(tryAgain, pause_ms));
  };
  setTimeout(tryAgain, pause_ms);
}

function start(app: Element): void {
  let isStarted = false;
  const startPage = () => {
    if (!isStarted) {
      isStarted = true;
      import(address).catch((error: unknown) => {
        console.warn(error);
        waitForAgent(app);
      });
    }
  };
  const { content, isPicture } = firstContent();
  app.replaceChildren(content);
  if (isPicture) {
    requestAnimationFrame(() => setTimeout(startPage)); // once it is on the screen
    setTimeout(startPage, 1000); // in a hidden window no frame comes
  } else {
    startPage();
  }
}

// As soon as its place is there: waiting for the whole document costs a frame without it.
const arrival = new MutationObserver(() => {
  const app = document.getElementById("app");
  if (app) {
    arrival.disconnect();
    start(app);
  }
});
arrival.observe(document, { childList: true, subtree: true });
