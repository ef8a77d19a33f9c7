import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Actions, SignInMethod } from '../actions/table';
import { t } from '../i18n';
import { readMeetingCode } from '../meet/code';
import { findOtherSignInMethod } from '../store/accounts';
import type { Meeting } from '../store/meetings';
import { Problem } from '../ui/lazy-problem';
import { useOrder } from '../ui/use-order';
import type { FailedOrder } from './failed-order';
import { NewMeeting } from './new-meeting';
import { Recents } from './recents';

interface Props {
  recents: Meeting[];
  failedOrder?: FailedOrder;
  signedIn: boolean;
  show(code: string, made?: Actions['createSpace']['output']): void;
}

/** What is shown where the tab is no meeting: make one, find one, or go back to one. */
export function Home({ recents, failedOrder, signedIn, show }: Props) {
  const [linkless, setLinkless] = useState(false);
  const order = useOrder(
    {
      createSpace: (made) => {
        const code = made.view.space.meetingCode;
        if (code) show(code, made);
        else setLinkless(true);
      },
    },
    failedOrder,
  );
  // For whoever measures: from here on New meeting works. Before the paint, because it does not wait for it.
  useLayoutEffect(() => void performance.mark('usable'), []);
  const busy = order.busy === 'createSpace' || order.busy === 'signIn';
  return (
    <>
      {!signedIn && (
        <div>
          <h1>{t('welcome')}</h1>
          <p class="soft">{t('welcomeText')}</p>
        </div>
      )}
      <NewMeeting busy={busy && order.busy} create={(presetId) => order.give('createSpace', { presetId })} />
      {linkless && (
        <p class="problem" role="alert">
          {t('madeWithoutLink')}
        </p>
      )}
      {order.failed && <Problem {...order.failed} give={order.giveOrder} />}
      {!signedIn && !order.failed && <SignIn give={(way) => order.give('signIn', { way })} />}
      <CodeField show={show} />
      <Recents meetings={recents} show={show} />
    </>
  );
}

/** Takes whatever people paste. What is no meeting stays in the field, gets a sentence, and is sent nowhere. */
function CodeField({ show }: Pick<Props, 'show'>) {
  const field = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState<string>();
  const submit = (event: Event) => {
    event.preventDefault();
    const reading = readMeetingCode(field.current?.value ?? '');
    if (reading.ok) return show(reading.code);
    setWrong(t(`badCode_${reading.why}`));
    field.current?.focus();
  };
  return (
    <form class="stack tight" onSubmit={submit}>
      <label class="soft" for="code">
        {t('codeLabel')}
      </label>
      <div class="row">
        <input
          id="code"
          ref={field}
          type="text"
          dir="auto"
          placeholder={t('codePlaceholder')}
          spellcheck={false}
          autocomplete="off"
          aria-invalid={!!wrong}
          aria-describedby="wrong"
          onInput={() => setWrong(undefined)}
        />
        <button type="submit">{t('openCode')}</button>
      </div>
      <p id="wrong" class="wrong" role="alert">
        {wrong}
      </p>
    </form>
  );
}

/** Both methods are always offered, because which one works in this browser cannot be found out by trying. */
function SignIn({ give }: { give(method?: SignInMethod): void }) {
  return (
    <div class="row wrap centred">
      <button type="button" class="quiet" onClick={() => give()}>
        {t('signIn')}
      </button>
      <button type="button" class="quiet" onClick={async () => give(await findOtherSignInMethod())}>
        {t('remedy_otherMethod')}
      </button>
    </div>
  );
}
