/** The token by which the server's targets are given to what needs them: a `TargetRegistry`. */
export const TARGET_REGISTRY = Symbol('TargetRegistry');
