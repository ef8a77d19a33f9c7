import type { Actions } from '../actions';
import { type MeetingCode, meetingUri } from '../meet/code';
import { copy } from './clipboard';

/** The link of a meeting on the clipboard. Google is not asked: the link is the code, which the door has checked. */
export async function copyLink({ code }: Actions['copyLink']['input']): Promise<Actions['copyLink']['output']> {
  const text = meetingUri(code as MeetingCode);
  await copy({ text });
  return { text };
}
