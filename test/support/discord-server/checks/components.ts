import type { ComponentBody } from '../bodies.ts';
import type { Complain } from '../refusal.ts';
import { checkCount, checkKnown, checkLength } from './known.ts';

type Path = readonly (string | number)[];

export const row = 1;
export const button = 2;
const stringSelect = 3;
export const textInput = 4;
export const label = 18;
export const fileUpload = 19;

/** User, role, mentionable and channel selects: as a string select, without options. */
export const selects: readonly number[] = [stringSelect, 5, 6, 7, 8];

const linkStyle = 5;

const buttonFields = ['type', 'id', 'style', 'label', 'emoji', 'custom_id', 'url', 'disabled'];
const selectFields = [
  ...['type', 'id', 'custom_id', 'options', 'placeholder', 'min_values', 'max_values'],
  ...['disabled', 'required', 'default_values', 'channel_types'],
];

/** Every component in a tree, the containers too, in reading order. */
export function flatten(components: readonly ComponentBody[]): ComponentBody[] {
  return components.flatMap((one) => [
    one,
    ...flatten(one.components ?? []),
    ...flatten(one.accessory === undefined ? [] : [one.accessory]),
    ...flatten(one.component === undefined ? [] : [one.component]),
  ]);
}

/** Rows, buttons and selects of a message. `layout` allows the free arrangement of version 2. */
export function checkComponents(
  components: readonly ComponentBody[],
  layout: boolean,
  complain: Complain,
): void {
  const path = ['components'];
  if (layout) {
    checkCount(flatten(components).length, [0, 40], path, complain);
  } else {
    checkCount(components.length, [0, 5], path, complain);
  }
  for (const [index, one] of components.entries()) {
    const at = [...path, index];
    if (one.type === row) checkRow(one, at, complain);
    else if (!layout) complain([...at, 'type'], 'BASE_TYPE_CHOICES', 'Value must be one of {1}.');
  }
  checkIdsUnique(components, complain);
}

function checkIdsUnique(components: readonly ComponentBody[], complain: Complain): void {
  const seen = new Set<string>();
  for (const one of flatten(components)) {
    if (typeof one.custom_id !== 'string') continue;
    if (seen.has(one.custom_id)) {
      complain(
        ['components'],
        'COMPONENT_CUSTOM_ID_DUPLICATED',
        `Component custom id cannot be duplicated: ${one.custom_id}`,
      );
    }
    seen.add(one.custom_id);
  }
}

function checkRow(rowBody: ComponentBody, path: Path, complain: Complain): void {
  checkKnown(rowBody, ['type', 'id', 'components'], path, complain);
  const children = rowBody.components ?? [];
  checkCount(children.length, [1, 5], [...path, 'components'], complain);
  const wide = children.some((child) => child.type !== button);
  if (wide && children.length > 1) {
    complain(path, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The specified component exceeds the width');
  }
  for (const [index, child] of children.entries()) {
    const at = [...path, 'components', index];
    if (child.type === button) checkButton(child, at, complain);
    else if (selects.includes(child.type)) checkSelect(child, at, complain);
    else complain([...at, 'type'], 'BASE_TYPE_CHOICES', 'Value must be one of {2, 3, 5, 6, 7, 8}.');
  }
}

function checkButton(body: ComponentBody, path: Path, complain: Complain): void {
  checkKnown(body, buttonFields, path, complain);
  const shortest = body.emoji ? 0 : 1;
  checkLength(body.label, [shortest, 80], [...path, 'label'], complain);
  if (![1, 2, 3, 4, linkStyle].includes(body.style ?? 0)) {
    complain([...path, 'style'], 'BASE_TYPE_CHOICES', 'Value must be one of {1, 2, 3, 4, 5}.');
  }
  if (body.style === linkStyle) checkLink(body, path, complain);
  else {
    checkLength(body.custom_id, [1, 100], [...path, 'custom_id'], complain);
    if (body.url) complain(path, 'BUTTON_COMPONENT_INVALID_URL', 'Only link buttons have a url');
  }
}

function checkLink(body: ComponentBody, path: Path, complain: Complain): void {
  if (body.custom_id) {
    const message = 'A custom id and url cannot both be specified';
    complain(path, 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', message);
  }
  checkLength(body.url, [1, 512], [...path, 'url'], complain);
  if (body.url && !/^(https?|discord):\/\/\S+$/.test(body.url)) {
    complain([...path, 'url'], 'URL_TYPE_INVALID_SCHEME', 'Scheme must be http, https or discord.');
  }
}

/** A select menu, in a message or in a modal's label. */
export function checkSelect(body: ComponentBody, path: Path, complain: Complain): void {
  checkKnown(body, selectFields, path, complain);
  checkLength(body.custom_id, [1, 100], [...path, 'custom_id'], complain);
  checkLength(body.placeholder, [0, 150], [...path, 'placeholder'], complain);
  const options = body.options ?? [];
  if (body.type === stringSelect) {
    checkCount(options.length, [1, 25], [...path, 'options'], complain);
    checkSelectOptions(body, path, complain);
    if ((body.max_values ?? 1) > options.length) {
      const message = `Must be ${options.length} or fewer.`;
      complain([...path, 'max_values'], 'NUMBER_TYPE_MAX', message);
    }
  }
  if ((body.min_values ?? 1) > (body.max_values ?? 1)) {
    complain([...path, 'min_values'], 'NUMBER_TYPE_MAX', 'Must not be above max_values.');
  }
}

function checkSelectOptions(body: ComponentBody, path: Path, complain: Complain): void {
  const seen = new Set<string | undefined>();
  for (const [index, option] of (body.options ?? []).entries()) {
    const at = [...path, 'options', index];
    checkLength(option.label, [1, 100], [...at, 'label'], complain);
    checkLength(option.value, [1, 100], [...at, 'value'], complain);
    checkLength(option.description, [0, 100], [...at, 'description'], complain);
    if (seen.has(option.value)) {
      const message = 'The specified option value is already used';
      complain([...at, 'value'], 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', message);
    }
    seen.add(option.value);
  }
}
