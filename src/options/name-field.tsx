import { longestName } from '../store/preset';

/** A field for a name that has to be given, as long as a menu can show it. */
export const NameField = ({ label, name, set }: { label: string; name: string; set(name: string): void }) => (
  <label class="stack tight">
    <span class="soft">{label}</span>
    <input
      type="text"
      dir="auto"
      required
      maxLength={longestName}
      value={name}
      onInput={({ currentTarget }) => set(currentTarget.value)}
    />
  </label>
);
