import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { outcomeOf } from '../actions/entry';
import { remedyOf } from '../actions/failure-messages';
import { call } from '../actions/messaging';
import { sayOutcome } from '../actions/outcome-messages';
import { toLink } from '../actions/to-html';
import { t } from '../i18n';
import {
  countRooms,
  findAllMismatches,
  isLeft,
  minutesLeft,
  type RoomList,
  type RoomRow,
  roomLists,
} from '../store/rooms';
import { writeCsv } from '../ui/csv';
import { Problem } from '../ui/problem';
import { saveFile } from '../ui/save-file';
import { useOpen } from '../ui/use-open';
import { useOrder } from '../ui/use-order';
import { useStored } from '../ui/use-stored';
import { type Placed, RoomTable, sayRoom } from './room-table';

/** A list of meetings: how far it is, what became of each, and what can be done with all of them. */
export function RoomListView({ id, isOpen }: { id: string; isOpen: boolean }) {
  const list = useStored(
    useMemo(() => roomLists.at(id), [id]),
    undefined,
  );
  const [isShown, setShown] = useState(isOpen);
  if (!list) return null;
  return (
    <details open={isOpen} class="rooms-list" onToggle={({ currentTarget }) => setShown(currentTarget.open)}>
      <summary>
        {new Date(list.askedAtMs).toLocaleString(navigator.language, { dateStyle: 'medium', timeStyle: 'short' })} (
        {list.rows.length})
      </summary>
      {isShown && <Shown id={id} list={list} />}
    </details>
  );
}

function Shown({ id, list }: { id: string; list: RoomList }) {
  const order = useOrder({});
  const [search, setSearch] = useState('');
  const [said, setSaid] = useState('');
  const { rows, stopsAtMs } = list;
  const { done, failed } = countRooms(list);
  const open = rows.filter(isLeft).length;
  // One that was asked for may exist, and is never asked for again; to go on says so where it is looked for.
  const toMake = rows.filter((row) => isLeft(row) && row.is !== 'sent').length;
  const isRunning = useIsRunning(list.orderId, open);
  // The failure above has that button then.
  const offersRetry = !!order.failed && remedyOf(order.failed.failure) === 'retry';
  const wasRunning = useRef(false);
  wasRunning.current ||= isRunning;
  const goOn = () => order.give('createRooms', { list: id });
  const found = useMemo(() => find(rows, search), [rows, search]);
  const copyAs = (how: 'text' | 'html') =>
    copy(found, how).then(
      () => setSaid(t('copied')),
      () => setSaid(t('roomsNotCopied')), // The browser says no more than that.
    );
  const drop = () =>
    roomLists.at(id).update((kept) => kept && { ...kept, rows: kept.rows.filter(isBegun).map(withoutPeople) });
  return (
    <div class="stack">
      {/* Not how far it is: with every meeting that would be said anew. */}
      <p class="unseen" role="status">
        {isRunning ? stopsAtMs && t('roomsStopping') : wasRunning.current && sayList(id, list)}
      </p>
      {isRunning && (
        <div class="stack tight">
          <progress max={rows.length} value={rows.length - open} aria-label={t('makingRooms')} />
          <div class="row">
            <span class="grow busy">
              {stopsAtMs
                ? t('roomsStopping')
                : t('roomsProgress', rows.length - open, rows.length, Math.max(1, minutesLeft(rows)))}
            </span>
            {!stopsAtMs && (
              <button type="button" onClick={() => call('stopRooms', { list: id })}>
                {t('roomsStop')}
              </button>
            )}
          </div>
        </div>
      )}
      {!isRunning && order.failed && <Problem {...order.failed} give={order.giveOrder} />}
      {!isRunning && open > 0 && (
        <div class="note row wrap">
          <span class="grow">{t('roomsLeft', toMake, rows.length)}</span>
          <button type="button" onClick={drop}>
            {t('roomsDrop')}
          </button>
          {!offersRetry && (
            <button type="button" class="primary" onClick={goOn}>
              {t('roomsGoOn')}
            </button>
          )}
        </div>
      )}
      {!isRunning && failed > 0 && !open && (
        <div>
          <button type="button" onClick={goOn}>
            {t('roomsAgain')}
          </button>
        </div>
      )}
      {done > 0 && (
        <div class="row wrap no-print">
          <input
            type="text"
            dir="auto"
            class="grow"
            aria-label={t('roomsSearch')}
            placeholder={t('roomsSearch')}
            onInput={({ currentTarget }) => setSearch(currentTarget.value)}
          />
          <button type="button" onClick={() => copyAs('text')}>
            {t('roomsCopy')}
          </button>
          <button type="button" onClick={() => copyAs('html')}>
            {t('roomsCopyRich')}
          </button>
          <button type="button" onClick={() => saveFile('meetings.csv', toCsv(found, isRunning), 'text/csv')}>
            {t('roomsCsv')}
          </button>
          <button type="button" onClick={() => print()}>
            {t('roomsPrint')}
          </button>
          <span role="status" class="soft">
            {said}
          </span>
        </div>
      )}
      <RoomTable {...{ found, isRunning }} />
      {!isRunning && (
        <div class="no-print">
          <button type="button" class="quiet" onClick={() => roomLists.at(id).clear()}>
            {t('roomsForget')}
          </button>
        </div>
      )}
    </div>
  );
}

/** What became of a list, in the words of a notification. */
function sayList(list: string, kept: RoomList): string {
  const order = { action: 'createRooms' as const, input: { list } };
  const done = { is: 'done' as const, rooms: countRooms(kept), mismatches: findAllMismatches(kept) };
  return Object.values(sayOutcome({ order }, done)).join('\n');
}

/** Whether a worker is at it. The order may be another page's, or of a worker that died: asked, the next one goes on. */
function useIsRunning(orderId: string | undefined, open: number): boolean {
  const entries = useOpen().filter((one) => !outcomeOf(one));
  useEffect(() => {
    if (open) call('settle', {});
  }, []);
  return open > 0 && !!orderId && entries.some(({ id }) => id === orderId);
}

/** Those that have this in their name or link. */
function find(rows: readonly RoomRow[], search: string): Placed[] {
  const sought = search.toLowerCase();
  return rows.flatMap((row, at) =>
    `${row.label} ${row.uri ?? ''}`.toLowerCase().includes(sought) ? [{ at, row }] : [],
  );
}

const isBegun = ({ is }: RoomRow): boolean => is !== 'queued';

/** Whoever has no place in it yet gets none by this list. */
const withoutPeople = ({ people, ...row }: RoomRow): RoomRow => ({
  ...row,
  ...(people?.length && { peopleMissing: people.length }),
});

const toCsv = (found: readonly Placed[], isRunning: boolean): string =>
  writeCsv([
    [t('presetName'), t('roomsLink'), t('roomsState')],
    ...found.map(({ row }) => [row.label, row.uri ?? '', sayRoom(row, isRunning)]),
  ]);

/** Puts those that have a link on the clipboard, one a line. */
async function copy(found: readonly Placed[], how: 'text' | 'html'): Promise<void> {
  const made = found.map(({ row }) => row).filter(({ uri }) => uri);
  const text = made.map(({ label, uri }) => `${label}: ${uri}`).join('\n');
  const items: Record<string, Blob> = { 'text/plain': new Blob([text], { type: 'text/plain' }) };
  const links = made.map(({ label, uri = '' }) => `<li>${toLink(uri, label)}</li>`);
  if (how === 'html') items['text/html'] = new Blob([`<ul>${links.join('')}</ul>`], { type: 'text/html' });
  await navigator.clipboard.write([new ClipboardItem(items)]);
}
