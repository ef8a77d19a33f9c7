import { useMemo, useState } from 'preact/hooks';
import type { Person } from '../actions/person';
import { t } from '../i18n';
import type { MemberRole } from '../meet/types';
import { accounts, currentId } from '../store/accounts';
import { isSame } from '../store/people';
import { minutesLeft, type RoomRow, roomLists } from '../store/rooms';
import { Problem } from '../ui/problem';
import { RoleChoice } from '../ui/role-choice';
import { useOrder } from '../ui/use-order';
import { usePresets } from '../ui/use-presets';
import { useStored } from '../ui/use-stored';
import { numberedNames, readRooms } from './read-rooms';
import { usePeopleLists } from './use-people-lists';

/** More of what is wrong is not listed: whoever pasted something else altogether sees that too. */
const wrongAtMost = 20;

/** A list of meetings before it is made, and all that has to be known of it by then. */
export function PlanRooms() {
  const [text, setText] = useState('');
  const [pattern, setPattern] = useState(t('roomsPatternSample'));
  const [count, setCount] = useState(10);
  const [presetId, setPresetId] = useState('');
  const [role, setRole] = useState<MemberRole>();
  const presets = usePresets() ?? [];
  const id = useStored(currentId, undefined);
  const account = useStored(accounts, []).find((one) => one.id === id);
  const lists = usePeopleLists() ?? [];
  const [listId, setListId] = useState('');
  const [isFull, setFull] = useState(false);
  const order = useOrder({});
  const { rooms, wrong } = useMemo(() => readRooms(text), [text]);
  const preset = presets.find((one) => one.id === presetId);
  const [, list] = lists.find(([id]) => id === (listId || preset?.peopleListId)) ?? [];
  const shared = list?.people ?? [];
  const isStrange = !listId && !!preset?.peopleListId && !list;
  const rows = rooms.map(({ label, emails }): RoomRow => {
    const own = emails.map((email): Person => ({ email, ...(role && { role }) }));
    const all = [...own, ...shared.filter(({ email }) => !own.some((one) => isSame(one.email, email)))];
    // The owner is let in anyway.
    const guests = all.filter(({ email }) => !isSame(account?.email, email));
    return { label, is: 'queued', ...(guests.length && { people: guests }) };
  });
  const people = rows.reduce((all, { people: some = [] }) => all + some.length, 0);
  async function start(): Promise<void> {
    if (!account) return;
    const list = crypto.randomUUID();
    const leaves = preset?.leaves ?? {};
    const plan = { askedAtMs: Date.now(), accountId: account.id, leaves, ...(presetId && { presetId }), rows };
    const isKept = await roomLists
      .at(list)
      .set(plan)
      .then(
        () => true,
        () => false, // The only reason there is for this is room.
      );
    setFull(!isKept);
    if (isKept) order.give('createRooms', { list });
  }
  return (
    <div class="stack">
      <p>{t('roomsText')}</p>
      <label class="stack tight">
        {t('roomsField')}
        <textarea
          dir="auto"
          rows={6}
          spellcheck={false}
          placeholder={t('roomsPlaceholder')}
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </label>
      <div class="row wrap end">
        <label class="stack tight grow">
          {t('roomsPattern')}
          <input
            type="text"
            dir="auto"
            value={pattern}
            onInput={({ currentTarget }) => setPattern(currentTarget.value)}
          />
        </label>
        <label class="stack tight">
          {t('roomsCount')}
          <input
            type="number"
            min={1}
            max={200}
            value={count}
            onInput={({ currentTarget }) =>
              setCount(Math.min(200, Math.max(1, Math.trunc(currentTarget.valueAsNumber) || 1)))
            }
          />
        </label>
        <button type="button" onClick={() => setText(numberedNames(pattern, count))}>
          {t('roomsFill')}
        </button>
      </div>
      <div class="row wrap">
        <label class="row">
          {t('roomsPreset')}
          <select value={presetId} onChange={({ currentTarget }) => setPresetId(currentTarget.value)}>
            <option value="">{t('roomsNoPreset')}</option>
            {presets.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {lists.length > 0 && (
          <label class="row">
            {t('roomsPeople')}
            <select value={listId} onChange={({ currentTarget }) => setListId(currentTarget.value)}>
              <option value="">{t('presetPeopleNone')}</option>
              {lists.map(([id, one]) => (
                <option key={id} value={id}>
                  {one.name}
                </option>
              ))}
            </select>
          </label>
        )}
        {people > 0 && (
          <div class="row">
            <span aria-hidden="true">{t('roomsRole')}</span>
            <RoleChoice label={t('roomsRole')} role={role} choose={setRole} />
          </div>
        )}
      </div>
      <div role="status">
        {isFull && <p class="caution">{t('peopleListsFull')}</p>}
        <ul class="wrong">
          {wrong.slice(0, wrongAtMost).map((one) => (
            <li key={`${one.line} ${one.text}`}>{t('roomsLine', one.line, one.text)}</li>
          ))}
        </ul>
      </div>
      {order.failed && <Problem {...order.failed} give={order.giveOrder} />}
      {rooms.length > 0 && (
        <div class="note stack tight">
          <p>
            {account
              ? t('roomsPlan', rooms.length, people, account.email, Math.max(1, minutesLeft(rows)))
              : t('roomsSignedOut')}
          </p>
          {isStrange && <p>{t('listMissing', preset?.name ?? '')}</p>}
          <p class="soft">{t('roomsForGood')}</p>
          <div>
            <button type="button" class="primary" disabled={!account || wrong.length > 0} onClick={start}>
              {t('roomsStart')}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
