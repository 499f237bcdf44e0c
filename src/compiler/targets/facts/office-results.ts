/** The words of the Office 365 Management Activity API for how an operation ended: those of Exchange are truth values. */
export const OFFICE_RESULTS = {
  success: ['Success', 'Succeeded', 'True'],
  failure: ['Failure', 'Failed', 'False'],
} as const;
