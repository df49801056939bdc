import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { OrderDetail } from "../../generated/api";
import { texts } from "../i18n";
import { useKeys } from "../keys";
import { LostNotice } from "../order/lost_notice";
import { PartForm } from "../order/decide";
import { startPicking } from "../order/actions";
import { goToScreen } from "../route";
import { isSameCode } from "../scan/classify";
import { flashScan, stopScan } from "../scan/feedback";
import { useScan } from "../scan/listen";
import { cardOf } from "../state/board";
import { command } from "../state/commands";
import { useOrder } from "../state/orders";
import { orderKey, pending } from "../state/pending";
import { lookAtShelves } from "../state/shelf";
import { CameraButton } from "../scan/camera";
import { Icon } from "../ui/icon";
import { Loading } from "./loading";
import { matchLine } from "./match";
import { FinishButton, ItemFacts, LineTabs, Meter, WorkHead } from "./parts";
import { forgetCounts, isDone, setCount, unitsOf, workLines, type WorkLine } from "./progress";

/** The item in hand, large: what to look for, how many, and the two things that can happen. */
function CurrentItem({ line, isBlocked, onFound, onAll, onMissing }: {
  line: WorkLine; isBlocked: boolean; onFound: (by: number) => void; onAll: () => void; onMissing: () => void;
}) {
  const t = texts.value;
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (document.activeElement === document.body) {
      button.current?.focus();
    }
  }, [line.line_id]);
  return (
    <section class="item" aria-label={t.work.now}>
      <div class="item-head">
        <span class="item-count"><b>{line.done}</b> {t.work.ofTotal(line.needed)}</span>
      </div>
      <ItemFacts line={line} />
      <div class="item-buttons">
        <button ref={button} class="button primary large" disabled={isBlocked} onClick={() => onFound(1)}><Icon name="check" />{t.pick.found}<kbd>Enter</kbd></button>
        {line.needed - line.done > 1 && (
          <button class="button large" aria-keyshortcuts="T" disabled={isBlocked} onClick={onAll}>{t.pick.foundAll(line.needed - line.done)}<kbd>T</kbd></button>
        )}
        <button class="button large" aria-keyshortcuts="N" disabled={isBlocked} onClick={onMissing}><Icon name="missing" />{t.pick.missing}<kbd>N</kbd></button>
        {line.done > 0 && <button class="button quiet" disabled={isBlocked} onClick={() => onFound(-1)}>{t.pick.oneBack}</button>}
      </div>
    </section>
  );
}

function AllFound({ order, onFinish }: { order: OrderDetail; onFinish: () => void }) {
  const t = texts.value;
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => button.current?.focus(), []);
  return (
    <section class="item all-found" role="status">
      <Icon name="check" />
      <p class="item-name">{t.pick.allFound}</p>
      <p>{t.pick.allFoundHint(order.card.short_code)}</p>
      <button ref={button} class="button primary large" aria-keyshortcuts="F" onClick={onFinish}>{t.action.finish_picking}<kbd>F</kbd></button>
    </section>
  );
}

function Work({ order }: { order: OrderDetail }) {
  const t = texts.value;
  const { card } = order;
  const { order_ref } = card;
  const lines = workLines("pick", order);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [missing, setMissing] = useState<string | undefined>(undefined);
  const current = lines.find((line) => line.line_id === chosen && !isDone(line)) ?? lines.find((line) => !isDone(line));
  const isPaused = card.is_paused === true;
  const isBusy = pending.value.has(orderKey(order_ref));
  const { done, needed } = unitsOf(lines);

  useEffect(() => void lookAtShelves(card.store_id), [order_ref]); // before "Não achei" asks why

  const count = (line: WorkLine, by: number) => setCount("pick", order_ref, line.line_id, Math.min(line.needed, Math.max(0, line.done + by)));
  const finish = async () => {
    if (await command(card, "finish_picking")) {
      forgetCounts("pick", order_ref);
      goToScreen({ name: "pack", order_ref });
    }
  };
  const pause = () => void command(card, isPaused ? "resume_picking" : "pause_picking");
  const move = (by: number) => {
    const open = lines.filter((line) => !isDone(line));
    const at = open.findIndex((line) => line.line_id === current?.line_id);
    setChosen(open[(at + by + open.length) % open.length]?.line_id);
  };

  useKeys(missing ? {} : {
    n: current && (() => setMissing(current.line_id)),
    t: current && (() => count(current, current.needed)),
    f: done === needed ? () => void finish() : undefined,
    s: pause,
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
  });
  useScan((scan) => {
    if (scan.kind === "command" || scan.kind === "invoice" || scan.kind === "package") {
      return false;
    }
    const match = matchLine(scan, lines);
    if (match.kind === "none") {
      return false;
    }
    if (match.kind === "foreign") {
      stopScan(t.scan.wrongItem, t.scan.wrongItemText(card.short_code, scan.kind === "ean" ? scan.ean : ""));
    } else if (isPaused) {
      stopScan(t.paused, t.problem["paused"] ?? "");
    } else if (match.kind === "done") {
      flashScan("again", t.scan.alreadyDone(match.line.description));
    } else {
      count(match.line, 1);
      setChosen(match.line.line_id);
      flashScan("good", `${t.work.of(match.line.done + 1, match.line.needed)} · ${match.line.description}`);
    }
    return true;
  });

  return (
    <>
      <Meter lines={lines} word={t.pick.unitsFound} />
      {isPaused && <p class="hint" role="status"><Icon name="pause" />{t.pick.pausedHint}</p>}
      <div class="work-body">
        <div class="work-main">
          {missing ? (
            <section class="item" aria-label={t.decideTitle.short}>
              <h3>{t.decideTitle.short}</h3>
              <PartForm
                order={order} kind="short" only={missing} found={lines.find((line) => line.line_id === missing)?.done ?? 0}
                onLeave={() => setMissing(undefined)}
              />
            </section>
          ) : current ? (
            <CurrentItem
              line={current} isBlocked={isPaused} onFound={(by) => count(current, by)} onAll={() => count(current, current.needed)}
              onMissing={() => setMissing(current.line_id)}
            />
          ) : (
            <AllFound order={order} onFinish={() => void finish()} />
          )}
          <div class="work-foot">
            <button class="button" aria-keyshortcuts="S" aria-disabled={isBusy} onClick={pause}>
              <Icon name={isPaused ? "play" : "pause"} />{isPaused ? t.action.resume_picking : t.action.pause_picking}<kbd>S</kbd>
            </button>
            {current && !missing && (
              <FinishButton word={t.action.finish_picking} missing={t.pick.notAllFound(needed - done)} onFinish={() => void finish()} />
            )}
            <CameraButton />
          </div>
        </div>
        <LineTabs lines={lines} current={current} onChoose={(line) => setChosen(line.line_id)} />
      </div>
    </>
  );
}

/** An order that is not being picked: what can be done about it. */
function NotPicking({ order }: { order: OrderDetail }) {
  const t = texts.value;
  const { card } = order;
  const canStart = card.actions.includes("start_picking");
  useScan((scan) => {
    const isItsOwn = scan.kind === "text" && [card.order_id, card.external_order_id, card.short_code].some((one) => isSameCode(one, scan.text));
    const match = scan.kind === "command" ? undefined : matchLine(scan, workLines("pick", order));
    if (!canStart || (!isItsOwn && match?.kind !== "line")) {
      return false;
    }
    void startPicking(card).then(() => {
      if (match?.kind === "line") {
        setCount("pick", card.order_ref, match.line.line_id, 1);
      }
      flashScan("good", match?.kind === "line" ? `${t.work.of(1, match.line.needed)} · ${match.line.description}` : t.action.start_picking);
    });
    return true;
  });
  return (
    <div class="empty large">
      <Icon name="basket" />
      <p><strong>{t.state[card.state]}</strong></p>
      <p>{canStart ? t.pick.startHint(card.unit_count) : t.pick.notNow}</p>
      {canStart && <button class="button primary" onClick={() => void startPicking(card)}>{t.action.start_picking}</button>}
      {card.stage === "to_pack" && <button class="button primary" onClick={() => goToScreen({ name: "pack", order_ref: card.order_ref })}>{t.work.goPack}</button>}
    </div>
  );
}

/** Picks one order: the item in hand, everything by scan, by one key, or by a finger. */
export function PickOrder({ order_ref }: { order_ref: number }) {
  const order = useOrder(order_ref);
  if (!order) {
    return <Loading />;
  }
  const known = cardOf(order_ref);
  const card = known && known.revision > order.card.revision ? known : order.card;
  const fresh = { ...order, card };
  return (
    <div class="page work">
      <WorkHead card={card} back="pick" />
      <LostNotice card={card} />
      {order.notes && <p class="note">{order.notes}</p>}
      {card.state === "picking" ? <Work order={fresh} /> : <NotPicking order={fresh} />}
    </div>
  );
}
