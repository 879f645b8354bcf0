const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** The signs of a Chinese number, for patterns. */
export const NUMERALS = '零〇一二两三四五六七八九十百千万';

/** `十二`, `两百零五`, `三千`, `一万二千`; undefined for what is none. Below a hundred million. */
function numeralOf(raw: string): number | undefined {
  const [tens = '', ones, ...more] = raw.split('万');
  if (raw === '' || more.length > 0) return undefined;
  const high = belowTenThousand(tens);
  if (ones === undefined) return high;
  const low = ones === '' ? 0 : belowTenThousand(ones);
  return high === undefined || low === undefined || high === 0 ? undefined : high * 10_000 + low;
}

function belowTenThousand(raw: string): number | undefined {
  if (
    !/^零$|^〇$|^(?:[一二两三四五六七八九]千)?[零〇]?(?:[一二两三四五六七八九]百)?[零〇]?(?:[一二两三四五六七八九]?十)?[一二两三四五六七八九]?$/.test(
      raw,
    )
  )
    return undefined;
  if (raw === '') return undefined;
  let sum = 0;
  let digit: number | undefined;
  for (const sign of raw) {
    const unit = UNITS[sign];
    if (unit === undefined) digit = DIGITS[sign] ?? 0;
    else {
      sum += (digit ?? 1) * unit;
      digit = undefined;
    }
  }
  return sum + (digit ?? 0);
}

/** `12`, `１２`, `十二`: digits of either width, or a Chinese number. Undefined for what is none. */
export function wholeNumber(raw: string): number | undefined {
  const plain = raw.normalize('NFKC').trim();
  if (/^[+-]?\d+$/.test(plain)) return Number(plain);
  return numeralOf(plain);
}
