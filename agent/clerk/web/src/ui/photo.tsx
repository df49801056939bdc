import { usePhoto } from "../state/photos";
import { Icon } from "./icon";

/** The photo of a product; its place is there from the beginning, so that nothing jumps when it comes. What it shows stands beside it in words. */
export function Photo({ name, size }: { name: string | undefined; size: "large" | "small" }) {
  const address = usePhoto(name);
  if (name === undefined) {
    return null;
  }
  return <span class={`photo ${size}`} aria-hidden="true">{address === undefined ? <Icon name="box" /> : <img src={address} alt="" decoding="async" />}</span>;
}
