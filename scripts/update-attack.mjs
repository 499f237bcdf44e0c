/**
 * `npm run attack -- BUNDLE [VERSION]`: writes src/attack/enterprise-attack.json from a STIX bundle of Enterprise ATT&CK, as in
 * https://github.com/mitre-attack/attack-stix-data. Give the version if the bundle does not name it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { parseStixBundle } from '../dist/attack/index.js';

const NOTICE = '© The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation.';

const root = fileURLToPath(new URL('..', import.meta.url));
const [file, version] = process.argv.slice(2);
if (file === undefined) {
  console.error('Usage: npm run attack -- BUNDLE [VERSION]');
  process.exit(2);
}

const { value: matrix, problems } = parseStixBundle(JSON.parse(readFileSync(file, 'utf8')), version === undefined ? {} : { version });
for (const { code, message, pointer } of problems) console.error(`${code} ${pointer}: ${message}`);
// Everyone gets this file, so nothing may be missing from it.
if (matrix === undefined || problems.length > 0 || matrix.domain !== 'enterprise-attack') {
  console.error('Nothing was written. Use a bundle of Enterprise ATT&CK without problems, and name its version.');
  process.exit(1);
}

const technique = ({ id, name, tactics, platforms, deprecated, revoked, revokedBy }) => ({
  id,
  name,
  tactics,
  platforms,
  ...(deprecated && { deprecated }),
  ...(revokedBy === null ? revoked && { revoked } : { revokedBy }),
});

const data = {
  notice: NOTICE,
  docsUrl: `https://attack.mitre.org/versions/v${matrix.version.split('.')[0]}/`,
  ...matrix,
  techniques: matrix.techniques.map(technique),
};
const path = join(root, 'src/attack/enterprise-attack.json');
writeFileSync(path, await format(JSON.stringify(data), { ...(await resolveConfig(path)), filepath: path }));
console.log(`Enterprise ATT&CK ${matrix.version}: ${matrix.tactics.length} tactics, ${matrix.techniques.length} techniques.`);
