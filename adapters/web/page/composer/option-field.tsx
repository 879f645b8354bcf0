import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ShownOption } from '../../protocol.ts';
import { useTexts } from '../texts/use-texts.ts';

/** The one field of the question that is asked now. */
export function OptionField(props: {
  option: ShownOption;
  draft: string;
  wrong: boolean;
  listed: boolean;
  active: number;
  write: (value: string) => void;
  /** a photo, which is read for a moment */
  choose: (files: FileList | null) => void;
  isReading: boolean;
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  const { option, draft, wrong, listed, active, write, choose, isReading, onKeyDown } = props;
  const { say, both } = useTexts();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const common = {
    value: draft,
    autoComplete: 'off',
    'aria-label': `${option.name}: ${both(option.about)}`,
    placeholder: hintOf(option, say),
    'aria-required': option.required,
    'aria-invalid': wrong,
    'aria-describedby': wrong ? 'option-wrong' : undefined,
    onInput: (event: { currentTarget: { value: string } }) => write(event.currentTarget.value),
    onKeyDown,
  };
  if (option.kind.is === 'photo') {
    return (
      <input
        ref={field}
        type="file"
        accept="image/*"
        aria-label={common['aria-label']}
        aria-invalid={wrong}
        aria-describedby={common['aria-describedby']}
        aria-busy={isReading}
        onChange={(event) => choose(event.currentTarget.files)}
        onKeyDown={onKeyDown}
      />
    );
  }
  if (option.kind.is === 'text' && option.kind.long) {
    return <textarea ref={field} rows={3} {...common} />;
  }
  return (
    <input
      ref={field}
      {...common}
      inputMode={option.kind.is === 'integer' ? 'numeric' : 'text'}
      role="combobox"
      aria-autocomplete="list"
      aria-expanded={listed}
      aria-controls="offers"
      aria-activedescendant={listed && active >= 0 ? `offer-${active}` : undefined}
    />
  );
}

function hintOf({ kind }: ShownOption, say: ReturnType<typeof useTexts>['say']): string {
  switch (kind.is) {
    case 'integer':
      return say.range(kind.min, kind.max);
    case 'text':
      return say.atMost(kind.max);
    case 'member':
      return '@…';
    case 'moment':
      return '2h · 2026-12-24T20:00';
    case 'file':
    case 'photo':
    case 'choice':
    case 'named':
    case 'space':
      return '…';
  }
}
