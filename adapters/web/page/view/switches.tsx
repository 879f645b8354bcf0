import type { Abilities } from '../../../../src/chat/ability.ts';
import { address, go } from '../state/address.ts';
import { hello } from '../state/connection.ts';
import { useStore } from '../state/store.ts';
import { useTexts } from '../texts/use-texts.ts';

/** In whose dress messages are shown. */
export function LookSwitch({ looks }: { looks: readonly Abilities[] }) {
  const { say } = useTexts();
  const { look } = useStore(address);
  return (
    <Choose
      label={say.look}
      of={looks.map(({ platform }) => ({
        value: platform,
        label: say.looks[platform] ?? platform,
      }))}
      now={look}
      choose={(value) => go({ look: value })}
    />
  );
}

export function LanguageSwitch() {
  const { say, lang } = useTexts();
  return (
    <Choose
      label={say.language}
      of={[
        { value: 'en', label: 'English' },
        { value: 'zh', label: '中文' },
      ]}
      now={lang}
      choose={(value) => {
        go({ lang: value === 'zh' ? 'zh' : 'en' });
        hello();
      }}
    />
  );
}

function Choose(props: {
  label: string;
  of: readonly { value: string; label: string }[];
  now: string;
  choose: (value: string) => void;
}) {
  const { label, of, now, choose } = props;
  return (
    <fieldset class="switch">
      <legend>{label}</legend>
      <div class="segments">
        {of.map((one) => (
          <button
            key={one.value}
            type="button"
            aria-pressed={one.value === now}
            onClick={() => choose(one.value)}
          >
            {one.label}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
