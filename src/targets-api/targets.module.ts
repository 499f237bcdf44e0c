import { Module } from '@nestjs/common';
import { ConversionModule } from '../conversion/conversion.module.js';
import { SchemasController } from './schemas.controller.js';
import { TargetsController } from './targets.controller.js';
import { TargetsResolver } from './targets.resolver.js';

/** The targets that rules are converted for, and the schema of mapping files. */
@Module({ imports: [ConversionModule], controllers: [TargetsController, SchemasController], providers: [TargetsResolver] })
export class TargetsModule {}
