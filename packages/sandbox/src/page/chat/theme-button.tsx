import type { Theme } from '../state/use-theme.ts';
import { Icon } from './icon.tsx';

const NEXT: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const SAID: Record<Theme, string> = { system: 'as the device', light: 'light', dark: 'dark' };

/** Goes round the themes: as the device, light, dark. */
export function ThemeButton({ theme, onTheme }: { theme: Theme; onTheme: (theme: Theme) => void }) {
  const label = `Theme: ${SAID[theme]}. Change to ${SAID[NEXT[theme]]}`;
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      onClick={() => onTheme(NEXT[theme])}
    >
      <Icon name={theme === 'dark' ? 'moon' : theme === 'light' ? 'sun' : 'halves'} />
    </button>
  );
}
