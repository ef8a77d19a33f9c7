import { useState } from 'preact/hooks';
import type { SignInMethod, SpaceView } from '../actions/table';
import { browser } from '../browser';
import { t } from '../i18n';
import { CopyText } from './copy-text';
import { type Line, lineOf, readEnd, tryBothWays, tryToChange, tryToEnd, tryToMake, type Write } from './live-steps';

/**
 * For whoever publishes a build: once from the sign-in to the end of a call at the real Google, and what it answered
 * written down. docs/first-live-run.md leads through it.
 */
export function LiveRun({ method }: { method: SignInMethod }) {
  const [lines, setLines] = useState<Line[]>([]);
  const [view, setView] = useState<SpaceView>();
  const [busy, setBusy] = useState(false);
  const write: Write = (step, result, seen) => {
    setLines((before) => [...before, lineOf(step, result, seen)]);
    return result.ok ? result.value : undefined;
  };
  const doing = (work: () => Promise<void>) => async () => {
    setBusy(true);
    await work();
    setBusy(false);
  };
  const begin = doing(async () => {
    setLines([]);
    await tryBothWays(method, write);
    const made = await tryToMake(write);
    setView(made);
    if (made) await tryToChange(made, write);
  });
  return (
    <section class="card stack" aria-labelledby="live">
      <h2 id="live">{t('liveTitle')}</h2>
      <p>{t('liveText')}</p>
      <div class="row wrap">
        <button type="button" disabled={busy} onClick={begin}>
          {t('liveStart')}
        </button>
        <span role="status">{busy && <span class="busy">{t('checkBusy')}</span>}</span>
      </div>
      {view && (
        <div class="stack tight">
          <p>
            {t('liveJoin')}{' '}
            <a href={view.space.meetingUri} target="_blank" rel="noreferrer">
              {view.space.meetingCode}
            </a>
          </p>
          <div class="row wrap">
            <button type="button" disabled={busy} onClick={doing(() => tryToEnd(view, write))}>
              {t('endConference')}
            </button>
            <button type="button" disabled={busy} onClick={doing(() => readEnd(view, write))}>
              {t('remedy_look')}
            </button>
          </div>
        </div>
      )}
      {lines.length > 0 && <Report lines={lines} />}
    </section>
  );
}

/** Ready to be pasted into an issue: the build, the browser, and a line for each step. */
function Report({ lines }: { lines: readonly Line[] }) {
  const { version } = browser.runtime.getManifest();
  const text = [`Roomkeeper ${version}, ${brands()}`, ...lines.map((line) => JSON.stringify(line))].join('\n');
  return (
    <div class="stack tight">
      <pre class="report" dir="ltr">
        {text}
      </pre>
      <CopyText label={t('liveReport')} text={text} />
    </div>
  );
}

/** The browser by its own words, such as "Chromium 156, Google Chrome 156". */
function brands(): string {
  const { userAgentData } = navigator as { userAgentData?: { brands: { brand: string; version: string }[] } };
  const named = userAgentData?.brands.filter(({ brand }) => !/not.*brand/i.test(brand)) ?? [];
  return named.map(({ brand, version }) => `${brand} ${version}`).join(', ') || 'unknown browser';
}
