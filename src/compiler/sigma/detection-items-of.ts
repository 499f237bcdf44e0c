import type { DetectionItem, Detection, SigmaRule } from './ast.js';

/** Every test of a rule, also those of selections that its conditions do not name. */
export function detectionItemsOf({ detections }: SigmaRule): readonly DetectionItem[] {
  const flatten = (detection: Detection): readonly DetectionItem[] =>
    detection.kind === 'detection-item' ? [detection] : detection.detections.flatMap(flatten);
  return [...detections.values()].flatMap(flatten);
}

/** Whether a value of the rule is not known before the query runs, or the caller says it. */
export const hasPlaceholders = (rule: SigmaRule): boolean =>
  detectionItemsOf(rule).some(({ values }) =>
    values.some((value) => value.kind === 'pattern' && value.parts.some((part) => typeof part === 'object' && 'placeholder' in part)),
  );
