/** `npm start`: sets up a fresh clone and starts the server. Arguments after `--` go to the server. */
import { setUp } from './set-up.mjs';

setUp();
// In this process, so that a signal reaches the server directly.
await import('../dist/main.js');
