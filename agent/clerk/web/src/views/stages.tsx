import { texts } from "../i18n";
import { screenLink } from "../route";
import { columns } from "../state/board";
import { shownOf } from "../state/filter";
import { Icon } from "../ui/icon";
import { Chips, Empty, Group, Head } from "./list_tools";

/** What is accepted and what somebody is at, with the way to the wave. */
export function PickList() {
  const t = texts.value;
  const waiting = columns.value.get("to_pick") ?? [];
  const going = columns.value.get("picking") ?? [];
  const all = [...going, ...waiting];
  return (
    <div class="page wide">
      <Head title={t.nav.pick} count={all.length}>
        {waiting.length + going.length > 1 && (
          <a class="button" href={screenLink({ name: "wave" })}><Icon name="wave" />{t.wave.open}</a>
        )}
      </Head>
      <Chips cards={all} />
      {!all.length && <Empty icon="basket" title={t.lists.nonePick} hint={t.lists.nonePickHint} />}
      <Group title={t.stage.picking} cards={shownOf("picking")} />
      <Group title={t.stage.to_pick} cards={shownOf("to_pick")} />
    </div>
  );
}

/** What is picked and has no box yet, and boxes that still need their label or their shelf. */
export function PackList() {
  const t = texts.value;
  const picked = columns.value.get("to_pack") ?? [];
  const open = [...(columns.value.get("carrier") ?? []), ...(columns.value.get("pickup") ?? [])].filter(
    (card) => card.state === "packed" || card.state === "labelled",
  );
  const all = [...picked, ...open];
  const shown = new Set([...shownOf("to_pack"), ...shownOf("carrier"), ...shownOf("pickup")].map((card) => card.order_ref));
  const isShown = (card: { order_ref: number }) => shown.has(card.order_ref);
  return (
    <div class="page wide">
      <Head title={t.nav.pack} count={all.length} />
      <Chips cards={all} />
      {!all.length && <Empty icon="box" title={t.lists.nonePack} hint={t.lists.nonePackHint} />}
      <Group title={t.stage.to_pack} cards={picked.filter(isShown)} />
      <Group title={t.lists.toClose} cards={open.filter(isShown)} />
    </div>
  );
}

export function TransitView() {
  const t = texts.value;
  const all = columns.value.get("on_the_way") ?? [];
  return (
    <div class="page wide">
      <Head title={t.stage.on_the_way} count={all.length} />
      <Chips cards={all} />
      {!all.length && <Empty icon="truck" title={t.emptyStage.on_the_way} hint={t.lists.noneTransitHint} />}
      <Group title={t.state.in_transit} cards={shownOf("on_the_way")} />
    </div>
  );
}
