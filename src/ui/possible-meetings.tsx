import { useId, useState } from 'preact/hooks';
import { settingLabel, valueLabel } from '../actions/labels';
import { t } from '../i18n';
import type { SettingKey } from '../meet/settings';
import { readMeetingCode } from '../meet/typed-code';
import { accounts } from '../store/accounts';
import { dismissPossible, type PossibleMeeting, possibleMeetings } from '../store/possible-meetings';
import { ago } from './ago';
import { Problem } from './lazy-problem';
import { useOrder } from './use-order';
import { useStored } from './use-stored';

interface Props {
  /** Shows the meeting that turned out to be it. */
  found?(code: string): void;
}

/**
 * Meetings of which nobody knows whether they were made. Google lists none, so only a person who comes across the link
 * can tell.
 */
export function PossibleMeetings({ found }: Props) {
  const all = useStored(possibleMeetings, []);
  const title = useId();
  if (!all.length) return null;
  return (
    <section class="stack tight" aria-labelledby={title}>
      <h2 id={title}>{t('possibleTitle')}</h2>
      <ul class="stack">
        {all.map((one) => (
          <Possible key={one.id} one={one} {...{ found }} />
        ))}
      </ul>
    </section>
  );
}

function Possible({ one: { id, sent }, found }: Props & { one: PossibleMeeting }) {
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<string>();
  const account = useStored(accounts, []).find((each) => each.id === sent.account);
  const order = useOrder({
    readSpace: ({ space }) => {
      dismissPossible(id);
      if (space.meetingCode) found?.(space.meetingCode);
    },
  });
  const look = (event: Event) => {
    event.preventDefault();
    const reading = readMeetingCode(text);
    setWrong(reading.ok ? undefined : t(`badCode_${reading.why}`));
    if (reading.ok) order.give('readSpace', { code: reading.code });
  };
  const settings = Object.entries(sent.settings).map(
    ([key, value]) => `${settingLabel(key as SettingKey)}: ${valueLabel(key as SettingKey, value)}`,
  );
  return (
    <li class="note stack tight">
      <p>{t('possibleText', ago(sent.atMs), account?.email ?? t('accountSignedOut'))}</p>
      {settings.length > 0 && <p class="soft">{settings.join(' · ')}</p>}
      <form class="row wrap" onSubmit={look}>
        <input
          type="text"
          dir="auto"
          class="grow"
          aria-label={t('possibleCode')}
          placeholder={t('possibleCode')}
          spellcheck={false}
          autocomplete="off"
          aria-invalid={!!wrong}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <button type="submit" disabled={!!order.busy}>
          {t('openCode')}
        </button>
        <button type="button" class="quiet" onClick={() => dismissPossible(id)}>
          {t('possibleDismiss')}
        </button>
      </form>
      <p class="wrong" role="alert">
        {wrong}
      </p>
      {order.failed && <Problem {...order.failed} give={order.giveOrder} />}
    </li>
  );
}
