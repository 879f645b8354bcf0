import { z } from 'zod';
import { type Command, type NamedOption, type Operation, runsOnClock } from '../bot/command.ts';
import { entryShape, sections } from './shape.ts';

/** A JSON Schema, draft 7: what editors' YAML support understands best. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * What an editor checks and completes a community's file with. From the very schemas the file is read
 * with; what only a whole file can tell (names of spaces, doubled places) is left to `emcee check`.
 */
export function schemaOf(operations: readonly Operation[]): JsonSchema {
  const file = inputSchema(z.strictObject(sections));
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...file,
    title: 'An Emcee community',
    properties: {
      ...file.properties,
      operations: operationsSchema(operations),
      timetable: { type: 'object', additionalProperties: entrySchema(operations) },
    },
  };
}

/** The same for the files that an operation reads, by the name of their folder. */
export function schemasOfFiles(
  operations: readonly Operation[],
): readonly { readonly folder: string; readonly schema: JsonSchema }[] {
  return operations.flatMap(({ files }) => {
    if (files === undefined) return [];
    const schema = {
      $schema: 'http://json-schema.org/draft-07/schema#',
      ...inputSchema(files.shape),
      title: files.title,
    };
    return [{ folder: files.folder, schema }];
  });
}

function inputSchema(schema: z.ZodType): z.core.JSONSchema.JSONSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    unrepresentable: 'any',
    reused: 'inline',
  });
  return rest;
}

function operationsSchema(operations: readonly Operation[]): JsonSchema {
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      operations.map(({ name, settings }) => [
        name,
        { anyOf: [inputSchema(settings), { const: false, description: 'not in this community' }] },
      ]),
    ),
  };
}

/** Members' own commands cannot run on a clock, so they are not offered. */
function entrySchema(operations: readonly Operation[]): JsonSchema {
  const commands = operations
    .flatMap((operation) => operation.open(operation.settings.parse({})).commands)
    .filter(runsOnClock);
  const entry = inputSchema(entryShape);
  return {
    ...entry,
    oneOf: [{ required: ['cron'] }, { required: ['at'] }],
    properties: {
      ...entry.properties,
      run: {
        enum: commands.map(({ name }) => name),
        enumDescriptions: commands.map(({ about }) => about.en),
      },
    },
    allOf: commands.map((command) => ({
      if: { properties: { run: { const: command.name } }, required: ['run'] },
      // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
      then: givenSchema(command),
    })),
  };
}

function givenSchema({ options }: Command): JsonSchema {
  const required = options.filter((option) => option.required).map(({ name }) => name);
  return {
    ...(required.length > 0 && { required: ['with'] }),
    properties: {
      with: {
        type: 'object',
        additionalProperties: false,
        required,
        properties: Object.fromEntries(
          options.map((option) => [option.name, optionSchema(option)]),
        ),
      },
    },
  };
}

function optionSchema({ kind, about }: NamedOption): JsonSchema {
  const description = about.en;
  switch (kind.is) {
    case 'integer':
      return { description, type: 'integer', minimum: kind.min, maximum: kind.max };
    case 'choice':
      return { description, enum: kind.of };
    case 'text':
    case 'named':
    case 'member':
    case 'space':
    case 'moment':
    case 'file':
    case 'photo':
      return { description };
  }
}
