/** `npm start`: the only command a fresh clone needs. What stands after `--` goes to the server. */
import { setUp } from './set-up.mjs';

setUp();
// In this process, so that a signal to stop reaches the server and nothing in between.
await import('../dist/main.js');
