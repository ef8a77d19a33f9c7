import type { Attendance, Interval } from '../store/kept-calls';
import { lengthMs } from './interval';

const barPx = 12;

/**
 * A bar for each person over the time of the call, beside the row of the table that says the same in words: the style sheet
 * gives both the same height. Where breaks are not read yet, it is pale.
 */
export function Bars({ people, span }: { people: readonly Attendance[]; span: Interval }) {
  const wholeMs = Math.max(1, lengthMs(span));
  const percent = (ms: number) => `${(ms / wholeMs) * 100}%`;
  const bar = { height: barPx, rx: barPx / 2 };
  return (
    <svg class="bars" aria-hidden="true" style={{ '--count': people.length }}>
      {[25, 50, 75].map((at) => (
        <line key={at} class="tick" x1={`${at}%`} x2={`${at}%`} y1="0" y2="100%" />
      ))}
      {people.map(({ key, stays, isWhole }, at) => {
        const y = `${(at / people.length) * 100}%`;
        return (
          <g key={key} class={isWhole ? 'bar' : 'bar guess'}>
            <rect class="track" x="0" y={y} width="100%" {...bar} />
            {stays.map((one) => (
              <rect
                key={one.fromMs}
                class="stay"
                x={percent(one.fromMs - span.fromMs)}
                y={y}
                width={percent(lengthMs(one))}
                {...bar}
              />
            ))}
          </g>
        );
      })}
    </svg>
  );
}
