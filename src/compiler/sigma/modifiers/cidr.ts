import { parseNetwork } from '../parse-network.js';
import { valueModifier } from './modifier.js';

export const cidr = valueModifier('cidr', ['raw-text'], ({ text, span }, { reporter }) => {
  const { network, problem, hint } = parseNetwork(text);
  if (network !== undefined) return [{ kind: 'cidr', ...network, span }];
  reporter.report('INVALID_VALUE', `"${text}" is not a network: ${problem}.`, { span, ...(hint === undefined ? {} : { hint }) });
  return [];
});
