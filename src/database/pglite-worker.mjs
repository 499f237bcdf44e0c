/**
 * A thread that owns the embedded database and speaks the protocol of PostgreSQL on its port: in the thread of the server, a
 * search would hold up every other request. JavaScript, because a worker loads this file as it is.
 */
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';

const { folder, template } = workerData;
const database = await PGlite.create(folder ?? 'memory://', {
  extensions: { pg_trgm },
  ...(template !== undefined && { loadDataDir: new Blob([await readFile(template)]) }),
});

/** The connection that spoke last. There is one session, in which connections take turns. */
let speaker = 0;
let closed = false;
let tail = Promise.resolve();

parentPort.on('message', (message) => {
  tail = tail.then(() => answer(message));
});
parentPort.postMessage('ready');

async function answer(message) {
  if (closed) return;
  if (message === 'close') {
    closed = true;
    await database.close();
    parentPort.close();
    return;
  }
  const { connection, data } = message;
  if (speaker !== connection || data === undefined) {
    // A connection that went away must not leave its transaction open in the one session.
    if (database.isInTransaction() && (data !== undefined || speaker === connection)) await database.exec('ROLLBACK');
    if (data === undefined) return;
    speaker = connection;
  }
  const parts = [];
  await database.runExclusive(() => database.execProtocolRawStream(data, { onRawData: (part) => parts.push(part.slice()) }));
  const bytes = parts.length === 1 ? parts[0] : new Uint8Array(Buffer.concat(parts));
  parentPort.postMessage({ connection, data: bytes }, [bytes.buffer]);
}
