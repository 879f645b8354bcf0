import { useEffect, useRef } from 'preact/hooks';
import type { Choice } from '../../../../src/chat/reply.ts';

export function OfferList(props: {
  offers: readonly Choice[];
  active: number;
  take: (value: string) => void;
}) {
  const { offers, active, take } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [active, offers]);
  if (offers.length === 0) return null;
  return (
    <div class="popup">
      <div id="offers" role="listbox" class="options" ref={list}>
        {offers.map(({ label, value }, index) => (
          <div
            key={value}
            id={`offer-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            class="option"
            onMouseDown={(event) => {
              event.preventDefault();
              take(value);
            }}
          >
            <span>{label}</span>
            {label !== value && <span class="about">{value}</span>}
          </div>
        ))}
      </div>
    </div>
  );
}
