/** The token by which the server's targets are given to what needs them: a `TargetSet`. */
export const TARGET_SET = Symbol('TargetSet');
