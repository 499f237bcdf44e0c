import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { HttpAdapter } from '../../src/http/http-adapter.js';
import { configureApp } from '../../src/http/configure-app.js';
import { AppModule } from '../../src/app.module.js';
import { BUILT_IN_TARGETS, type TargetRegistry } from '../../src/compiler/index.js';
import { readConfig } from '../../src/config.js';
import { embeddedLocation } from '../support/databases.js';
import { ConversionService } from '../../src/conversion/conversion.service.js';

/** The whole server without a port, and quiet; with another service where a test is about its failures. */
export async function openTestApp(
  service?: Partial<ConversionService>,
  registry: TargetRegistry = BUILT_IN_TARGETS,
  environment: Readonly<Record<string, string>> = {},
): Promise<NestFastifyApplication> {
  const builder = Test.createTestingModule({ imports: [AppModule.forRoot(registry, await embeddedLocation())] });
  if (service) builder.overrideProvider(ConversionService).useValue(service);
  const module = await builder.compile();
  const config = readConfig({ LOG_LEVEL: 'silent', ...environment });
  const app = module.createNestApplication<NestFastifyApplication>(new HttpAdapter(config), { bodyParser: false });
  configureApp(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

/** A rule that converts for tables of every target. */
export const RULE = `title: Whoami Execution
id: 502b42de-4306-40b4-9596-6f590c81f073
status: test
logsource:
  category: process_creation
  product: windows
detection:
  selection:
    Image|endswith: '\\whoami.exe'
  condition: selection
level: low
`;

/** A rule that asks for something that no table of processes has, on line 9. */
export const UNMAPPED_RULE = RULE.replace('Image|endswith', 'NoSuchField');

/** Not a rule: it has nothing but a title. */
export const NO_RULE = 'title: Nothing else\n';

/** Not YAML: the list of line 2 is never closed. */
export const BROKEN_YAML = 'title: Broken\ntags: [unclosed\nlevel: low\n';
