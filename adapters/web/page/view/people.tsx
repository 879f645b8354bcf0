import type { ShownPerson } from '../../protocol.ts';
import { become } from '../state/actions.ts';
import { linkTo } from '../state/address.ts';
import type { Chat } from '../state/chat.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';

/** Who one can be: one click here, or in a second window beside this one. */
export function People({ chat, chosen }: { chat: Chat; chosen: () => void }) {
  const { say } = useTexts();
  return (
    <section aria-label={say.people}>
      <h2>{say.people}</h2>
      <ul class="people">
        {chat.community.people.map((person) => (
          <li key={person.id}>
            <PersonRow person={person} you={person.id === chat.you} chosen={chosen} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function PersonRow(props: { person: ShownPerson; you: boolean; chosen: () => void }) {
  const { person, you, chosen } = props;
  const { say } = useTexts();
  const choose = () => {
    become(person.id);
    chosen();
  };
  const roles = person.roles.length === 0 ? [say.roles.member] : person.roles.map(roleName);
  function roleName(role: ShownPerson['roles'][number]) {
    return say.roles[role];
  }
  return (
    <div class="person">
      <button
        type="button"
        class="row"
        aria-pressed={you}
        title={you ? say.youAre(person.name) : say.become(person.name)}
        onClick={choose}
      >
        <Avatar id={person.id} name={person.name} />
        <span class="grow">{person.name}</span>
        <span class="role">{roles.join(', ')}</span>
      </button>
      {!you && (
        <a
          class="icon-button"
          href={linkTo({ as: person.id })}
          target="_blank"
          rel="noopener"
          aria-label={say.secondWindow(person.name)}
          title={say.secondWindow(person.name)}
        >
          <Icon shows="window" />
        </a>
      )}
    </div>
  );
}
