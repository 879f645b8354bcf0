import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Field } from '../../../../src/chat/reply.ts';
import { submitForm } from '../state/actions.ts';
import { type OpenForm, openForm } from '../state/chat.ts';
import { useTexts } from '../texts/use-texts.ts';
import { onKeys } from './keys.ts';
import { photoFrom } from './photo.ts';

type Values = Readonly<Record<string, string>>;

/** A form of the bot, in place of the line one writes in. */
export function FormPanel({ open }: { open: OpenForm }) {
  const { form } = open;
  const { say } = useTexts();
  const box = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState<Values>(() =>
    Object.fromEntries(form.fields.map(({ name, value }) => [name, value ?? ''])),
  );
  const [tried, setTried] = useState(false);
  useLayoutEffect(
    () => box.current?.querySelector<HTMLElement>('input, textarea, select')?.focus(),
    [],
  );

  function send() {
    setTried(true);
    const faulty = form.fields.find((field) => wrongIn(field, values[field.name] ?? ''));
    if (faulty === undefined) submitForm({ ...values });
    else box.current?.querySelector<HTMLElement>(`[name="${CSS.escape(faulty.name)}"]`)?.focus();
  }
  const onKeyDown = onKeys({ Escape: () => openForm.set(undefined), 'Ctrl+Enter': send });
  return (
    <form
      class="composer form"
      ref={box}
      noValidate
      aria-label={form.title}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={onKeyDown}
    >
      <h3>{form.title}</h3>
      <div class="fields">
        {form.fields.map((field) => (
          <FieldRow
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            tried={tried}
            write={(value) => setValues((now) => ({ ...now, [field.name]: value }))}
          />
        ))}
      </div>
      <div class="form-end">
        <button type="button" class="plain" onClick={() => openForm.set(undefined)}>
          {say.cancel}
        </button>
        <button type="submit" class="button primary">
          {say.send}
        </button>
      </div>
    </form>
  );
}

function FieldRow(props: {
  field: Field;
  value: string;
  tried: boolean;
  write: (value: string) => void;
}) {
  const { field, value, tried, write } = props;
  const { say } = useTexts();
  const why = wrongIn(field, value);
  const shown = why !== undefined && (tried || why.is === 'too-long');
  const id = `field-${field.name}`;
  return (
    <div class="field-row">
      <label for={id}>
        {field.label} {!field.required && <small>· {say.skipIt}</small>}
      </label>
      <Entry
        field={field}
        common={{
          id,
          name: field.name,
          value,
          'aria-required': field.required,
          'aria-invalid': shown,
          'aria-describedby': shown ? `${id}-wrong` : undefined,
          onInput: (event) => write(event.currentTarget.value),
        }}
      />
      {shown && (
        <p class="wrong" id={`${id}-wrong`} role="alert">
          {say.misread(why)}
        </p>
      )}
    </div>
  );
}

function Entry(props: {
  field: Field;
  common: {
    id: string;
    name: string;
    value: string;
    'aria-required': boolean;
    'aria-invalid': boolean;
    'aria-describedby': string | undefined;
    onInput: (event: { currentTarget: { value: string } }) => void;
  };
}) {
  const { field, common } = props;
  if (field.photo) {
    const { value: _, onInput, ...rest } = common;
    const chosen = async (files: FileList | null) =>
      onInput({ currentTarget: { value: await photoFrom(files) } });
    return (
      <input
        {...rest}
        type="file"
        accept="image/*"
        onChange={(event) => void chosen(event.currentTarget.files)}
      />
    );
  }
  if (field.choices !== undefined && field.choices.length > 0) {
    return (
      <select {...common}>
        <option value="">–</option>
        {field.choices.map(({ label, value }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    );
  }
  return field.long ? <textarea {...common} rows={4} /> : <input {...common} autoComplete="off" />;
}

function wrongIn({ required, max }: Field, value: string) {
  if (required && value.trim() === '') return { is: 'missing' } as const;
  if (max !== undefined && value.length > max) return { is: 'too-long', max } as const;
  return undefined;
}
