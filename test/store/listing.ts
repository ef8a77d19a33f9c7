import manifest from '../../manifest.json';
import { type Language, readLanguage } from '../languages/language';

/** The text of a message that fills no places. */
const wordsOf =
  ({ folder, words }: Language) =>
  (key: string): string => {
    const { message } = words[key] ?? {};
    if (!message || message.includes('$')) throw new Error(`${folder} has no plain text “${key}”.`);
    return message;
  };

/** What the store shows of each feature: its name and one sentence, both as they stand in the extension. */
const features = [
  ['guestsTitle', 'guestsHint'],
  ['presetTitle', 'presetsText'],
  ['peopleListsTitle', 'peopleListsText'],
  ['runningCalls', 'permission_sidePanel_why'],
  ['newsTitle', 'newsText'],
  ['whoWasIn', 'historyText'],
] as const;

/** All that the manifest asks for, and may ask for later, with the key of its name in the words. */
export function permissions(): { permission: string; key: string; optional: boolean }[] {
  const keyOf = (name: string) => `permission_${name.replace(/\W/g, '_')}`;
  const host = (optional: boolean) => (pattern: string) => ({
    permission: pattern,
    key: keyOf(new URL(pattern).hostname),
    optional,
  });
  return [
    ...manifest.permissions.map((permission) => ({ permission, key: keyOf(permission), optional: false })),
    ...manifest.host_permissions.map(host(false)),
    ...manifest.optional_host_permissions.map(host(true)),
  ];
}

/** The text of the store's page in a language: sentences of the extension itself, so that it promises what is there. */
export function listing(folder: string): string {
  const words = wordsOf(readLanguage(folder));
  return `${[
    words('extensionDescription'),
    words('welcomeWhat'),
    ['welcomeMake', 'welcomeChange', 'welcomeEnd'].map((key) => `• ${words(key)}`).join('\n'),
    features.map(([title, text]) => `• ${words(title)}: ${words(text)}`).join('\n'),
    words('welcomePermissions'),
    permissions()
      .map(({ key }) => `• ${words(key)}: ${words(`${key}_why`)}`)
      .join('\n'),
    words('welcomeNothingElse'),
  ].join('\n\n')}\n`;
}

/** What the store asks about the package: its one purpose, and a reason for each permission and each of Google's scopes. */
export function reasons(): string {
  const words = wordsOf(readLanguage('en'));
  const scopes = ['settings', 'created', 'readonly'];
  return `${[
    '# What the store asks',
    '## Single purpose',
    singlePurpose,
    '## Why each permission',
    permissions()
      .map(
        ({ permission, key, optional }) =>
          `- \`${permission}\`${optional ? ' (optional)' : ''}: ${words(`${key}_why`)}`,
      )
      .join('\n'),
    '## Why each scope of Google’s',
    scopes.map((scope) => `- \`meetings.space.${scope}\`: ${words(`scope_${scope}`)}`).join('\n'),
    '## Remote code',
    'None. Everything that runs is in the package.',
  ].join('\n\n')}\n`;
}

/** At most 1,000 characters. */
export const singlePurpose =
  'Hosting Google Meet meetings: making them, changing who may join and what people may do, seeing who is in, and ending their calls, from the toolbar and without joining.';
