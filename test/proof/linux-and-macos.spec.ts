import { describeProof } from '../semantics/describe-proof.js';

describeProof('the rules for Linux and macOS', (path) => /^(?:linux|macos)\//.test(path));
