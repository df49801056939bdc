/** Our own icons: 24 by 24, drawn with one line width. They always stand beside a word. */
const shapes = {
  truck: "M2 6h12v11H2zM14 10h4l4 4v3h-8zM6 20a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM17.5 20a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  bag: "M5 8h14l1 13H4zM8.5 11V7a3.5 3.5 0 0 1 7 0v4",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2",
  warning: "M12 3 2 20h20zM12 10v4.5M12 17.2v.3",
  gift: "M3 9h18v4H3zM5 13h14v8H5zM12 9v12M12 9C9 9 7 7.500 7.500 5.500S11 4 12 9c1-5 4-5.500 4.500-3.500S15 9 12 9z",
  shop: "M4 10v11h16V10M2 6l2-3h16l2 3v2a3 3 0 0 1-5 2 3.200 3.200 0 0 1-5 0 3.200 3.200 0 0 1-5 0 3 3 0 0 1-5-2zM9 21v-6h6v6",
  lock: "M5 11h14v10H5zM8 11V7.500a4 4 0 0 1 8 0V11",
  stop: "M8 2.500h8l5.500 5.500v8L16 21.500H8L2.500 16V8zM8.500 8.500l7 7M15.500 8.500l-7 7",
  check: "M4 12.500l5.500 5.500L20 6.500",
  dashes: "M4 12h3M10.500 12h3M17 12h3",
  cloud: "M7 19a5 5 0 0 1-.6-9.960A6 6 0 0 1 18 10.500a4.300 4.300 0 0 1-.5 8.500zM9.500 14l2 2 3.500-4",
  sent: "M7 19a5 5 0 0 1-.6-9.960A6 6 0 0 1 18 10.500a4.300 4.300 0 0 1-.5 8.500zM12 17v-6M9.500 13.200 12 10.700l2.500 2.500",
  printer: "M7 8V3h10v5M5 17H3V9.500A1.500 1.500 0 0 1 4.500 8h15A1.500 1.500 0 0 1 21 9.500V17h-2M7 14h10v7H7z",
  search: "M10.500 17.500a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM15.500 15.500 21 21",
  close: "M5.500 5.500l13 13M18.500 5.500l-13 13",
  back: "M11 5l-7 7 7 7M4 12h16",
  keyboard: "M2.500 6h19v12h-19zM6 9.500h.1M9.500 9.500h.1M13 9.500h.1M16.500 9.500h1M7 14.500h10",
  minus: "M5 12h14",
  plus: "M5 12h14M12 5v14",
  pause: "M8 5v14M16 5v14",
  shelf: "M3 4v17M21 4v17M3 10h18M3 18h18M7 10V6h4v4M12.500 18v-5h5v5",
  down: "M12 4v11M7.500 11l4.500 4.500 4.500-4.500M4 20.500h16",
} as const;

export type IconName = keyof typeof shapes;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={shapes[name]} />
    </svg>
  );
}
