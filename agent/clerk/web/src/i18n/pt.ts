import { ptBoard } from "./pt_board";
import { ptOrder } from "./pt_order";

/** Every text of the page in Brazilian Portuguese. */
export const pt = { ...ptBoard, ...ptOrder };

/** What each language must say. */
export type Texts = typeof pt;
