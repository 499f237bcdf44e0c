import { describeProof } from '../semantics/describe-proof.js';

describeProof('the rules of cloud platforms', (path) => /^(?:cloud\/(?:aws|gcp)|identity|application\/(?:github|kubernetes))\//.test(path));
