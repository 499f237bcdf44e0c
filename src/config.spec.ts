import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from './config.js';

describe('readConfig', () => {
  it('has a value for every variable that is not set, or is empty', () => {
    const expected = {
      PORT: 3000,
      HOST: '127.0.0.1',
      BODY_LIMIT: 1_048_576,
      ARCHIVE_LIMIT: 268_435_456,
      LOG_LEVEL: 'info',
      DATA_DIR: 'data',
    };
    expect(readConfig({})).toEqual(expected);
    expect(readConfig({ PORT: '', HOST: '', BODY_LIMIT: '', LOG_LEVEL: '', PATH: '/bin' })).toEqual(expected);
  });

  it('reads what is set', () => {
    expect(readConfig({ PORT: '0', HOST: '0.0.0.0', BODY_LIMIT: '2048', LOG_LEVEL: 'silent' })).toEqual({
      PORT: 0,
      HOST: '0.0.0.0',
      BODY_LIMIT: 2048,
      ARCHIVE_LIMIT: 268_435_456,
      LOG_LEVEL: 'silent',
      DATA_DIR: 'data',
    });
  });

  it.each([
    { PORT: 'http' },
    { PORT: '-1' },
    { PORT: '65536' },
    { PORT: '80.5' },
    { PORT: '0x50' },
    { BODY_LIMIT: '1mb' },
    { BODY_LIMIT: '0' },
    { ARCHIVE_LIMIT: '2147483648' },
    { LOG_LEVEL: 'loud' },
    { HOST: ' ' },
  ])('says which variable is wrong, what it is, and what it may be: %j', (environment) => {
    const [[name, value] = ['', '']] = Object.entries(environment);
    expect(() => readConfig(environment)).toThrow(new RegExp(`^${name} is "${value}": expected `));
  });

  it('reads where the mapping files are', () => {
    expect(readConfig({ TARGETS_DIR: './mappings' }).TARGETS_DIR).toBe('./mappings');
    expect(readConfig({}).TARGETS_DIR).toBeUndefined();
  });

  it('reads where the catalog is, and repeats no password', () => {
    const DATABASE_URL = 'postgresql://somebody:secret@localhost:5432/sigma_kql';
    expect(readConfig({ DATABASE_URL, DATA_DIR: '/var/lib/sigma-kql' })).toMatchObject({ DATABASE_URL, DATA_DIR: '/var/lib/sigma-kql' });
    expect(() => readConfig({ DATABASE_URL: 'mysql://somebody:secret@localhost/' })).toThrow(
      /^DATABASE_URL is not usable: expected (?!.*secret)/,
    );
  });

  it('says all that is wrong at once', () => {
    const read = () => readConfig({ PORT: 'a', LOG_LEVEL: 'b' });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(/^PORT .*\nLOG_LEVEL /);
  });
});
