import type { NamedOption } from '../../src/bot/command.ts';
import type { Community } from '../../src/bot/community.ts';
import { choice, integer, member, named, optional, text } from '../../src/bot/option.ts';
import type { Heard, Platform } from '../../src/bot/port.ts';
import { pressOf } from '../../src/bot/press.ts';
import { sentPhoto } from '../../src/bot/sent.ts';
import type { Incoming } from '../../src/chat/incoming.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { type ScriptedBot, scriptedBot, smallCommand, smallCommunity } from './scripted-bot.ts';

const about = (en: string, zh: string) => ({ en, zh });
const option = (
  name: string,
  en: string,
  zh: string,
  made: Omit<NamedOption, 'name' | 'about'>,
): NamedOption => ({ ...made, name, about: about(en, zh) });

/** A community with a bit of everything the playground shows. */
export const nightReaders: Community = smallCommunity({
  id: 'night-readers',
  name: about('Night Readers', '夜读社'),
  language: 'zh',
  people: [
    { id: 'mei', name: 'Mei' },
    { id: 'lin', name: 'Lin' },
    { id: 'sam', name: 'Sam' },
    { id: 'ada', name: 'Ada' },
  ],
  roles: [
    { role: 'admin', platform: 'web', account: 'mei' },
    { role: 'helper', platform: 'web', account: 'lin' },
  ],
  spaces: [
    { name: 'hall', platform: 'web', chat: 'hall', guild: 'night-readers' },
    { name: 'quiet corner', platform: 'web', chat: 'corner', guild: 'night-readers' },
    { name: 'telegram', platform: 'telegram', chat: '-1001234567890' },
  ],
  commands: [
    smallCommand('checkin', 'member', {
      about: about('Check in for today', '今天打卡'),
      answers: 'privately',
    }),
    smallCommand('points', 'member', {
      about: about('Your points, or somebody’s', '查看积分'),
      options: [option('member', 'whose points', '谁的积分', optional(member()))],
    }),
    smallCommand('grant', 'helper', {
      about: about('Give somebody points', '发放积分'),
      options: [
        option('member', 'who gets them', '给谁', member()),
        option('points', 'how many', '多少', integer({ min: 1, max: 1000 })),
        option('reason', 'what for', '原因', optional(text({ max: 100 }))),
      ],
    }),
    smallCommand('ask', 'member', { about: about('Ask the community a question', '向大家提问') }),
    smallCommand('quiz start', 'planner', {
      about: about('Start a quiz', '开始答题'),
      options: [
        option('bank', 'which questions', '哪套题', named()),
        option('pace', 'how fast', '快慢', choice({ slow: [], steady: [], fast: [] })),
      ],
    }),
    smallCommand('run', 'planner', {
      about: about('Run an entry of the timetable now', '立即执行日程'),
      options: [option('entry', 'which one', '哪一项', named())],
    }),
    smallCommand('plan', 'admin', {
      about: about('Plan an evening', '安排一场活动'),
      options: [
        option('name', 'what it is called', '名称', text({ max: 80 })),
        ...['length', 'place', 'about', 'capacity', 'cutoff', 'guests', 'reminders'].map((name) =>
          option(name, `its ${name}`, name, optional(text({ max: 80 }))),
        ),
      ],
    }),
    smallCommand('show', 'admin', {
      about: about('Show a picture', '展示一张图片'),
      options: [option('photo', 'which one', '哪一张', sentPhoto())],
    }),
    smallCommand('fail', 'admin', {
      about: about('Fail, to see what that looks like', '出错演示'),
    }),
  ],
});

/** Its first room. */
export const hall = {
  platform: 'web',
  chat: 'hall',
  guild: 'night-readers',
  private: false,
};

const banks = ['tea and books', 'tides', '唐诗三百首'];

export function dailyCard(names: readonly string[]): Reply {
  const so =
    names.length === 0 ? 'Nobody yet: be the first.' : `Latest: ${names.slice(-3).join(', ')}`;
  return {
    title: 'Check-in · Sunday, 22 November',
    text: [{ is: 'strong', text: `${names.length}` }, ` checked in today. ${so}`],
    buttons: [
      { does: 'press', label: 'Check in', press: pressOf('checkin'), tone: 'primary' },
      { does: 'press', label: 'My calendar', press: pressOf('calendar') },
      { does: 'press', label: 'How streaks count', press: pressOf('streaks') },
    ],
  };
}

/** Answers like the real one in little: a card that counts, a form, completions, an edit in place. */
export function playgroundBot(platform: () => Platform): ScriptedBot {
  const checked: string[] = [];

  async function answers(incoming: Incoming): Promise<Heard> {
    const { what, from } = incoming;
    switch (what.is) {
      case 'command':
        return command(what.name, what.typed, what.named);
      case 'press':
        return press(what.press.split(':')[0] ?? '', from.name, what.message);
      case 'form':
        return said(
          { title: `${what.fields['title']}`, text: `${what.fields['details']}` },
          'openly',
        );
      case 'completing':
        return {
          is: 'completions',
          choices: banks
            .filter((bank) => bank.includes(what.typed))
            .map((bank) => ({ label: bank, value: bank })),
        };
      case 'opened':
        return said({ text: 'Welcome. What is for you alone, I say here.' }, 'privately');
      case 'text':
        return what.toBot ? said({ text: `You said: ${what.text}` }, 'openly') : { is: 'nothing' };
      default:
        return { is: 'nothing' };
    }
  }

  function command(name: string, typed: string, named: Readonly<Record<string, string>>): Heard {
    switch (name) {
      case 'checkin':
        return said({ text: 'Checked in: +5 points, day 3 of your streak.' }, 'privately');
      case 'points':
        return said({ text: [{ is: 'strong', text: '128' }, ' points · 3rd of 41'] }, 'openly');
      case 'grant':
        return said({ text: `Granted: ${typed || Object.values(named).join(' ')}` }, 'openly');
      case 'ask':
        return {
          is: 'form',
          form: {
            id: 'ask:1',
            title: 'Ask a question',
            fields: [
              { name: 'title', label: 'Your question', required: true, long: false, max: 100 },
              { name: 'details', label: 'Details', required: false, long: true, max: 1000 },
            ],
          },
        };
      case 'long':
        return said(
          { title: 'A long story', text: 'All happy families are alike. '.repeat(180) },
          'openly',
        );
      case 'show':
        return said({ text: 'What a picture!' }, 'openly');
      case 'fail':
        throw new Error('the database is away');
      default:
        return said({ text: `Done: /${name} ${Object.values(named).join(' ')}` }, 'openly');
    }
  }

  async function checkIn(who: string, message: string | undefined): Promise<Heard> {
    if (checked.includes(who)) return said({ text: 'You checked in today already.' }, 'privately');
    checked.push(who);
    if (message !== undefined) await platform().edit(message, dailyCard(checked));
    return said({ text: '+5 points. Day 3 of your streak.' }, 'privately');
  }

  async function press(name: string, who: string, message: string | undefined): Promise<Heard> {
    if (name === 'checkin') return checkIn(who, message);
    if (name === 'turn') return said({ text: 'Page two.' }, 'in-place');
    if (name === 'days') return said({ text: 'In Shanghai, that is.' }, 'privately');
    return said(
      {
        text: 'A streak goes on for every day you check in before 04:00.',
        buttons: [{ does: 'press', label: 'Where is it four?', press: pressOf('days') }],
      },
      'privately',
    );
  }

  return scriptedBot({ answers, communities: [nightReaders] });
}

function said(reply: Reply, place: 'openly' | 'privately' | 'in-place'): Heard {
  return { is: 'said', reply, place };
}
