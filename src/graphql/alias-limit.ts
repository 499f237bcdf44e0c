import { GraphQLError, type ValidationRule } from 'graphql';

/** How many fields one document may ask for under another name. */
export const MAX_ALIASES = 20;

/** Refuses a document that asks for the same thing many times under different names: a small request would be the work of hundreds. */
export const aliasLimit: ValidationRule = (context) => {
  let aliases = 0;
  return {
    Field(node) {
      if (!node.alias || ++aliases !== MAX_ALIASES + 1) return;
      const message = `The document has more than ${MAX_ALIASES} aliases.`;
      context.reportError(new GraphQLError(message, { nodes: node, extensions: { code: 'QUERY_TOO_COMPLEX' } }));
    },
  };
};
