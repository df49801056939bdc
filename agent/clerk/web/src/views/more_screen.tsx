import { useEffect } from "preact/hooks";
import { texts } from "../i18n";
import { loadMore, more, type MoreName } from "../state/more";

/** A screen of more.js, or a sentence that says why it is not here. */
export function MoreScreen({ name }: { name: MoreName }) {
  const t = texts.value;
  const screens = more.value;
  useEffect(() => {
    if (more.peek() === undefined) {
      void loadMore();
    }
  }, []);
  if (screens) {
    const Here = screens[name];
    return <Here />;
  }
  return (
    <div class="page">
      <h2 class="page-title">{t.nav[name]}</h2>
      {screens === undefined ? <p class="empty large" role="status" data-coming>{t.screenComing}</p> : (
        <div class="empty large" role="alert">
          <p>{t.screenMissing}</p>
          <button class="button primary" onClick={() => void loadMore()}>{t.tryNow}</button>
        </div>
      )}
    </div>
  );
}
