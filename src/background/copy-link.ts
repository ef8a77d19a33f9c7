import type { Actions } from '../actions/table';
import { type MeetingCode, meetingUri } from '../meet/code';
import { spaceViews } from '../store/space-views';
import { chooseFormat, copyMeeting } from './copy-meeting';
import { readSpace } from './spaces';

/** Copies a meeting by its code. Google is asked only for an invitation, because it needs the numbers to dial. */
export async function copyLink({ code, format }: Actions['copyLink']['input']): Promise<Actions['copyLink']['output']> {
  const chosen = await chooseFormat(format);
  const text = meetingUri(code as MeetingCode);
  const space = chosen === 'invitation' ? (await readSpace({ code })).space : { meetingUri: text, meetingCode: code };
  await copyMeeting({ space, label: (await spaceViews.get())[code]?.label }, chosen);
  return { text, format: chosen };
}
