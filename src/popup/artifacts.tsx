import { useEffect, useState } from 'preact/hooks';
import { failureMessage } from '../actions/failure-messages';
import type { Failure } from '../actions/failures';
import { type MessageKey, t } from '../i18n';
import type { ConferenceRecordName, Recording, SmartNote, Transcript, TranscriptName } from '../meet/types';
import { readAll } from '../ui/conference';
import { CopyTranscript } from './copy-transcript';

interface Props {
  record?: ConferenceRecordName;
  foreign: boolean;
}

interface Found {
  kind: MessageKey;
  artifact: Recording & Transcript & SmartNote;
}

/** Google takes a while to make the files after a call. */
const everyMs = 30_000;

/** What is left of a call: recording, transcript and notes, with their links once Google has made them. */
export function Artifacts({ record, foreign }: Props) {
  const [found, setFound] = useState<Found[]>();
  /** Why some of them could not be read: then nobody knows whether there are none. */
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => {
    const look = async () => {
      const input = { record, foreign };
      const [recordings, transcripts, notes] = await Promise.all([
        readAll('listRecordings', input),
        readAll('listTranscripts', input),
        readAll('listSmartNotes', input),
      ]);
      const failed = [recordings, transcripts, notes].find(({ ok }) => !ok);
      setFailure(failed?.ok === false ? failed.failure : undefined);
      const name = (kind: MessageKey) => (artifact: Found['artifact']) => ({ kind, artifact });
      setFound([
        ...(recordings.ok ? recordings.value.flatMap((page) => page.recordings ?? []) : []).map(name('recording')),
        ...(transcripts.ok ? transcripts.value.flatMap((page) => page.transcripts ?? []) : []).map(name('transcript')),
        ...(notes.ok ? notes.value.flatMap((page) => page.smartNotes ?? []) : []).map(name('smartNotes')),
      ]);
    };
    look();
    const timer = setInterval(look, everyMs);
    return () => clearInterval(timer);
  }, [record]);
  if (!found) return null;
  const problem = failure && <p class="wrong">{t(...failureMessage(failure))}</p>;
  if (!found.length) return problem || <p class="soft">{t('artifactsNone')}</p>;
  return (
    <>
      <ul class="people">
        {found.map(({ kind, artifact }) => {
          const link = atGoogle(artifact.driveDestination?.exportUri ?? artifact.docsDestination?.exportUri);
          return (
            <li key={artifact.name} class="row">
              {link ? (
                <a href={link} target="_blank" rel="noreferrer">
                  {t(kind)}
                </a>
              ) : (
                <>
                  <span class="grow">{t(kind)}</span>
                  <span class="soft">{t('artifactComing')}</span>
                </>
              )}
              {kind === 'transcript' && artifact.name && (
                <>
                  {link && <span class="grow" />}
                  <CopyTranscript transcript={artifact.name as TranscriptName} record={record} foreign={foreign} />
                </>
              )}
            </li>
          );
        })}
      </ul>
      {problem}
    </>
  );
}

/** The link, if it is a secure one to Google: nothing else is made clickable. */
function atGoogle(address: string | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined;
  const { protocol, hostname, href } = new URL(address);
  return protocol === 'https:' && hostname.endsWith('.google.com') ? href : undefined;
}
