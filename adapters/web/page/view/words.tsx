import type { Locale } from '../../../../src/chat/locale.ts';
import { type Piece, pieces, type Text } from '../../../../src/chat/text.ts';
import { useTexts } from '../texts/use-texts.ts';
import { clockIn, fullTime } from './times.ts';

export function WordsOf({ text, ownTimes }: { text: Text; ownTimes: boolean }) {
  return (
    <>
      {pieces(text).map((piece, index) => (
        <PieceView key={index} piece={piece} ownTimes={ownTimes} />
      ))}
    </>
  );
}

function PieceView({ piece, ownTimes }: { piece: Piece; ownTimes: boolean }) {
  const { lang } = useTexts();
  if (typeof piece === 'string') return <Linked words={piece} />;
  switch (piece.is) {
    case 'strong':
      return <strong>{piece.text}</strong>;
    case 'code':
      return <code>{piece.text}</code>;
    case 'time':
      return (
        <time dateTime={piece.at} title={piece.text}>
          {ownTimes ? timeOf(piece, lang) : piece.text}
        </time>
      );
  }
}

const timeOf = ({ at, hour }: { at: string; hour?: true }, lang: Locale) =>
  hour ? clockIn(at) : fullTime(at, lang);

/** Plain words, with the addresses in them to follow. */
export function Linked({ words }: { words: string }) {
  return (
    <>
      {words.split(/(https?:\/\/[^\s<>"'，。）]+)/).map((part, index) =>
        index % 2 === 0 ? (
          part
        ) : (
          <a key={part} href={part} target="_blank" rel="noopener noreferrer">
            {part}
          </a>
        ),
      )}
    </>
  );
}
