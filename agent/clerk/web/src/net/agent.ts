import type {} from "../first";
import type { Operations, Problem, Session } from "../../generated/api";

/** The agent answered with a problem: choose by `slug`. */
export class AgentProblem extends Error {
  constructor(
    readonly slug: string,
    readonly status: number,
    readonly problem: Partial<Problem>,
  ) {
    super(problem.title ?? slug);
  }
}

/** No answer came, so nobody knows whether the request had its effect. */
export class NoAnswer extends Error {}

type Path<Name extends keyof Operations> = Operations[Name]["path"];

let session: Session | undefined;
let asking: Promise<Session> | undefined;

/** The session of the agent's present run; asked for once. */
export async function getSession(): Promise<Session> {
  if (session) {
    return session;
  }
  asking ??= request<Session>("/api/v1/session", { method: "GET" }).finally(() => {
    asking = undefined;
  });
  session = await asking;
  return session;
}

/** The agent was started anew: its old token is worth nothing, nor is what was asked with it. */
export function forgetSession(): void {
  session = undefined;
  globalThis.balcaoFirst = undefined;
}

const strangers = new Set(["sign-in-needed", "session-locked", "device-unknown"]);
let tellStranger: () => void = () => undefined;

/** Calls `listener` when the agent did not do something because it does not know who is there. */
export function onStranger(listener: () => void): void {
  tellStranger = listener;
}

/** What first.ts has asked already, once. */
function firstAnswer(url: string, { method = "GET" }: RequestInit): Promise<Response> | undefined {
  const answers = globalThis.balcaoFirst;
  const answer = method === "GET" ? answers?.[url] : undefined;
  if (answers && answer) {
    answers[url] = undefined;
  }
  return answer;
}

async function answerOf(url: string, init: RequestInit): Promise<Response> {
  try {
    return await (firstAnswer(url, init) ?? fetch(url, { ...init, cache: "no-store", credentials: "same-origin", redirect: "error" }));
  } catch (error) {
    throw new NoAnswer(String(error));
  }
}

async function problemOf(response: Response): Promise<AgentProblem> {
  let problem: Partial<Problem> = {};
  try {
    problem = (await response.json()) as Partial<Problem>;
  } catch {
    // not ours (a proxy's page, an empty body): the status has to do
  }
  const slug = problem.type?.split("/").at(-1) || `http-${response.status}`;
  return new AgentProblem(slug, response.status, problem);
}

async function request<Answer>(url: string, init: RequestInit): Promise<Answer> {
  const response = await answerOf(url, init);
  if (!response.ok) {
    throw await problemOf(response);
  }
  try {
    return (await response.json()) as Answer;
  } catch (error) {
    throw new NoAnswer(String(error)); // cut off in the middle
  }
}

/** Answers a request in the agent's place. */
export type StandIn = (url: string, init: RequestInit) => Response;

let inside: StandIn | undefined;

/** From now on `answer` stands in for the agent, and nothing leaves the browser (training). */
export function standIn(answer: StandIn): void {
  inside = answer;
}

let station = "";

/** Every write from now on says that the paper it leads to is wanted at this packing table; empty: at none. */
export function standAt(name: string): void {
  station = name;
}

function headersOf({ method = "GET", headers }: RequestInit, token: string): HeadersInit {
  return { ...headers, "X-Balcao-Token": token, ...(station && method !== "GET" ? { "Balcao-Station": encodeURIComponent(station) } : {}) };
}

/** Fetches with the token; a token of an earlier run is renewed once. */
export async function fetchWithToken(url: string, init: RequestInit = {}): Promise<Response> {
  if (inside) {
    const response = inside(url, init);
    if (!response.ok) {
      throw await problemOf(response);
    }
    return response;
  }
  for (let isSecond = false; ; isSecond = true) {
    const { token } = await getSession();
    const response = await answerOf(url, { ...init, headers: headersOf(init, token) });
    if (response.ok || response.status === 304) {
      return response;
    }
    if (response.status !== 401 || isSecond) {
      const problem = await problemOf(response);
      if (strangers.has(problem.slug)) {
        tellStranger();
      }
      throw problem;
    }
    forgetSession();
  }
}

async function jsonOf<Answer>(response: Response): Promise<Answer> {
  try {
    return (await response.json()) as Answer;
  } catch (error) {
    throw new NoAnswer(String(error));
  }
}

function fill(path: string, parameters: Record<string, string | number>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parameters[name])));
}

type Getter = { [Name in keyof Operations]: Operations[Name]["method"] extends "GET" ? Name : never }[keyof Operations];
type Poster = { [Name in keyof Operations]: Operations[Name]["method"] extends "POST" ? Name : never }[keyof Operations];

/** Reads. `path` names the operation of api.yaml and fixes the type of the answer. */
export async function get<Name extends Getter>(
  path: Path<Name>,
  parameters: Record<string, string | number> = {},
  query: Record<string, string | number | boolean | undefined> = {},
): Promise<Operations[Name]["answer"]> {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== "") {
      search.set(name, String(value));
    }
  }
  const tail = search.size ? `?${search}` : "";
  return jsonOf(await fetchWithToken(fill(path, parameters) + tail));
}

/** Writes once. Throws NoAnswer if it is not known whether it was stored: send the same body again. */
export async function post<Name extends Poster>(
  path: Path<Name>,
  parameters: Record<string, string | number>,
  body: Operations[Name]["body"],
): Promise<Operations[Name]["answer"]> {
  return jsonOf(
    await fetchWithToken(fill(path, parameters), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
}
