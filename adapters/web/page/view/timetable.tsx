import { may } from '../../../../src/bot/role.ts';
import type { ComingRow } from '../../protocol.ts';
import { runCommand } from '../state/actions.ts';
import type { Chat } from '../state/chat.ts';
import type { Texts } from '../texts/en.ts';
import { useTexts } from '../texts/use-texts.ts';
import { clockIn, dayIn, dayLabel } from './times.ts';

/** What runs when in the coming days, in the community's time. */
export function Timetable({ chat }: { chat: Chat }) {
  const { say, lang } = useTexts();
  const { zone } = chat.community;
  const days = byDay(chat.timetable, zone);
  return (
    <>
      <h2>{say.timetable}</h2>
      <p class="hint">{say.timesIn(zone)}</p>
      {days.size === 0 && <p class="quiet">{say.nothingComing}</p>}
      {[...days].map(([day, rows]) => (
        <section key={day} class="day">
          <h3>{dayLabel(day, zone, lang, say)}</h3>
          <ol>
            {rows.map((row) => (
              <li key={`${row.name}/${row.at}`}>
                <Run row={row} chat={chat} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

function Run({ row, chat }: { row: ComingRow; chat: Chat }) {
  const { say } = useTexts();
  const { community, you } = chat;
  const person = community.people.find(({ id }) => id === you);
  const run = community.commands.find(({ name }) => name === 'run');
  const runs = run !== undefined && may(new Set(person?.roles), run.for);
  return (
    <article class={row.paused ? 'run paused' : 'run'}>
      <time dateTime={row.at}>{clockIn(row.at, community.zone)}</time>
      <div>
        <strong>{row.name}</strong>
        {row.paused && <span class="tag">{say.paused}</span>}
      </div>
      <p class="hint">
        <code>/{row.run}</code> {row.in.length > 0 && say.inRooms(row.in.join(', '))}
      </p>
      {runs && (
        <button
          type="button"
          class="plain"
          aria-label={say.runNowOf(row.name)}
          onClick={() => runCommand('run', { entry: row.name })}
        >
          {say.runNow}
        </button>
      )}
      {row.lateMs > 0 && <p class="hint late-by">{say.late(span(row.lateMs, say))}</p>}
    </article>
  );
}

function span(ms: number, say: Texts): string {
  const minutes = Math.round(ms / 60_000);
  return minutes % 60 === 0 ? say.hours(minutes / 60) : say.minutes(minutes);
}

function byDay(rows: readonly ComingRow[], zone: string): Map<string, ComingRow[]> {
  const days = new Map<string, ComingRow[]>();
  for (const row of rows) {
    const day = dayIn(row.at, zone);
    days.set(day, [...(days.get(day) ?? []), row]);
  }
  return days;
}
