import { useEffect, useRef, useState } from 'preact/hooks';
import type { SignInMethod } from '../actions/table';
import { t } from '../i18n';
import { pageErrorMessage, pageErrors } from './page-error';
import { checkSetup, endSetupCheck, type Finding, steps } from './setup-steps';

/** Tries the set-up at Google and names what is wrong with it. */
export function SetupCheck({ method }: { method: SignInMethod }) {
  const [findings, setFindings] = useState<Finding[]>();
  const [busy, setBusy] = useState(false);
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (location.hash === '#check') place.current?.scrollIntoView();
  }, []);
  const start = async () => {
    setBusy(true);
    setFindings([]);
    await checkSetup(method, (finding) => setFindings((found = []) => [...found, finding]));
    await endSetupCheck();
    setBusy(false);
  };
  return (
    <section class="card stack" aria-labelledby="check" ref={place}>
      <h2 id="check">{t('checkTitle')}</h2>
      <p>{t('checkText')}</p>
      <div class="row wrap">
        <button type="button" disabled={busy} onClick={start}>
          {t('checkStart')}
        </button>
        <span role="status">{busy && <span class="busy">{t('checkBusy')}</span>}</span>
      </div>
      {findings && (
        <ol class="findings" aria-live="polite">
          {steps.map((step) => (
            <StepRow key={step} step={step} finding={findings.find((one) => one.step === step)} />
          ))}
        </ol>
      )}
      {findings?.some((one) => one.readIt) && <ErrorTable />}
    </section>
  );
}

function StepRow({ step, finding }: { step: (typeof steps)[number]; finding?: Finding }) {
  return (
    <li class={`finding ${finding?.state ?? 'waiting'}`}>
      <strong>{t(`checkStep_${step}`)}</strong>{' '}
      <span class="soft">{t(`checkState_${finding?.state ?? 'waiting'}`)}</span>
      {finding && <p>{t(...finding.message)}</p>}
      {finding?.link && (
        <a href={finding.link} target="_blank" rel="noreferrer">
          {t('checkTurnOn')}
        </a>
      )}
    </li>
  );
}

/**
 * The errors that Google may have shown in its window, for the person to compare, because the extension could not read
 * them.
 */
function ErrorTable() {
  return (
    <div class="stack tight">
      <p>{t('checkReadIt')}</p>
      <dl class="grounds">
        {pageErrors.map((name) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd class="soft">{t(...pageErrorMessage(name))}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
