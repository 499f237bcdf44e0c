import { once } from 'node:events';
import { Duplex } from 'node:stream';
import { Worker } from 'node:worker_threads';

/** The embedded database, as something that connections can be made to. */
export interface Pglite {
  /** What a connection of `pg` reads and writes instead of a socket. */
  connect(): Duplex;
  /** Writes what is in memory to the folder, and ends the thread. */
  close(): Promise<void>;
}

/**
 * Starts the embedded database on a folder; without one, in memory. A template is a file that PGlite has dumped, which saves a new
 * database the seconds in which it is made.
 */
export async function openPglite(folder: string | undefined, template?: string): Promise<Pglite> {
  const worker = new Worker(new URL('./pglite-worker.mjs', import.meta.url), { workerData: { folder, template } });
  worker.setMaxListeners(0);
  // `once` throws what the thread throws.
  await once(worker, 'message');
  return {
    connect: () => new Connection(worker),
    close: async () => {
      const ended = once(worker, 'exit');
      worker.postMessage('close');
      await ended;
    },
  };
}

interface Answer {
  readonly connection: number;
  readonly data: Uint8Array;
}

/** The first byte of the message with which a client takes its leave. */
const TERMINATE = 0x58;

let connections = 0;

class Connection extends Duplex {
  readonly #connection = ++connections;

  readonly #receive = ({ connection, data }: Answer): void => {
    if (connection === this.#connection) this.push(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
  };

  readonly #fail = (error: Error): void => {
    this.destroy(error);
  };

  constructor(private readonly worker: Worker) {
    super();
    worker.on('message', this.#receive);
    worker.on('error', this.#fail);
  }

  /** Called by `pg`, which takes this for a socket. */
  connect(): this {
    process.nextTick(() => this.emit('connect'));
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {
    // What the thread answers is pushed when it comes.
  }

  override _write(bytes: Buffer, _encoding: BufferEncoding, done: () => void): void {
    if (bytes[0] === TERMINATE) {
      this.push(null);
    } else {
      const data = new Uint8Array(bytes);
      this.worker.postMessage({ connection: this.#connection, data }, [data.buffer]);
    }
    done();
  }

  override _writev(chunks: readonly { readonly chunk: Buffer }[], done: () => void): void {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), 'binary', done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.worker.off('message', this.#receive);
    this.worker.off('error', this.#fail);
    this.worker.postMessage({ connection: this.#connection });
    done(error);
  }
}
