#!/usr/bin/env node
import { runCli } from './run-cli.js';

// `sigma-kql rules | head` wants no more: that is no mistake.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await runCli(process.argv.slice(2), {
  readInput: async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString('utf8');
  },
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  columns: process.stdout.isTTY ? process.stdout.columns : undefined,
  errorColumns: process.stderr.isTTY ? process.stderr.columns : undefined,
  environment: process.env,
  interruption: () => {
    const interruption = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        // A second time is a person who does not want to wait.
        if (interruption.signal.aborted) process.exit(130);
        interruption.abort();
      });
    }
    return interruption.signal;
  },
});
