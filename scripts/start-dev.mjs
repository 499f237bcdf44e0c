/** `npm run start:dev`: the server for development, which restarts when a source file changes. */
import { setUp } from './set-up.mjs';

// Nest's watcher builds by itself.
setUp({ build: false });
process.argv.splice(2, 0, 'start', '--watch', '--watch-assets', '--no-shell');
// In this process, so that a signal to stop reaches the watcher and the server below it.
await import('@nestjs/cli/bin/nest.js');
