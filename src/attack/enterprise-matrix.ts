import data from './enterprise-attack.json' with { type: 'json' };
import type { MatrixData } from './matrix.js';

const { version, tactics, techniques } = data;

/** Enterprise ATT&CK as MITRE's STIX data has it. `npm run attack` writes the JSON file. */
export const ENTERPRISE_MATRIX: MatrixData = { version, domain: 'enterprise-attack', tactics, techniques };
