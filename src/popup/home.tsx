import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '../actions/failures';
import type { Actions, Order, SignInMethod } from '../actions/table';
import { t } from '../i18n';
import { CREATED } from '../meet/scopes';
import { findOtherSignInMethod } from '../store/accounts';
import { type Meeting, readRecents } from '../store/meetings';
import { possibleMeetings } from '../store/possible-meetings';
import { lazy } from '../ui/lazy';
import { Problem } from '../ui/lazy-problem';
import { useOrder } from '../ui/use-order';
import { useStored } from '../ui/use-stored';
import { Foot } from './foot';
import { NewMeeting } from './new-meeting';
import { Recents } from './recents';

interface Props {
  /** Read where they are not there yet. */
  recents?: Meeting[];
  /** How something failed that was ordered elsewhere. */
  failed?: { failure: Failure; order: Order };
  signedIn: boolean;
  show(code: string, made?: Actions['createSpace']['output']): void;
}

/** What is shown where the tab is no meeting: make one, find one, or go back to one. */
export function Home({ recents: known, failed, signedIn, show }: Props) {
  const [recents, setRecents] = useState(known);
  useEffect(() => {
    if (!known) readRecents().then(setRecents);
  }, []);
  const possible = useStored(possibleMeetings, []);
  const order = useOrder(
    { createSpace: (made) => made.view.space.meetingCode && show(made.view.space.meetingCode, made) },
    failed,
  );
  // For whoever measures: from here on the main button works. Before the paint, because it does not wait for it.
  useLayoutEffect(() => void performance.mark('usable'), []);
  const busy = order.busy === 'createSpace' || order.busy === 'signIn' ? order.busy : undefined;
  const problem = order.failed && <Problem {...order.failed} give={order.giveOrder} />;
  return (
    <>
      <div class="view stack">
        {(signedIn || problem) && <h1 class="unseen">{t('name')}</h1>}
        {signedIn ? (
          <>
            <NewMeeting busy={busy} create={(presetId) => order.give('createSpace', { presetId })} />
            {problem}
            <CodeField show={show} />
          </>
        ) : (
          (problem ?? <SignIn busy={!!busy} give={(way) => order.give('signIn', { way, scopes: [CREATED] })} />)
        )}
        {possible.length > 0 && <PossibleMeetings found={show} />}
        {recents && (signedIn || recents.length > 0) && <Recents meetings={recents} show={show} />}
      </div>
      <Foot />
    </>
  );
}

// Seldom there.
const PossibleMeetings = lazy(() => import('../ui/possible-meetings').then((module) => module.PossibleMeetings));

/** Takes whatever people paste. What is no meeting stays in the field, gets a sentence, and is sent nowhere. */
function CodeField({ show }: Pick<Props, 'show'>) {
  const field = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState<string>();
  const submit = async (event: Event) => {
    event.preventDefault();
    // Needed once something was typed, not for the first paint.
    const { readMeetingCode } = await import('../meet/typed-code');
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

/**
 * The one thing to do first, with the permission that New meeting needs. Both ways are always offered, because which one
 * works in this browser cannot be found out by trying.
 */
function SignIn({ busy, give }: { busy: boolean; give(method?: SignInMethod): void }) {
  return (
    <div class="stack centre">
      <h1>{t('welcome')}</h1>
      <p class="soft">{t('welcomeText')}</p>
      <button type="button" class="primary large" disabled={busy} onClick={() => give()}>
        {t('remedy_signIn')}
      </button>
      <p class="soft" role="status">
        {busy ? <span class="busy">{t('signingIn')}</span> : t('otherMethodHint')}
        {!busy && (
          <button type="button" class="quiet small" onClick={async () => give(await findOtherSignInMethod())}>
            {t('remedy_otherMethod')}
          </button>
        )}
      </p>
    </div>
  );
}
