import { useRef, useState } from "preact/hooks";
import { proofTexts } from "../i18n/proof_words";
import { addressOf } from "../net/data_address";

const width_px = 900;
const height_px = 320;

/** A box to sign in. Who has no pointer is told what else does. */
export function Signature({ onSigned, onLeave }: { onSigned: (address: string) => void; onLeave: () => void }) {
  const t = proofTexts.value;
  const box = useRef<HTMLCanvasElement>(null);
  const isDown = useRef(false);
  const [hasInk, setHasInk] = useState(false);
  const [wasTried, setWasTried] = useState(false);

  const pen = () => {
    const drawing = box.current?.getContext("2d");
    if (drawing) {
      drawing.lineWidth = 5;
      drawing.lineCap = "round";
      drawing.lineJoin = "round";
      drawing.strokeStyle = "#000";
    }
    return drawing;
  };
  const placeOf = (event: PointerEvent) => {
    const frame = box.current?.getBoundingClientRect();
    return frame ? { x: ((event.clientX - frame.left) * width_px) / frame.width, y: ((event.clientY - frame.top) * height_px) / frame.height } : { x: 0, y: 0 };
  };
  const down = (event: PointerEvent) => {
    event.preventDefault();
    box.current?.setPointerCapture(event.pointerId);
    isDown.current = true;
    const { x, y } = placeOf(event);
    const drawing = pen();
    drawing?.beginPath();
    drawing?.moveTo(x, y);
    drawing?.lineTo(x + 0.1, y);
    drawing?.stroke();
    setHasInk(true);
  };
  const move = (event: PointerEvent) => {
    if (!isDown.current) {
      return;
    }
    const { x, y } = placeOf(event);
    const drawing = pen();
    drawing?.lineTo(x, y);
    drawing?.stroke();
  };
  const clear = () => {
    pen()?.clearRect(0, 0, width_px, height_px);
    setHasInk(false);
  };
  const use = () => {
    const drawn = box.current;
    if (!hasInk || !drawn) {
      setWasTried(true);
      return;
    }
    const paper = document.createElement("canvas");
    paper.width = width_px;
    paper.height = height_px;
    const drawing = paper.getContext("2d");
    if (drawing) {
      drawing.fillStyle = "#fff";
      drawing.fillRect(0, 0, width_px, height_px);
      drawing.drawImage(drawn, 0, 0);
    }
    paper.toBlob((blob) => {
      if (blob) {
        void addressOf(blob).then(onSigned);
      }
    }, "image/png");
  };
  return (
    <div class="proof-pad">
      <p>{t.signHere}</p>
      <canvas
        ref={box} class="proof-signature" width={width_px} height={height_px} role="img" aria-label={t.signArea}
        onPointerDown={down} onPointerMove={move} onPointerUp={() => { isDown.current = false; }} onPointerCancel={() => { isDown.current = false; }}
      />
      <p class="quiet-line">{t.noPointer}</p>
      {wasTried && !hasInk && <p class="hint bad" role="alert">{t.empty}</p>}
      <div class="row-buttons">
        <button class="button primary" onClick={use}>{t.signed}</button>
        <button class="button" onClick={clear}>{t.clear}</button>
        <button class="button quiet" onClick={onLeave}>{t.discard}</button>
      </div>
    </div>
  );
}
