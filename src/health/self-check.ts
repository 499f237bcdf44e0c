import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { ConversionService } from '../conversion/conversion.service.js';
import { TargetDto } from '../targets-api/target.dto.js';

/** One thing that has to be right before requests are sent here. */
export interface Check {
  readonly status: 'ok' | 'failed';
  readonly detail: string;
}

/** A rule that every set of targets worth serving can convert. */
const PROBE = `title: Probe
logsource:
  category: process_creation
  product: windows
detection:
  selection:
    Image|endswith: '\\probe.exe'
  condition: selection
`;

/** Looks once, at start, whether the targets can be shown and converted for; remembers when the server has begun to stop. */
@Injectable()
export class SelfCheck implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #checks: Readonly<Record<'targets' | 'conversion' | 'running', Check>> = {
    targets: { status: 'failed', detail: 'Not checked yet.' },
    conversion: { status: 'failed', detail: 'Not checked yet.' },
    running: { status: 'ok', detail: 'Accepting requests.' },
  };

  constructor(private readonly conversions: ConversionService) {}

  get checks(): Readonly<Record<string, Check>> {
    return this.#checks;
  }

  async onApplicationBootstrap(): Promise<void> {
    this.#checks = {
      ...this.#checks,
      targets: await outcome(() => describeChecked(this.conversions)),
      conversion: await outcome(() => checkConversion(this.conversions)),
    };
  }

  beforeApplicationShutdown(): void {
    this.#checks = { ...this.#checks, running: { status: 'failed', detail: 'Shutting down.' } };
  }
}

async function outcome(check: () => string | Promise<string>): Promise<Check> {
  try {
    return { status: 'ok', detail: await check() };
  } catch (error) {
    return { status: 'failed', detail: error instanceof Error ? error.message : String(error) };
  }
}

function describeChecked(conversions: ConversionService): string {
  const [contradiction] = conversions.contradictions();
  if (contradiction !== undefined) throw new Error(contradiction);
  const targets = conversions.targets().map((target) => TargetDto.parse(target));
  const names = targets.flatMap(({ id, tables }) => tables.map(({ name }) => `${id} ${name}`));
  if (names.length === 0) throw new Error('There are no tables.');
  if (new Set(names).size < names.length) throw new Error('Two tables of one target have the same name.');
  return `${targets.length} targets, ${names.length} tables.`;
}

async function checkConversion(conversions: ConversionService): Promise<string> {
  const { rules } = await conversions.convert({ rule: PROBE });
  const found = rules.flatMap((rule) => rule.conversions);
  const converted = found.filter(({ query }) => query !== null).length;
  if (converted === 0) throw new Error('A plain rule for process creation converts for no table.');
  return `A plain rule converts for ${converted} tables.`;
}
