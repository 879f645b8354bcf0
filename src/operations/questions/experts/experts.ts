import { member, named } from '../../../bot/option.ts';
import { declined } from '../../../chat/reply.ts';
import { op, TOPIC, topicIn, topicMeant } from '../op.ts';
import { findListed } from './listed.ts';
import { expertChanges, expertsListed } from './store.ts';
import { suggestTopics } from './suggest.ts';

const TOPIC_NAME = /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u;

export const experts = op.lookup({
  name: 'experts',
  called: ['专家'],
  texts: (say) => say.experts,
  for: 'member',
  answers: 'privately',
  options: {},
  async run({ community, settings, say }, { sql }) {
    const named = await expertsListed(sql, community.id);
    const written = await findListed(sql, community.id, settings);
    const topics = new Set([...Object.keys(settings.topics), ...named.map(({ topic }) => topic)]);
    if (topics.size === 0) return { text: say.noTopics };
    const lines = [...topics].map((topic) => {
      const all = [...written, ...named].filter((one) => one.topic === topic);
      const names = [...new Map(all.map(({ id, name }) => [id, name])).values()];
      const price = settings.topics[topic]?.price;
      return say.topicLine({ topic, name: topicIn(settings, topic, say.locale), names, price });
    });
    return { title: say.topicsTitle, text: lines.join('\n') };
  },
});

const options = { member: member(), topic: named({ max: TOPIC }) };

export const addExpert = op.command({
  name: 'expert add',
  texts: (say) => say.addExpert,
  for: 'admin',
  answers: 'privately',
  options,
  suggest: { topic: suggestTopics },
  run: async ({ options, community, say, member, settings }, work) => {
    const topic = topicMeant(settings, options.topic);
    if (!TOPIC_NAME.test(topic)) return declined(say.badTopic);
    const found = await work.find(options.member);
    if (found === undefined) return declined(say.nobody);
    const about = { communityId: community.id, topic, memberId: found.id, at: work.now };
    work.add(expertChanges, { ...about, byId: member.id, is: 'added' });
    return { text: say.expertAdded({ name: found.name, topic }) };
  },
});

export const removeExpert = op.command({
  name: 'expert remove',
  texts: (say) => say.removeExpert,
  for: 'admin',
  answers: 'privately',
  options,
  suggest: { topic: suggestTopics },
  run: async ({ options, community, say, member, settings }, work) => {
    const topic = topicMeant(settings, options.topic);
    const found = await work.find(options.member);
    if (found === undefined) return declined(say.nobody);
    const about = { communityId: community.id, topic, memberId: found.id, at: work.now };
    work.add(expertChanges, { ...about, byId: member.id, is: 'removed' });
    const { name } = found;
    const written = settings.topics[topic] !== undefined;
    return { text: say.expertRemoved({ name, topic, written }) };
  },
});
