// node fastify-agent.mjs PORT FILE [HUB_URL SITE/STORE POLL_SECONDS]
import Fastify from "fastify";
import { openStore, pollHub } from "./store.mjs";

const [port, file, url, store, seconds] = process.argv.slice(2);
const books = openStore(file);
const app = Fastify();
app.get("/orders", (_request, reply) => reply.type("application/json").send(books.list()));
app.get("/ids", (_request, reply) => reply.send(books.ids()));
app.post("/orders/:id/decision", (request, reply) => {
  books.decide(request.params.id, request.body);
  reply.send({ done: true });
});
await app.listen({ port: Number(port), host: "127.0.0.1" });
if (url) pollHub({ url, store, take: books.take, seconds: Number(seconds) });
