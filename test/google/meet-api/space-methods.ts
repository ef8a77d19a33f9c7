import { createdCovers, mayEnd, mayRead, maySet, roleIn } from './access';
import { type Call, hasScope } from './call';
import { type ConfigJson, featureOf, leaves, readLeaf, writeLeaf } from './config';
import { featureUnavailable, masked, missingScope, noConference } from './errors';
import { applyMask, readMask } from './mask';
import { readEmptyBody, readSpaceBody } from './space-body';
import { defaultsFor, type Space, settle } from './spaces';

/** `POST /v2/spaces`: body a Space or nothing. */
export function createSpace(call: Call): object {
  const written = readSpaceBody(call.body);
  checkWrite(call, [...written.keys()]);
  const config: ConfigJson = {};
  for (const [path, value] of written) if (!call.user.dropped.has(path)) writeLeaf(config, path, value);
  return present(call, call.state.spaces.create({ owner: call.user.email, config }));
}

/** `GET /v2/spaces/{id or code}`: the only method that takes a code. */
export function getSpace(call: Call): object {
  const [id = ''] = call.ids;
  const { spaces } = call.state;
  const space = spaces.findByName(`spaces/${id}`) ?? spaces.findByCode(id);
  if (!space || !mayRead(call, space)) throw masked('Space');
  return present(call, space);
}

/** `PATCH /v2/spaces/{id}?updateMask=…` */
export function patchSpace(call: Call): object {
  const written = readSpaceBody(call.body);
  const space = byName(call);
  if (!space || !maySet(call, space)) throw masked('Space');
  const mask = readMask(call.query.get('updateMask') ?? call.query.get('update_mask'), written);
  const before = space.config;
  const wanted = applyMask(before, mask, written);
  const touched = mask.replace
    ? mask.paths.filter((path) => readLeaf(before, path) !== readLeaf(wanted, path))
    : mask.paths;
  checkWrite(call, touched);
  for (const path of call.user.dropped) writeLeaf(wanted, path, readLeaf(before, path));
  space.config = settle(wanted, space.owner);
  return present(call, space);
}

/** `POST /v2/spaces/{id}:endActiveConference`: everybody is out. Its body has no fields. */
export function endActiveConference(call: Call): object {
  readEmptyBody(call.body);
  const space = byName(call);
  if (!space || roleIn(call, space) !== 'owner') throw masked('Space');
  if (!mayEnd(call, space)) throw masked('MeetingSpace');
  const conference = call.state.conferences.current(space);
  if (!conference) throw noConference();
  call.state.conferences.end(conference);
  return {};
}

const byName = ({ state, ids }: Call) => state.spaces.findByName(`spaces/${ids[0]}`);

/** Refuses settings that need another scope or that the account does not have. */
function checkWrite(call: Call, paths: readonly string[]): void {
  const artifacts = paths.some((path) => path.startsWith('artifactConfig.'));
  if (artifacts && call.state.knobs.artifactNeedsSettings && !hasScope(call, 'settings')) throw missingScope(call.rpc);
  const refused = paths.map(featureOf).find((feature) => call.user.refused.has(feature));
  if (refused) throw featureUnavailable(refused);
}

/** A Space as the caller may see it; what is empty is left out, as Google does. */
function present(call: Call, space: Space): object {
  const role = roleIn(call, space);
  const conference = call.state.conferences.current(space);
  return {
    name: space.name,
    meetingUri: space.meetingUri,
    meetingCode: space.meetingCode,
    ...(role === 'owner' && { config: shownConfig(call, space) }),
    ...(role !== 'other' && conference && { activeConference: { conferenceRecord: conference.name } }),
    ...(space.phoneAccess.length > 0 && { phoneAccess: space.phoneAccess }),
    ...(space.gatewaySipAccess.length > 0 && { gatewaySipAccess: space.gatewaySipAccess }),
  };
}

function shownConfig({ state }: Call, { config, owner }: Space): ConfigJson {
  const shown = structuredClone(config);
  if (!state.knobs.showsDefaults) return shown;
  const defaults = defaultsFor(owner);
  for (const { path } of leaves) writeLeaf(shown, path, readLeaf(shown, path) ?? readLeaf(defaults, path));
  return shown;
}

/** The space of a call that reads members, which is the owner's, and ours unless `readonly` shows all; or the masked 403. */
export function spaceOfMembers(call: Call): Space {
  const space = byName(call);
  if (!space || roleIn(call, space) !== 'owner') throw masked('Space');
  if (!createdCovers(call, space) && !hasScope(call, 'readonly')) throw masked('MeetingSpace');
  return space;
}

/** The space of a call that changes members, which is the owner's and ours, whatever else the token may read. */
export function changeableSpace(call: Call): Space {
  const space = spaceOfMembers(call);
  if (!createdCovers(call, space)) throw masked('MeetingSpace');
  return space;
}
