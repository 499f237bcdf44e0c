/**
 * A process that imports rules with the built program, for a test that kills it; what is to be imported is in a file of JSON. It says
 * on standard output how far it is, and waits to be killed when it is done, or when it has read everything.
 */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { CliModule } from '../../dist/cli/cli.module.js';
import { RuleImporter } from '../../dist/imports/rule-importer.js';
import { BUILT_IN_TARGETS } from '../../dist/compiler/index.js';

const { location, name, texts, at } = JSON.parse(await readFile(process.argv[2], 'utf8'));
const app = await NestFactory.createApplicationContext(CliModule.forRoot(BUILT_IN_TARGETS, location), { logger: false });

async function* files() {
  for (const [path, text] of texts) yield { path, text };
  console.log('everything is read');
  if (at === 'reading') await wait(600_000);
}

const source = { name, kind: 'folder', provenance: { location: '/rules' }, files, close: () => Promise.resolve() };
const { done } = await app.get(RuleImporter).start(source);
await done;
console.log('done');
await wait(600_000);
