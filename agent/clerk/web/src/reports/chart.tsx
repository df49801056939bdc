import type { Report } from "../../generated/api";
import { reportTexts } from "../i18n/report_words";

const width = 640;
const height = 180;
const left = 34;
const below = 22;
const above = 8;

/** A round number not below `value`: where the scale of the chart ends. */
export function scaleEnd(value: number): number {
  const step = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return [1, 2, 5, 10].map((times) => times * step).find((end) => end >= value) ?? 10 * step;
}

/** "22/11" by the store's clock, which is this computer's. */
export function dayWord(begins_ms: number, locale: string): string {
  return new Date(begins_ms).toLocaleDateString(locale, { day: "2-digit", month: "2-digit" });
}

/** Orders of each day as bars, those with a missed deadline in another colour and pattern. The table below says the same in numbers. */
export function DayChart({ days, locale }: { days: Report["days"]; locale: string }) {
  const t = reportTexts.value;
  const end = scaleEnd(Math.max(...days.map((day) => day.orders)));
  const high = height - below - above;
  const step = (width - left) / days.length;
  const bar = Math.max(2, Math.min(48, step * 0.7));
  const y = (orders: number) => above + high - (orders / end) * high;
  const every = Math.ceil(days.length / 12);
  const sum = days.reduce((all, day) => all + day.orders, 0);
  return (
    <figure class="chart">
      <figcaption>{t.perDay}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t.chartSays(days.length, sum, days.reduce((all, day) => all + day.late, 0))}>
        <defs>
          <pattern id="late-stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" class="chart-late" /><rect width="2" height="6" class="chart-ground" />
          </pattern>
        </defs>
        {[0, end / 2, end].map((mark) => (
          <g key={mark}>
            <line x1={left} x2={width} y1={y(mark)} y2={y(mark)} class="chart-line" />
            {Number.isInteger(mark) && <text x={left - 6} y={y(mark) + 4} text-anchor="end" class="chart-text">{mark}</text>}
          </g>
        ))}
        {days.map((day, index) => {
          const x = left + step * index + (step - bar) / 2;
          return (
            <g key={day.begins_ms}>
              <rect x={x} width={bar} y={y(day.orders)} height={y(0) - y(day.orders)} class="chart-bar" />
              {day.late > 0 && <rect x={x} width={bar} y={y(day.late)} height={y(0) - y(day.late)} fill="url(#late-stripes)" />}
              {index % every === 0 && <text x={x + bar / 2} y={height - 6} text-anchor="middle" class="chart-text">{dayWord(day.begins_ms, locale)}</text>}
            </g>
          );
        })}
      </svg>
      <p class="chart-key"><span class="key-bar" />{t.orders} <span class="key-late" />{t.lateOnes}</p>
    </figure>
  );
}

/** A bar in a table's cell, as long as its share of the longest. */
export function ShareBar({ value, most }: { value: number; most: number }) {
  return (
    <svg class="share-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect width={most ? Math.max(1, (100 * value) / most) : 0} height="10" class="chart-bar" />
    </svg>
  );
}
