import { useEffect, useRef, useState } from "preact/hooks";
import type { Card, OrderDetail } from "../../generated/api";
import { texts } from "../i18n";
import { useKeys } from "../keys";
import { openIn } from "../order/actions";
import { LostNotice } from "../order/lost_notice";
import { goToScreen } from "../route";
import { CameraButton } from "../scan/camera";
import { flashScan, stopScan } from "../scan/feedback";
import { useScan } from "../scan/listen";
import { cardOf } from "../state/board";
import { command, orderKey, pending } from "../state/commands";
import { useOrder } from "../state/orders";
import { Icon } from "../ui/icon";
import { CloseBoxes, PutOnShelf } from "./close_box";
import { Loading } from "./loading";
import { matchLine } from "./match";
import { FinishButton, ItemFacts, LineTabs, Meter, WorkHead } from "./parts";
import { forgetCounts, isDone, setCount, unitsOf, workLines, type WorkLine } from "./progress";

const mostBoxes = 99;

/** How many boxes the order becomes. */
function BoxCount({ count, onCount }: { count: number; onCount: (count: number) => void }) {
  const t = texts.value;
  return (
    <div class="boxes" role="group" aria-label={t.packageCount}>
      <Icon name="box" />
      <span>{t.pack.boxes}</span>
      <button class="button square" disabled={count === 1} aria-label={t.pack.boxLess} onClick={() => onCount(count - 1)}><Icon name="minus" /></button>
      <output aria-live="polite"><b>{count}</b></output>
      <button class="button square" disabled={count === mostBoxes} aria-keyshortcuts="V" aria-label={t.pack.boxMore} onClick={() => onCount(count + 1)}><Icon name="plus" /></button>
      <kbd>V</kbd>
    </div>
  );
}

/** Second look at every unit while it goes into the box; the last one packs the order, and its label is printed. */
function Check({ order }: { order: OrderDetail }) {
  const t = texts.value;
  const { card } = order;
  const { order_ref } = card;
  const [boxes, setBoxes] = useState(1);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const button = useRef<HTMLButtonElement>(null);
  const lines = workLines("check", order);
  const current = lines.find((line) => line.line_id === chosen && !isDone(line)) ?? lines.find((line) => !isDone(line));
  const { done, needed } = unitsOf(lines);
  const isBusy = pending.value.has(orderKey(order_ref));

  const pack = async () => {
    if (await command(card, "pack", { package_count: boxes })) {
      forgetCounts("check", order_ref);
    }
  };
  const check = (line: WorkLine, by: number) => {
    setCount("check", order_ref, line.line_id, Math.min(line.needed, line.done + by));
    if (done + by >= needed) {
      void pack(); // the last unit is in the box
    }
  };
  useEffect(() => {
    if (document.activeElement === document.body) {
      button.current?.focus();
    }
  }, [current?.line_id]);

  useKeys({
    t: current && !isBusy ? () => check(current, current.needed - current.done) : undefined,
    v: () => setBoxes((n) => Math.min(mostBoxes, n + 1)),
  });
  useScan((scan) => {
    if (scan.kind === "command" && scan.command === "EMBALAR") {
      void pack();
      return true;
    }
    if (scan.kind === "command" || scan.kind === "invoice" || scan.kind === "package") {
      return false;
    }
    const match = matchLine(scan, lines);
    if (match.kind === "none") {
      return false;
    }
    if (match.kind === "foreign") {
      stopScan(t.scan.wrongItem, t.scan.wrongItemText(card.short_code, scan.kind === "ean" ? scan.ean : ""));
    } else if (match.kind === "done") {
      flashScan("again", t.scan.alreadyDone(match.line.description));
    } else {
      check(match.line, 1);
      setChosen(match.line.line_id);
      flashScan("good", `${t.work.of(done + 1, needed)} · ${match.line.description}`);
    }
    return true;
  });

  return (
    <>
      <Meter lines={lines} word={t.pack.unitsChecked} />
      <div class="work-body">
        <div class="work-main">
          {current ? (
            <section class="item" aria-label={t.work.now}>
              <span class="item-count"><b>{current.done}</b> {t.work.ofTotal(current.needed)}</span>
              <ItemFacts line={current} />
              <div class="item-buttons">
                <button ref={button} class="button primary large" aria-disabled={isBusy} onClick={() => !isBusy && check(current, 1)}>
                  <Icon name="check" />{t.pack.checked}<kbd>Enter</kbd>
                </button>
                {current.needed - current.done > 1 && (
                  <button class="button large" aria-keyshortcuts="T" onClick={() => check(current, current.needed - current.done)}>{t.pack.checkedAll(current.needed - current.done)}<kbd>T</kbd></button>
                )}
              </div>
            </section>
          ) : (
            <section class="item all-found" role="status">
              <Icon name="check" />
              <p class="item-name">{t.pack.allChecked}</p>
              <button class="button primary large" aria-disabled={isBusy} onClick={() => void pack()}>{t.doAction.pack}</button>
            </section>
          )}
          <div class="work-foot">
            <BoxCount count={boxes} onCount={setBoxes} />
            {current && <FinishButton word={t.doAction.pack ?? ""} missing={t.pack.notAllChecked(needed - done)} onFinish={() => void pack()} />}
            <button class="button" onClick={() => openIn(order_ref, "attach_invoice")}>{t.action.attach_invoice}</button>
            <CameraButton />
          </div>
        </div>
        <LineTabs lines={lines} current={current} onChoose={(line) => setChosen(line.line_id)} />
      </div>
    </>
  );
}

/** What to do with an order in this state; the screen follows it from the first unit to the closed box. */
function Step({ order }: { order: OrderDetail }) {
  const { card } = order;
  if (card.state === "picked") {
    return <Check order={order} />;
  }
  if (card.state === "packed" || card.state === "labelled") {
    return card.journey === "pickup_in_store" ? <PutOnShelf order={order} /> : <CloseBoxes order={order} />;
  }
  return <Closed card={card} />;
}

function Closed({ card }: { card: Card }) {
  const t = texts.value;
  const isOut = card.state === "awaiting_carrier" || card.state === "ready_for_pickup";
  const next = card.state === "awaiting_carrier" ? "carrier" : "pickup";
  return (
    <div class="empty large" role="status">
      <Icon name={isOut ? "check" : "box"} />
      <p><strong>{t.state[card.state]}</strong></p>
      <p>{isOut ? t.pack.closed(card.short_code) : t.pack.notNow}</p>
      <div class="row-buttons">
        <button class="button primary" onClick={() => goToScreen({ name: "pack" })}>{t.pack.nextOrder}</button>
        {isOut && <button class="button" onClick={() => goToScreen({ name: next })}>{t.nav[next]}</button>}
        {card.stage === "picking" && <button class="button" onClick={() => goToScreen({ name: "pick", order_ref: card.order_ref })}>{t.nav.pick}</button>}
      </div>
    </div>
  );
}

export function PackOrder({ order_ref }: { order_ref: number }) {
  const t = texts.value;
  const order = useOrder(order_ref);
  if (!order) {
    return <Loading />;
  }
  const known = cardOf(order_ref);
  const card = known && known.revision > order.card.revision ? known : order.card;
  return (
    <div class="page work">
      <WorkHead card={card} back="pack" />
      <LostNotice card={card} />
      {order.gift_message && <p class="note"><b>{t.giftMessage}:</b> {order.gift_message}</p>}
      {order.notes && <p class="note">{order.notes}</p>}
      {/* One part from the packed boxes to the labelled ones: what was scanned stays. */}
      <Step key={card.state === "labelled" ? "packed" : card.state} order={{ ...order, card }} />
    </div>
  );
}
