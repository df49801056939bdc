/** The icon of the tab with a count on it: a tab in the background shows that orders wait. */
export function showCount(count: number): void {
  const link = document.querySelector<HTMLLinkElement>("link[rel=icon]");
  if (!link) {
    return;
  }
  if (count === 0) {
    link.href = "/favicon.svg";
    return;
  }
  const text = count > 99 ? "99+" : String(count);
  const size = text.length > 2 ? 11 : text.length > 1 ? 15 : 19;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0d4f4a"/>` +
    `<circle cx="16" cy="16" r="13" fill="#c8102e"/>` +
    `<text x="16" y="${16 + size * 0.36}" font-family="sans-serif" font-weight="700" font-size="${size}" fill="#fff" text-anchor="middle">${text}</text></svg>`;
  link.href = `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
