import { Module } from '@nestjs/common';
import { AttackIndexModule } from '../attack-index/attack-index.module.js';
import { RulesModule } from '../rules/rules.module.js';
import { CoverageFieldsResolver } from './coverage-fields.resolver.js';
import { CoverageRepository } from './coverage.repository.js';
import { CoverageResolver } from './coverage.resolver.js';
import { CoverageService } from './coverage.service.js';

/** What the rules detect and where they run. */
@Module({
  imports: [AttackIndexModule, RulesModule],
  providers: [CoverageService, CoverageRepository, CoverageResolver, CoverageFieldsResolver],
  exports: [CoverageService],
})
export class CoverageModule {}
