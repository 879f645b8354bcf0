import type { EmbedBody, MessageBody, PollBody } from '../bodies.ts';
import type { Complain } from '../refusal.ts';
import { checkComponents } from './components.ts';
import { checkCount, checkKnown, checkLength, lengthOf } from './known.ts';

type Path = readonly (string | number)[];

/** Message flag of the free layout ("components V2"): no content, no embeds beside it. */
const layoutFlag = 32_768;

const messageFields = [
  ...['content', 'tts', 'nonce', 'enforce_nonce', 'embeds', 'components', 'allowed_mentions'],
  ...['flags', 'message_reference', 'attachments', 'sticker_ids', 'poll', 'username'],
  ...['avatar_url', 'thread_name', 'applied_tags', 'shared_client_theme'],
];

const embedFields = [
  ...['title', 'type', 'description', 'url', 'timestamp', 'color', 'footer', 'image'],
  ...['thumbnail', 'video', 'provider', 'author', 'fields'],
];

/** The limits of a message's parts, for creating and editing, in a channel or as an answer. */
export function checkMessage(body: MessageBody, complain: Complain): void {
  checkKnown(body, messageFields, [], complain);
  const layout = ((body.flags ?? 0) & layoutFlag) !== 0;
  checkLength(body.content, [0, 2000], ['content'], complain);
  checkEmbeds(body.embeds ?? [], complain);
  checkComponents(body.components ?? [], layout, complain);
  checkNonce(body.nonce, complain);
  checkMentions(body, complain);
  checkCount(body.attachments?.length ?? 0, [0, 10], ['attachments'], complain);
  if (body.poll) checkPoll(body.poll, complain);
  if (layout && (body.content || body.embeds?.length || body.poll)) {
    const message = 'The fields content, embeds and poll cannot be used with this flag';
    complain(['flags'], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message);
  }
}

function checkEmbeds(embeds: readonly EmbedBody[], complain: Complain): void {
  checkCount(embeds.length, [0, 10], ['embeds'], complain);
  for (const [index, embed] of embeds.entries()) checkEmbed(embed, ['embeds', index], complain);
  const total = embeds.reduce((sum, embed) => sum + embedLength(embed), 0);
  if (total > 6000) {
    complain(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000');
  }
}

function checkEmbed(embed: EmbedBody, path: Path, complain: Complain): void {
  checkKnown(embed, embedFields, path, complain);
  checkLength(embed.title, [0, 256], [...path, 'title'], complain);
  checkLength(embed.description, [0, 4096], [...path, 'description'], complain);
  checkLength(embed.footer?.text, [0, 2048], [...path, 'footer', 'text'], complain);
  checkLength(embed.author?.name, [0, 256], [...path, 'author', 'name'], complain);
  const fields = embed.fields ?? [];
  checkCount(fields.length, [0, 25], [...path, 'fields'], complain);
  for (const [index, field] of fields.entries()) {
    checkLength(field.name, [1, 256], [...path, 'fields', index, 'name'], complain);
    checkLength(field.value, [1, 1024], [...path, 'fields', index, 'value'], complain);
  }
}

function embedLength(embed: EmbedBody): number {
  const fields = (embed.fields ?? []).flatMap((field) => [field.name, field.value]);
  const texts = [embed.title, embed.description, embed.footer?.text, embed.author?.name];
  return [...texts, ...fields].reduce((sum, text) => sum + lengthOf(text), 0);
}

function checkNonce(nonce: MessageBody['nonce'], complain: Complain): void {
  if (typeof nonce === 'string') checkLength(nonce, [0, 25], ['nonce'], complain);
}

function checkMentions(body: MessageBody, complain: Complain): void {
  const mentions = body.allowed_mentions;
  if (!mentions) return;
  const path = ['allowed_mentions'];
  checkKnown(mentions, ['parse', 'users', 'roles', 'replied_user'], path, complain);
  for (const kind of ['users', 'roles'] as const) {
    if (!mentions[kind]?.length) continue;
    checkCount(mentions[kind].length, [0, 100], [...path, kind], complain);
    if (mentions.parse?.includes(kind)) {
      const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
      complain(path, 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message);
    }
  }
}

function checkPoll(poll: PollBody, complain: Complain): void {
  checkLength(poll.question?.text, [1, 300], ['poll', 'question', 'text'], complain);
  const answers = poll.answers ?? [];
  checkCount(answers.length, [1, 10], ['poll', 'answers'], complain);
  for (const [index, answer] of answers.entries()) {
    checkLength(answer.poll_media?.text, [1, 55], ['poll', 'answers', index], complain);
  }
  const hours = poll.duration ?? 24;
  if (hours < 1 || hours > 768) {
    complain(['poll', 'duration'], 'NUMBER_TYPE_MAX', 'Must be between 1 and 768.');
  }
}
