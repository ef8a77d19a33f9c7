import { useState } from 'preact/hooks';
import { t } from '../i18n';
import type { WriteFailure } from '../store/write-failure';

/**
 * Keeps what was chosen, and says in a sentence, where it was chosen, if Chrome did not take it. Every answer draws the
 * view again, so that a control which was clicked in vain shows what still holds.
 */
export function useChoice() {
  const [{ failure }, setAnswer] = useState<{ failure?: WriteFailure }>({});
  return {
    choose: async (writing: Promise<WriteFailure | undefined>) => setAnswer({ failure: await writing }),
    notKept: <div role="status">{failure && <p class="caution">{t(failure)}</p>}</div>,
  };
}
