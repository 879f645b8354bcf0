import { useEffect, useState } from 'preact/hooks';
import { address } from '../state/address.ts';
import { chat } from '../state/chat.ts';
import { useStore } from '../state/store.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Drawer } from './drawer.tsx';
import { RoomView } from './room-view.tsx';
import { Sidebar } from './sidebar.tsx';
import { StatusLine } from './status-line.tsx';
import { Timetable } from './timetable.tsx';
import { useWidth } from './use-width.ts';

type Open = 'rooms' | 'timetable' | undefined;

export function App() {
  const now = useStore(chat);
  const { room, lang } = useStore(address);
  const { say, both } = useTexts();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const narrow = useWidth('(max-width: 47.99rem)');
  const medium = useWidth('(max-width: 68.99rem)');

  useEffect(() => {
    document.documentElement.lang = lang === 'zh' ? 'zh-Hans' : 'en';
  }, [lang]);
  const name = now && both(now.community.name);
  useEffect(() => {
    document.title = name === undefined ? 'Emcee' : `${name} · Emcee`;
  }, [name]);

  if (now === undefined || room === undefined) {
    return (
      <main class="waiting">
        <p class="quiet late">{say.connecting}</p>
        <StatusLine />
      </main>
    );
  }
  return (
    <div class="screen">
      <Drawer side="left" label={say.menu} drawn={narrow} open={open === 'rooms'} close={close}>
        <Sidebar chat={now} room={room} chosen={close} />
      </Drawer>
      <RoomView
        chat={now}
        room={room}
        covered={(narrow && open === 'rooms') || (medium && open === 'timetable')}
        openRooms={() => setOpen('rooms')}
        openTimetable={() => setOpen('timetable')}
      />
      <Drawer
        side="right"
        label={say.timetable}
        drawn={medium}
        open={open === 'timetable'}
        close={close}
      >
        <Timetable chat={now} />
      </Drawer>
    </div>
  );
}
