/**
 * What only some orders need, in one file that the worker reads for those (`import('./later')`). One, because Chrome fetches
 * every file that belongs to a worker whenever it starts it, read or not: with five the start took a tenth longer.
 */
export { disconnect, signIn, signOut } from '../auth/sign-in';
export { forgetAccount } from '../store/former-accounts';
export { awaitNews, lookForNews } from './await-news';
export { closeRoom, endConference, reviewPending } from './end-conference';
export { writeInvitation } from './invitation';
export { readMembers, updateMembers } from './members';
export { followNotification } from './notification-clicks';
export { askMaker } from './ownership';
export { readCalls } from './read-calls';
export { readConference } from './read-conference';
export { createRooms, stopRooms } from './rooms';
export { enter, suggest } from './triggers/omnibox';
