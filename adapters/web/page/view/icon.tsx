const paths = {
  menu: 'M4 6h16M4 12h16M4 18h16',
  clock: 'M12 7v5l3 2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18',
  close: 'M6 6l12 12M18 6L6 18',
  window: 'M14 4h6v6M20 4l-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5',
  send: 'M5 12h13M12 6l6 6-6 6',
  reply: 'M9 7L4 12l5 5M4 12h10a6 6 0 0 1 6 6',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M6 11h12v9H6z',
  down: 'M12 5v14M6 13l6 6 6-6',
} as const;

export function Icon({ shows }: { shows: keyof typeof paths }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[shows]} />
    </svg>
  );
}
