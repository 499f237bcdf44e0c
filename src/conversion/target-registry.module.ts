import { Module, type DynamicModule } from '@nestjs/common';
import type { TargetRegistry } from '../compiler/index.js';

/** The token by which providers inject the targets of this server: a `TargetRegistry`. */
export const TARGET_REGISTRY = Symbol('TargetRegistry');

/** The targets that rules are converted for. */
@Module({})
export class TargetRegistryModule {
  static forRoot(registry: TargetRegistry): DynamicModule {
    return {
      module: TargetRegistryModule,
      global: true,
      providers: [{ provide: TARGET_REGISTRY, useValue: registry }],
      exports: [TARGET_REGISTRY],
    };
  }
}
