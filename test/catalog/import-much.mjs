/**
 * A process that imports rules with the built program, for a test that gives it little memory: so many rules, with so long a comment
 * each, into the database of a location. It says on standard output what the import counted.
 */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { CliModule } from '../../dist/cli/cli.module.js';
import { RuleImporter } from '../../dist/imports/rule-importer.js';
import { BUILT_IN_TARGETS } from '../../dist/compiler/index.js';

const { location, rules, comment } = JSON.parse(process.argv[2]);
const app = await NestFactory.createApplicationContext(CliModule.forRoot(BUILT_IN_TARGETS, location), { logger: false });

function* files() {
  for (let number = 1; number <= rules; number++) {
    const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
    const text = `title: Rule ${number}
id: ${id}
logsource: { product: windows, category: process_creation }
detection: { selection: { Image: 'C:\\${number}.exe' }, condition: selection }
# ${String(number).padEnd(comment, '.')}
`;
    // As a file that is read: one piece of memory, not a list of its parts.
    yield { path: `${number}.yml`, text: Buffer.from(text).toString() };
  }
}

const source = { name: 'much', kind: 'folder', provenance: { location: '/rules' }, files, close: () => Promise.resolve() };
const { done } = await app.get(RuleImporter).start(source);
const { counts } = await done;
await app.close();
console.log(JSON.stringify(counts));
