// A barcode scanner: real key events whose time stamps are 5 ms apart, however slow the computer that runs the tests is.

const sessions = new WeakMap();

/** Types a code as a scanner does and ends it with `suffix` ("" for none). */
export async function scan(page, code, suffix = "Enter") {
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page));
  sessions.set(page, session);
  const suffixKeys = { Enter: { key: "Enter", code: "Enter", windowsVirtualKeyCode: 13, text: "\r" }, Tab: { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9 } };
  const keys = [...[...code].map((key) => ({ key, text: key })), ...(suffix ? [suffixKeys[suffix]] : [])];
  let at = Date.now() / 1000;
  // All are sent before the first is answered: they wait in the browser's queue one behind the other, as from a scanner.
  await Promise.all(keys.flatMap((key) => {
    at += 0.005;
    return [
      session.send("Input.dispatchKeyEvent", { type: "keyDown", ...key, timestamp: at }),
      session.send("Input.dispatchKeyEvent", { type: "keyUp", key: key.key, timestamp: at + 0.001 }),
    ];
  }));
}

/** What the page last said to screen readers about a scan: the coloured band says the same for 0.6 s. */
export function said(page) {
  return page.locator('p.hidden[aria-live="polite"]');
}
