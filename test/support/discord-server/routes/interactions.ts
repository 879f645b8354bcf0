import type { CallbackBody, MessageBody } from '../bodies.ts';
import { checkCount, checkLength } from '../checks/known.ts';
import { checkMessage } from '../checks/message.ts';
import { checkModal } from '../checks/modal.ts';
import {
  acknowledge,
  answerOf,
  editAnswer,
  followUp,
  type InteractionRecord,
  tokenHolder,
} from '../interaction.ts';
import { messagePayload } from '../message-payload.ts';
import { deleteMessage, ephemeralFlag, loadingFlag } from '../messages.ts';
import { type Complain, refusal } from '../refusal.ts';
import { nothing, ok, type Route, type RouteRequest } from '../route.ts';
import type { World } from '../world.ts';

/** Answering interactions: the first answer, and everything after it by the interaction's token. */
export function interactionRoutes(world: World): Route[] {
  return [callbackRoute(world), followUpRoute(world), ...answerRoutes(world)];
}

function callbackRoute(world: World): Route {
  return {
    method: 'POST',
    pattern: '/interactions/{interaction_id}/{interaction_token}/callback',
    open: true,
    check: ({ body }, complain) => checkCallback((body ?? {}) as CallbackBody, complain),
    handle: (request) => {
      const record = world.interactions.get(request.param('interaction_token'));
      if (record === undefined || record.id !== request.param('interaction_id')) {
        throw refusal('unknownInteraction');
      }
      const body = (request.body ?? {}) as CallbackBody;
      acknowledge(world, record, body, request.files);
      if (request.query.get('with_response') !== 'true') return nothing;
      return ok(callbackAnswer(world, record, body.type));
    },
  };
}

/** What `with_response` asks for: the interaction, and the message that came of it. */
function callbackAnswer(
  world: World,
  record: InteractionRecord,
  type: number | undefined,
): unknown {
  const message = record.original;
  const loading = ((message?.flags ?? 0) & loadingFlag) !== 0;
  return {
    interaction: {
      id: record.id,
      type: record.kind,
      ...(message ? { response_message_id: message.id } : {}),
      response_message_loading: loading,
      response_message_ephemeral: record.ephemeral,
    },
    resource: { type, ...(message ? { message: messagePayload(world, message) } : {}) },
  };
}

function followUpRoute(world: World): Route {
  return {
    method: 'POST',
    pattern: '/webhooks/{webhook_id}/{webhook_token}',
    open: true,
    check: checkBody,
    handle: (request) => {
      const record = holder(world, request);
      const message = followUp(world, record, bodyOf(request), request.files);
      return ok(messagePayload(world, message));
    },
  };
}

/** `@original` has its own entry because the published document gives it its own schema. */
function answerRoutes(world: World): Route[] {
  return ['@original', '{message_id}'].flatMap((last): Route[] => {
    const pattern = `/webhooks/{webhook_id}/{webhook_token}/messages/${last}`;
    const find = (request: RouteRequest) => {
      const record = holder(world, request);
      const id = request.param('message_id') || '@original';
      return { record, message: answerOf(record, id) };
    };
    return [
      {
        method: 'GET',
        pattern,
        open: true,
        handle: (request) => ok(messagePayload(world, find(request).message)),
      },
      {
        method: 'PATCH',
        pattern,
        open: true,
        check: checkBody,
        handle: (request) => {
          const { record, message } = find(request);
          editAnswer(world, record, message, bodyOf(request), request.files);
          return ok(messagePayload(world, message));
        },
      },
      {
        method: 'DELETE',
        pattern,
        open: true,
        handle: (request) => {
          deleteMessage(world, find(request).message);
          return nothing;
        },
      },
    ];
  });
}

function holder(world: World, request: RouteRequest) {
  return tokenHolder(world, request.param('webhook_id'), request.param('webhook_token'));
}

function checkBody(request: RouteRequest, complain: Complain): void {
  checkMessage(bodyOf(request), complain);
}

function bodyOf(request: RouteRequest): MessageBody {
  return (request.body ?? {}) as MessageBody;
}

function checkCallback(body: CallbackBody, complain: Complain): void {
  const { type, data } = body;
  const inside: Complain = (path, code, message) => complain(['data', ...path], code, message);
  if (type === 9) checkModal(data ?? {}, complain);
  if (type === 8) checkChoices(data?.choices ?? [], complain);
  if (type === 4 || type === 7) checkMessage(data ?? {}, inside);
  if (type === 5 && ((data?.flags ?? 0) & ~ephemeralFlag) !== 0) {
    complain(['data', 'flags'], 'BASE_TYPE_CHOICES', 'Only the ephemeral flag can be deferred.');
  }
}

function checkChoices(
  choices: readonly { readonly name: string; readonly value: string | number }[],
  complain: Complain,
): void {
  const path = ['data', 'choices'];
  checkCount(choices.length, [0, 25], path, complain);
  for (const [index, choice] of choices.entries()) {
    checkLength(choice.name, [1, 100], [...path, index, 'name'], complain);
    if (typeof choice.value === 'string') {
      checkLength(choice.value, [1, 100], [...path, index, 'value'], complain);
    }
  }
}
