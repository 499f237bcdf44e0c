import { describe, expect, it } from '@jest/globals';
import { parseStixBundle } from './parse-stix-bundle.js';

type StixObject = Record<string, unknown>;

const bundle = (...objects: unknown[]): StixObject => ({ type: 'bundle', id: 'bundle--1', objects });

const technique = (id: string, more: StixObject = {}): StixObject => ({
  type: 'attack-pattern',
  id: `attack-pattern--${id}`,
  name: `Name of ${id}`,
  external_references: [
    { source_name: 'capec', external_id: 'CAPEC-13' },
    { source_name: 'mitre-attack', external_id: id, url: 'javascript:alert(1)' },
  ],
  kill_chain_phases: [{ kill_chain_name: 'mitre-attack', phase_name: 'exfiltration' }],
  x_mitre_platforms: ['Windows', 'Linux', 'macOS'],
  x_mitre_domains: ['enterprise-attack'],
  ...more,
});

const tactic = (id: string, shortname: string, more: StixObject = {}): StixObject => ({
  type: 'x-mitre-tactic',
  id: `x-mitre-tactic--${id}`,
  name: shortname.toUpperCase(),
  x_mitre_shortname: shortname,
  external_references: [{ source_name: 'mitre-attack', external_id: id }],
  ...more,
});

const matrix = (...tactics: string[]): StixObject => ({
  type: 'x-mitre-matrix',
  id: 'x-mitre-matrix--1',
  external_references: [{ source_name: 'mitre-attack', external_id: 'enterprise-attack' }],
  tactic_refs: tactics.map((id) => `x-mitre-tactic--${id}`),
});

const revokedBy = (from: string, to: string, more: StixObject = {}): StixObject => ({
  type: 'relationship',
  id: `relationship--${from}-${to}`,
  relationship_type: 'revoked-by',
  source_ref: `attack-pattern--${from}`,
  target_ref: `attack-pattern--${to}`,
  ...more,
});

const collection = (version: unknown): StixObject => ({
  type: 'x-mitre-collection',
  id: 'x-mitre-collection--1',
  x_mitre_version: version,
});

/** A bundle without a problem, to which tests add theirs. */
const VALID = [
  collection('18.1'),
  matrix('TA0010', 'TA0002'),
  tactic('TA0002', 'execution'),
  tactic('TA0010', 'exfiltration'),
  technique('T1048'),
  technique('T1048.003'),
];

const codesOf = (json: unknown): string[] => parseStixBundle(json).problems.map(({ code, pointer: place }) => `${code} ${place ?? ''}`);

describe('parseStixBundle', () => {
  it('returns a matrix with tactics in its order and techniques sorted by id', () => {
    const json = bundle(
      ...VALID,
      technique('T1022', { revoked: true }),
      technique('T1560', { kill_chain_phases: [] }),
      technique('T1108', { x_mitre_deprecated: true }),
      technique('T1053'),
      technique('T1053.001', { revoked: true }),
      revokedBy('T1022', 'T1560'),
    );
    expect(parseStixBundle(json)).toEqual({
      value: {
        version: '18.1',
        domain: 'enterprise-attack',
        tactics: [
          { id: 'TA0010', shortname: 'exfiltration', name: 'EXFILTRATION' },
          { id: 'TA0002', shortname: 'execution', name: 'EXECUTION' },
        ],
        techniques: [
          { id: 'T1022', revoked: true, revokedBy: 'T1560', deprecated: false, parentId: null },
          { id: 'T1048', revoked: false, revokedBy: null, deprecated: false, parentId: null },
          { id: 'T1048.003', revoked: false, revokedBy: null, deprecated: false, parentId: 'T1048' },
          { id: 'T1053', revoked: false, revokedBy: null, deprecated: false, parentId: null },
          { id: 'T1053.001', revoked: true, revokedBy: null, deprecated: false, parentId: 'T1053' },
          { id: 'T1108', revoked: false, revokedBy: null, deprecated: true, parentId: null },
          { id: 'T1560', revoked: false, revokedBy: null, deprecated: false, parentId: null },
        ].map((expected) => ({
          ...expected,
          name: `Name of ${expected.id}`,
          tactics: expected.id === 'T1560' ? [] : ['exfiltration'],
          platforms: ['Linux', 'macOS', 'Windows'],
          url: `https://attack.mitre.org/techniques/${expected.id.replace('.', '/')}/`,
        })),
      },
      problems: [],
    });
  });

  it.each([
    { domain: 'mobile-attack', source: 'mitre-mobile-attack', id: 'T1660' },
    { domain: 'ics-attack', source: 'mitre-ics-attack', id: 'T0843' },
  ])('parses a bundle of $domain', ({ domain, source, id }) => {
    const of = { external_references: [{ source_name: 'mitre-attack', external_id: id }], x_mitre_domains: [domain] };
    const json = bundle(
      collection('19.0'),
      tactic('TA0104', 'execution', { x_mitre_domains: [domain] }),
      technique(id, { ...of, kill_chain_phases: [{ kill_chain_name: source, phase_name: 'execution' }] }),
    );
    expect(parseStixBundle(json)).toMatchObject({
      value: { domain, tactics: [{ id: 'TA0104' }], techniques: [{ id, tactics: ['execution'] }] },
      problems: [],
    });
  });

  it('takes the domain of a bundle before ATT&CK 8 from the source of its ids', () => {
    const old = { x_mitre_domains: undefined, external_references: [{ source_name: 'mitre-mobile-attack', external_id: 'T1400' }] };
    expect(parseStixBundle(bundle(collection('6.0'), technique('T1400', { ...old, kill_chain_phases: [] })))).toMatchObject({
      value: { domain: 'mobile-attack' },
      problems: [],
    });
  });

  it('keeps the domain with the most techniques and reports the others', () => {
    const mobile = technique('T1660', { x_mitre_domains: ['mobile-attack'] });
    expect(parseStixBundle(bundle(...VALID, mobile))).toMatchObject({
      value: { domain: 'enterprise-attack', techniques: [{ id: 'T1048' }, { id: 'T1048.003' }] },
      problems: [{ code: 'OTHER_DOMAIN', pointer: '/objects' }],
    });
  });

  it('uses the version of an object that was modified last', () => {
    const versions = ['2024-01-01T00:00:00.000Z', '2025-10-24T17:48:19Z', '2023-05-09T14:00:00.188Z'].map((modified) =>
      technique('T1041', { modified, name: modified }),
    );
    const techniques = parseStixBundle(bundle(...VALID, ...versions)).value?.techniques;
    expect(techniques?.find(({ id }) => id === 'T1041')?.name).toBe('2025-10-24T17:48:19Z');
  });

  it('takes the version from an option', () => {
    expect(parseStixBundle(bundle(...VALID.slice(1)), { version: '18.1' })).toMatchObject({ value: { version: '18.1' }, problems: [] });
  });

  it('skips withdrawn tactics and their matrix', () => {
    const json = bundle(
      ...VALID,
      tactic('TA0099', 'effects', { x_mitre_deprecated: true }),
      { ...matrix('TA0099'), id: 'x-mitre-matrix--2', x_mitre_deprecated: true },
      technique('T1001', { x_mitre_deprecated: true, kill_chain_phases: [{ kill_chain_name: 'mitre-attack', phase_name: 'effects' }] }),
    );
    expect(parseStixBundle(json)).toMatchObject({ value: { tactics: [{ id: 'TA0010' }, { id: 'TA0002' }] }, problems: [] });
  });

  it('puts tactics that no matrix names last', () => {
    const { value } = parseStixBundle(bundle(...VALID, tactic('TA0040', 'impact')));
    expect(value?.tactics.map(({ shortname }) => shortname)).toEqual(['exfiltration', 'execution', 'impact']);
  });

  it('ignores revoked groups and software', () => {
    const group = {
      type: 'relationship',
      id: 'relationship--g',
      relationship_type: 'revoked-by',
      source_ref: 'intrusion-set--1',
      target_ref: 'x',
    };
    expect(codesOf(bundle(...VALID, group))).toEqual([]);
  });
});

describe('parseStixBundle with a malformed bundle', () => {
  it.each<{ fault: string; json: unknown; code: string }>([
    { fault: 'null', json: null, code: 'NOT_A_STIX_BUNDLE' },
    { fault: 'a string', json: '{"type":"bundle"}', code: 'NOT_A_STIX_BUNDLE' },
    { fault: 'a list', json: [bundle(...VALID)], code: 'NOT_A_STIX_BUNDLE' },
    { fault: 'another type', json: { ...bundle(...VALID), type: 'report' }, code: 'NOT_A_STIX_BUNDLE' },
    { fault: 'objects that are not a list', json: { type: 'bundle', objects: { length: 1e9 } }, code: 'NOT_A_STIX_BUNDLE' },
    { fault: 'no objects', json: bundle(), code: 'NO_TECHNIQUES' },
    { fault: 'no technique', json: bundle(collection('18.1'), tactic('TA0002', 'execution')), code: 'NO_TECHNIQUES' },
  ])('returns no value for $fault', ({ json, code }) => {
    expect(parseStixBundle(json)).toMatchObject({ value: undefined, problems: [{ code }] });
  });

  const at = `/objects/${VALID.length}`;
  it.each<{ fault: string; objects: unknown[]; problem: string }>([
    { fault: 'is a number', objects: [7], problem: `MALFORMED_OBJECT ${at}` },
    { fault: 'is null', objects: [null], problem: `MALFORMED_OBJECT ${at}` },
    { fault: 'has no type', objects: [{ id: 'x' }], problem: `MALFORMED_OBJECT ${at}` },
    { fault: 'has no id', objects: [{ type: 'attack-pattern' }], problem: `MALFORMED_OBJECT ${at}` },
    {
      fault: 'has no external id',
      objects: [technique('T1041', { external_references: undefined })],
      problem: `MALFORMED_OBJECT ${at}/external_references`,
    },
    {
      fault: 'has malformed external references',
      objects: [technique('T1041', { external_references: [null, 7, {}] })],
      problem: `MALFORMED_OBJECT ${at}/external_references`,
    },
    { fault: 'has another external id', objects: [technique('T1041/../x')], problem: `MALFORMED_OBJECT ${at}/external_references` },
    { fault: 'has no name', objects: [technique('T1041', { name: ' ' })], problem: `MALFORMED_OBJECT ${at}/name` },
    {
      fault: 'has a name that is not text',
      objects: [technique('T1041', { name: { toString: 'x' } })],
      problem: `MALFORMED_OBJECT ${at}/name`,
    },
    { fault: 'has a name of two lines', objects: [technique('T1041', { name: 'a\nb' })], problem: `MALFORMED_OBJECT ${at}/name` },
    {
      fault: 'has a name that is too long',
      objects: [technique('T1041', { name: 'a'.repeat(301) })],
      problem: `MALFORMED_OBJECT ${at}/name`,
    },
    { fault: 'is a tactic without an id', objects: [tactic('TA6', 'impact')], problem: `MALFORMED_OBJECT ${at}/external_references` },
    {
      fault: 'is a tactic without a shortname',
      objects: [tactic('TA0040', 'Impact!')],
      problem: `MALFORMED_OBJECT ${at}/x_mitre_shortname`,
    },
    { fault: 'is a tactic without a name', objects: [tactic('TA0040', 'impact', { name: 1 })], problem: `MALFORMED_OBJECT ${at}/name` },
    {
      fault: 'is a matrix with a missing tactic',
      objects: [{ ...matrix('TA0040'), id: 'x-mitre-matrix--2' }],
      problem: `UNKNOWN_REFERENCE ${at}/tactic_refs/0`,
    },
    {
      fault: 'revokes a missing technique',
      objects: [revokedBy('T1041', 'T1048')],
      problem: `UNKNOWN_REFERENCE ${at}/source_ref`,
    },
    {
      fault: 'replaces a technique with a missing one',
      objects: [revokedBy('T1048', 'T1041')],
      problem: `UNKNOWN_REFERENCE ${at}/target_ref`,
    },
    {
      fault: 'replaces a technique with a number',
      objects: [revokedBy('T1048', 'T1041', { target_ref: 5 })],
      problem: `UNKNOWN_REFERENCE ${at}/target_ref`,
    },
    {
      fault: 'has the id of another technique',
      objects: [{ ...technique('T1048'), id: 'attack-pattern--2' }],
      problem: `DUPLICATE_ID ${at}`,
    },
    { fault: 'has a malformed version', objects: [{ ...collection('v18'), id: 'x-mitre-collection--2' }], problem: '' },
  ])('skips an object that $fault', ({ objects, problem }) => {
    const { value } = parseStixBundle(bundle(...VALID, ...objects));
    expect(codesOf(bundle(...VALID, ...objects))).toEqual(problem === '' ? [] : [problem]);
    expect(value?.techniques.map(({ id }) => id)).toEqual(['T1048', 'T1048.003']);
    expect(value?.version).toBe('18.1');
  });

  it('keeps a sub-technique without its parent, and reports it', () => {
    const { value, problems } = parseStixBundle(bundle(...VALID, technique('T1041.001')));
    expect(value?.techniques[0]).toMatchObject({ id: 'T1041.001', parentId: 'T1041' });
    expect(problems).toMatchObject([{ code: 'UNKNOWN_REFERENCE', pointer: '/objects/6' }]);
  });

  it('reports a missing version', () => {
    for (const version of [undefined, 18, 'latest', '18.1; drop']) {
      expect(parseStixBundle(bundle(...VALID.slice(1), collection(version)))).toMatchObject({
        value: { version: 'unknown' },
        problems: [{ code: 'NO_VERSION', pointer: '/objects' }],
      });
    }
  });

  it('skips malformed tactics and platforms and keeps the others', () => {
    const json = bundle(
      ...VALID,
      technique('T1041', {
        kill_chain_phases: [
          null,
          { kill_chain_name: 'lockheed', phase_name: 'delivery' },
          { kill_chain_name: 'mitre-attack', phase_name: 7 },
          { kill_chain_name: 'mitre-attack', phase_name: 'impact' },
          { kill_chain_name: 'mitre-attack', phase_name: 'execution' },
          { kill_chain_name: 'mitre-attack', phase_name: 'execution' },
        ],
        x_mitre_platforms: ['Windows', 7, '', 'Windows', 'a\u0000b'],
      }),
      technique('T1042', { kill_chain_phases: 'execution', x_mitre_platforms: { 0: 'Windows' } }),
    );
    const { value, problems } = parseStixBundle(json);
    expect(problems).toMatchObject([{ code: 'UNKNOWN_REFERENCE', pointer: '/objects/6/kill_chain_phases' }]);
    expect(value?.techniques).toMatchObject([
      { id: 'T1041', tactics: ['execution'], platforms: ['Windows'] },
      { id: 'T1042', tactics: [], platforms: [] },
      { id: 'T1048' },
      { id: 'T1048.003' },
    ]);
  });

  it.each([
    { first: {}, second: { revoked: true }, kept: 'first' },
    { first: { revoked: true }, second: {}, kept: 'second' },
    { first: {}, second: {}, kept: 'first' },
  ])('keeps the $kept of two techniques with one id ($first, $second)', ({ first, second, kept }) => {
    const json = bundle(
      ...VALID,
      technique('T1041', { ...first, name: 'first' }),
      technique('T1041', { ...second, name: 'second', id: 'attack-pattern--2' }),
    );
    const { value, problems } = parseStixBundle(json);
    expect(problems).toMatchObject([{ code: 'DUPLICATE_ID' }]);
    expect(value?.techniques.find(({ id }) => id === 'T1041')?.name).toBe(kept);
  });

  it('ignores the replacements of techniques that revoke each other, and keeps those that lead to them', () => {
    const ids = ['T1001', 'T1002', 'T1003'];
    const json = bundle(
      ...VALID,
      ...ids.map((id) => technique(id, { revoked: true })),
      revokedBy('T1001', 'T1002'),
      revokedBy('T1002', 'T1001'),
      revokedBy('T1003', 'T1001'),
    );
    const { value, problems } = parseStixBundle(json);
    expect(problems.map(({ code }) => code)).toEqual(['REVOCATION_CYCLE', 'REVOCATION_CYCLE']);
    expect(value?.techniques.slice(0, 3)).toMatchObject([
      { id: 'T1001', revoked: true, revokedBy: null },
      { id: 'T1002', revoked: true, revokedBy: null },
      { id: 'T1003', revoked: true, revokedBy: 'T1001' },
    ]);
  });

  it('reports at most a hundred problems', () => {
    const { value, problems } = parseStixBundle(bundle(...VALID, ...Array.from({ length: 5000 }, () => null)));
    expect(value?.techniques).toHaveLength(2);
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)?.code).toBe('TOO_MANY_PROBLEMS');
  });

  it('parses a long chain of revocations in linear time', () => {
    const ids = Array.from({ length: 9000 }, (_, index) => `T${1000 + index}`);
    const json = bundle(
      ...VALID.slice(0, 4),
      ...ids.map((id) => technique(id, { revoked: true })),
      ...ids.slice(1).map((id, index) => revokedBy(ids[index]!, id)),
    );
    const start = performance.now();
    expect(parseStixBundle(json).value?.techniques).toHaveLength(9000);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('never throws, whatever type a member has', () => {
    const odd = [undefined, null, true, 7, '', 'x', [], [[]], {}, { toString: null }, Object.create(null), () => 1];
    for (const value of odd) {
      for (const original of VALID) {
        for (const key of Object.keys(original)) {
          const json = bundle(...VALID.map((object) => (object === original ? { ...object, [key]: value } : object)));
          expect(() => parseStixBundle(json)).not.toThrow();
        }
      }
      expect(() => parseStixBundle(bundle(value, ...VALID))).not.toThrow();
      expect(() => parseStixBundle({ type: 'bundle', objects: value })).not.toThrow();
    }
  });
});
