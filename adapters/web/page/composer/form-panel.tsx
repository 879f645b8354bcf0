import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Field } from '../../../../src/chat/reply.ts';
import { submitForm } from '../state/actions.ts';
import { type OpenForm, openForm } from '../state/chat.ts';
import { useTexts } from '../texts/use-texts.ts';
import { onKeys } from './keys.ts';
import { useReading } from './reading.ts';

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

  const write = (name: string, value: string) => setValues((now) => ({ ...now, [name]: value }));
  const { isReading, read, whenRead } = useReading(submit);
  const send = () => whenRead('submit');
  function submit() {
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
            write={(value) => write(field.name, value)}
            choose={(files) => read(field.name, files, (value) => write(field.name, value))}
            isReading={isReading}
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
  choose: (files: FileList | null) => void;
  isReading: boolean;
}) {
  const { field, value, tried, write, choose, isReading } = props;
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
        choose={choose}
        isReading={isReading}
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
  choose: (files: FileList | null) => void;
  isReading: boolean;
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
  const { field, choose, isReading, common } = props;
  if (field.photo) {
    const { value: _, onInput: __, ...rest } = common;
    return (
      <input
        {...rest}
        type="file"
        accept="image/*"
        aria-busy={isReading}
        onChange={(event) => choose(event.currentTarget.files)}
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
