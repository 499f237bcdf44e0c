/** Replaces the characters that no text of PostgreSQL can have: NUL, and halves of surrogate pairs. */
export const storable = (text: string): string => text.replace(/[\0\p{Surrogate}]/gu, '\uFFFD');
