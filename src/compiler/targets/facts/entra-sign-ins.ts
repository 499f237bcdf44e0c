import type { FieldMappings } from '../target.js';

/** What every row of a table of sign-ins is. */
export const EVERY_SIGN_IN = {
  ActivityDetails: { fixed: 'Sign-ins' },
} as const satisfies FieldMappings;
