import { describeProof } from '../semantics/describe-proof.js';

describeProof('the other rules', (path) => !/^windows\/(?:process_creation|registry|file)\//.test(path));
