import type { MeetFailure } from '../meet/errors';
import type { Scope } from '../meet/scopes';

/** What can go wrong while signing in. */
export type AuthFailure =
  /**
   * Nobody is signed in, or the sign-in ran out and could not be renewed silently. `accountId`: of this account, where
   * another one than that in use was meant.
   */
  | { kind: 'signedOut'; scopes: Scope[]; accountId?: string }
  /** Signed in, but these permissions were not given. */
  | { kind: 'scopeMissing'; scopes: Scope[]; accountId?: string }
  /** An order waited for the sign-in of one account, and another one signed in: the order was not carried out. */
  | { kind: 'signedInAsOther'; accountId: string; as: string }
  /** The person closed Google's window or said no. */
  | { kind: 'refused' }
  /** This browser cannot sign in that way. */
  | { kind: 'wayUnavailable' }
  /** Google's answer was not the one asked for (state, nonce or type differ): nothing of it is used. */
  | { kind: 'signInBroken'; detail: string }
  /** Google does not know the OAuth client of this build, or not together with this extension. */
  | { kind: 'badClient' }
  /** Google's sign-in could not be reached. */
  | { kind: 'signInUnreachable' }
  /** The sign-in window was never finished. */
  | { kind: 'signInUnfinished' };

/** What can go wrong before Google is asked, or between asking and answering. */
export type ActionFailure =
  | { kind: 'badCode'; why: 'empty' | 'notACode' | 'nickname' | 'noMeetingYet' | 'otherHost' | 'insecure' | 'several' }
  /** A destructive order waits for the person's yes. */
  | { kind: 'askFirst' }
  /** The confirmation is no longer valid: used, replaced or given up. */
  | { kind: 'confirmationGone' }
  /** The call that was confirmed is not the one that runs now. */
  | { kind: 'conferenceChanged' }
  /** Somebody changed these settings since they were shown. */
  | { kind: 'changedMeanwhile' }
  /** Google still shows the call, and said that it could not end it. */
  | { kind: 'notEnded' }
  /** The meeting was not made by this account through this extension, so its call cannot be ended from here. */
  | { kind: 'notMade' }
  /** Google denies a meeting that it might show under these permissions. */
  | { kind: 'notShown'; scopes: Scope[] }
  /** The settings belong to somebody else. */
  | { kind: 'notOwner' }
  /** Google did not restrict the meeting that was to be closed, so nothing was ended. */
  | { kind: 'notRestricted' }
  /** The first half of closing a room is done, the second is not. */
  | { kind: 'closedNotEnded'; because: Failure }
  /** Google's answer was lost, and the meeting was read again: nothing of it had been done by then. */
  | { kind: 'notDone' }
  /** Nobody knows what became of an order about the same meeting before it, so this one was not sent. */
  | { kind: 'notSent' }
  /** The list of new meetings was taken away. */
  | { kind: 'listGone' }
  /** Google said yes to a person, and then does not list them, or not in that role. */
  | { kind: 'memberNotKept' }
  /** Somebody else added this person, so they are not taken away from here. */
  | { kind: 'notAdded' }
  /** Others were to come in first, and did not: nobody is taken away before. */
  | { kind: 'othersFirst' }
  /** This browser could not keep a record of the order, so it was not sent. */
  | { kind: 'notRecorded' }
  /** Midway through many, this browser could not keep how far it is. Given again, the order goes on from there. */
  | { kind: 'stoppedFull' }
  | { kind: 'nothingToUndo' }
  /** The organisation's policy does not allow it: a setting, ending, this account, or to keep who was in. */
  | { kind: 'blockedByPolicy'; what: 'setting' | 'end' | 'account' | 'keeping' }
  /** The preset was deleted, here or on another computer. */
  | { kind: 'presetGone' }
  /** What was typed fits more than one meeting or preset. */
  | { kind: 'ambiguous' }
  /** The clipboard did not take what was copied. */
  | { kind: 'copyFailed'; what: 'link' | 'code' | 'invitation' }
  /** There is no link or code to go by: Google gave none. */
  | { kind: 'noLink' }
  /** The preset is for meetings of an account that is not signed in here; nothing was made. */
  | { kind: 'presetOfOther'; accountId: string; preset: string }
  /** The preset's list of people is on another computer, or was deleted; nothing was made. */
  | { kind: 'listMissing'; preset: string }
  /** The worker went away before it answered, and nothing was changed. */
  | { kind: 'interrupted' }
  /** The worker went away before it answered, with a change under way. */
  | { kind: 'cutOff' }
  | { kind: 'unexpected'; detail: string };

/** Every failure, as plain data: an Error loses all but its message when it is sent to another context. */
export type Failure = Exclude<MeetFailure, { kind: 'unauthenticated' | 'scopeMissing' }> | AuthFailure | ActionFailure;

/** What every order is answered with. */
export type Result<T = unknown> = { ok: true; value: T } | { ok: false; failure: Failure };

/** An error that carries its failure. */
export class Failed extends Error {
  constructor(readonly failure: Failure) {
    super(failure.kind);
  }
}
