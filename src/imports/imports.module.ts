import { Module } from '@nestjs/common';
import { AttackIndexModule } from '../attack-index/attack-index.module.js';
import { RulesModule } from '../rules/rules.module.js';
import { BackgroundImports } from './background-imports.js';
import { ImportResolver } from './import.resolver.js';
import { ImportsController } from './imports.controller.js';
import { ImportsRepository } from './imports.repository.js';
import { ImportsResolver } from './imports.resolver.js';
import { RuleImporter } from './rule-importer.js';
import { StarterRules } from './starter-rules.js';

/** Rules from archives, folders and repositories into the catalog. */
@Module({
  imports: [AttackIndexModule, RulesModule],
  controllers: [ImportsController],
  providers: [ImportsRepository, RuleImporter, BackgroundImports, StarterRules, ImportsResolver, ImportResolver],
  exports: [ImportsRepository, RuleImporter, BackgroundImports, StarterRules],
})
export class ImportsModule {}
