import type { SpaceView } from '../actions/table';
import { type MessageKey, t } from '../i18n';
import type { Part } from './hosting';

const icons: Record<Part, string> = {
  people: 'M7 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-5 7c0-3 2-5 5-5s5 2 5 5m2-7a3 3 0 0 0 0-6m1 8c2 .5 3 2 3 4.500',
  news: 'M5 14V9a5 5 0 0 1 10 0v5M3 14h14M8 17h4',
  guests: 'M8 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-5 7c0-3 2-5 5-5 1.500 0 3 .5 4 1.500M15 11v6m-3-3h6',
  settings: 'M3 6h8M15 6h2M3 14h2M9 14h8M13 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM7 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  presets: 'M4 5h12M4 10h12M4 15h7',
};

interface Props {
  view: SpaceView;
  open(part: Part): void;
  /** The page itself shows who is in. */
  withoutPeople: boolean;
}

/** Rows that lead on from a meeting: who is in, all of its settings, and presets. */
export function Rows({ view: { space }, open, withoutPeople }: Props) {
  const rows: [part: Part, label: MessageKey][] = withoutPeople
    ? []
    : [['people', space.activeConference ? 'whoIsIn' : 'lastCall']];
  rows.push(['news', 'newsTitle']);
  if (space.config) rows.push(['guests', 'guestsTitle']);
  rows.push(['settings', 'allSettings']);
  if (space.config) rows.push(['presets', 'presetTitle']);
  return (
    <ul class="rows">
      {rows.map(([part, label]) => (
        <li key={part}>
          <button type="button" onClick={() => open(part)}>
            <svg viewBox="0 0 20 20" aria-hidden="true">
              <path d={icons[part]} />
            </svg>
            <span class="grow">{t(label)}</span>
            <svg class="on" viewBox="0 0 20 20" aria-hidden="true">
              <path d="m8 5 5 5-5 5" />
            </svg>
          </button>
        </li>
      ))}
    </ul>
  );
}
