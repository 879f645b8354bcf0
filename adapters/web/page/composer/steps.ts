import { useState } from 'preact/hooks';
import type { Misread } from '../../../../src/bot/option.ts';
import type { ShownCommand, ShownOption } from '../../protocol.ts';
import { wrongWith } from './check.ts';
import { useReading } from './reading.ts';

type Values = Readonly<Record<string, string>>;

/** Where one stands among a command's options: each is checked when it is left. */
export function useSteps(command: ShownCommand, given: Values, send: (named: Values) => void) {
  const { options } = command;
  const [values, setValues] = useState<Values>(given);
  const [at, setAt] = useState(() => firstOpen(options, given));
  const [wrong, setWrong] = useState<Misread>();
  const option = options[at];

  function go(index: number) {
    setAt(index);
    setWrong(undefined);
  }
  function write(value: string) {
    if (option === undefined) return;
    setValues((now) => ({ ...now, [option.name]: value }));
    setWrong(undefined);
  }
  const { isReading, read, whenRead } = useReading((wanted: 'next' | 'send') => {
    if (wanted === 'send') finish();
    else goOn((option && values[option.name]) ?? '');
  });
  /** To the next option, or off with it all after the last. */
  function take(value: string) {
    if (isReading) whenRead('next');
    else goOn(value);
  }
  function goOn(value: string) {
    if (option === undefined) return;
    const why = wrongWith(option, value);
    const next = { ...values, [option.name]: value.trim() };
    setValues(next);
    if (why !== undefined) setWrong(why);
    else if (at + 1 < options.length) go(at + 1);
    else finish(next);
  }
  /** Sends what is there, if nothing that is needed is missing or wrong. */
  function finish(all: Values = values) {
    const faulty = options.findIndex((one) => wrongWith(one, all[one.name] ?? '') !== undefined);
    const first = options[faulty];
    if (first !== undefined) {
      setAt(faulty);
      setWrong(wrongWith(first, all[first.name] ?? ''));
    } else {
      send(Object.fromEntries(Object.entries(all).filter(([, value]) => value.trim() !== '')));
    }
  }
  return {
    ...{ values, at, option, wrong, isReading, go, write, take },
    choose: (files: FileList | null) => option && read(option.name, files, write),
    finish: () => whenRead('send'),
  };
}

function firstOpen(options: readonly ShownOption[], given: Values): number {
  const open = options.findIndex((option) => wrongWith(option, given[option.name] ?? ''));
  return open < 0 ? Math.max(0, options.length - 1) : open;
}
