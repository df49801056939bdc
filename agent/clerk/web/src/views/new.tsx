import { useRef, useState } from "preact/hooks";
import type { Card } from "../../generated/api";
import { texts } from "../i18n";
import { isLate, shownNew } from "../state/filter";
import { columns } from "../state/board";
import { acceptMany, type ManyResult } from "../state/commands";
import { Icon } from "../ui/icon";
import { useSlide } from "../ui/slide";
import { Chips, Empty, Group, Head } from "./list_tools";

/** Every shown order that can be accepted, asked for once more in one sentence. */
function BulkAccept({ cards }: { cards: readonly Card[] }) {
  const t = texts.value;
  const [asked, setAsked] = useState<readonly Card[] | undefined>(undefined);
  const [progress, setProgress] = useState<number | undefined>(undefined);
  const [result, setResult] = useState<ManyResult | undefined>(undefined);
  const units = (list: readonly Card[]) => list.reduce((sum, card) => sum + card.unit_count, 0);
  const accept = async () => {
    if (asked) {
      setProgress(0);
      setResult(await acceptMany(asked, setProgress));
      setProgress(undefined);
      setAsked(undefined);
    }
  };
  return (
    <>
      {cards.length > 1 && !asked && (
        <button class="button" onClick={() => { setAsked(cards); setResult(undefined); }}><Icon name="checks" />{t.bulk.accept(cards.length)}</button>
      )}
      {asked && (
        <div class="bulk" role="group" aria-label={t.bulk.accept(asked.length)}>
          <p class="foot-sentence" aria-live="polite">{progress === undefined ? t.bulk.sentence(asked.length, units(asked)) : t.bulk.progress(progress, asked.length)}</p>
          {progress === undefined && (
            <>
              <button class="button primary" onClick={() => void accept()}>{t.bulk.confirm(asked.length)}</button>
              <button class="button" onClick={() => setAsked(undefined)}>{t.back}</button>
            </>
          )}
        </div>
      )}
      {result && (
        <div class="bulk" role="status">
          <p><Icon name="check" />{t.bulk.done(result.accepted.length, result.accepted.join(", "))}</p>
          {result.proposed.length > 0 && <p><Icon name="people" />{t.second.keptMany(result.proposed.length, result.proposed.join(", "))}</p>}
          {result.refused.map(({ code, why }) => <p key={code} class="row-reason">{code}: {why}</p>)}
          <button class="button small" onClick={() => setResult(undefined)}>{t.close}</button>
        </div>
      )}
    </>
  );
}

/** The orders that wait for an answer, most urgent first. */
export function NewView() {
  const t = texts.value;
  const all = columns.value.get("new") ?? [];
  const shown = shownNew.value;
  const held = shown.filter((card) => card.is_paid === false && !card.proposed);
  const proposed = shown.filter((card) => card.proposed);
  const open = shown.filter((card) => card.is_paid !== false && !card.proposed);
  const late = open.filter(isLate);
  const rest = open.filter((card) => !isLate(card));
  const page = useRef<HTMLDivElement>(null);
  useSlide(page, [all, proposed, late, rest, held].map((cards) => cards.length).join());
  return (
    <div class="page wide" ref={page}>
      <Head title={t.stage.new} count={all.length}>
        <BulkAccept cards={open} />
      </Head>
      <Chips cards={all} />
      {!shown.length && <Empty title={t.lists.noneNew} hint={all.length ? t.lists.noneShown : t.emptyStage.new} />}
      <Group title={t.second.badge} cards={proposed} />
      <Group title={t.lists.late} cards={late} />
      <Group title={t.lists.toAnswer} cards={rest} />
      <Group title={t.lists.held} cards={held} />
    </div>
  );
}
