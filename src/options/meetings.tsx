import { useEffect, useMemo, useState } from 'preact/hooks';
import { t } from '../i18n';
import { followMeetings, type Meeting, pins, readMeetings, readRecents } from '../store/meetings';
import type { Preset } from '../store/preset';
import { readPresets } from '../store/presets';
import { painted } from '../ui/painted';
import { PossibleMeetings } from '../ui/possible-meetings';
import { useStored } from '../ui/use-stored';
import { MeetingRow, meetingHeads } from './meeting-row';
import { VirtualTable } from './virtual-table';
import './meetings.css';

/** Every meeting that this browser made or looked at: the only list there is, because Google has none. */
export function Meetings() {
  const [all, setAll] = useState<Map<string, Meeting>>();
  const [isComplete, setComplete] = useState(false);
  const [search, setSearch] = useState('');
  const pinned = useStored(pins, []);
  const [presets, setPresets] = useState<Preset[]>([]);
  useEffect(() => {
    readPresets().then(setPresets);
    const unmounted = new AbortController();
    followMeetings(setAll, unmounted.signal);
    showRecentFirst();
    return () => unmounted.abort();
    // They are few and at the top of the list: the thousands are asked for once they are there, because Chrome answers
    // in turn, and what it brings at once holds the page up.
    async function showRecentFirst() {
      const last = await readRecents();
      setAll((before) => before ?? new Map(last.map((one) => [one.name, one])));
      await painted();
      setAll(await readMeetings());
      setComplete(true);
    }
  }, []);
  const sorted = useMemo(() => sort([...(all?.values() ?? [])], new Set(pinned)), [all, pinned]);
  const owners = useMemo(() => ownersOfCodes(sorted), [sorted]);
  const found = useMemo(() => sorted.filter((one) => matches(one, search.trim().toLowerCase())), [sorted, search]);
  if (!all) return null;
  return (
    <section class="stack wide">
      <p class="soft">{t('meetingsText')}</p>
      <div class="row">
        <input
          type="text"
          dir="auto"
          class="grow"
          aria-label={t('meetingsSearch')}
          placeholder={t('meetingsSearch')}
          onInput={({ currentTarget }) => setSearch(currentTarget.value)}
        />
        <span class="soft" role="status">
          {isComplete && t('meetingsCount', found.length, all.size)}
        </span>
      </div>
      {isComplete && !found.length && <p class="soft">{t(all.size ? 'meetingsNoMatch' : 'recentNone')}</p>}
      <div class="list">
        <PossibleMeetings />
        {found.length > 0 && (
          <VirtualTable
            key={search}
            label={t('meetings')}
            heads={meetingHeads()}
            rows={found}
            keyOf={({ name }) => name}
            cells={(one) => (
              <MeetingRow
                one={one}
                pinned={pinned.includes(one.name)}
                preset={presets.find(({ id }) => id === one.presetId)?.name}
                passedOn={owners.get(one.code) !== one.name}
              />
            )}
          />
        )}
      </div>
    </section>
  );
}

const sort = (meetings: Meeting[], pinned: Set<string>): Meeting[] =>
  meetings.sort((a, b) => Number(pinned.has(b.name)) - Number(pinned.has(a.name)) || b.seenAtMs - a.seenAtMs);

/** Which meeting each code was last seen to lead to. */
function ownersOfCodes(meetings: Meeting[]): Map<string, string> {
  const latest = new Map<string, Meeting>();
  for (const one of meetings) if ((latest.get(one.code)?.seenAtMs ?? 0) <= one.seenAtMs) latest.set(one.code, one);
  return new Map([...latest].map(([code, { name }]) => [code, name]));
}

const matches = ({ label = '', code, formerCodes = [] }: Meeting, text: string): boolean =>
  [label.toLowerCase(), code, ...formerCodes].some((one) => one.includes(text));
