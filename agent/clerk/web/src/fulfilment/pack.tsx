import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Card, OrderDetail } from "../../generated/api";
import { texts } from "../i18n";
import { kilograms } from "../i18n/format";
import { useKeys } from "../keys";
import { openIn } from "../order/actions";
import { LostNotice } from "../order/lost_notice";
import { goToScreen } from "../route";
import { CameraButton } from "../scan/camera";
import { flashScan, stopScan } from "../scan/feedback";
import { useScan } from "../scan/listen";
import { cardOf } from "../state/board";
import { command } from "../state/commands";
import { useOrder } from "../state/orders";
import { orderKey, pending } from "../state/pending";
import { prefer, preferences } from "../state/preferences";
import { Icon } from "../ui/icon";
import { boxesForAgent, boxesOf, firstUnweighed, forgetBoxes, gramsIn, openNext, putIn, weigh } from "./boxes";
import { BoxList } from "./box_list";
import { CloseBoxes, PutOnShelf } from "./close_box";
import { Loading } from "./loading";
import { matchLine } from "./match";
import { FinishButton, ItemFacts, LineTabs, Meter, WorkHead } from "./parts";
import { forgetCounts, isDone, setCount, unitsOf, workLines, type WorkLine } from "./progress";
import { TableNote } from "./table";

/** Second look at every unit while it goes into the box; the last one packs the order, and its label is printed. */
function Check({ order }: { order: OrderDetail }) {
  const t = texts.value;
  const { card } = order;
  const { order_ref } = card;
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const button = useRef<HTMLButtonElement>(null);
  const lines = workLines("check", order);
  const current = lines.find((line) => line.line_id === chosen && !isDone(line)) ?? lines.find((line) => !isDone(line));
  const { done, needed } = unitsOf(lines);
  const isBusy = pending.value.has(orderKey(order_ref));

  const boxes = boxesOf(order_ref);
  const unweighed = preferences.value.weighs_boxes ? boxes.filter((box) => !box.weight_g).length : 0;

  const pack = async () => {
    const said = boxesForAgent(order_ref, lines);
    if (await command(card, "pack", { package_count: boxesOf(order_ref).length, ...(said ? { boxes: said } : {}) })) {
      forgetCounts("check", order_ref);
      forgetBoxes(order_ref);
    }
  };
  /** Everything is in its box: packs, unless a weight is wanted that nobody said; then its field is next. */
  const finish = () => {
    const at = preferences.peek().weighs_boxes ? firstUnweighed(order_ref) : -1;
    if (at < 0) {
      void pack();
    } else {
      document.querySelector<HTMLElement>(`[data-weight="${at}"]`)?.focus();
    }
  };
  const check = (line: WorkLine, by: number) => {
    const count = Math.min(line.needed, line.done + by);
    setCount("check", order_ref, line.line_id, count);
    putIn(order_ref, line.line_id, count - line.done);
    if (done + count - line.done >= needed) {
      finish();
    }
  };
  useLayoutEffect(() => {
    if (document.activeElement === document.body) {
      button.current?.focus();
    }
  }, [current?.line_id]);

  useKeys({
    t: current && !isBusy ? () => check(current, current.needed - current.done) : undefined,
    v: () => openNext(order_ref),
  });
  useScan((scan) => {
    if (scan.kind === "command" && scan.command === "EMBALAR") {
      void pack();
      return true;
    }
    if (scan.kind === "command" || scan.kind === "invoice" || scan.kind === "package") {
      return false;
    }
    const weight_g = scan.kind === "text" ? gramsIn(scan.text) : undefined;
    if (weight_g !== undefined) {
      const next = current ? -1 : firstUnweighed(order_ref);
      const at = next < 0 ? boxes.length - 1 : next; // the open box, until nothing is left to put in
      prefer({ weighs_boxes: true }); // a scale is there
      weigh(order_ref, at, weight_g);
      flashScan("good", t.pack.weighed(at + 1, kilograms(weight_g)));
      if (!current) {
        finish();
      }
      return true;
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
              {unweighed > 0 && <p>{t.pack.notWeighed(unweighed)}</p>}
              <FinishButton word={t.doAction.pack ?? ""} missing={unweighed ? t.pack.notWeighed(unweighed) : undefined} onFinish={() => !isBusy && void pack()} />
            </section>
          )}
          <div class="work-foot">
            <BoxList order_ref={order_ref} labels={order.labels?.length ?? 0} onWeighed={() => (current ? button.current?.focus() : finish())} />
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
      <WorkHead card={card} back="pack"><TableNote /></WorkHead>
      <LostNotice card={card} />
      {order.gift_message && <p class="note"><b>{t.giftMessage}:</b> {order.gift_message}</p>}
      {order.notes && <p class="note">{order.notes}</p>}
      {/* One part from the packed boxes to the labelled ones: what was scanned stays. */}
      <Step key={card.state === "labelled" ? "packed" : card.state} order={{ ...order, card }} />
    </div>
  );
}
