import { Module } from '@nestjs/common';
import { ConversionModule } from '../conversion/conversion.module.js';
import { RulesModule } from '../rules/rules.module.js';
import { CatalogCheck } from './catalog-check.js';
import { HealthController } from './health.controller.js';
import { MetricsController } from './metrics.controller.js';
import { SelfCheck } from './self-check.js';

/** Probes for orchestrators, and numbers for Prometheus. */
@Module({
  imports: [ConversionModule, RulesModule],
  controllers: [HealthController, MetricsController],
  providers: [SelfCheck, CatalogCheck],
})
export class HealthModule {}
