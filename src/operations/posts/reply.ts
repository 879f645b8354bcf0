import { runPress } from '../../bot/run-press.ts';
import type { Button, Reply } from '../../chat/reply.ts';
import { shorten } from '../../chat/text.ts';
import { type Content, type PostButton, type Reader, textFor } from './rule.ts';

/** A post as one space gets it; what its picture shows is put in when it is sent. */
export function replyFor(content: Content, reader: Reader): Reply {
  const text = textFor(content, reader);
  const { buttons = [], picture } = content;
  return {
    text,
    ...(buttons.length > 0 && { buttons: buttons.map(buttonOf) }),
    ...(picture && {
      picture: {
        png: '',
        kept: picture.id,
        alt: picture.alt ?? shorten(text, 200),
      },
    }),
  };
}

function buttonOf(button: PostButton): Button {
  const { label } = button;
  return 'url' in button
    ? { does: 'open', label, url: button.url }
    : { does: 'press', label, press: runPress(button.command) };
}
