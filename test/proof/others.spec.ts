import { describeProof } from '../semantics/describe-proof.js';

describeProof(
  'the other rules',
  (path) =>
    !/^(?:linux|macos|windows\/(?:process_creation|registry|file)|cloud\/(?:aws|gcp)|identity|application\/(?:github|kubernetes))\//.test(
      path,
    ),
);
