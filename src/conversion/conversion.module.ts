import { Module } from '@nestjs/common';
import { ConversionController } from './conversion.controller.js';
import { ConversionResolver } from './conversion.resolver.js';
import { FormatsController } from './formats.controller.js';
import { ConversionService } from './conversion.service.js';
import { RuleTextsRepository } from './rule-texts.repository.js';

/** Rules as queries. */
@Module({
  controllers: [ConversionController, FormatsController],
  providers: [ConversionService, RuleTextsRepository, ConversionResolver],
  exports: [ConversionService],
})
export class ConversionModule {}
