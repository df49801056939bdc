import { useEffect, useRef, useState } from "preact/hooks";
import { texts } from "../i18n";
import { takeScan } from "./listen";
import { Icon } from "../ui/icon";

/** The browser's own reader of barcodes (Chrome on Android and macOS); TypeScript's library does not know it yet. */
interface Detector {
  detect(from: HTMLVideoElement): Promise<Array<{ rawValue: string }>>;
}
interface DetectorClass {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

function detectorClass(): DetectorClass | undefined {
  return (window as unknown as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
}

/** Whether this browser can read a code with its camera here, and if not, why. */
export function cameraState(): "ready" | "insecure" | "missing" {
  if (!isSecureContext) {
    return "insecure";
  }
  return detectorClass() && navigator.mediaDevices ? "ready" : "missing";
}

const wantedFormats = ["ean_13", "ean_8", "upc_a", "code_128", "code_39", "itf", "qr_code", "data_matrix"];
/** The same code within this time is the same look at it. */
const sameLook_ms = 1500;

function useCamera(isOn: boolean, onProblem: () => void) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const Reader = detectorClass();
    if (!isOn || !Reader) {
      return undefined;
    }
    let stream: MediaStream | undefined;
    let isOver = false;
    let last = { text: "", at_ms: 0 };
    const look = async (detector: Detector) => {
      while (!isOver && video.current) {
        const [code] = await detector.detect(video.current).catch(() => []);
        const now_ms = Date.now();
        if (code && (code.rawValue !== last.text || now_ms - last.at_ms > sameLook_ms)) {
          takeScan(code.rawValue, 0);
        }
        if (code) {
          last = { text: code.rawValue, at_ms: now_ms };
        }
        await new Promise((go) => setTimeout(go, 120));
      }
    };
    const start = async () => {
      const formats = (await Reader.getSupportedFormats()).filter((one) => wantedFormats.includes(one));
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      if (isOver || !video.current) {
        stream.getTracks().forEach((track) => track.stop());
        return;
      }
      video.current.srcObject = stream;
      await video.current.play();
      await look(new Reader({ formats }));
    };
    start().catch(onProblem);
    return () => {
      isOver = true;
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, [isOn]);
  return video;
}

/** Reads codes with the phone's camera, where the browser can; the scanner page says where it cannot. */
export function CameraButton() {
  const t = texts.value;
  const [isOn, setIsOn] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  const video = useCamera(isOn, () => {
    setHasFailed(true);
    setIsOn(false);
  });
  if (cameraState() !== "ready") {
    return null;
  }
  return (
    <>
      <button class="button" aria-pressed={isOn} onClick={() => { setHasFailed(false); setIsOn(!isOn); }}>
        <Icon name="camera" />{isOn ? t.scan.cameraOff : t.scan.cameraOn}
      </button>
      {hasFailed && <p class="foot-error" role="alert"><Icon name="warning" />{t.scan.cameraFailed}</p>}
      {isOn && <video ref={video} class="camera" muted playsInline aria-label={t.scan.cameraView} />}
    </>
  );
}
