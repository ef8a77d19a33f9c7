import { useState } from 'preact/hooks';
import type { SignInMethod } from '../actions/table';
import { browser } from '../browser';
import { type MessageKey, t } from '../i18n';
import { lazy } from '../ui/lazy';
import { Client } from './client';
import { GetStarted } from './get-started';
import { Pin } from './pin';
import { SetupCheck } from './setup-check';

// For publishers alone.
const LiveRun = lazy(() => import('./live-run').then((module) => module.LiveRun));

interface Props {
  /** This build names no OAuth client for the way this browser signs in. */
  needsClient: boolean;
  method: SignInMethod;
}

const points = ['welcomeMake', 'welcomeChange', 'welcomeEnd'] as const;

/** What the manifest asks for, and may ask for later, by the names of its messages. */
function permissions(): string[] {
  const { permissions = [], host_permissions = [], optional_host_permissions = [] } = browser.runtime.getManifest();
  const hosts = [...host_permissions, ...optional_host_permissions].map((pattern) => new URL(pattern).hostname);
  return [...hosts, ...permissions].map((name) => `permission_${name.replace(/\W/g, '_')}`);
}

/** Shown once, after the installation, and whenever the set-up is to be checked. */
export function Welcome({ needsClient, method: first }: Props) {
  const [method, setMethod] = useState(first);
  const checking = needsClient || location.hash === '#check';
  return (
    <main class="stack">
      <header class="stack">
        <img src="/icons/128.png" alt="" width="56" height="56" />
        <h1>{t('welcome')}</h1>
        <p>{t('extensionDescription')}</p>
      </header>
      {needsClient && <Client method={method} setMethod={setMethod} />}
      {checking && <SetupCheck key={method} method={method} />}
      {checking && !needsClient && <LiveRun method={method} />}
      <GetStarted method={needsClient ? method : undefined} />
      <Pin />
      <section class="stack">
        <h2>{t('welcomeWhat')}</h2>
        <ul class="points">
          {points.map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ul>
      </section>
      <section class="stack">
        <h2>{t('welcomePermissions')}</h2>
        <dl class="grounds">
          {permissions().map((name) => (
            <div key={name}>
              <dt>{t(name as MessageKey)}</dt>
              <dd class="soft">{t(`${name}_why` as MessageKey)}</dd>
            </div>
          ))}
        </dl>
        <p class="soft">{t('welcomeNothingElse')}</p>
      </section>
    </main>
  );
}
