import type { commands as en } from './en-commands.ts';

const which = '问题：编号，如 12';

export const commands: typeof en = {
  ask: {
    about: '向社群提问',
    options: {
      text: '问题：您想问什么',
      topic: '话题',
      anonymous: '匿名：yes 则任何地方都不显示名字',
      bounty: '悬赏：给解决问题的人多少积分',
      in: '发到：哪个空间',
    },
  },
  askExperts: {
    about: '用积分向某个话题的专家提问',
    options: {
      topic: '话题',
      text: '问题：您想问什么',
      anonymous: '匿名：yes 则任何地方都不显示名字',
      in: '发到：哪个空间',
    },
  },
  answer: { about: '回答一个问题', options: { text: '回答', question: which } },
  accept: { about: '采纳解决了问题的回答', options: { answer: '回答：编号，如 12.3' } },
  unaccept: { about: '撤回采纳', options: { question: which } },
  unanswered: { about: '还没有人回答的问题', options: { page: '页码' } },
  faq: { about: '查找社群里已有的答案', options: { about: '内容：想了解什么', page: '页码' } },
  bounty: {
    about: '为一个问题悬赏积分',
    options: { question: which, points: '积分：多少' },
  },
  show: { about: '查看问题和它的回答', options: { question: which, page: '页码' } },
  edit: {
    about: '修改问题或回答',
    options: { what: '编号：问题 12，或回答 12.3', text: '内容：新的内容' },
  },
  withdraw: { about: '撤回您的问题或回答', options: { what: '编号：问题 12，或回答 12.3' } },
  history: { about: '查看问题和回答的修改记录', options: { question: which, page: '页码' } },
  close: { about: '关闭一个没有解决的问题', options: { question: which } },
  repost: { about: '重新发送问题卡片', options: { question: which } },
  asker: { about: '查看匿名问题是谁提的', options: { question: which } },
  experts: { about: '有哪些话题，由谁解答', options: {} },
  addExpert: { about: '让一位成员成为某个话题的专家', options: { member: '成员', topic: '话题' } },
  removeExpert: { about: '取消一位专家的话题', options: { member: '成员', topic: '话题' } },
  teachAdd: {
    about: '添加一条常见问题',
    options: { title: '标题：它回答的问题', answer: '答案' },
  },
  teachEdit: {
    about: '修改一条常见问题的答案或标题',
    options: { entry: '编号：常见问题的编号', answer: '答案：新的答案', title: '标题：新的标题' },
  },
  teachHistory: {
    about: '查看一条常见问题的修改记录',
    options: { entry: '编号：常见问题的编号', page: '页码' },
  },
  teachRemove: { about: '删除一条常见问题', options: { entry: '编号：常见问题的编号' } },
};
