import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

interface Props<T> {
  rows: T[];
  keyOf(row: T): string;
  row(row: T): ComponentChildren;
}

/** Each row has the same height, which meetings.css knows too. */
const rowPx = 92;
const shownPx = 552;
/** Rows above and below the visible ones, so that scrolling does not show a gap. */
const spare = 4;

/** A long list of which only what is in sight is built: thousands of rows open as fast as ten. */
export function VirtualList<T>({ rows, keyOf, row }: Props<T>) {
  const [topPx, setTopPx] = useState(0);
  const first = Math.max(0, Math.floor(topPx / rowPx) - spare);
  const shown = rows.slice(first, first + Math.ceil(shownPx / rowPx) + 2 * spare);
  return (
    <div
      class="rows"
      style={{ maxBlockSize: `${shownPx}px` }}
      onScroll={({ currentTarget }) => setTopPx(currentTarget.scrollTop)}
    >
      <ul style={{ blockSize: `${rows.length * rowPx}px`, paddingBlockStart: `${first * rowPx}px` }}>
        {shown.map((one, index) => (
          <li key={keyOf(one)} aria-setsize={rows.length} aria-posinset={first + index + 1}>
            {row(one)}
          </li>
        ))}
      </ul>
    </div>
  );
}
