import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { type Clock, pause } from '../clock.ts';

/**
 * What is counted, for the parts that count it. Labels take values of small closed sets alone: a
 * platform's name, a kind, an outcome; never an id, a community's name or anybody's words.
 */
export type Metrics = {
  /** `seconds`: from the platform's event until the answer was handed to the platform */
  readonly update: (update: {
    platform: string;
    kind: string;
    outcome: string;
    seconds: number;
  }) => void;
  /** units of work in one transaction */
  readonly crowd: (size: number) => void;
  /** how long after its time a timer was claimed */
  readonly timer: (lateness: { seconds: number }) => void;
  readonly delivery: (delivery: { platform: string; outcome: string }) => void;
  /** `kind`: why a message did not arrive (`Failure`), or what broke: `bug`, `timer`, `not kept` */
  readonly failure: (failure: { platform: string; kind: string }) => void;
  /** Read at each scrape. What rejects, is undefined, or takes over two seconds is left out of it. */
  readonly watch: (name: 'outbox' | 'queue', read: Reading) => void;
  /** The text that Prometheus reads. */
  readonly text: () => Promise<string>;
  readonly contentType: string;
};

/** counts by state */
export type Reading = () => Promise<Readonly<Record<string, number>> | undefined>;

const READ_WITHIN_MS = 2000;

export function openMetrics({ clock }: { clock: Clock }): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const count = counters(register);
  const spread = histograms(register);
  const state = gauges(register);
  const readings = new Map<'outbox' | 'queue', Reading>();

  /** With their labels fixed: else they are put in order and looked up at each update. There are few of them. */
  const updatesOf = remembered((platform: string, kind: string, outcome: string) => ({
    total: count.updates.labels({ platform, kind, outcome }),
    spent: spread.update.labels({ platform, kind }),
  }));

  async function read(name: 'outbox' | 'queue', reading: Reading): Promise<void> {
    const counts = await Promise.race([
      reading().catch(() => undefined),
      pause(clock, READ_WITHIN_MS).then(() => undefined),
    ]);
    state[name].reset();
    for (const [label, value] of Object.entries(counts ?? {})) {
      state[name].set({ state: label }, value);
    }
  }

  return {
    update({ platform, kind, outcome, seconds }) {
      const { total, spent } = updatesOf(platform, kind, outcome);
      total.inc();
      spent.observe(seconds);
    },
    crowd: (size) => spread.crowd.observe(size),
    timer: ({ seconds }) => spread.lateness.observe(seconds),
    delivery: (labels) => count.deliveries.inc(labels),
    failure: (labels) => count.failures.inc(labels),
    watch: (name, reading) => void readings.set(name, reading),
    async text() {
      await Promise.all([...readings].map(([name, reading]) => read(name, reading)));
      return register.metrics();
    },
    contentType: register.contentType,
  };
}

function remembered<T>(make: (...labels: readonly [string, string, string]) => T) {
  const known = new Map<string, T>();
  return (...labels: readonly [string, string, string]): T => {
    const key = labels.join(' ');
    const found = known.get(key) ?? make(...labels);
    known.set(key, found);
    return found;
  };
}

function counters(register: Registry) {
  const registers = [register];
  return {
    updates: new Counter({
      name: 'emcee_updates_total',
      help: 'Updates of platforms, by what became of them',
      labelNames: ['platform', 'kind', 'outcome'],
      registers,
    }),
    deliveries: new Counter({
      name: 'emcee_deliveries_total',
      help: 'Messages sent or tried, by what became of them',
      labelNames: ['platform', 'outcome'],
      registers,
    }),
    failures: new Counter({
      name: 'emcee_failures_total',
      help: 'What went wrong, by kind',
      labelNames: ['platform', 'kind'],
      registers,
    }),
  };
}

function histograms(register: Registry) {
  const registers = [register];
  return {
    update: new Histogram({
      name: 'emcee_update_seconds',
      help: 'From the event of the platform until its answer',
      labelNames: ['platform', 'kind'],
      // Discord gives an answer three seconds.
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10],
      registers,
    }),
    crowd: new Histogram({
      name: 'emcee_crowd_size',
      help: 'Units of work that shared a transaction',
      buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
      registers,
    }),
    lateness: new Histogram({
      name: 'emcee_timer_lateness_seconds',
      help: 'How long after its time a timer was claimed',
      // The upper ones are outages.
      buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 30, 60, 300, 1800, 7200],
      registers,
    }),
  };
}

function gauges(register: Registry) {
  const gauge = (name: string, help: string) =>
    new Gauge({ name, help, labelNames: ['state'], registers: [register] });
  return {
    outbox: gauge('emcee_outbox', 'Messages still to be said, or given up'),
    queue: gauge('emcee_queue', 'Wakes of timers'),
  };
}
