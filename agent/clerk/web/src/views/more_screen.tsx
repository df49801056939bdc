import { useEffect } from "preact/hooks";
import { texts } from "../i18n";
import { closeOrder } from "../route";
import { useHeldScans } from "../scan/listen";
import { loadMore, more, type MoreName } from "../state/more";
import { Icon } from "../ui/icon";

/** What is scanned before the screen is here is for the screen. */
function OnItsWay() {
  useHeldScans();
  return <p class="empty large" role="status" data-coming>{texts.value.screenComing}</p>;
}

/** Asks for more.js if nobody has, and says why it is not here. */
function Coming() {
  const t = texts.value;
  useEffect(() => {
    if (more.peek() === undefined) {
      void loadMore();
    }
  }, []);
  return more.value !== null ? <OnItsWay /> : (
    <div class="empty large" role="alert">
      <p>{t.screenMissing}</p>
      <button class="button primary" onClick={() => void loadMore()}>{t.tryNow}</button>
    </div>
  );
}

/** A screen of more.js. `order_ref`: the order that it is busy with, where it is with one. */
export function MoreScreen({ name, order_ref }: { name: MoreName; order_ref?: number }) {
  const screens = more.value;
  if (!screens) {
    return (
      <div class="page">
        <h2 class="page-title">{texts.value.nav[name]}</h2>
        <Coming />
      </div>
    );
  }
  if (name === "pick" || name === "pack") {
    const Work = screens[name];
    return order_ref === undefined ? null : <Work order_ref={order_ref} />;
  }
  const Here = screens[name];
  return <Here />;
}

/** The open order beside the board, which comes with more.js. */
export function MorePanel() {
  const t = texts.value;
  const Here = more.value?.panel;
  if (Here) {
    return <Here />;
  }
  return (
    <section class="panel" aria-labelledby="panel-title">
      <header class="panel-head">
        <h2 id="panel-title" tabIndex={-1}>{t.order}</h2>
        <button class="button quiet" aria-keyshortcuts="Escape" onClick={closeOrder}><Icon name="close" />{t.close}</button>
      </header>
      <Coming />
    </section>
  );
}
