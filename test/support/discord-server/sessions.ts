import type { Dispatch, World } from './world.ts';

interface GatewayEvent {
  readonly s: number;
  readonly t: string;
  readonly d: unknown;
}

/** A gateway session: it outlives its connections and remembers its events for RESUME. */
export interface Session {
  readonly id: string;
  readonly intents: number;
  readonly events: GatewayEvent[];
  send: ((packet: object) => void) | undefined;
}

export interface Sessions {
  readonly all: Map<string, Session>;
  readonly open: (id: string, intents: number, send: Session['send']) => Session;
  readonly dispatch: Dispatch;
  readonly emit: (session: Session, name: string, data: unknown) => void;
  /** Puts a connection in the place of the lost one and says again what came after `seq`. */
  readonly resume: (session: Session, seq: number, send: (packet: object) => void) => void;
}

export function createSessions(): Sessions {
  const all = new Map<string, Session>();
  const emit: Sessions['emit'] = (session, name, data) => {
    const event = { s: session.events.length + 1, t: name, d: data };
    session.events.push(event);
    session.send?.({ op: 0, ...event });
  };
  return {
    all,
    open: (id, intents, send) => {
      const session: Session = { id, intents, events: [], send };
      all.set(id, session);
      return session;
    },
    emit,
    dispatch: (name, intents, data) => {
      for (const session of all.values()) {
        const wanted = intents === 0 || (session.intents & intents) !== 0;
        if (wanted) emit(session, name, data(session.intents));
      }
    },
    resume: (session, seq, send) => {
      session.send = send;
      for (const event of session.events.slice(seq)) send({ op: 0, ...event });
      emit(session, 'RESUMED', {});
    },
  };
}

/** Whether the intents ask for what the application was not granted. */
export function forbiddenIntents(world: World, intents: number): boolean {
  const content = 1 << 15;
  const members = 1 << 1;
  const asked = (bit: number) => (intents & bit) !== 0;
  return (
    (asked(content) && !world.grants.messageContent) ||
    (asked(members) && !world.grants.guildMembers)
  );
}
