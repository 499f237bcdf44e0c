import { describeProof } from '../semantics/describe-proof.js';

describeProof('the other half of the process rules', (path, index) => path.startsWith('windows/process_creation/') && index % 2 === 1);
