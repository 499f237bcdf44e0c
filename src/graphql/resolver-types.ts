import type { Resolvers, ResolversParentTypes } from './generated/schema.js';

/** Scalars have no fields. */
type TypeName = Exclude<keyof Resolvers & keyof ResolversParentTypes, 'DateTime'>;
type FieldsOf<T extends TypeName> = Required<Required<Resolvers>[T]>;
type RootType = 'Query' | 'Mutation' | 'Subscription';
/** The types with a resolver class, which says of itself that it has what the model lacks: `ResolverOf`. */
type ResolvedType = 'RuleConnection' | 'RuleFacets' | 'Rule' | 'RelatedRule' | 'RuleVersion' | 'Technique' | 'Coverage' | 'Import';
type Answer<R> = R extends (...args: never[]) => infer A ? A : never;

/** The fields of an SDL type that its model does not have by itself. */
export type MissingFields<T extends TypeName> = T extends RootType
  ? keyof FieldsOf<T>
  : Exclude<keyof FieldsOf<T>, keyof ResolversParentTypes[T]>;

/**
 * The methods a Nest resolver class must have so that SDL and TypeScript agree.
 * Nest hands over only the arguments that a method asks for, so their list is left open.
 */
export type ResolverOf<T extends TypeName, F extends keyof FieldsOf<T> = MissingFields<T> & keyof FieldsOf<T>> = {
  [P in F]-?: (...args: never[]) => Answer<FieldsOf<T>[P]>;
};

/** The fields that a model has, but not as the SDL says. Must be never for every type. */
type Disagreements<T extends TypeName> = T extends TypeName
  ? {
      [F in keyof FieldsOf<T> & keyof ResolversParentTypes[T]]-?: ResolversParentTypes[T][F] extends Awaited<Answer<FieldsOf<T>[F]>>
        ? never
        : `${T}.${F & string}`;
    }[keyof FieldsOf<T> & keyof ResolversParentTypes[T]]
  : never;

/** The fields of an SDL type that neither its model nor a resolver provides. Must be never where no resolver class is written. */
type Unprovided<T extends TypeName> = T extends TypeName ? `${T}.${MissingFields<T> & string}` : never;

type MustBeNever<T extends never> = T;
/** Does not compile when a model says otherwise than the SDL. */
export type SchemaAgreesWithModels = MustBeNever<Disagreements<Exclude<TypeName, RootType>>>;
/** Does not compile when a model lacks a field of the SDL. */
export type ModelsProvideSchema = MustBeNever<Unprovided<Exclude<TypeName, RootType | ResolvedType>>>;
