import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

interface Props<T> {
  /** The name of the table. */
  label: string;
  /** The head of each column. */
  heads: ComponentChildren[];
  rows: T[];
  keyOf(row: T): string;
  /** The cells of a row. */
  cells(row: T): ComponentChildren;
}

/** Rows above and below the visible ones, so that scrolling does not show a gap. */
const spare = 4;

/** A long table of which only what is in sight is built: thousands of rows open as fast as ten. */
export function VirtualTable<T>({ label, heads, rows, keyOf, cells }: Props<T>) {
  const frame = useRef<HTMLDivElement>(null);
  const [{ topPx, shownPx, rowPx }, setPlace] = useState({ topPx: 0, shownPx: 600, rowPx: 64 });
  const measure = () => {
    if (frame.current) setPlace(placeOf(frame.current));
  };
  useEffect(() => {
    const resized = new ResizeObserver(measure);
    if (frame.current) resized.observe(frame.current);
    return () => resized.disconnect();
  }, []);
  const first = Math.max(0, Math.floor(topPx / rowPx) - spare);
  const shown = rows.slice(first, first + Math.ceil(shownPx / rowPx) + 2 * spare);
  const below = rows.length - first - shown.length;
  return (
    <div ref={frame} class="rows" onScroll={measure}>
      <table aria-label={label} aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {heads.map((head, index) => (
              <th key={index} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody style={{ '--above': first, '--below': below }}>
          {shown.map((one, index) => (
            <tr key={keyOf(one)} aria-rowindex={first + index + 2}>
              {cells(one)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/**
 * Each row has the same height, which the style sheet sets by the room that there is. One that asks something may be
 * higher: the spare rows make up for that.
 */
function placeOf(frame: HTMLElement) {
  const rowPx = Number.parseFloat(getComputedStyle(frame).getPropertyValue('--row'));
  return { topPx: frame.scrollTop, shownPx: frame.clientHeight, rowPx };
}
