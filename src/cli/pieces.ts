import { PassThrough } from 'node:stream';

/** Files on their way to a command, a piece a request: one request for a large file would take too long. */
export type Pieces = {
  /** What has arrived under this name, and is still to come. */
  readonly of: (name: string) => PassThrough;
  /** Resolves when there is room for the next piece. False when nobody takes this file any more. */
  readonly give: (name: string, piece: Buffer) => Promise<boolean>;
  readonly end: (name: string) => void;
  /** The command is done, or whoever sent the file is gone. */
  readonly forget: (name: string) => void;
};

export function openPieces(): Pieces {
  const files = new Map<string, PassThrough>();
  const over = new Set<string>();

  function of(name: string): PassThrough {
    const known = files.get(name);
    if (known !== undefined) return known;
    const file = new PassThrough();
    // Whoever reads it learns that it broke off; where nobody does, that is no fault of the process.
    file.on('error', () => {});
    files.set(name, file);
    return file;
  }

  return {
    of,
    async give(name, piece) {
      if (over.has(name)) return false;
      const file = of(name);
      if (!file.write(piece)) await room(file);
      return !over.has(name);
    },
    end: (name) => {
      if (!over.has(name)) of(name).end();
    },
    forget(name) {
      over.add(name);
      const file = files.get(name);
      files.delete(name);
      // One that is half there must not look whole.
      if (file?.writableFinished === false) file.destroy(new Error('the file broke off'));
    },
  };
}

function room(file: PassThrough): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      file.off('drain', end);
      file.off('close', end);
      resolve();
    };
    file.on('drain', end);
    file.on('close', end);
  });
}
