import { countOf, isPartial, type Outcome } from '../actions/entry';
import { t } from '../i18n';

/** The outcome in a word or two. The whole sentence was shown when it happened. */
export function outcomeLabel(outcome: Outcome | undefined): string {
  if (outcome?.is === 'done')
    return t(!isPartial(outcome) ? 'logDone' : countOf(outcome).done ? 'logPart' : 'logFailed');
  return t(outcome?.is === 'failed' ? 'logFailed' : 'logUnknown');
}
