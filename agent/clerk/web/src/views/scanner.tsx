import { useState } from "preact/hooks";
import { texts } from "../i18n";
import { moreTexts } from "../i18n/more";
import { screenLink } from "../route";
import { CameraButton, cameraState } from "../scan/camera";
import { classify, ownPrefix, scanCommands } from "../scan/classify";
import { code128 } from "../scan/code128";
import { flashScan } from "../scan/feedback";
import { lastScan, useScan } from "../scan/listen";
import { prefer, preferences } from "../state/preferences";
import { Icon } from "../ui/icon";
import { Head } from "./list_tools";

/** Its characters tell keyboard layouts apart: "/" and ";" lie elsewhere on ABNT2. */
const testCode = `${ownPrefix}A/B;C:D?9`;

/** A barcode drawn by us, black on white in every theme. */
function Barcode({ text }: { text: string }) {
  const bars = code128(text);
  const quiet = 10;
  let x = quiet;
  let path = "";
  bars.forEach((width, index) => {
    if (index % 2 === 0) {
      path += `M${x} 0h${width}v40h-${width}z`;
    }
    x += width;
  });
  return (
    <figure class="barcode">
      <svg viewBox={`0 0 ${x + quiet} 40`} preserveAspectRatio="none" role="img" aria-label={texts.value.scan.barcodeOf(text)}><path d={path} /></svg>
      <figcaption>{text}</figcaption>
    </figure>
  );
}

type Verdict = "right" | "us_on_abnt2" | "case" | "other";

/** What arrived for the test code says how the scanner is set up. */
function verdictOf(raw: string): Verdict {
  if (raw === testCode) {
    return "right";
  }
  if (raw.includes("Ç") || raw.includes("ç") || raw.toUpperCase() === "BLC-A;BÇCÇD:9") {
    return "us_on_abnt2";
  }
  return raw.toUpperCase() === testCode ? "case" : "other";
}

/** Where the scanner is tried: what it types, how fast, and for which keyboard; and the commands to print. */
export function ScannerView() {
  const t = texts.value;
  const s = moreTexts.value.scanner;
  const [isSeen, setIsSeen] = useState(false);
  useScan((scan) => {
    setIsSeen(true);
    flashScan("good", s.kind[scan.kind]);
    return true;
  });
  const scan = isSeen ? lastScan.value : undefined;
  const isTest = scan !== undefined && /^BLC-A/i.test(scan.raw);
  const verdict = isTest && scan ? verdictOf(scan.raw) : undefined;
  const { scan_layout, scan_gap_ms } = preferences.value;
  const camera = cameraState();
  return (
    <div class="page settings">
      <Head title={s.title}>
        <a class="button" href={screenLink({ name: "settings" })}><Icon name="back" />{t.nav.settings}</a>
      </Head>
      <section class="settings-part">
        <h3>{s.scanThis}</h3>
        <Barcode text={testCode} />
        <div role="status" aria-live="polite">
          {!scan && <p class="quiet-line">{s.waiting}</p>}
          {scan && (
            <dl class="facts">
              <div><dt>{s.arrived}</dt><dd class="tracking">{scan.raw}</dd></div>
              <div><dt>{s.means}</dt><dd>{s.kind[classify(scan.text).kind]}</dd></div>
              <div><dt>{s.speed}</dt><dd>{s.gap(Math.round(scan.longestGap_ms))}</dd></div>
            </dl>
          )}
          {verdict && <p class={`hint ${verdict === "right" ? "good" : ""}`}><Icon name={verdict === "right" ? "check" : "warning"} />{s.verdict[verdict]}</p>}
        </div>
        {verdict === "us_on_abnt2" && scan_layout === "same" && (
          <button class="button primary" onClick={() => prefer({ scan_layout: "us_on_abnt2" })}>{s.putRight}</button>
        )}
        {scan_layout === "us_on_abnt2" && (
          <p class="hint"><Icon name="keyboard" />{s.isPutRight} <button class="button small" onClick={() => prefer({ scan_layout: "same" })}>{s.notAnyMore}</button></p>
        )}
        <label class="field inline">
          <span>{s.slow}</span>
          <input type="number" min={15} max={150} value={scan_gap_ms} onChange={(event) => {
            const gap = event.currentTarget.valueAsNumber;
            prefer({ scan_gap_ms: gap >= 15 && gap <= 150 ? Math.round(gap) : 35 });
          }} />
          <span>ms</span>
        </label>
        <p class="quiet-line">{s.slowHint}</p>
      </section>
      <section class="settings-part">
        <h3>{s.camera}</h3>
        <p>{s.cameraState[camera]}</p>
        <CameraButton />
      </section>
      <section class="settings-part">
        <h3>{s.commands}</h3>
        <p>{s.commandsHint}</p>
        <ul class="command-cards" role="list">
          {scanCommands.map((command) => <li key={command}><Barcode text={`${ownPrefix}${command}`} /><p>{s.command[command]}</p></li>)}
        </ul>
        <button class="button" onClick={() => window.print()}><Icon name="printer" />{s.print}</button>
      </section>
    </div>
  );
}
