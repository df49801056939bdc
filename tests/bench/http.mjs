// Asking the agent and the simulator's control.

export async function ask(url, options = {}) {
  const reply = await fetch(url, options);
  if (!reply.ok) throw new Error(`${options.method ?? "GET"} ${url}: ${reply.status} ${await reply.text()}`);
  return reply.status === 204 ? undefined : reply.json();
}

export const post = (url, body, headers = {}) => ask(url, {
  method: "POST", headers: { "Content-Type": "application/json", ...headers }, body: JSON.stringify(body),
});
