const quiz = 'which quiz: #7; the latest when left out';

/** What commands are about, in English. */
export const commands = {
  start: {
    about: 'Start a quiz',
    options: {
      bank: 'bank the questions come from',
      questions: 'how many',
      seconds: 'to answer each',
      tags: 'only questions with one of these tags',
      difficulty: 'only easy, medium or hard ones',
      rewards: 'by rank, points or coupons: 50, 30 + tea',
      part: 'points or a coupon for taking part',
      least: 'players needed for rewards',
      speed: 'quiz points being fast can add',
      within: 'a surprise: some time within 2h',
      chance: 'in a hundred, that it takes place',
      in: 'where: spaces parted by commas, or all',
    },
  },
  stop: { about: 'Stop a quiz, without rewards', options: { quiz } },
  void: {
    about: 'Take a bad question out of a quiz',
    options: { question: 'its number', quiz },
  },
  rescore: {
    about: 'Count a question again with another right answer',
    options: {
      question: 'its number',
      answer: 'right answer: letters such as A, C; or words, parted by /',
      quiz,
    },
  },
  results: { about: 'Who came where in a quiz', options: { quiz, page: 'page' } },
  answer: {
    about: 'Answer the question that is open',
    options: { answer: 'your answer', question: 'which one, as 7/3; else the open one' },
  },
};
