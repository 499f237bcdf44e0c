/** The arguments that were given: GraphQL has null for one that is not, beside leaving it out. */
export const withoutNulls = (input: object | null | undefined): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(input ?? {}).filter(([, value]) => value !== null && value !== undefined));
