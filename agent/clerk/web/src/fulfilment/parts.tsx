import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Card } from "../../generated/api";
import { texts } from "../i18n";
import { OthersHere } from "../order/others_here";
import { Badges, Standing, TimeLeft } from "../order/ticket";
import { orderLink, screenLink, type ScreenName } from "../route";
import { Icon } from "../ui/icon";
import { Photo } from "../ui/photo";
import { isDone, unitsOf, type WorkLine } from "./progress";

/** The head of a screen that works on one order: which, how far, how long, and the way back. */
export function WorkHead({ card, back, children }: { card: Card; back: ScreenName; children?: ComponentChildren }) {
  const t = texts.value;
  return (
    <header class="work-head">
      <a class="button quiet" href={screenLink({ name: back })}><Icon name="back" />{t.back}</a>
      <h2><span class="hidden">{t.order} </span>{card.short_code}</h2>
      <span class="journey"><Icon name={card.journey === "pickup_in_store" ? "bag" : "truck"} />{t.journey[card.journey]}</span>
      <span class="work-who">{card.customer_name}{card.carrier && ` · ${card.carrier}`}</span>
      <Badges card={card} />
      <TimeLeft card={card} />
      <span class="work-tools">
        {children}
        <a class="button small" href={orderLink(card.order_ref)}>{t.work.wholeOrder}</a>
      </span>
      <Standing card={card} />
      <OthersHere order_ref={card.order_ref} />
    </header>
  );
}

/** "3 de 5", as words and as a bar. */
export function Meter({ lines, word }: { lines: readonly WorkLine[]; word: string }) {
  const t = texts.value;
  const { done, needed } = unitsOf(lines);
  return (
    <div class="meter">
      <progress max={needed || 1} value={done} aria-label={word} />
      <p><strong>{t.work.of(done, needed)}</strong> {word}</p>
    </div>
  );
}

/** What tells a product from its neighbour on the shelf, large. */
export function ItemFacts({ line }: { line: WorkLine }) {
  const t = texts.value;
  const ean = line.ean ?? "";
  return (
    <div class="item-facts">
      <Photo name={line.photo} size="large" />
      <div class="item-words">
        <p class="item-name">{line.description}</p>
        {line.attributes.length > 0 && (
          <ul class="item-attributes" role="list">
            {line.attributes.map(({ name, value }) => <li key={name}><small>{name}</small> <b>{value}</b></li>)}
          </ul>
        )}
        <dl class="item-codes">
          {ean && <div><dt>{t.ean}</dt><dd>{ean.slice(0, -4)}<b class="last-four">{ean.slice(-4)}</b></dd></div>}
          <div><dt>{t.sku}</dt><dd>{line.sku}</dd></div>
          {line.reference && <div><dt>{t.reference}</dt><dd>{line.reference}</dd></div>}
        </dl>
      </div>
    </div>
  );
}

function LineButton({ line, isCurrent, onChoose, children }: {
  line: WorkLine; isCurrent: boolean; onChoose: () => void; children?: ComponentChildren;
}) {
  const t = texts.value;
  return (
    <button class="line-button" aria-current={isCurrent ? "true" : undefined} data-done={isDone(line)} onClick={onChoose}>
      <span class="line-count">{isDone(line) && <Icon name="check" />}{t.work.of(line.done, line.needed)}</span>
      <span class="line-what">
        <Photo name={line.photo} size="small" />
        {line.description}
        <small>{line.attributes.map(({ value }) => value).join(" · ")}</small>
        {children}
      </span>
    </button>
  );
}

/** The lines in two heaps: what is open and what is done. */
export function LineTabs<Line extends WorkLine>({ lines, current, onChoose, extra }: {
  lines: readonly Line[]; current: Line | undefined; onChoose: (line: Line) => void; extra?: (line: Line) => ComponentChildren;
}) {
  const t = texts.value;
  const [isShowingDone, setIsShowingDone] = useState(false);
  const open = lines.filter((line) => !isDone(line));
  const done = lines.filter(isDone);
  const shown = isShowingDone ? done : open;
  const tab = (word: string, count: number, isOn: boolean, choose: () => void) => (
    <button class="tab" aria-pressed={isOn} onClick={choose}>{word} <span class="filter-count">{count}</span></button>
  );
  return (
    <section class="line-tabs" aria-label={t.lines}>
      <div class="tabs" role="group" aria-label={t.work.whichLines}>
        {tab(t.work.open, open.length, !isShowingDone, () => setIsShowingDone(false))}
        {tab(t.work.done, done.length, isShowingDone, () => setIsShowingDone(true))}
      </div>
      {shown.length ? (
        <ul role="list">
          {shown.map((line) => (
            <li key={line.line_id}>
              <LineButton line={line} isCurrent={line.line_id === current?.line_id} onChoose={() => onChoose(line)}>{extra?.(line)}</LineButton>
            </li>
          ))}
        </ul>
      ) : (
        <p class="empty">{isShowingDone ? t.work.noneDone : t.work.noneOpen}</p>
      )}
    </section>
  );
}

/** A button that asks once more if something is still missing. */
export function FinishButton({ word, missing, onFinish, hotkey }: { word: string; missing: string | undefined; onFinish: () => void; hotkey?: string }) {
  const t = texts.value;
  const [isAsking, setIsAsking] = useState(false);
  if (isAsking && missing) {
    return (
      <div class="ask-again" role="group" aria-label={word}>
        <p class="foot-error" role="alert"><Icon name="warning" />{missing}</p>
        <button class="button danger" onClick={() => { setIsAsking(false); onFinish(); }}>{t.work.anyway(word)}</button>
        <button class="button" onClick={() => setIsAsking(false)}>{t.back}</button>
      </div>
    );
  }
  return (
    <button class={`button ${missing ? "" : "primary"}`} aria-keyshortcuts={hotkey} onClick={() => (missing ? setIsAsking(true) : onFinish())}>
      {word}{hotkey && <kbd>{hotkey}</kbd>}
    </button>
  );
}
