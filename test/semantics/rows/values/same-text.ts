/** Whether two texts are the same but for upper and lower case: how Sigma and Windows compare the names of things. */
export const sameText = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
