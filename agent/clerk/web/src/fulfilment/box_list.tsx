import { texts } from "../i18n";
import { kilograms } from "../i18n/format";
import { prefer, preferences } from "../state/preferences";
import { Icon } from "../ui/icon";
import { boxesOf, boxKinds, choose, closeLast, heaviest_g, measures, mostBoxes, openNext, weigh } from "./boxes";

const unitsIn = (lines: Record<string, number>) => Object.values(lines).reduce((sum, count) => sum + count, 0);

/** The boxes of an order while they are filled: what is scanned goes into the last one; V opens the next. `labels`: so many came before. Enter in a weight's field goes on. */
export function BoxList({ order_ref, labels, onWeighed }: { order_ref: number; labels: number; onWeighed: () => void }) {
  const t = texts.value;
  const p = t.pack;
  const boxes = boxesOf(order_ref);
  const kinds = boxKinds();
  const isWeighed = preferences.value.weighs_boxes;
  return (
    <section class="boxes" aria-label={p.boxes}>
      <header>
        <Icon name="box" />
        <h3>{p.boxes}</h3>
        <button class="button square" disabled={boxes.length === 1} aria-label={p.boxLess} onClick={() => closeLast(order_ref)}><Icon name="minus" /></button>
        <output aria-live="polite"><b>{boxes.length}</b></output>
        <button class="button square" disabled={boxes.length === mostBoxes} aria-keyshortcuts="V" aria-label={p.boxMore} onClick={() => openNext(order_ref)}><Icon name="plus" /></button>
        <kbd>V</kbd>
        <label class="check"><input type="checkbox" checked={isWeighed} onChange={(event) => prefer({ weighs_boxes: event.currentTarget.checked })} /><span>{p.weighs}</span></label>
      </header>
      {(boxes.length > 1 || isWeighed || kinds.length > 0) && (
        <ol role="list">
          {boxes.map((box, index) => (
            <li key={index} data-open={index === boxes.length - 1}>
              <span><b>{p.boxNumber(index + 1)}</b> {t.unitsShort(unitsIn(box.lines))}{index === boxes.length - 1 && boxes.length > 1 && <small> · {p.boxOpen}</small>}</span>
              {kinds.length > 0 && (
                <label class="field inline">
                  <span>{p.size}</span>
                  <select value={box.kind ?? ""} aria-label={`${p.boxNumber(index + 1)}: ${p.size}`} onChange={(event) => choose(order_ref, index, event.currentTarget.value)}>
                    <option value="">{p.sizeUnsaid}</option>
                    {kinds.map((kind) => <option key={kind.name} value={kind.name}>{kind.name} ({measures(kind.size)})</option>)}
                  </select>
                </label>
              )}
              {isWeighed && (
                <label class="field inline">
                  <span>{p.weight}</span>
                  <input
                    type="number" inputMode="numeric" min={1} max={heaviest_g} value={box.weight_g ?? ""} data-weight={index} aria-label={`${p.boxNumber(index + 1)}: ${p.weight}`}
                    onKeyDown={(event) => event.key === "Enter" && onWeighed()}
                    onInput={(event) => weigh(order_ref, index, Math.min(heaviest_g, Math.max(0, Math.floor(event.currentTarget.valueAsNumber || 0))) || undefined)}
                  />
                  <span>g{box.weight_g ? ` = ${kilograms(box.weight_g)}` : ""}</span>
                </label>
              )}
            </li>
          ))}
        </ol>
      )}
      {labels > 0 && labels !== boxes.length && <p class="hint" role="status"><Icon name="tag" />{p.labelsAnew(boxes.length)}</p>}
    </section>
  );
}
