/** A text of a rule or a path in one line of a terminal: nothing in it moves the cursor or turns the line round. */
export const printable = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\p{Cc}\p{Bidi_Control}]/gu, '\uFFFD');
