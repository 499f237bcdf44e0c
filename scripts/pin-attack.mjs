/**
 * `npm run attack -- BUNDLE [VERSION]`: writes src/attack/enterprise-matrix.ts from a STIX bundle of Enterprise ATT&CK, as in
 * https://github.com/mitre-attack/attack-stix-data. The version is needed where the bundle does not say it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { readStixBundle } from '../dist/attack/index.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const [file, version] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: npm run attack -- BUNDLE [VERSION]');
  process.exit(2);
}

const { value: matrix, problems } = readStixBundle(JSON.parse(readFileSync(file, 'utf8')), version === undefined ? {} : { version });
for (const { code, message, place } of problems) console.error(`${code} ${place}: ${message}`);
// A pinned file is for everybody: nothing may be missing in it.
if (matrix === undefined || problems.length > 0 || matrix.domain !== 'enterprise-attack') {
  console.error('Not written: the bundle has to be Enterprise ATT&CK, without a problem, and of a known version.');
  process.exit(1);
}

const line = ({ id, name, tactics, platforms, deprecated, revoked, revokedBy }) => {
  const members = { id, name, tactics, platforms };
  if (deprecated) members.deprecated = true;
  if (revokedBy !== null) members.revokedBy = revokedBy;
  else if (revoked) members.revoked = true;
  return `    ${JSON.stringify(members)},`;
};

const text = `// Written by scripts/pin-attack.mjs from MITRE's STIX data; do not edit.
// © The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation.
import type { MatrixFacts } from './matrix.js';

/** Enterprise ATT&CK ${matrix.version}: https://attack.mitre.org/versions/v${matrix.version.split('.')[0]}/ */
// prettier-ignore
export const ENTERPRISE_MATRIX: MatrixFacts = {
  version: ${JSON.stringify(matrix.version)},
  domain: ${JSON.stringify(matrix.domain)},
  tactics: [
${matrix.tactics.map((tactic) => `    ${JSON.stringify(tactic)},`).join('\n')}
  ],
  techniques: [
${matrix.techniques.map(line).join('\n')}
  ],
};
`;
const path = join(root, 'src/attack/enterprise-matrix.ts');
writeFileSync(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
console.log(`Enterprise ATT&CK ${matrix.version}: ${matrix.tactics.length} tactics, ${matrix.techniques.length} techniques.`);
