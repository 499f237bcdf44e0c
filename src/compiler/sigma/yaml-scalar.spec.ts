import { describe, expect, it } from '@jest/globals';
import { resolvePlain } from './yaml-scalar.js';

const show = (text: string): string => {
  const resolved = resolvePlain(text);
  return resolved.kind === 'number' ? resolved.digits : resolved.kind === 'boolean' ? String(resolved.value) : resolved.kind;
};

// The right column is what PyYAML 6.0.3 makes of the left one, printed by Python.
describe('a plain scalar', () => {
  it.each([
    ['', 'null'],
    ['~', 'null'],
    ['null', 'null'],
    ['Null', 'null'],
    ['NULL', 'null'],
    ['nULL', 'string'],
    ['yes', 'true'],
    ['Yes', 'true'],
    ['ON', 'true'],
    ['True', 'true'],
    ['no', 'false'],
    ['off', 'false'],
    ['FALSE', 'false'],
    ['y', 'string'],
    ['n', 'string'],
    ['Y', 'string'],
    ['tRue', 'string'],
    ['yesterday', 'string'],
    ['0', '0'],
    ['7', '7'],
    ['-12', '-12'],
    ['+12', '12'],
    ['-0', '0'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
    ['0123', '83'],
    ['08', 'string'],
    ['0o17', 'string'],
    ['0x1F', '31'],
    ['-0x10', '-16'],
    ['0xFFFFFFFFFFFFFFFF', '18446744073709551615'],
    ['0x', 'string'],
    ['0b101', '5'],
    ['1_000', '1000'],
    ['_1', 'string'],
    ['12:30:45', '45045'],
    ['1:60', 'string'],
    ['1:59.5', '119.5'],
    ['1.5', '1.5'],
    ['1.0', '1'],
    ['10.10', '10.1'],
    ['5.', '5'],
    ['.5', '0.5'],
    ['-.5', 'string'],
    ['1e3', 'string'],
    ['1.0e3', 'string'],
    ['1.0e+3', '1000'],
    ['1.0e-5', '1e-05'],
    ['1.5e-17', '1.5e-17'],
    ['1.0e+20', '100000000000000000000'],
    ['2022-01-07', 'string'],
    ['.inf', 'string'],
    ['-.inf', 'string'],
    ['.NaN', 'string'],
    ['-', 'string'],
    ['.', 'string'],
    ['1.2.3.4', 'string'],
  ])('%j is %s', (text, expected) => {
    expect(show(text)).toBe(expected);
  });
});
