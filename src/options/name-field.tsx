import { useEffect, useRef } from 'preact/hooks';
import { longestName } from '../store/preset';

/** The first field of an editor: a name that has to be given, as long as a menu can show it. It takes the focus. */
export function NameField({ label, name, set }: { label: string; name: string; set(name: string): void }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <label class="stack tight">
      <span class="soft">{label}</span>
      <input
        ref={field}
        type="text"
        dir="auto"
        required
        maxLength={longestName}
        value={name}
        onInput={({ currentTarget }) => set(currentTarget.value)}
      />
    </label>
  );
}
