import { Module } from '@nestjs/common';
import { AttackIndexRepository } from './attack-index.repository.js';
import { AttackIndexService } from './attack-index.service.js';

/** The version of ATT&CK that is in use. */
@Module({ providers: [AttackIndexRepository, AttackIndexService], exports: [AttackIndexService] })
export class AttackIndexModule {}
