import type { ComponentBody, ModalBody } from '../bodies.ts';
import type { Complain } from '../refusal.ts';
import { checkSelect, fileUpload, flatten, label, row, selects, textInput } from './components.ts';
import { checkCount, checkKnown, checkLength } from './known.ts';

type Path = readonly (string | number)[];

const inputFields = [
  ...['type', 'id', 'custom_id', 'style', 'label', 'min_length', 'max_length', 'required'],
  ...['value', 'placeholder'],
];

/** A modal: title, and up to five inputs, each in a row (with its label) or in a label. */
export function checkModal(modal: ModalBody, complain: Complain): void {
  const path = ['data'];
  checkKnown(modal, ['custom_id', 'title', 'components'], path, complain);
  checkLength(modal.custom_id, [1, 100], [...path, 'custom_id'], complain);
  checkLength(modal.title, [1, 45], [...path, 'title'], complain);
  const components = modal.components ?? [];
  checkCount(components.length, [1, 5], [...path, 'components'], complain);
  for (const [index, one] of components.entries()) {
    checkPart(one, [...path, 'components', index], complain);
  }
  const ids = flatten(components).flatMap((one) => one.custom_id ?? []);
  if (new Set(ids).size !== ids.length) {
    const message = 'Component custom id cannot be duplicated';
    complain([...path, 'components'], 'COMPONENT_CUSTOM_ID_DUPLICATED', message);
  }
}

function checkPart(part: ComponentBody, path: Path, complain: Complain): void {
  if (part.type === row) {
    const children = part.components ?? [];
    checkCount(children.length, [1, 1], [...path, 'components'], complain);
    for (const child of children) {
      const at = [...path, 'components', 0];
      checkInput(child, at, complain);
      checkLength(child.label, [1, 45], [...at, 'label'], complain);
    }
  } else if (part.type === label) {
    checkKnown(part, ['type', 'id', 'label', 'description', 'component'], path, complain);
    checkLength(part.label, [1, 45], [...path, 'label'], complain);
    checkLength(part.description, [0, 100], [...path, 'description'], complain);
    if (part.component) checkInput(part.component, [...path, 'component'], complain);
    else complain([...path, 'component'], 'BASE_TYPE_REQUIRED', 'This field is required');
  } else if (part.type !== 10) {
    complain([...path, 'type'], 'BASE_TYPE_CHOICES', 'Value must be one of {1, 10, 18}.');
  }
}

/** Component reference, file upload: 0 to 10 files, in a label of a modal. */
function checkUpload(input: ComponentBody, path: Path, complain: Complain): void {
  const fields = ['type', 'id', 'custom_id', 'min_values', 'max_values', 'required'];
  checkKnown(input, fields, path, complain);
  checkLength(input.custom_id, [1, 100], [...path, 'custom_id'], complain);
  const [least, most] = [input.min_values ?? 1, input.max_values ?? 1];
  if (least < 0 || most < 1 || most > 10 || least > most)
    complain([...path, 'max_values'], 'NUMBER_TYPE_MAX', 'int value should be between 1 and 10.');
}

function checkInput(input: ComponentBody, path: Path, complain: Complain): void {
  if (selects.includes(input.type)) {
    checkSelect(input, path, complain);
    return;
  }
  if (input.type === fileUpload) {
    checkUpload(input, path, complain);
    return;
  }
  if (input.type !== textInput) {
    complain(
      [...path, 'type'],
      'BASE_TYPE_CHOICES',
      'Value must be one of {3, 4, 5, 6, 7, 8, 19}.',
    );
    return;
  }
  checkKnown(input, inputFields, path, complain);
  checkLength(input.custom_id, [1, 100], [...path, 'custom_id'], complain);
  checkLength(input.placeholder, [0, 100], [...path, 'placeholder'], complain);
  if (input.style !== 1 && input.style !== 2) {
    complain([...path, 'style'], 'BASE_TYPE_CHOICES', 'Value must be one of {1, 2}.');
  }
  const most = input.max_length ?? 4000;
  if (most < 1 || most > 4000 || (input.min_length ?? 0) > most) {
    complain([...path, 'max_length'], 'NUMBER_TYPE_MAX', 'Must be 4000 or fewer.');
  }
  checkLength(input.value, [0, most], [...path, 'value'], complain);
}
