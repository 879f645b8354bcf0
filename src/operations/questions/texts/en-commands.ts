const which = 'which question, such as 12';

/** What each command and its options are for. */
export const commands = {
  ask: {
    about: 'Ask the community a question',
    options: {
      text: 'your question',
      topic: 'topic',
      anonymous: 'without your name',
      bounty: 'points for whoever solves it',
      in: 'where',
    },
  },
  askExperts: {
    about: "Ask a topic's experts, for points",
    options: {
      topic: 'topic',
      text: 'your question',
      anonymous: 'without your name',
      in: 'where',
    },
  },
  answer: {
    about: 'Answer a question',
    options: { text: 'your answer', question: which },
  },
  accept: {
    about: 'Accept the answer that solved it',
    options: { answer: 'which answer, such as 12.3' },
  },
  unaccept: { about: 'Take back an acceptance', options: { question: which } },
  unanswered: { about: 'Questions that nobody answered yet', options: { page: 'page' } },
  faq: {
    about: 'Find what the community knows already',
    options: { about: 'about what', page: 'page' },
  },
  bounty: {
    about: 'Put points on a question for whoever solves it',
    options: { question: which, points: 'how many points' },
  },
  show: {
    about: 'A question with its answers',
    options: { question: which, page: 'page' },
  },
  edit: {
    about: 'Change the words of a question or an answer',
    options: { what: 'which one: question 12, or answer 12.3', text: 'the new words' },
  },
  withdraw: {
    about: 'Withdraw your question or your answer',
    options: { what: 'which one: question 12, or answer 12.3' },
  },
  history: {
    about: 'How a question and its answers read before',
    options: { question: which, page: 'page' },
  },
  close: { about: 'Close a question without a solution', options: { question: which } },
  repost: { about: "Post a question's card again", options: { question: which } },
  asker: { about: 'Look up who asked an anonymous question', options: { question: which } },
  experts: { about: 'Topics, and who answers what', options: {} },
  addExpert: {
    about: 'Make a member an expert of a topic',
    options: { member: 'whom', topic: 'topic' },
  },
  removeExpert: {
    about: 'Take a topic from an expert',
    options: { member: 'whom', topic: 'topic' },
  },
  teachAdd: {
    about: 'Add an entry for everybody to find',
    options: { title: 'the question it answers', answer: 'the answer' },
  },
  teachEdit: {
    about: 'Change the answer or the title of an entry',
    options: { entry: 'number of the entry', answer: 'the new answer', title: 'the new title' },
  },
  teachHistory: {
    about: 'How an entry read before',
    options: { entry: 'number of the entry', page: 'page' },
  },
  teachRemove: { about: 'Remove an entry', options: { entry: 'number of the entry' } },
};
