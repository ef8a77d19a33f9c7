import { useEffect, useState } from 'preact/hooks';
import { browser } from '../browser';
import { t } from '../i18n';
import { welcomePage } from '../pages';

/** As the build writes it, by Vite's `build.license`. */
interface Licence {
  name: string;
  version: string;
  /** SPDX, such as MIT. */
  identifier: string;
  text: string;
}

/** The version, and the licences of the libraries in it. */
export function About() {
  const { version } = browser.runtime.getManifest();
  const [licences, setLicences] = useState<Licence[]>([]);
  useEffect(() => {
    // Written by the build, from the packages that are really in it.
    fetch('/licences.json')
      .then((answer) => answer.json())
      .then(setLicences);
  }, []);
  return (
    <section class="stack">
      <p>{t('version', version)}</p>
      <p>
        <a href={welcomePage} target="_blank" rel="noreferrer">
          {t('welcomePermissions')}
        </a>
      </p>
      <h2>{t('licences')}</h2>
      {licences.map((one) => (
        <details key={one.name}>
          <summary>{t('licenceOf', one.name, one.version, one.identifier)}</summary>
          <pre dir="ltr">{one.text}</pre>
        </details>
      ))}
    </section>
  );
}
