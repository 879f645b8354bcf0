import { z } from 'zod';
import { bothTexts, duration, shared, timeOfDay, wording } from '../bot/setting.ts';
import { locales } from '../chat/locale.ts';
import { texts } from './problem.ts';

/** How an operator writes a community. The names are those of the file. */

const right = wording({ en: texts.en.phrases, zh: texts.zh.phrases });

const id = z.string({ error: right((say) => say.community) }).regex(/^[a-z][a-z0-9-]{0,31}$/);
const spaceName = z.string().regex(/^[\p{L}][\p{L}\p{N}_-]{0,31}$/u, {
  error: shared((say) => say.shortName),
});

const telegramId = z
  .union([z.int(), z.string({ error: right((say) => say.telegram) }).regex(/^-?\d{1,16}$/)])
  .transform(String);

/** YAML reads numbers with 53 bits, and Discord's ids have 64. */
const discordId = z
  .string({ error: right((say) => say.discord) })
  .regex(/^\d{15,20}$/, { error: right((say) => say.discordDigits) });
const topic = z
  .union([z.int().positive(), z.string({ error: right((say) => say.topic) }).regex(/^\d{1,10}$/)])
  .transform(String);
const webName = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,31}$/u, {
  error: shared((say) => say.shortName),
});

export const spaceShape = z
  .strictObject({
    telegram: telegramId.optional(),
    topic: topic.optional(),
    discord: discordId.optional(),
    guild: discordId.optional(),
    web: webName.optional(),
    language: z.enum(locales).optional().describe('posts in both languages come in this one here'),
  })
  .meta({
    oneOf: [{ required: ['telegram'] }, { required: ['discord', 'guild'] }, { required: ['web'] }],
  });

const discordHolder = z
  .string({ error: right((say) => say.discord) })
  .regex(/^(role:)?\d{15,20}$/, {
    error: right((say) => say.holder),
  });

const holders = z.strictObject({
  telegram: z.array(telegramId).optional(),
  discord: z.array(discordHolder).optional(),
  web: z.array(webName).optional(),
});

/** Everyone is a member, so that role is given to nobody. */
const rolesShape = z.strictObject({
  helper: holders.optional(),
  author: holders.optional(),
  planner: holders.optional(),
  admin: holders.optional(),
});

const plainValue = z.union([z.string(), z.number(), z.boolean()]);

export const entryShape = z.strictObject({
  cron: z
    .string({ error: right((say) => say.cron) })
    .optional()
    .describe('minute, hour, day of month, month, day of week: "0 8 * * *" is every day at 08:00'),
  at: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d$/, {
      error: right((say) => say.at),
    })
    .transform((written) => written.replace(' ', 'T'))
    .optional(),
  run: z.string().min(1).describe('a command, without slash'),
  with: z.record(z.string(), z.union([plainValue, z.array(plainValue)])).optional(),
  in: z.union([z.array(z.string()).min(1), z.string().transform((one) => [one])], {
    error: right((say) => say.spaces),
  }),
  late: duration
    .optional()
    .describe('so long after its time it still runs, when an outage was in the way'),
  except: z
    .array(z.string().regex(/^\d{4}-\d\d-\d\d$/, { error: right((say) => say.date) }))
    .optional(),
});
export type WrittenEntry = z.output<typeof entryShape>;

const group = z.record(z.string(), z.unknown());

/** Entries and operations are checked one by one, so that one that is wrong does not hide another. */
export const sections = {
  community: id.describe("the file's name without its ending"),
  name: bothTexts.describe('in both languages, or one text for both'),
  timezone: z
    .string({ error: right((say) => say.zone) })
    .describe('IANA time zone; all times in this file are in it'),
  language: z.enum(locales).describe('what is said to everyone; members choose their own'),
  dayStarts: timeOfDay
    .prefault('04:00')
    .describe('when a day begins: what happens before still counts for the day before'),
  spaces: z
    .record(spaceName, spaceShape)
    .optional()
    .describe('where the community meets, each place under a name used below'),
  roles: rolesShape
    .optional()
    .describe('who may do what; platform administrators are admins already'),
  playground: z
    .strictObject({
      people: z.record(webName, z.string().min(1)).describe('whom one can be: id and name'),
    })
    .optional(),
  operations: group.optional(),
  timetable: group.optional(),
};

export type Sections = { [K in keyof typeof sections]: z.output<(typeof sections)[K]> };
export type WrittenSpace = z.output<typeof spaceShape>;
export type WrittenRoles = z.output<typeof rolesShape>;
