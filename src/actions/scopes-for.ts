import type { ScopeAlternatives } from '../meet/scopes';
import { type SettingValues, settings } from '../meet/settings';
import { type ActionName, actions } from './table';

/** What an action needs to write these settings, so that no permission is asked for before it is used. */
export function scopesFor(action: ActionName, leaves: SettingValues): ScopeAlternatives {
  const { scopes, artifactScopes = scopes } = actions[action];
  return settings.some(({ key, needsSettingsScope }) => needsSettingsScope && leaves[key]) ? artifactScopes : scopes;
}
