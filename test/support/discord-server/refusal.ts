/** One complaint about a request body, at the place where Discord would report it. */
interface Problem {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
}

/** Where a check leaves its complaints. */
export type Complain = (
  path: readonly (string | number)[],
  code: string,
  message: string,
) => unknown;

type Node = { [key: string]: Node | Leaf[] };
/** Under this name a node of the tree lists its own complaints. */
const leaves = '_errors';

type Leaf = { code: string; message: string };

/** Discord's answer to a request it does not carry out; thrown by routes, turned into JSON by http.ts. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: Node | undefined;

  constructor(status: number, code: number, message: string, errors?: Node) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

/** The JSON error codes of Discord's API documentation (topics/opcodes-and-status-codes). */
const known = {
  unauthorized: [401, 0, '401: Unauthorized'],
  notFound: [404, 0, '404: Not Found'],
  unknownApplication: [404, 10002, 'Unknown Application'],
  unknownChannel: [404, 10003, 'Unknown Channel'],
  unknownGuild: [404, 10004, 'Unknown Guild'],
  unknownMember: [404, 10007, 'Unknown Member'],
  unknownMessage: [404, 10008, 'Unknown Message'],
  unknownRole: [404, 10011, 'Unknown Role'],
  unknownUser: [404, 10013, 'Unknown User'],
  unknownWebhook: [404, 10015, 'Unknown Webhook'],
  unknownInteraction: [404, 10062, 'Unknown interaction'],
  unknownCommand: [404, 10063, 'Unknown application command'],
  unknownEvent: [404, 10070, 'Unknown Guild Scheduled Event'],
  tooManyCommands: [400, 30032, 'Maximum number of application commands reached (100)'],
  tooManyCreates: [
    400,
    30034,
    'Max number of daily application command creates has been reached (200)',
  ],
  tooManyEvents: [400, 30038, 'Maximum number of guild scheduled events reached (100)'],
  tooLarge: [413, 40005, 'Request entity too large'],
  alreadyAcknowledged: [400, 40060, 'Interaction has already been acknowledged.'],
  missingAccess: [403, 50001, 'Missing Access'],
  notYours: [403, 50005, 'Cannot edit a message authored by another user'],
  emptyMessage: [400, 50006, 'Cannot send an empty message'],
  notATextChannel: [400, 50008, 'Cannot send messages in a non-text channel'],
  wrongChannelType: [400, 50024, 'Cannot execute action on this channel type'],
  dmsClosed: [403, 50007, 'Cannot send messages to this user'],
  missingPermissions: [403, 50013, 'Missing Permissions'],
  invalidToken: [401, 50027, 'Invalid Webhook Token'],
  threadArchived: [400, 50083, 'Thread is archived'],
  threadExists: [400, 160004, 'A thread has already been created for this message'],
  badJson: [400, 50109, 'The request body contains invalid JSON.'],
} as const satisfies Record<string, readonly [number, number, string]>;

/** The refusal that Discord gives for a named reason. */
export function refusal(reason: keyof typeof known): Refusal {
  const [status, code, message] = known[reason];
  return new Refusal(status, code, message);
}

/** Collects complaints; `settle` throws 50035 Invalid Form Body when there are any. */
export function createComplaints(): { complain: Complain; settle: () => void } {
  const problems: Problem[] = [];
  return {
    complain: (path, code, message) => problems.push({ path, code, message }),
    settle: () => {
      if (problems.length > 0) {
        throw new Refusal(400, 50035, 'Invalid Form Body', errorTree(problems));
      }
    },
  };
}

function errorTree(problems: readonly Problem[]): Node {
  const root: Node = {};
  for (const problem of problems) {
    let node = root;
    for (const step of problem.path) {
      const child = node[step];
      const next: Node = child === undefined || Array.isArray(child) ? {} : child;
      node[step] = next;
      node = next;
    }
    const leaf: Leaf = { code: problem.code, message: problem.message };
    const sofar = node[leaves];
    node[leaves] = Array.isArray(sofar) ? [...sofar, leaf] : [leaf];
  }
  return root;
}
