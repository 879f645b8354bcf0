import { useLayoutEffect, useRef, useState } from 'preact/hooks';

const NEAR_PX = 80;
/** About a screen ahead, so that what is earlier is mostly there when one gets to it. */
const AHEAD_PX = 900;

/** The height is the content's alone: the way down comes and goes beneath it. */
type Place = { stuck: boolean; top: number; height: number };
const AT_BOTTOM: Place = { stuck: true, top: 0, height: 0 };

/**
 * At the bottom one stays there, whatever grows or shrinks, until one scrolls up oneself. What is put
 * before the first message moves nothing that is in sight.
 * @param first names the message at the top: an earlier one means that some were put before it
 * @param seeTop is told when the top comes near
 */
export function useScroll(first: number | undefined, seeTop: () => void) {
  const box = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const place = useRef(AT_BOTTOM);
  const [atBottom, setAtBottom] = useState(true);
  const toBottom = () => box.current?.scrollTo({ top: box.current.scrollHeight });
  const latest = useRef(seeTop);
  latest.current = seeTop;

  useLayoutEffect(() => {
    const [outer, inner] = [box.current, content.current];
    if (outer === null || inner === null) return;
    const look = () => {
      const { stuck, top } = place.current;
      const near = outer.scrollHeight - outer.scrollTop - outer.clientHeight < NEAR_PX;
      const isStuck = near || (stuck && outer.scrollTop >= top);
      place.current = { stuck: isStuck, top: outer.scrollTop, height: inner.offsetHeight };
      setAtBottom(isStuck);
      if (outer.scrollTop < top && outer.scrollTop < AHEAD_PX) latest.current();
    };
    const grown = new ResizeObserver(() => {
      place.current = { ...place.current, height: inner.offsetHeight };
      if (place.current.stuck) toBottom();
    });
    grown.observe(inner);
    grown.observe(outer);
    outer.addEventListener('scroll', look, { passive: true });
    toBottom();
    return () => {
      grown.disconnect();
      outer.removeEventListener('scroll', look);
    };
  }, []);

  const before = useRef(first);
  useLayoutEffect(() => {
    const isPutBefore =
      first !== undefined && before.current !== undefined && first < before.current;
    before.current = first;
    const [outer, inner] = [box.current, content.current];
    if (!isPutBefore || outer === null || inner === null) return;
    keepInSight(outer, place.current.top + inner.offsetHeight - place.current.height);
  }, [first]);
  return { box, content, atBottom, toBottom };
}

/** Some browsers see to this by themselves, but none at the very top: so none does here. */
function keepInSight(outer: HTMLElement, top: number): void {
  outer.style.setProperty('overflow-anchor', 'none');
  outer.scrollTop = top;
  requestAnimationFrame(() => outer.style.removeProperty('overflow-anchor'));
}
