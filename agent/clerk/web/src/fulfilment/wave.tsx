import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import type { Card, OrderDetail, RefusalReason } from "../../generated/api";
import { texts } from "../i18n";
import { useKeys } from "../keys";
import { Reasons } from "../order/reasons";
import { goToScreen, orderLink, screenLink } from "../route";
import { flashScan, stopScan } from "../scan/feedback";
import { useScan } from "../scan/listen";
import { cardOf, columns } from "../state/board";
import { quietCommand } from "../state/commands";
import { shownOf } from "../state/filter";
import { useOrders } from "../state/orders";
import { readStored, writeStored } from "../state/stored";
import { CameraButton } from "../scan/camera";
import { Icon } from "../ui/icon";
import { Chips, Empty, Head } from "../views/list_tools";
import { Loading } from "./loading";
import { matchLine } from "./match";
import { FinishButton, ItemFacts, LineTabs, Meter } from "./parts";
import { forgetCounts, isDone, unitsOf } from "./progress";
import { countPart, nextPart, waveLines, type WaveLine } from "./wave_lines";

/** The orders that are picked together in this browser; kept over a reload. */
const wave = signal<number[]>(readStored<number[]>("wave", []));
const usualSize = 10;
const largest = 50;

function setWave(order_refs: number[]): void {
  wave.value = order_refs;
  writeStored("wave", order_refs);
}

/** Chooses how many orders, the most urgent first, and starts them. */
function WaveStart() {
  const t = texts.value;
  const all = [...(columns.value.get("picking") ?? []), ...(columns.value.get("to_pick") ?? [])];
  const cards = [...shownOf("picking"), ...shownOf("to_pick")].filter((card) => !card.is_paused);
  const [wished, setWished] = useState(usualSize);
  const [started, setStarted] = useState<number | undefined>(undefined);
  const chosen = cards.slice(0, Math.min(wished, largest));
  const start = async () => {
    const taken: number[] = [];
    setStarted(0);
    for (const card of chosen) {
      if (card.state === "picking" || (await quietCommand(card, "start_picking"))) {
        taken.push(card.order_ref);
      }
      setStarted(taken.length);
    }
    setStarted(undefined);
    setWave(taken);
  };
  return (
    <div class="page wide">
      <Head title={t.wave.title}>
        <a class="button" href={screenLink({ name: "pick" })}><Icon name="back" />{t.nav.pick}</a>
      </Head>
      <Chips cards={all} />
      {cards.length ? (
        <section class="wave-start">
          <p>{t.wave.explain}</p>
          <label class="field inline">
            <span>{t.wave.howMany}</span>
            <input type="number" min={1} max={largest} value={wished} onInput={(event) => {
              const n = event.currentTarget.valueAsNumber;
              setWished(n >= 1 ? Math.floor(n) : 1);
            }} />
          </label>
          <p class="wave-codes">{chosen.map((card) => <a key={card.order_ref} class="code" href={orderLink(card.order_ref)}>{card.short_code}</a>)}</p>
          <button class="button primary large" aria-disabled={started !== undefined} onClick={() => void (started === undefined && start())}>
            {started === undefined ? t.wave.start(chosen.length) : t.wave.starting(started, chosen.length)}
          </button>
        </section>
      ) : (
        <Empty icon="wave" title={t.lists.nonePick} hint={t.lists.nonePickHint} />
      )}
    </div>
  );
}

/** Which boxes the product goes into, the next one first. */
function Boxes({ line }: { line: WaveLine }) {
  const t = texts.value;
  const next = nextPart(line);
  return (
    <ul class="wave-boxes" role="list" aria-label={t.wave.boxes}>
      {line.parts.map((part) => (
        <li key={part.order_ref} data-next={part === next} data-done={isDone(part.line)}>
          <b>{part.short_code}</b> {t.work.of(part.line.done, part.line.needed)}{isDone(part.line) && <Icon name="check" />}
        </li>
      ))}
    </ul>
  );
}

/** Says for every order of the wave that misses the product how much of it was found. */
function WaveMissing({ line, orders, onLeave }: { line: WaveLine; orders: readonly OrderDetail[]; onLeave: () => void }) {
  const t = texts.value;
  const [reason, setReason] = useState<RefusalReason | undefined>(undefined);
  const [note, setNote] = useState("");
  const [wasTried, setWasTried] = useState(false);
  const short = line.parts.filter((part) => !isDone(part.line));
  const gap = !reason ? t.chooseReason : reason === "other" && !note.trim() ? t.writeNote : undefined;
  const send = async () => {
    setWasTried(true);
    if (gap || !reason) {
      return;
    }
    const said = note.trim();
    for (const { order_ref, line: one } of short) {
      const order = orders.find((known) => known.card.order_ref === order_ref);
      const refusals = [{ quantity: one.needed - one.done, reason, ...(said ? { note: said } : {}) }];
      if (order) {
        await quietCommand(order.card, "report_short", { lines: [{ line_id: one.line_id, accepted: one.done, refusals }] });
      }
    }
    onLeave();
  };
  return (
    <form class="form" onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <Reasons legend={t.whyMissing(line.needed - line.done)} reason={reason} note={note} onReason={setReason} onNote={setNote} />
      <footer class="foot">
        <p class="foot-sentence">{t.wave.missing(short.map((part) => `${part.short_code} (${part.line.needed - part.line.done})`).join(", "))}</p>
        {wasTried && gap && <p class="foot-error" role="alert"><Icon name="warning" />{gap}</p>}
        <div class="foot-buttons">
          <button type="submit" class="button primary">{t.doAction.report_short}</button>
          <button type="button" class="button" onClick={onLeave}>{t.back}</button>
        </div>
      </footer>
    </form>
  );
}

function WaveWork({ orders }: { orders: readonly OrderDetail[] }) {
  const t = texts.value;
  const lines = waveLines(orders);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [missing, setMissing] = useState<string | undefined>(undefined);
  const current = lines.find((line) => line.line_id === chosen && !isDone(line)) ?? lines.find((line) => !isDone(line));
  const missed = lines.find((line) => line.line_id === missing);
  const { done, needed } = unitsOf(lines);
  const found = (line: WaveLine) => {
    const part = nextPart(line);
    if (part) {
      countPart(part, 1);
      setChosen(line.line_id);
    }
    return part;
  };
  const finish = async () => {
    for (const { card } of orders) {
      if (await quietCommand(card, "finish_picking")) {
        forgetCounts("pick", card.order_ref);
      }
    }
    setWave([]);
    goToScreen({ name: "pack" });
  };
  const leave = () => setWave([]);

  useKeys(missing ? {} : {
    n: current && (() => setMissing(current.line_id)),
    f: done === needed ? () => void finish() : undefined,
  });
  useScan((scan) => {
    const match = matchLine(scan, lines);
    if (match.kind === "none" || scan.kind === "command") {
      return false;
    }
    if (match.kind === "foreign") {
      stopScan(t.scan.wrongItem, t.scan.wrongInWave(scan.kind === "ean" ? scan.ean : ""));
    } else if (match.kind === "done") {
      flashScan("again", t.scan.alreadyDone(match.line.description));
    } else {
      const line = match.line as WaveLine;
      const part = found(line);
      flashScan("good", `${t.wave.intoBox(part?.short_code ?? "")} · ${t.work.of(line.done + 1, line.needed)}`);
    }
    return true;
  });

  return (
    <div class="page work">
      <header class="work-head">
        <h2>{t.wave.running(orders.length)}</h2>
        <span class="work-who">{orders.map(({ card }) => card.short_code).join(" · ")}</span>
        <span class="work-tools"><button class="button small" onClick={leave}>{t.wave.leave}</button></span>
      </header>
      <Meter lines={lines} word={t.pick.unitsFound} />
      <div class="work-body">
        <div class="work-main">
          {missed ? (
            <section class="item" aria-label={t.decideTitle.short}>
              <h3>{missed.description}</h3>
              <WaveMissing line={missed} orders={orders} onLeave={() => setMissing(undefined)} />
            </section>
          ) : current ? (
            <section class="item" aria-label={t.work.now}>
              <span class="item-count"><b>{current.done}</b> {t.work.ofTotal(current.needed)}</span>
              <ItemFacts line={current} />
              <Boxes line={current} />
              <div class="item-buttons">
                <button class="button primary large" onClick={() => found(current)}><Icon name="check" />{t.wave.foundInto(nextPart(current)?.short_code ?? "")}</button>
                <button class="button large" aria-keyshortcuts="N" onClick={() => setMissing(current.line_id)}><Icon name="missing" />{t.pick.missing}<kbd>N</kbd></button>
              </div>
            </section>
          ) : (
            <section class="item all-found" role="status"><Icon name="check" /><p class="item-name">{t.pick.allFound}</p></section>
          )}
          <div class="work-foot">
            <FinishButton
              word={t.wave.finish} {...(done === needed ? { hotkey: "F" } : {})} missing={done === needed ? undefined : t.pick.notAllFound(needed - done)}
              onFinish={() => void finish()}
            />
            <CameraButton />
          </div>
        </div>
        <LineTabs
          lines={lines} current={current} onChoose={(line) => setChosen(line.line_id)}
          extra={(line) => <small class="wave-parts">{line.parts.map((part) => `${part.short_code} ×${part.line.needed}`).join(", ")}</small>}
        />
      </div>
    </div>
  );
}

/** Several orders in one walk: quantities are summed, and every unit found says into which box it goes. */
export function WaveView() {
  const refs = wave.value.filter((order_ref) => cardOf(order_ref)?.state === "picking" || !cardOf(order_ref));
  const orders = useOrders(refs).filter((order) => (cardOf(order.card.order_ref) as Card | undefined)?.state === "picking");
  if (!refs.length || (!orders.length && refs.every((order_ref) => !cardOf(order_ref)))) {
    return <WaveStart />;
  }
  return orders.length ? <WaveWork orders={orders} /> : <Loading />;
}
