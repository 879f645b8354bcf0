export const TOKEN = '123456789:AAbbccddeeffgghhiijjkkllmmnnooppqqr';
export const SECRET = 'bench-secret-bench-secret';
export const GROUP = -1_001_234_567_890;
export const ADMIN = 4_999_999_999;

/** Members have ids from here on; beyond 32 bits, as newer accounts have. */
const FIRST_MEMBER = 5_000_000_000;
export const accountOf = (member: number) => FIRST_MEMBER + member;

/** How a member checks in: a message in private, or a tap on the day's card in the group. */
export type Kind = 'message' | 'tap';

/** An update as Telegram delivers it, with the fields that it always has. */
export function updateOf(id: number, kind: Kind, member: number, button: string): string {
  const from = `{"id":${accountOf(member)},"is_bot":false,"first_name":"Member ${member}","language_code":"en"}`;
  const date = 1_790_000_000;
  if (kind === 'message')
    return `{"update_id":${id},"message":{"message_id":${id},"from":${from},"chat":{"id":${accountOf(member)},"first_name":"Member ${member}","type":"private"},"date":${date},"text":"/checkin","entities":[{"offset":0,"length":8,"type":"bot_command"}]}}`;
  return `{"update_id":${id},"callback_query":{"id":"${id}","from":${from},"message":{"message_id":7,"chat":{"id":${GROUP},"title":"Hall","type":"supergroup"},"date":${date},"text":"Today"},"chat_instance":"1","data":"${button}"}}`;
}

/** What an organiser says in the group. */
export function groupCommand(id: number, text: string): object {
  const length = text.split(' ', 1)[0]?.length ?? 0;
  return {
    update_id: id,
    message: {
      message_id: id,
      from: { id: ADMIN, is_bot: false, first_name: 'Admin', language_code: 'en' },
      chat: { id: GROUP, title: 'Hall', type: 'supergroup' },
      date: 1_790_000_000,
      text,
      entities: [{ offset: 0, length, type: 'bot_command' }],
    },
  };
}
