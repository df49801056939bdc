import { addressOf } from "../net/data_address";

/** A file on its way to be kept, as the agent takes it. */
export interface Picture {
  /** `data:` with the file in base64: it is shown so, too. */
  address: string;
  isPicture: boolean;
}

/** What the hub takes at most. */
export const mostBytes = 5 * 1024 * 1024;
const longestSide_px = 1600;
const wantedBytes = 500 * 1024;

/** The base64 behind the comma of a `data:` address. */
export function contentOf(address: string): string {
  return address.slice(address.indexOf(",") + 1);
}

function blobOf(canvas: HTMLCanvasElement, quality: number): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture could not be made."))), "image/jpeg", quality);
  });
}

/**
 * Makes a photo small enough for a shop's line: at most 1600 pixels, a JPEG of some hundred kilobytes. Drawing it anew
 * also leaves behind what cameras write into files, such as the place.
 */
async function shrunk(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, longestSide_px / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext("2d");
  if (!pen) {
    throw new Error("This browser draws no pictures.");
  }
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  let small = await blobOf(canvas, 0.85);
  for (const quality of [0.7, 0.55, 0.4]) {
    if (small.size <= wantedBytes) {
      break;
    }
    small = await blobOf(canvas, quality);
  }
  return small;
}

/** Reads what a person chose. Throws if it is neither a picture nor a PDF that the browser knows. */
export async function takeFile(file: File): Promise<Picture | "too-large"> {
  const isPaper = file.type === "application/pdf";
  const kept = isPaper ? file : await shrunk(file);
  return kept.size > mostBytes ? "too-large" : { address: await addressOf(kept), isPicture: !isPaper };
}
