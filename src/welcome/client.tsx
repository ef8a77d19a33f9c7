import { useState } from 'preact/hooks';
import type { SignInMethod } from '../actions/table';
import { browser } from '../browser';
import { t } from '../i18n';
import { chromeClientId, isPlaceholder, ownWebClientId } from '../store/oauth-clients';
import { usePolicy } from '../ui/use-policy';
import { useStored } from '../ui/use-stored';
import { CopyText } from './copy-text';

const consoleUrl = 'https://console.cloud.google.com/';
/** What every id of a Google OAuth client looks like. */
const shape = /^\d+-[\w-]+\.apps\.googleusercontent\.com$/;

/** For a build without an OAuth client: how to make one for this very extension. */
export function Client({ method, setMethod }: { method: SignInMethod; setMethod(method: SignInMethod): void }) {
  return (
    <section class="card stack" aria-labelledby="client">
      <h2 id="client">{t('clientTitle')}</h2>
      <p>{t('clientText')}</p>
      <fieldset class="row wrap">
        <legend class="unseen">{t('clientTitle')}</legend>
        {(['browser', 'web'] as const).map((one) => (
          <label key={one} class={method === one ? 'choice chosen' : 'choice'}>
            <input type="radio" name="way" checked={method === one} onChange={() => setMethod(one)} />
            <span>
              {t(`clientFor_${one}`)}
              <small class="soft">{t(`clientFor_${one}_hint`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <ol class="points">
        <li>
          {t('clientStepProject')}{' '}
          <a href={`${consoleUrl}apis/library/meet.googleapis.com`} target="_blank" rel="noreferrer">
            {t('clientOpenApi')}
          </a>
        </li>
        <li>
          {t('clientStepConsent')}{' '}
          <a href={`${consoleUrl}auth/audience`} target="_blank" rel="noreferrer">
            {t('clientOpenConsent')}
          </a>
        </li>
        <li>
          {t(`clientStepCreate_${method}`)}{' '}
          <a href={`${consoleUrl}auth/clients/create`} target="_blank" rel="noreferrer">
            {t('clientOpenCreate')}
          </a>
          {method === 'browser' ? (
            <CopyText label={t('extensionId')} text={browser.runtime.id} />
          ) : (
            <CopyText label={t('redirectUrl')} text={browser.identity.getRedirectURL()} />
          )}
        </li>
        <li>{method === 'browser' ? <BuildAgain /> : <WebClientId />}</li>
      </ol>
    </section>
  );
}

/** Chrome reads this client from the manifest alone, so a typed one would be of no use. */
function BuildAgain() {
  return (
    <>
      {t(isPlaceholder(chromeClientId()) ? 'clientStepBuild' : 'clientBuilt')}
      <CopyText label={t('buildCommand')} text="ROOMKEEPER_CHROME_CLIENT_ID=… npm run build" />
    </>
  );
}

function WebClientId() {
  const own = useStored(ownWebClientId, undefined);
  const { webClientId } = usePolicy();
  const [typed, setTyped] = useState<string>();
  const [said, setSaid] = useState<'clientSaved' | 'clientShape'>();
  const save = async (event: Event) => {
    event.preventDefault();
    const id = (typed ?? own ?? '').trim();
    if (id && !shape.test(id)) return setSaid('clientShape');
    await ownWebClientId.set(id || undefined);
    setSaid(id ? 'clientSaved' : undefined);
  };
  return (
    <form class="stack tight" onSubmit={save}>
      <label for="web-client">{t('clientStepType')}</label>
      <div class="row">
        <input
          id="web-client"
          type="text"
          dir="ltr"
          spellcheck={false}
          autocomplete="off"
          placeholder="123456789012-abc123.apps.googleusercontent.com"
          value={webClientId ?? typed ?? own ?? ''}
          disabled={!!webClientId}
          aria-invalid={said === 'clientShape'}
          aria-describedby="web-client-said"
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setSaid(undefined);
          }}
        />
        <button type="submit" disabled={!!webClientId}>
          {t('save')}
        </button>
      </div>
      <p id="web-client-said" role="status" class={said === 'clientShape' ? 'wrong' : 'soft'}>
        {webClientId ? t('setByOrganisation') : said && t(said)}
      </p>
    </form>
  );
}
