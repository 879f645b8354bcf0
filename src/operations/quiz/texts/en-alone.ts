import type { Prize } from '../prize.ts';

const points = (n: number) => (n === 1 ? '1 point' : `${n} points`);
type Standing = { rank: number; name: string; points: number; quizzes: number };
const quizzes = (n: number) => (n === 1 ? '1 quiz' : `${n} quizzes`);

/** Climbing alone, and the league of the week, in English. */
export const alone = {
  climb: { about: 'Climb level by level, on your own', options: { bank: 'which questions' } },
  climbTitle: (it: { quiz: string }) => `Climb · ${it.quiz}`,
  climbAt: (it: { level: number; levels: number; n: number; questions: number }) =>
    `Level ${it.level} of ${it.levels}, question ${it.n} of ${it.questions}`,
  climbRight: '✔ Right!',
  climbWrong: '✘ Not quite.',
  climbUp: (it: { level: number; reward: number }) =>
    `Level ${it.level} is yours${it.reward > 0 ? `: +${points(it.reward)}` : ''}!`,
  climbFailed: (it: { level: number; right: number; questions: number; need: number }) =>
    `${it.right} of ${it.questions} right; level ${it.level} needs ${it.need}. It begins again.`,
  climbTired: 'That was the last try for today. Come back tomorrow with /climb.',
  climbTop: (it: { levels: number }) =>
    `You stand at the top: all ${it.levels} levels are yours. Well done!`,
  whichClimb: (it: { banks: readonly string[] }) =>
    it.banks.length === 0
      ? 'There is nothing to climb here yet. An admin can open a bank for it with climb: in its file.'
      : `Which one? /climb and one of: ${it.banks.join(', ')}.`,

  league: { about: 'The week’s quiz league', options: { week: 'this or last' } },
  leagueEnd: {
    about: 'End a week of the league and give its rewards',
    options: { week: 'this or last', rewards: 'by rank, points or coupons: 50, 30 + tea' },
  },
  leagueTitle: (it: { week: string }) => `League of the week from ${it.week}`,
  leagueFinal: (it: { week: string }) => `League of the week from ${it.week}: the end`,
  leagueEmpty: (it: { week: string }) =>
    `Nobody has points in the league of the week from ${it.week} yet. Each quiz of the week brings some.`,
  leaguePlace: (it: Standing) => `${it.rank}. ${it.name} · ${it.points} (${quizzes(it.quizzes)})`,
  leagueWon: (it: Standing & { prize: Prize | undefined }) =>
    [
      `${it.rank}. ${it.name} · ${it.points}`,
      ...(it.prize !== undefined && it.prize.points > 0 ? [`+${points(it.prize.points)}`] : []),
      ...(it.prize?.coupon === undefined ? [] : [`a coupon (${it.prize.coupon})`]),
    ].join(' · '),
  leaguePrize: (it: { week: string }) => `Quiz league of the week from ${it.week}`,
  leaguePaidAlready: (it: { week: string }) =>
    `The rewards of the week from ${it.week} were given already.`,
  leaguePaid: (it: { week: string; count: number }) =>
    `The league of the week from ${it.week} has ended: ${it.count === 1 ? '1 reward' : `${it.count} rewards`} given.`,
};
