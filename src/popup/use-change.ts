import { useEffect, useState } from 'preact/hooks';
import type { Actions, SpaceView } from '../actions/table';
import { readSettingValues, type SettingKey, type SettingValues } from '../meet/settings';
import { planLimits } from '../store/plan-limits';
import { useOrder } from '../ui/use-order';
import { useStored } from '../ui/use-stored';
import type { Draft } from './draft';
import { draftOf, useDraft } from './use-draft';

interface Outdated {
  shown: SettingValues;
  /** It was to be undone. */
  undo: boolean;
}

const nothing: Draft = { wanted: {} };

/**
 * What is to be changed of a meeting that is shown: chosen in the page, reviewed in its foot, and sent from there.
 * `presetId` is a preset that was chosen outside of the popup.
 */
export function useChange(view: SpaceView, setView: (view: SpaceView) => void, presetId?: string) {
  const order = useOrder({ updateSpace: done, undoUpdate: done, readSpace: setView });
  const [draft, setDraft] = useDraft(`${draftOf(view)} settings`, nothing, order.busy === 'updateSpace');
  /** What the page showed when somebody else had already changed it. */
  const [outdated, setOutdated] = useState<Outdated>();
  const limited = useStored(planLimits, {})[view.accountId] ?? [];

  function done({ view }: Actions['updateSpace']['output']) {
    setDraft(nothing);
    setView(view);
  }
  const now = readSettingValues(view.space.config);
  const set = (key: SettingKey, value: string | undefined) => {
    const { [key]: _, ...others } = draft.wanted;
    setDraft({ wanted: value === undefined || value === now[key] ? others : { ...others, [key]: value } });
  };
  // A preset that changes nothing is said to; a choice that meanwhile came true is no choice any more.
  const isDraft = !!draft.preset || Object.entries(draft.wanted).some(([key, to]) => now[key as SettingKey] !== to);
  // A preset may be chosen for somebody else's meeting; there it can only be said that nothing can be changed.
  const hasDraft = isDraft && !!view.space.config;
  async function choosePreset(id: string) {
    // Seldom needed, and never for the first paint.
    const { findPreset } = await import('../store/presets');
    const preset = await findPreset(id);
    if (preset) setDraft({ wanted: preset.leaves, preset });
  }
  useEffect(() => {
    if (presetId) choosePreset(presetId);
  }, [presetId]);
  const forget = () => {
    setDraft(nothing);
    setOutdated(undefined);
  };
  return { now, draft, setDraft, choosePreset, set, hasDraft, outdated, setOutdated, forget, limited, order };
}

/** The change of a meeting, for the views that take part in it. */
export type ChangeOf = ReturnType<typeof useChange>;
