import { acceptance, tapToAccept, unacceptance } from './answers/accept.ts';
import { give, replyToAnswer, tapToAnswer, tapToAnswerThat } from './answers/give.ts';
import { readWhole, tapForAnswers, turnPage } from './answers/list.ts';
import { unvote, vote } from './answers/vote.ts';
import { anyway, ask, askExperts } from './ask/ask.ts';
import { card } from './ask/card.ts';
import { askerForAdmins, askerForHelpers, history, show, unanswered } from './ask/lists.ts';
import { close, edit, repost, withdraw } from './ask/manage.ts';
import { tapSame, tapSameThere } from './ask/same.ts';
import { bounty } from './bounty/bounty.ts';
import { addExpert, experts, removeExpert } from './experts/experts.ts';
import { countQuestions } from './figures/store.ts';
import { faq, tapFound } from './knowledge/faq.ts';
import * as teach from './knowledge/teach.ts';
import { moveQuestions } from './linking/store.ts';
import { op } from './op.ts';
import { givingBack, nudging, settling } from './timers.ts';

export const questionsOperation = op.with({
  figures: countQuestions,
  commands: [
    ...[ask, give, acceptance, unacceptance, unanswered, faq, bounty],
    ...[show, edit, withdraw, history, close, repost, askerForAdmins, askerForHelpers],
    ...[
      experts,
      askExperts,
      addExpert,
      removeExpert,
      teach.add,
      teach.edit,
      teach.remove,
      teach.history,
    ],
  ],
  presses: [
    ...[tapToAnswer, tapToAnswerThat, tapSame, tapSameThere, tapForAnswers, turnPage, readWhole],
    ...[vote, unvote, tapToAccept, anyway, tapFound],
  ],
  cards: [card],
  replies: [replyToAnswer],
  timers: [nudging, givingBack, settling],
  moves: [moveQuestions],
});
