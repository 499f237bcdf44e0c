import type { z } from 'zod';
import { AttackIndex, BUNDLED_MATRIX, navigatorLayer } from '../attack/index.js';
import type { TechniqueDto, TechniqueListDto } from './attack.dto.js';

const TECHNIQUE: z.infer<typeof TechniqueDto> = {
  id: 'T1048.003',
  name: 'Exfiltration Over Unencrypted Non-C2 Protocol',
  url: 'https://attack.mitre.org/techniques/T1048/003/',
  tactics: [{ id: 'TA0010', shortname: 'exfiltration', name: 'Exfiltration' }],
  platforms: ['Linux', 'macOS', 'Windows'],
  parentId: 'T1048',
  deprecated: false,
  revoked: false,
  revokedBy: null,
  ruleCount: 3,
};

export const exampleTechniques: z.infer<typeof TechniqueListDto> = { items: [TECHNIQUE], total: 1, nextCursor: null };

const LAYER = { name: 'Sigma rules: product windows', techniques: [{ id: TECHNIQUE.id, count: TECHNIQUE.ruleCount }] };

export const exampleLayer = () => navigatorLayer(LAYER, new AttackIndex(BUNDLED_MATRIX));
