import type { Message } from '../../protocol.ts';
import { answering, type Chat } from '../state/chat.ts';
import { useTexts } from '../texts/use-texts.ts';
import { wordsOf } from './announcer.tsx';
import { Avatar, hueOf } from './avatar.tsx';
import { Content } from './content.tsx';
import { Icon } from './icon.tsx';
import { EMCEE_ID, nameOf } from './names.ts';
import { PrivateAnswers } from './private-answers.tsx';
import { clockIn, fullTime } from './times.ts';

/** One message with who said it and when, and below it what the bot answered to this reader alone. */
export function MessageView(props: {
  chat: Chat;
  message: Message;
  answers: readonly Message[];
  goesOn: boolean;
  cause: Message | undefined;
}) {
  const { chat, message, answers, goesOn, cause } = props;
  const name = nameOf(message.author, chat);
  const mine = message.author === chat.you;
  const classes = ['message', mine && 'mine', goesOn && 'goes-on', bySide(message)];
  return (
    <article class={classes.filter(Boolean).join(' ')} aria-label={name}>
      <div class="gutter">{!goesOn && <Avatar id={message.author} name={name} />}</div>
      <div class="body">
        {!goesOn && <ByLine message={message} name={name} />}
        {cause !== undefined && (
          <p class="quote">
            <strong>{nameOf(cause.author, chat)}</strong> {wordsOf(cause)}
          </p>
        )}
        <Content chat={chat} message={message} />
        {message.onlyFor !== undefined && <OnlyYou />}
        <PrivateAnswers chat={chat} answers={answers} />
      </div>
      <ReplyButton id={message.id} name={name} />
    </article>
  );
}

function bySide({ author }: Message): string {
  return author === EMCEE_ID ? 'by-bot' : '';
}

function ByLine({ message, name }: { message: Message; name: string }) {
  const { say, lang } = useTexts();
  return (
    <header class="by">
      <strong class={`name ${hueOf(message.author)}`}>{name}</strong>
      {message.author === EMCEE_ID && <span class="tag">{say.bot}</span>}
      <time dateTime={message.at} title={fullTime(message.at, lang)}>
        {clockIn(message.at)}
      </time>
    </header>
  );
}

function OnlyYou() {
  const { say } = useTexts();
  return (
    <p class="only-you">
      <Icon shows="lock" /> {say.onlyYou}
    </p>
  );
}

function ReplyButton({ id, name }: { id: number; name: string }) {
  const { say } = useTexts();
  return (
    <button
      type="button"
      class="icon-button reply"
      aria-label={say.replyTo(name)}
      title={say.reply}
      onClick={() => answering.set(id)}
    >
      <Icon shows="reply" />
    </button>
  );
}
