import { useState } from 'preact/hooks';
import { failureMessage } from '../actions/failure-messages';
import type { Result } from '../actions/failures';
import { shownName } from '../actions/labels';
import { t } from '../i18n';
import type { ConferenceRecordName, TranscriptName } from '../meet/types';
import { readAll, readParticipants } from '../ui/conference';

interface Props {
  transcript: TranscriptName;
  record?: ConferenceRecordName;
  foreign: boolean;
}

/** Google's largest page of what was said: https://developers.google.com/workspace/meet/api/reference/rest/v2/conferenceRecords.transcripts.entries/list */
const pageSize = 100;

/** Puts what was said in a call on the clipboard, as the API has it: no access to Google Drive is needed for that. */
export function CopyTranscript({ transcript, record, foreign }: Props) {
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  async function copy(): Promise<void> {
    setBusy(true);
    const text = await readText({ transcript, record, foreign });
    if (!text.ok) setSaid(t(...failureMessage(text.failure)));
    else
      await navigator.clipboard.writeText(text.value).then(
        () => setSaid(t(text.value ? 'copied' : 'transcriptEmpty')),
        () => setSaid(t('notCopied')), // The browser says no more than that.
      );
    setBusy(false);
  }
  return (
    <>
      <span role="status" class="soft">
        {said}
      </span>
      <button type="button" class="quiet small" disabled={busy} onClick={copy}>
        {t('roomsCopy')}
      </button>
    </>
  );
}

/** What was said, one entry a line, each with the name of who said it. */
async function readText({ transcript, record, foreign }: Props): Promise<Result<string>> {
  // Where an entry is looked for, the input's record is the name of the transcript.
  const entries = { record: transcript as ConferenceRecordName, foreign, query: { pageSize } };
  const [pages, people] = await Promise.all([
    readAll('listTranscriptEntries', entries),
    readParticipants({ record, foreign }),
  ]);
  if (!pages.ok) return pages;
  if (!people.ok) return people;
  const names = new Map(people.value.map((one) => [one.name, shownName(one)]));
  const all = pages.value.flatMap(({ transcriptEntries = [] }) => transcriptEntries);
  const lines = all.map(({ participant, text = '' }) => `${names.get(participant) || t('unnamedPerson')}: ${text}`);
  return { ok: true, value: lines.join('\n') };
}
