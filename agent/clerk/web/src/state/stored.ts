/** What this browser keeps for itself. Storage may be switched off or full: then it lasts as long as the page. */
export function readStored<Value>(name: string, fallback: Value): Value {
  try {
    const text = localStorage.getItem(`balcao.${name}`);
    return text === null ? fallback : (JSON.parse(text) as Value);
  } catch {
    return fallback;
  }
}

export function writeStored(name: string, value: unknown): void {
  try {
    localStorage.setItem(`balcao.${name}`, JSON.stringify(value));
  } catch {
    // see above
  }
}

/** Calls `take` when another window of this browser writes `name`. */
export function onStored<Value>(name: string, take: (value: Value) => void): void {
  window.addEventListener("storage", (event) => {
    if (event.key === `balcao.${name}` && event.newValue !== null) {
      try {
        take(JSON.parse(event.newValue) as Value);
      } catch {
        // not ours
      }
    }
  });
}
