import { describeProof } from '../semantics/describe-proof.js';

describeProof('the registry and file rules', (path) => /^windows\/(?:registry|file)\//.test(path));
