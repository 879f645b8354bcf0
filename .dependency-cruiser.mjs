// The arrows of ARCHITECTURE.md. Each rule is proved by a planted violation in test/arrows.test.ts.

const OURS = '^(src|adapters|test|bench|prisma)/';
/** What any room may hold on to: time, chance, the log, the shape of a health report. */
const LEAVES = '^src/(clock|stepped-clock|chance|log|loop|health)\\.ts$';
/** The shapes of the database, without a way to open one. */
const TABLES = '^src/database/(sql|table|serial)\\.ts$';
/** The files that put everything together. */
const ROOTS = '^src/(?!(clock|stepped-clock|chance|log|loop|health)\\.ts$)[^/]+\\.ts$';

const rooms = [
  room('chat', []),
  room('database', [LEAVES]),
  room('members', ['database', 'chat', LEAVES]),
  room('agenda', ['database', 'chat', LEAVES]),
  // Days and weeks are counted in one place: the agenda's calendar.
  room('ledger', ['database', 'chat', '^src/agenda/day\\.ts$', LEAVES]),
  room('outbox', ['database', 'chat', LEAVES]),
  room('bot', ['members', 'ledger', 'agenda', 'outbox', 'database', 'chat', LEAVES]),
  room('rehearsal', ['bot', 'members', 'ledger', 'chat', 'database', LEAVES]),
  room('config', ['bot', 'agenda', 'chat', LEAVES]),
  room('cli', [
    ...['config', 'bot', 'rehearsal', 'agenda', 'chat'],
    ...['^src/ledger/texts/', '^src/database/fault\\.ts$', LEAVES],
  ]),
  room('http', ['bot', 'chat', LEAVES]),
];

/** A room of src/ sees these rooms, or these files, and itself. */
function room(name, sees) {
  const own = `^src/${name}/`;
  return {
    name: `${name} sees only what is below it`,
    comment: `src/${name} may import: ${sees.join(', ') || 'nothing of ours'}.`,
    severity: 'error',
    from: { path: own },
    to: { path: OURS, pathNot: [own, ...sees.map(pathOf)] },
  };
}

function pathOf(sees) {
  return sees.startsWith('^') ? sees : `^src/${sees}/`;
}

const RULE = '^src/operations/[^/]+/rule\\.ts$';
/** Neither time nor chance, no file and no database: what goes in says what comes out. */
const PURE = '^src/(chat/.+|agenda/(day|zone|occurrences)|bot/(role|option|sent|nearest))\\.ts$';

/** Only the shapes of the bot that two sides agree on. */
const AGREED = '^src/bot/(port|command|community|press|role|option|sent)\\.ts$';

export default {
  forbidden: [
    ...rooms,
    {
      name: 'leaves see only leaves',
      severity: 'error',
      from: { path: LEAVES },
      to: { path: OURS, pathNot: LEAVES },
    },
    {
      name: 'an operation sees the rooms, not their inside',
      severity: 'error',
      from: { path: '^src/operations/' },
      to: {
        path: OURS,
        pathNot: [
          '^src/operations/',
          ...['bot', 'chat', 'ledger', 'members', 'agenda', 'outbox'].map(pathOf),
          TABLES,
        ],
      },
    },
    {
      name: 'an operation declares, and does not hear',
      comment:
        'How an update is heard and committed, and what else the bot runs, is no business of what is declared.',
      severity: 'error',
      from: { path: '^src/operations/' },
      to: { path: '^src/bot/(hearing|crowd|running|outside)/' },
    },
    {
      name: 'operations never import each other',
      comment: 'What two of them share moves down: to ledger, members, agenda, outbox or bot.',
      severity: 'error',
      from: { path: '^src/operations/([^/]+)/' },
      to: { path: '^src/operations/', pathNot: '^src/operations/$1/' },
    },
    {
      name: 'only store.ts of an operation sees the database',
      severity: 'error',
      from: { path: '^src/operations/', pathNot: '/store\\.ts$' },
      to: { path: '^src/database/' },
    },
    {
      name: "an operation's rule is pure",
      comment:
        'It may use the calendar, other pure functions, and the shapes of what it decides about.',
      severity: 'error',
      from: { path: RULE },
      to: { pathNot: [RULE, PURE, '(^|/)node_modules/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'an adapter sees the port and the neutral language',
      severity: 'error',
      from: { path: '^adapters/', pathNot: '^adapters/web/(store|connect)\\.ts$' },
      to: { path: OURS, pathNot: ['^adapters/', AGREED, '^src/chat/', LEAVES] },
    },
    {
      name: 'the playground keeps its messages in store.ts',
      severity: 'error',
      from: { path: '^adapters/web/(store|connect)\\.ts$' },
      to: {
        path: OURS,
        pathNot: ['^adapters/', AGREED, '^src/chat/', LEAVES, '^src/database/sql\\.ts$'],
      },
    },
    {
      name: 'adapters never import each other',
      severity: 'error',
      from: { path: '^adapters/([^/]+)/' },
      to: { path: '^adapters/', pathNot: '^adapters/$1/' },
    },
    {
      name: 'the page sees the protocol, not the server',
      severity: 'error',
      from: { path: '^adapters/web/page/' },
      to: { path: '^adapters/', pathNot: '^adapters/web/(page/|protocol\\.ts$)' },
    },
    {
      name: 'the server does not see the page',
      severity: 'error',
      from: { path: '^(src|adapters)/', pathNot: '^adapters/web/page/' },
      to: { path: '^adapters/web/page/' },
    },
    {
      name: 'nothing imports a root but a root',
      severity: 'error',
      from: { path: '^(src|adapters)/', pathNot: ROOTS },
      to: { path: ROOTS },
    },
    {
      name: 'only roots know operations and adapters',
      severity: 'error',
      from: { path: '^src/', pathNot: [ROOTS, '^src/operations/'] },
      to: { path: '^(src/operations|adapters)/' },
    },
    {
      name: 'what runs does not need what tests it',
      severity: 'error',
      from: { path: '^(src|adapters)/' },
      to: { path: '^(test|bench|prisma)/' },
    },
    {
      name: 'only clients of a platform know its library',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '(^|/)node_modules/(telegraf|discord\\.js|@discordjs|preact)/' },
    },
    {
      name: 'no development dependency runs',
      comment: 'The page is bundled when it is built, so it alone may.',
      severity: 'error',
      from: { path: '^(src|adapters)/', pathNot: '^adapters/web/page/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no cycles',
      comment: 'Types may name each other within a room; code may not wait for itself.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', '^test/[^/]+\\.test\\.ts$', '\\.js$'] },
      to: {},
    },
    {
      name: 'every import is found',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  },
};
