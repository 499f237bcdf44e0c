import { Module } from '@nestjs/common';
import { AttackIndexModule } from '../attack-index/attack-index.module.js';
import { CoverageModule } from '../coverage/coverage.module.js';
import { RulesModule } from '../rules/rules.module.js';
import { AttackController } from './attack.controller.js';
import { AttackResolver } from './attack.resolver.js';
import { AttackService } from './attack.service.js';
import { TechniqueResolver } from './technique.resolver.js';

/** ATT&CK, with the rules of each technique. */
@Module({
  imports: [AttackIndexModule, CoverageModule, RulesModule],
  controllers: [AttackController],
  providers: [AttackService, AttackResolver, TechniqueResolver],
  exports: [AttackService],
})
export class AttackModule {}
